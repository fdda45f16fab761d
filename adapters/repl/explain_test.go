package repl

import (
	"bytes"
	"testing"

	"onrecord/bot"
	"onrecord/qa"
)

// TestExplain renders an explanation with a feature that gives next to nothing, one
// that stands in one passage only, and more passages than stand side by side.
func TestExplain(t *testing.T) {
	s := sample(t)
	part := func(name string, value, weight float64) qa.Part {
		return qa.Part{Name: name, Value: value, Weight: weight, Gave: value * weight}
	}
	a := qa.Answer{
		Question: "…", Answered: true, Confidence: 0.62,
		Passages: []qa.Passage{narrated(t, s, "The old harbour bridge will close to all traffic in May, the town council decided on Tuesday night after six hours of debate.")},
		Explain: &qa.Explanation{
			Story: s.Slug, Wants: "a time",
			Terms: []qa.Term{{Text: "bridge", Weight: 0.3, Sentences: 2}, {Text: "close", Weight: 0.5, Sentences: 1}, {Text: "\x1b[2J", Weight: 0.2}},
			Passages: []qa.Weighing{
				{Score: 7.25, Share: 0.6, Parts: []qa.Part{part("coverage", 1, 2.5), part("early", 1, 4.75), part("late", 0.02, 0.5)}},
				{Score: 5, Share: 0.3, Parts: []qa.Part{part("coverage", 0.5, 2.5), part("early", 0.5, 4.75), part("short", 1, -0.4)}},
				{Score: 1, Share: 0.1, Parts: []qa.Part{part("coverage", 0.1, 2.5)}},
				{Score: 0.5, Share: 0.01, Parts: []qa.Part{part("coverage", 0.1, 2.5)}},
			},
			Tells: []qa.Part{part("bias", 1, -1), part("covered", 1, 3.5)},
			First: []qa.Part{part("chance", 0.6, 2), part("covered", 1, 0.01)},
		},
	}
	for name, style := range map[string]Style{"explain": {Width: 100}, "explain-narrow": {Width: 44}} {
		var b bytes.Buffer
		if err := Render(&b, bot.Reply{Command: bot.Ask, Answer: &a}, style); err != nil {
			t.Fatal(err)
		}
		golden(t, name, b.Bytes())
	}
}
