package bot

import (
	"strings"
	"testing"

	"onrecord/qa"
)

// TestInContext: the paragraphs of a passage, and two before and after it.
func TestInContext(t *testing.T) {
	s := stocked(t)[1] // the bridge
	if !strings.Contains(s.Text, "tired") {
		t.Fatal("another story")
	}
	for words, want := range map[string]struct {
		from, to int // paragraphs
		cited    []int
	}{
		"The old harbour":           {1, 4, []int{2}},
		"that we know is tired":     {1, 5, []int{3}},
		"had grown":                 {3, 5, []int{5}},
		"the mayor.\n\nMs Solheim":  {1, 5, []int{3, 4}},
		"Harbour bridge to close":   {1, 3, []int{1}},
		"said Ingrid Solheim, the ": {1, 5, []int{3}},
	} {
		start := strings.Index(s.Text, words)
		got := InContext(s, start, start+len(words))
		var cited []int
		for i, g := range got {
			if g.Number != want.from+i || !strings.Contains(s.Text, g.Text) || g.Text == "" {
				t.Errorf("%q: paragraph %d is %+v", words, want.from+i, g)
			}
			if g.Cited {
				cited = append(cited, g.Number)
			}
		}
		if len(got) != want.to-want.from+1 || len(cited) != len(want.cited) || cited[0] != want.cited[0] {
			t.Errorf("%q: %d paragraphs, cited %v, want %+v", words, len(got), cited, want)
		}
	}
}

// TestHolds: a mark tells whether a story still has a text where it had it.
func TestHolds(t *testing.T) {
	s := &qa.Story{Text: "We can go."}
	m := Mark("can")
	for name, tt := range map[string]struct {
		start, end int
		mark       string
		want       bool
	}{
		"the same": {3, 6, m, true}, "another place": {2, 5, m, false}, "another text": {3, 6, Mark("may"), false},
		"beyond the end": {8, 99, m, false}, "backwards": {6, 3, m, false}, "before the beginning": {-1, 6, m, false}, "nothing": {3, 3, Mark(""), false},
	} {
		if got := Holds(s, tt.start, tt.end, tt.mark); got != tt.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestUtterances: what is listed is what stands in the story, with its own link.
func TestUtterances(t *testing.T) {
	var stories []StoryQuotes
	for _, s := range stocked(t) {
		s.URL = "https://paper.example/" + s.Slug
		stories = append(stories, StoryQuotes{Story: s, Quotes: s.Quotes()})
	}
	all, several := Utterances(stories)
	if len(all) != 4 || !several {
		t.Errorf("%d utterances, of several stories: %v", len(all), several)
	}
	for _, p := range all {
		for _, st := range stories {
			if st.Story.Slug == p.Story && st.Story.Text[p.Start:p.End] != p.Text {
				t.Errorf("%q is not what stands there", p.Text)
			}
		}
		if !strings.HasPrefix(p.URL, "https://paper.example/"+p.Story+"#:~:text=") || p.Revision != 1 {
			t.Errorf("%+v", p)
		}
	}
	if one, several := Utterances(stories[:1]); several || len(one) == 0 {
		t.Error("one story is several")
	}
}
