package qa_test

import (
	"strings"
	"testing"

	"onrecord/qa"
)

func storyOf(t testing.TB, slug string) *qa.Story {
	t.Helper()
	for _, s := range stories(t) {
		if s.Slug == slug {
			return s
		}
	}
	t.Fatalf("no story %s", slug)
	return nil
}

// TestRefusals: somebody who is not there, who is there and does not speak, who
// speaks but not about that, and words that nobody said, are told apart.
func TestRefusals(t *testing.T) {
	s := storyOf(t, "ferry-strike")
	for _, tt := range []struct {
		question string
		reason   qa.Reason
		verdict  qa.Verdict
		closest  string // stands in the first of the closest passages
	}{
		{question: "What did Macron say?", reason: qa.NoSuchSpeaker},
		{question: "What did Harold Løkke say?", reason: qa.NoSuchSpeaker},
		{question: "What did Macron say about insulin?", reason: qa.NoSuchSpeaker, closest: "insulin"},
		{question: "What did Judge Brandt say?", reason: qa.SpeakerSilent, closest: "Judge Ottilie Brandt"},
		{question: "What did Brandt say about helicopters?", reason: qa.SpeakerSilent, closest: "Brandt"},
		{question: "What did Løkke say about helicopters?", reason: qa.SpeakerOffTopic, closest: "Løkke"},
		{question: "Who said “The ferry is a floating palace of joy”?", reason: qa.NotInStory, verdict: qa.NotFound},
		{question: "Who said “I cannot pay prizes out of an empty till”?", reason: qa.NotInStory, verdict: qa.Altered, closest: "empty till"},
		{question: "What did she say?", reason: qa.Unclear},
		{question: "And?", reason: qa.Unclear},
	} {
		t.Run(tt.question, func(t *testing.T) {
			a, _ := ask(t, s, tt.question)
			if a.Answered || a.Reason != tt.reason {
				t.Fatalf("answered %v, reason %q, want %q", a.Answered, a.Reason, tt.reason)
			}
			if (a.Check != nil) != (tt.verdict != "") || a.Check != nil && a.Check.Verdict != tt.verdict {
				t.Errorf("check %+v, want %q", a.Check, tt.verdict)
			}
			if tt.closest != "" && (len(a.Passages) == 0 || !strings.Contains(a.Passages[0].Text, tt.closest)) {
				t.Errorf("closest %+v, want %q", a.Passages, tt.closest)
			}
		})
	}
}

// TestDidSay: whether somebody said something is answered by looking for the words.
func TestDidSay(t *testing.T) {
	s := storyOf(t, "ferry-strike")
	for question, want := range map[string]struct {
		verdict qa.Verdict
		speaker string // of the check
		by      string // of the first passage
	}{
		"Did Løkke say that the books are open?":                {qa.Found, "Anders Løkke", "Anders Løkke"},
		"did lokke say the books are closed":                    {qa.Altered, "Anders Løkke", "Anders Løkke"},
		"Did Corrigan say “the books are open”?":                {qa.SomeoneElse, "Maeve Corrigan", "Anders Løkke"},
		"Did Harold Løkke say “the books are open”?":            {qa.SomeoneElse, "Harold Løkke", "Anders Løkke"},
		"Did Løkke say the claim would cost $9.4 million?":      {qa.NotQuoted, "Anders Løkke", "Anders Løkke"},
		"Is it true that Corrigan said that sleep is a luxury?": {qa.NotFound, "Maeve Corrigan", "Maeve Corrigan"},
	} {
		t.Run(question, func(t *testing.T) {
			a, turn := ask(t, s, question)
			if !a.Answered || a.Check == nil || a.Check.Verdict != want.verdict || a.Check.Speaker != want.speaker {
				t.Fatalf("answered %v, reason %q, check %+v", a.Answered, a.Reason, a.Check)
			}
			if p := a.Passages[0]; p.Speaker == nil || p.Speaker.Name != want.by {
				t.Errorf("the first passage is %+v's", p.Speaker)
			}
			if turn.Subject != want.speaker {
				t.Errorf("the thread remembers %q", turn.Subject)
			}
		})
	}
}

func TestChoices(t *testing.T) {
	s := storyOf(t, "museum-theft")
	a, turn := ask(t, s, "What did Hargreave say about the guards?")
	if a.Answered || a.Reason != qa.Unclear || len(a.Choices) != 2 {
		t.Fatalf("answered %v, reason %q, %+v", a.Answered, a.Reason, a.Choices)
	}
	if c := a.Choices[1]; c.Name != "Simon Hargreave" || c.Role == "" || c.Question != "What did Simon Hargreave say about the guards?" {
		t.Errorf("%+v", c)
	}
	for _, pick := range []string{"2", "the second one", "the last one", "Simon", "simon hargreave", a.Choices[1].Question} {
		b, _ := ask(t, s, pick, turn)
		if !b.Answered || b.Passages[0].Speaker.Name != "Simon Hargreave" {
			t.Errorf("%s: answered %v, read as %q", pick, b.Answered, b.ReadAs)
		}
	}
	for _, one := range []string{"What did Ms Hargreave say?", "What did Inspector Hargreave say?", "What did the museum's director say?"} {
		if a, _ := ask(t, s, one); len(a.Choices) > 0 || !a.Answered {
			t.Errorf("%s: %+v", one, a.Choices)
		}
	}
}

func TestParts(t *testing.T) {
	s := storyOf(t, "rail-tunnel")
	a, turn := ask(t, s, "What did Huber say, and what did Macron say? And when will the parliament debate the report?")
	if len(a.Parts) != 3 || !a.Answered || a.Confidence != a.Parts[0].Confidence {
		t.Fatalf("%d parts, answered %v, confidence %v", len(a.Parts), a.Answered, a.Confidence)
	}
	n := 0
	for i, want := range []qa.Reason{"", qa.NoSuchSpeaker, ""} {
		if a.Parts[i].Reason != want {
			t.Errorf("part %d: %q, want %q", i, a.Parts[i].Reason, want)
		}
		n += len(a.Parts[i].Passages)
	}
	if n != len(a.Passages) || !strings.Contains(a.Parts[2].Passages[0].Text, "next Tuesday") {
		t.Errorf("%d passages, %d in the parts", len(a.Passages), n)
	}
	if turn.Kind != "when" {
		t.Errorf("the thread goes on from %q", turn.Text)
	}
	a, _ = ask(t, s, "Who is Huber and what did he say?")
	if len(a.Parts) != 2 || a.Parts[1].ReadAs != "what did Matthias Huber say?" {
		t.Errorf("%+v", a.Parts)
	}
}

// TestGist: the headline, the line under it and the lead come first, in the
// story's order, and what follows is the story's own sentences.
func TestGist(t *testing.T) {
	for _, s := range append(stories(t), builtIn(t)) {
		a, _ := ask(t, s, "What is this about?")
		if !a.Answered || len(a.Passages) < 4 || len(a.Passages) > 9 {
			t.Fatalf("%s: %d passages", s.Slug, len(a.Passages))
		}
		for i, p := range a.Passages {
			if i > 0 && p.Start < a.Passages[i-1].End {
				t.Errorf("%s: passage %d is out of order", s.Slug, i+1)
			}
		}
		if title, _, _ := strings.Cut(s.Text[a.Passages[0].Start:], "\n"); a.Passages[0].Text != title {
			t.Errorf("%s: %q comes first", s.Slug, a.Passages[0].Text)
		}
	}
}

func TestPeopleAndTime(t *testing.T) {
	s := storyOf(t, "ferry-strike")
	a, _ := ask(t, s, "Who is in it?")
	if !a.Answered || len(a.People) < 5 || len(a.Passages) < 5 {
		t.Errorf("%d people, %d passages", len(a.People), len(a.Passages))
	}
	a, _ = ask(t, s, "What happened on Sunday?")
	if !a.Answered || len(a.Passages) != 1 || !strings.Contains(a.Passages[0].Text, "met since Sunday") {
		t.Errorf("%+v", a.Passages)
	}
	if a, _ = ask(t, s, "What happened in October?"); a.Answered || a.Reason != qa.NotInStory {
		t.Errorf("answered %v, %q", a.Answered, a.Reason)
	}
}

func TestWhatElse(t *testing.T) {
	s := storyOf(t, "ferry-strike")
	first, turn := ask(t, s, "What did Løkke say about wages?")
	more, turn2 := ask(t, s, "What else?", turn)
	if !more.Answered || more.ReadAs != "What else did Anders Løkke say?" {
		t.Fatalf("answered %v, read as %q", more.Answered, more.ReadAs)
	}
	for _, p := range more.Passages {
		for _, q := range first.Passages {
			if p.Start < q.End && q.Start < p.End {
				t.Errorf("shown again: %q", p.Text)
			}
		}
	}
	if a, _ := ask(t, s, "What else?", turn, turn2); a.Answered || a.Reason != qa.NotInStory {
		t.Errorf("after all of it: answered %v, %q", a.Answered, a.Reason)
	}
}

// TestBareTopics: a topic by itself is the last speaker's, if they speak of it, and
// else it stands for itself.
func TestBareTopics(t *testing.T) {
	s := storyOf(t, "ferry-strike")
	_, turn := ask(t, s, "What did Løkke say?")
	if a, _ := ask(t, s, "the books", turn); a.ReadAs != "What did Anders Løkke say about the books?" || !a.Answered {
		t.Errorf("read as %q, answered %v", a.ReadAs, a.Answered)
	}
	if a, _ := ask(t, s, "insulin", turn); a.ReadAs != "" || !a.Answered || !strings.Contains(a.Passages[0].Text, "insulin") {
		t.Errorf("read as %q, answered %v", a.ReadAs, a.Answered)
	}
	if a, _ := ask(t, s, "And about insulin?", turn); a.Answered || a.Reason != qa.SpeakerOffTopic {
		t.Errorf("read as %q, reason %q", a.ReadAs, a.Reason)
	}
}

// TestNegatedQuestions: who did not do something is never answered by who did.
func TestNegatedQuestions(t *testing.T) {
	for _, tt := range []struct{ story, question, first string }{ // first: of the first passage; empty: refused
		{"hill-stage", "who was not under suspicion?", "Nobody was under suspicion"},
		{"hill-stage", "Who did not win the stage?", ""},
		{"hill-stage", "Who didn't crash?", ""},
		{"hill-stage", "What did Quist not say?", ""},
		{"brewery-merger", "What did the spokesman for Stag not speak about?", "He did not speak about next year."},
		{"brewery-merger", "Which site won’t be closed this year?", "no site would be closed"},
		{"brewery-merger", "Who did not resign?", ""},
		{"blind-fish", "Who is not convinced?", "Not everybody is convinced."},
		{"tram-line", "What did the council not offer?", "had not offered a penny"},
		{"tram-line", "Who did not vote for the tram?", ""},
		{"landslide", "why did the governor never see the letters?", ""},
	} {
		t.Run(tt.question, func(t *testing.T) { firstIs(t, tt.story, tt.question, tt.first) })
	}
}

// TestDispute: that somebody speaks is no sign of a disagreement.
func TestDispute(t *testing.T) {
	for _, tt := range []struct{ story, question, first string }{ // first: of the first passage; empty: refused
		{"hospital-ward", "Did anyone disagree with Vance?", "disagreed"},
		{"brewery-merger", "Who disagreed with Philippa Crane?", "disagreed"},
		{"hill-stage", "Did anyone disagree with Inês Duarte?", ""},
		{"tram-line", "Did anybody agree with Zofia Walczak?", ""},
	} {
		t.Run(tt.question, func(t *testing.T) { firstIs(t, tt.story, tt.question, tt.first) })
	}
}

// firstIs fails the test unless the first passage of the answer holds the words; no
// words: unless the question is refused.
func firstIs(t *testing.T, story, question, words string) {
	t.Helper()
	a, _ := ask(t, storyOf(t, story), question)
	if a.Answered != (words != "") {
		t.Fatalf("answered %v, reason %q, %+v", a.Answered, a.Reason, a.Passages)
	}
	if a.Answered && !strings.Contains(a.Passages[0].Text, words) {
		t.Errorf("first comes %q", a.Passages[0].Text)
	}
}
