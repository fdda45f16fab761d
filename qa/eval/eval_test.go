package eval

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"math"
	"os"
	"strings"
	"testing"
	"time"

	"onrecord/qa"
)

func open(t *testing.T, name string) []Story {
	t.Helper()
	f, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	set, err := Read(f)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// TestScore scores answers that were written by hand. The figures are those that
// the scorer of the sets, a program of its own, gives for the same two files.
func TestScore(t *testing.T) {
	answers := map[string]qa.Answer{}
	f, err := os.Open("testdata/answers.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for in := bufio.NewScanner(f); in.Scan(); {
		var a qa.Answer
		if err := json.Unmarshal(in.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		answers[a.ID] = a
	}
	var outcomes []Outcome
	for _, s := range open(t, "gold.jsonl") {
		for i, q := range s.Questions {
			a := answers[q.ID]
			for k, p := range a.Passages {
				a.Passages[k].Text = s.Text[p.Start:p.End]
			}
			outcomes = append(outcomes, Outcome{Question: q, Answer: a, Hit: hit(a, q.Gold), Took: time.Duration(i+1) * time.Millisecond})
		}
	}
	got := Score(outcomes)
	for _, f := range []struct {
		name      string
		got, want float64
	}{
		{"answerable", float64(got.Answerable), 4},
		{"R@1", got.R1, 0.25},
		{"R@3", got.R3, 0.5},
		{"MRR", got.MRR, 0.4375},
		{"kept", got.Kept, 0.75},
		{"right", got.Right, 1. / 3},
		{"unanswerable", float64(got.Unanswerable), 2},
		{"refused", got.Refused, 0.5},
		{"AUC", got.AUC, 0.8125},
		{"median", got.Median.Seconds(), 0.003},
		{"p99", got.P99.Seconds(), 0.005},
	} {
		if math.Abs(f.got-f.want) > 1e-9 {
			t.Errorf("%s is %v, want %v", f.name, f.got, f.want)
		}
	}
	questions := 0
	for i, b := range got.Bins {
		if questions += b.Questions; b.Questions > 0 && (b.Confidence < b.From || b.Confidence > b.To) {
			t.Errorf("bin %d holds a mean of %v", i, b.Confidence)
		}
	}
	if b := got.Bins[4]; questions != 6 || b.Questions != 2 || b.Right != 0 || b.Off() != 0.4 {
		t.Errorf("%d questions, bin .4 to .5: %+v", questions, b)
	}
}

func TestScoreOfNothing(t *testing.T) {
	if got := Score(nil); got.R1 != 0 || got.AUC != 0 || got.Median != 0 || len(got.Bins) != tenths {
		t.Errorf("%+v", got)
	}
}

func TestReadRefuses(t *testing.T) {
	for name, set := range map[string]string{
		"nothing":            "\n\n",
		"no JSON":            "id,text\n",
		"no text":            `{"id":"a","questions":[{"id":"1","q":"Who?","unanswerable":true}]}`,
		"no questions":       `{"id":"a","text":"Bo left."}`,
		"outside the text":   `{"id":"a","text":"Bo left.","questions":[{"id":"1","q":"Who?","answers":[{"start":0,"end":9}]}]}`,
		"backwards":          `{"id":"a","text":"Bo left.","questions":[{"id":"1","q":"Who?","answers":[{"start":4,"end":2}]}]}`,
		"neither answer nor": `{"id":"a","text":"Bo left.","questions":[{"id":"1","q":"Who?"}]}`,
	} {
		t.Run(name, func(t *testing.T) {
			if set, err := Read(strings.NewReader(set)); !errors.Is(err, ErrNoSet) {
				t.Errorf("%v, error %v", set, err)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`{"id":"a","text":"Bö left.","questions":[{"id":"1","q":"Who?","answers":[{"start":0,"end":2}]}]}`)
	f.Add(`{"id":"a","text":"Bo left.","questions":[{"id":"1","q":"Who?","answers":[{"start":-1,"end":2}]}]}`)
	f.Add("[]\n{}")
	f.Fuzz(func(t *testing.T, text string) {
		set, err := Read(strings.NewReader(text))
		if err != nil {
			return
		}
		for _, s := range set {
			for _, q := range s.Questions {
				for _, g := range q.Gold {
					_ = s.Text[g.Start:g.End] // must not panic
				}
			}
		}
	})
}

// TestRun asks a set of our own; the clock is a counter.
func TestRun(t *testing.T) {
	ticks := 0
	now := func() time.Time { ticks++; return time.Unix(int64(ticks), 0) }
	var all []Outcome
	for _, s := range open(t, "set.jsonl") {
		parsed, err := s.Parse()
		if err != nil {
			t.Fatal(err)
		}
		outcomes, err := Run(context.Background(), parsed, s.Questions, false, now)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, outcomes...)
	}
	got := Score(all)
	if got.Answerable != 24 || got.Unanswerable != 8 || got.R1 < 0.8 || got.Kept < 0.9 || got.Refused < 0.85 {
		t.Errorf("%+v", got)
	}
	if got.Median != time.Second {
		t.Errorf("median %v by the clock that was given", got.Median)
	}
	for _, o := range all {
		well := o.Question.Answerable() && o.Right() && o.Answer.Answered || !o.Question.Answerable() && !o.Answer.Answered
		if miss := o.Miss(); (miss == "") != well {
			t.Errorf("%s: miss %q", o.Question.ID, miss)
		}
	}
}

func TestRunKeepsThreads(t *testing.T) {
	s := Story{ID: "quay", Text: "The quay\n\n“It leaks,” said Ida Brandt.\n\n“It does not,” said Tom Ferris.\n", Questions: []Question{
		{ID: "1", Text: "What did Brandt say?", Thread: "a"},
		{ID: "2", Text: "And Ferris?", Thread: "a"},
	}}
	parsed, err := s.Parse()
	if err != nil {
		t.Fatal(err)
	}
	outcomes, err := Run(context.Background(), parsed, s.Questions, true, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	if a := outcomes[1].Answer; a.ReadAs != "What did Tom Ferris say?" || a.Explain == nil {
		t.Errorf("read as %q, explained %v", a.ReadAs, a.Explain != nil)
	}
}

func TestMiss(t *testing.T) {
	s := Story{ID: "quay", Text: "Bo left.\n\nÅsa stayed for tea.\n"}
	parsed, err := s.Parse()
	if err != nil {
		t.Fatal(err)
	}
	o := Outcome{
		Story: parsed, Hit: -1, Question: Question{ID: "7", Text: "Who stayed?", Gold: []qa.Span{{Start: 10, End: 14}}},
		Answer: qa.Answer{Answered: true, Confidence: 0.5, Passages: []qa.Passage{{Paragraph: 1, Start: 0, End: 8, Text: "Bo left."}}},
	}
	want := "7 · right one is not there · confidence 0.50\n  asked   Who stayed?\n  came    ¶1 Bo left.\n  wanted  [Åsa] stayed for tea.\n"
	if got := o.Miss(); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
