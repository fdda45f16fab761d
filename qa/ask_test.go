package qa_test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"onrecord/qa"
)

func ask(t testing.TB, s *qa.Story, question string, thread ...qa.Turn) (qa.Answer, qa.Turn) {
	t.Helper()
	a, turn, err := qa.NewEngine(one{s}).Ask(context.Background(), qa.Ask{ID: "1", Workspace: "local", Question: question, Thread: thread})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range a.Passages {
		if s.Text[p.Start:p.End] != p.Text {
			t.Fatalf("passage %d:%d is not the story's bytes", p.Start, p.End)
		}
		for i, x := range p.Quotes {
			if x.Start < p.Start || x.End > p.End || x.Start >= x.End || i > 0 && x.Start < p.Quotes[i-1].Start {
				t.Fatalf("quotation %v outside its passage %d:%d", x, p.Start, p.End)
			}
		}
	}
	return a, turn
}

// TestAsk asks the built-in story. want must stand in the first passages, one
// each, in this order.
func TestAsk(t *testing.T) {
	tests := []struct {
		question, speaker, readAs string
		reason                    qa.Reason
		want                      []string
	}{
		{question: "What did Baerbock say?", speaker: "Annalena Baerbock", want: []string{"We can’t have talks", "nobody had let her know", "This is the way"}},
		{question: "what did baerbok say", readAs: "what did Baerbock say", speaker: "Annalena Baerbock", want: []string{"We can’t have talks", "nobody had let her know", "This is the way"}},
		{question: "What did the German foreign minister say?", speaker: "Annalena Baerbock", want: []string{"We can’t have talks", "nobody had let her know", "This is the way"}},
		{question: "baerbock", readAs: "What did Annalena Baerbock say?", want: []string{"We can’t have talks"}},
		{question: "What did Hegseth say about betrayal?", speaker: "Pete Hegseth", want: []string{"That is your language", "There is no betrayal"}},
		{question: "What did Rutte say?", speaker: "Mark Rutte", want: []string{"a settlement would have to last", "it is durable", "closely involved"}},
		{question: "Who warned of a deadly trap?", want: []string{"deadly trap"}},
		{question: "Who is Mark Rutte?", want: []string{"the secretary general of Nato, Mark Rutte"}},
		{question: "Where did the foreign ministers meet?", want: []string{"from Paris, where foreign ministers were meeting"}},
		{question: "How many countries wrote the joint statement?", want: []string{"seven European countries"}},
		{question: "When will Zelenskiy see Vance?", want: []string{"on Friday in Germany"}},
		{question: "Who called Trump the best negotiator on the planet?", speaker: "Pete Hegseth", want: []string{"the best negotiator on the planet"}},
		{question: "What is this about?", want: []string{"Europe insists on a seat"}},
		{question: "What did Macron say?", reason: qa.NoSuchSpeaker},
		{question: "What did Rubio say?", reason: qa.SpeakerSilent, want: []string{"Marco Rubio"}},
		{question: "What did Pistorius say about football?", reason: qa.SpeakerOffTopic, want: []string{"Boris Pistorius"}},
		{question: "How much does a ticket to the opera cost?", reason: qa.NotInStory},
		{question: "What is the weather in Brussels?", reason: qa.NotInStory},
		{question: "?!", reason: qa.Unclear},
		{question: "", reason: qa.Unclear},
	}
	s := builtIn(t)
	for _, tt := range tests {
		t.Run(tt.question, func(t *testing.T) {
			a, _ := ask(t, s, tt.question)
			if a.Answered != (tt.reason == "") || a.Reason != tt.reason {
				t.Fatalf("answered %v, reason %q, confidence %v; want reason %q", a.Answered, a.Reason, a.Confidence, tt.reason)
			}
			if a.ReadAs != tt.readAs {
				t.Errorf("read as %q, want %q", a.ReadAs, tt.readAs)
			}
			if len(a.Passages) < len(tt.want) {
				t.Fatalf("%d passages, want %d", len(a.Passages), len(tt.want))
			}
			for i, w := range tt.want {
				if p := a.Passages[i]; !strings.Contains(p.Text, w) {
					t.Errorf("passage %d is %q, want %q in it", i+1, p.Text, w)
				}
			}
			if tt.speaker != "" && (a.Passages[0].Speaker == nil || a.Passages[0].Speaker.Name != tt.speaker) {
				t.Errorf("speaker %+v, want %s", a.Passages[0].Speaker, tt.speaker)
			}
		})
	}
}

func TestThread(t *testing.T) {
	s := builtIn(t)
	_, turn := ask(t, s, "What did Rutte say?")
	a, turn2 := ask(t, s, "And Lecornu?", turn)
	if a.ReadAs != "What did Sebastien Lecornu say?" || !strings.Contains(a.Passages[0].Text, "peace through weakness") {
		t.Errorf("read as %q, first passage %q", a.ReadAs, a.Passages[0].Text)
	}
	a, _ = ask(t, s, "What did he say about strength?", turn, turn2)
	if !strings.HasPrefix(a.ReadAs, "What did Sebastien Lecornu say") {
		t.Errorf("read as %q", a.ReadAs)
	}
}

func TestSpeakerIsWhereTheStorySaysSo(t *testing.T) {
	a, _ := ask(t, builtIn(t), "What did Baerbock say?")
	how := []string{"pronoun", "named", "continued"}
	for i, p := range a.Passages {
		if p.Speaker == nil || p.Speaker.How != how[i] {
			t.Errorf("passage %d: %+v, want how %s", i+1, p.Speaker, how[i])
		}
	}
}

func TestAlteredTextIsNeverShown(t *testing.T) {
	s := builtIn(t)
	bad := *s
	bad.Text = strings.Replace(s.Text, "deadly trap", "deadly trip", 1)
	_, _, err := qa.NewEngine(one{&bad}).Ask(context.Background(), qa.Ask{Workspace: "local", Question: "Who warned of a deadly trap?"})
	if !errors.Is(err, qa.ErrAltered) {
		t.Fatalf("error %v, want ErrAltered", err)
	}
}

func TestNoWorkspace(t *testing.T) {
	_, _, err := qa.NewEngine(one{builtIn(t)}).Ask(context.Background(), qa.Ask{Question: "Who?"})
	if !errors.Is(err, qa.ErrNoWorkspace) {
		t.Fatalf("error %v, want ErrNoWorkspace", err)
	}
}

func TestAnswerAsJSON(t *testing.T) {
	s, err := qa.Parse(qa.Meta{Slug: "quay", Title: "The quay", Date: "2026-11-03", Revision: 1, URL: "https://example.org/quay"}, "The quay is old.\n\n“It leaks,” said Mayor Ida Brandt.\n")
	if err != nil {
		t.Fatal(err)
	}
	a, _ := ask(t, s, "What did Brandt say?")
	a.Confidence = 0.95 // its figure is rank's, and moves with the weights
	got, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"id":"1","question":"What did Brandt say?","read_as":"","answered":true,"confidence":0.95,"reason":"","passages":[` +
		`{"story":"quay","title":"The quay","paragraph":2,"start":18,"end":56,"text":"“It leaks,” said Mayor Ida Brandt.","form":"quoted",` +
		`"speaker":{"name":"Ida Brandt","role":"Mayor","start":39,"end":55,"how":"named"},` +
		`"url":"https://example.org/quay#:~:text=%E2%80%9CIt%20leaks%2C%E2%80%9D%20said%20Mayor%20Ida%20Brandt.","score":1,` +
		`"sha256":"ee6f04872c120f163514044d988fe44e2531997f23c8e6b7c6a056e726530186","revision":1,"date":"2026-11-03","publisher":"example.org"}]}`
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func FuzzAsk(f *testing.F) {
	for _, q := range []string{
		"What did Baerbock say?", "what did \"hegseth\" say about 'betrayal'", "NEAR(a b, 3)", "title:secret OR *", "a\x00b", strings.Repeat("why ", 25000),
		"👩‍👩‍👧 ما قالت؟", "\u202eabc\u202c", "who who who", "And?", "don't", "2.5%", "multi-agent", "((((", "“", "what did say",
	} {
		f.Add(q)
	}
	s := builtIn(f)
	thread := []qa.Turn{{Text: "What did Mark Rutte say?", Kind: "said", Subject: "Mark Rutte"}}
	f.Fuzz(func(t *testing.T, question string) {
		a, _ := ask(t, s, question, thread...)
		if a.Answered == (a.Reason != "") || a.Answered && len(a.Passages) == 0 || a.Confidence < 0 || a.Confidence > 1 {
			t.Fatalf("answered %v, reason %q, %d passages, confidence %v", a.Answered, a.Reason, len(a.Passages), a.Confidence)
		}
	})
}
