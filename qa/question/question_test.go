package question_test

import (
	"strings"
	"testing"

	"onrecord/qa/question"
	"onrecord/qa/speech"
)

func folds(ws []question.Word) string {
	var out []string
	for _, w := range ws {
		out = append(out, w.Fold)
	}
	return strings.Join(out, " ")
}

func TestParse(t *testing.T) {
	tests := []struct {
		text           string
		kind           question.Kind
		subject, topic string
	}{
		{"What did Baerbock say?", question.Said, "baerbock", ""},
		{"what did baerbock say", question.Said, "baerbock", ""},
		{"What did Ms Baerbock say about the calls?", question.Said, "baerbock", "calls"},
		{"What did the German foreign minister say?", question.Said, "german foreign minister", ""},
		{"Could you please tell me what Baerbock said about talks?", question.Said, "baerbock", "talks"},
		{"What has Hegseth said of betrayal?", question.Said, "hegseth", "betrayal"},
		{"What was Lecornu's warning?", question.Said, "lecornu", ""},
		{"What was the reaction of Baerbock?", question.Said, "baerbock", ""},
		{"How did Hegseth describe the war?", question.Said, "hegseth", "war"},
		{"hegseth betrayal quote", question.Said, "hegseth", "betrayal"},
		{"Quotes by Mark Rutte on talks", question.Said, "mark rutte", "talks"},
		{"Who warned of a deadly trap?", question.WhoSaid, "", "deadly trap"},
		{"Who has called it a trap?", question.WhoSaid, "", "trap"},
		{"Who is Mark Rutte?", question.WhoIs, "mark rutte", ""},
		{"who's the secretary general", question.WhoIs, "secretary general", ""},
		{"Who is meeting Vance in Munich?", question.Who, "", "meeting vance munich"},
		{"Where was the meeting held?", question.Where, "", "meeting held"},
		{"When is Zelenskiy meeting Vance?", question.When, "", "zelenskiy meeting vance"},
		{"On what day did they meet?", question.When, "", "day meet"},
		{"How many countries signed?", question.HowMany, "", "countries signed"},
		{"What age was Smart?", question.HowMany, "", "age smart"},
		{"Why did Trump call?", question.Why, "", "trump call"},
		{"Did Trump say how he would end the war?", question.YesNo, "", "trump end war"},
		{"What is the name of the network?", question.What, "", "network"},
		{"What is this about?", question.Gist, "", ""},
		{"sum it up", question.Gist, "", ""},
		{"Does the US support it?", question.YesNo, "", "us support"},
		{"", question.What, "", ""},
		{"?!?", question.What, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			q := question.Parse(tt.text)
			if q.Kind != tt.kind || folds(q.Subject) != tt.subject || folds(q.Topic) != tt.topic {
				t.Errorf("got %s of %q about %q, want %s of %q about %q", q.Kind, folds(q.Subject), folds(q.Topic), tt.kind, tt.subject, tt.topic)
			}
		})
	}
}

var people = []speech.Person{
	{Name: "Annalena Baerbock", Role: "German foreign minister", Affiliation: "Germany", Sort: speech.Human},
	{Name: "Boris Pistorius", Role: "German defence minister", Affiliation: "Germany", Sort: speech.Human},
	{Name: "Mark Rutte", Role: "Nato secretary general", Affiliation: "Nato", Sort: speech.Human},
	{Name: "Volodymyr Zelenskiy", Sort: speech.Human},
	{Name: "Dovilė Šakalienė", Role: "Lithuanian defence minister", Affiliation: "Lithuania", Sort: speech.Human},
	{Name: "police", Sort: speech.Unnamed},
	{Name: "Marco Rubio", Role: "secretary of state", Sort: speech.Human},
}

func names() []string {
	var out []string
	for _, p := range people {
		out = append(out, p.Name)
	}
	return out
}

// knowledge is what a story with these people knows.
func knowledge() question.Knowledge {
	cast := question.NewCast(people)
	return question.Knowledge{Names: question.NewRegister(names()), Meant: func(phrase string) []string {
		var out []string
		for _, k := range cast.Match(question.Parse("What did " + phrase + " say?").Subject) {
			out = append(out, people[k].Name)
		}
		return out
	}}
}

func TestMatch(t *testing.T) {
	tests := []struct{ words, want string }{
		{"Baerbock", "Annalena Baerbock"},
		{"annalena", "Annalena Baerbock"},
		{"the German foreign minister", "Annalena Baerbock"},
		{"Germany's defence minister", "Boris Pistorius"},
		{"the German minister", "Annalena Baerbock, Boris Pistorius"},
		{"the German defense minister", "Boris Pistorius"},
		{"Sakaliene", "Dovilė Šakalienė"},
		{"Nato's secretary general", "Mark Rutte"},
		{"the police", "police"},
		{"Macron", ""},
		{"Mark", "Mark Rutte"},
		{"the French minister", ""},
	}
	cast := question.NewCast(people)
	for _, tt := range tests {
		t.Run(tt.words, func(t *testing.T) {
			var got []string
			for _, k := range cast.Match(question.Parse("What did " + tt.words + " say?").Subject) {
				got = append(got, people[k].Name)
			}
			if strings.Join(got, ", ") != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestMend(t *testing.T) {
	known := func(w string) bool { return w == "brussels" || w == "market" }
	tests := []struct{ text, want string }{
		{"What did Bearbok say?", "What did Baerbock say?"},
		{"What did Baerbok's aide say?", "What did Baerbock's aide say?"},
		{"what did zelensky say", "what did Zelenskiy say"},
		{"What did Zelenskyy say?", "What did Zelenskiy say?"},
		{"What did Pistorious say?", "What did Pistorius say?"},
		{"What did Sakaliene say?", "What did Sakaliene say?"},
		{"What did Macron say?", "What did Macron say?"},
		{"What of Brussels?", "What of Brussels?"},
		{"Who is at the market?", "Who is at the market?"},
		{"What did Rute say?", "What did Rutte say?"},
		{"", ""},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			if got := question.Mend(tt.text, known, question.NewRegister(names())); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestFollow(t *testing.T) {
	rutte := question.Turn{Text: "What did Mark Rutte say?", Kind: question.Said, Subject: "Mark Rutte", Gender: speech.Male}
	talks := question.Turn{Text: "What did Annalena Baerbock say about talks?", Kind: question.Said, Subject: "Annalena Baerbock", Gender: speech.Female, Topic: "talks"}
	who := question.Turn{Text: "Who is Mark Rutte?", Kind: question.WhoIs, Subject: "Mark Rutte", Gender: speech.Male}
	tests := []struct {
		name, text string
		thread     []question.Turn
		want       string
	}{
		{"no thread", "And Pistorius?", nil, "And Pistorius?"},
		{"another person", "And Pistorius?", []question.Turn{rutte}, "What did Boris Pistorius say?"},
		{"another person, same topic", "And Pistorius?", []question.Turn{talks}, "What did Boris Pistorius say about talks?"},
		{"another person, misspelt", "and pistorious?", []question.Turn{rutte}, "What did Boris Pistorius say?"},
		{"who is", "And Baerbock?", []question.Turn{who}, "Who is Annalena Baerbock?"},
		{"another topic", "And about the war?", []question.Turn{rutte}, "What did Mark Rutte say about the war?"},
		{"pronoun", "What did he say about talks?", []question.Turn{rutte}, "What did Mark Rutte say about talks?"},
		{"pronoun of another gender", "What did she say?", []question.Turn{talks, rutte}, "What did Annalena Baerbock say?"},
		{"possessive", "Who is her minister?", []question.Turn{talks}, "Who is Annalena Baerbock's minister?"},
		{"nobody fits", "What did she say?", []question.Turn{rutte}, "What did she say?"},
		{"stands by itself", "Where was the meeting?", []question.Turn{rutte}, "Where was the meeting?"},
		{"names somebody itself", "Did Trump say how he would end it?", []question.Turn{rutte}, "Did Trump say how he would end it?"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := question.Follow(tt.text, tt.thread, knowledge()); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"What did Baerbock say?", "NEAR(a b)", `"quoted" col:x*`, "\x00", "ß ı ﬁ", "who", "and", "quote", "what was the of", "מה אמר"} {
		f.Add(s)
	}
	thread := []question.Turn{{Text: "What did Mark Rutte say?", Kind: question.Said, Subject: "Mark Rutte", Gender: speech.Male, Topic: "x"}}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "")
		q := question.Parse(question.Follow(question.Mend(text, func(string) bool { return false }, question.NewRegister(names())), thread, knowledge()))
		for _, w := range q.Words() {
			if w.Start < 0 || w.End > len(q.Text) || w.Start >= w.End || w.Fold == "" {
				t.Fatalf("word %+v of %q", w, q.Text)
			}
		}
		question.NewCast(people).Match(q.Subject)
	})
}

func TestDistance(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"rutte", "rutte", 0},
		{"rutte", "rute", 1},
		{"baerbock", "bearbock", 1},
		{"lecornu", "lecornou", 1},
		{"abc", "", 3},
		{"ca", "abc", 3},
		{"abcd", "acbd", 1},
		{strings.Repeat("x", 50), "x", 13},
	} {
		for _, pair := range [][2]string{{tt.a, tt.b}, {tt.b, tt.a}} {
			if got := question.Distance(pair[0], pair[1], 12); got != tt.want {
				t.Errorf("%q to %q: %d, want %d", pair[0], pair[1], got, tt.want)
			}
		}
	}
}
