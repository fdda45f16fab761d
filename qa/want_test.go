package qa

import (
	"testing"

	"onrecord/qa/question"
	"onrecord/qa/rank"
	"onrecord/qa/story"
)

func TestWant(t *testing.T) {
	s, err := Parse(Meta{Slug: "quay"}, "The quay is old.\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		text        string
		want        rank.Want
		head, thing string // words
	}{
		{"Who built the quay?", rank.Person, "", ""},
		{"Who did the council thank?", rank.Whom, "", ""},
		{"Where is the quay?", rank.Place, "", ""},
		{"In which city does it stand?", rank.Place, "city", ""},
		{"When was it built?", rank.Time, "", ""},
		{"What year was it built?", rank.Time, "", ""},
		{"How many boats use the quay?", rank.Count, "boats", ""},
		{"How much did the council pay?", rank.Money, "", ""},
		{"What was the price of the quay?", rank.Money, "", ""},
		{"How old is Ida Brandt?", rank.Age, "", ""},
		{"How long did the repair take?", rank.Duration, "", ""},
		{"Why does it leak?", rank.Reason, "", ""},
		{"How was the leak found?", rank.Manner, "", ""},
		{"What is the weather in Oslo?", rank.Meaning, "", "weather"},
		{"What was the result of the vote?", rank.Meaning, "", ""},
		{"Which company built it?", rank.Name, "company", ""},
		{"Which engineer built it?", rank.Person, "engineer", ""},
		{"What happened to the old crane?", rank.Event, "", ""},
		{"Is the quay safe?", rank.Truth, "", ""},
	} {
		t.Run(tt.text, func(t *testing.T) {
			q := s.query(question.Parse(tt.text))
			head := ""
			if q.Head >= 0 {
				head = q.Terms[q.Head].Fold
			}
			if q.Want != tt.want || head != tt.head || q.Thing != story.Stem(tt.thing) {
				t.Errorf("%s, head %q, thing %q", q.Want, head, q.Thing)
			}
		})
	}
}

// A question inside another is looked for as well.
func TestIndirectQuestion(t *testing.T) {
	s, err := Parse(Meta{Slug: "quay"}, "The quay is old.\n")
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{"Did the mayor say when the quay opens?": "when", "Did the mayor open the quay?": "quay"} {
		terms := s.query(question.Parse(text)).Terms
		if last := terms[len(terms)-1].Fold; last != want {
			t.Errorf("%s: the last term is %q, want %q", text, last, want)
		}
	}
}

// A question as long as is let in costs what one of some lines costs.
func TestLongQuestionIsCut(t *testing.T) {
	s, err := Parse(Meta{Slug: "quay"}, "The quay is old.\n")
	if err != nil {
		t.Fatal(err)
	}
	long := ""
	for len(long) < 4000 {
		long += "quay crane boat "
	}
	if q := s.query(question.Parse(long)); len(q.Terms) > termLimit || len(q.Words) > wordLimit {
		t.Errorf("%d terms, %d words", len(q.Terms), len(q.Words))
	}
}
