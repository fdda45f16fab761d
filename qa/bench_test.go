package qa_test

import (
	"context"
	"os"
	"testing"

	"onrecord/qa"
)

// one is an index of a single story, so that the core is measured by itself.
type one struct{ story *qa.Story }

func (i one) Stories(context.Context, string) ([]qa.Meta, error) {
	return []qa.Meta{i.story.Meta}, nil
}
func (i one) Story(context.Context, string, string) (*qa.Story, error) { return i.story, nil }
func (i one) Names(context.Context, string) ([]string, error)          { return nil, nil }
func (i one) Candidates(context.Context, string, []string, int) ([]qa.Hit, error) {
	return nil, nil
}

func builtIn(tb testing.TB) *qa.Story {
	tb.Helper()
	text, err := os.ReadFile("../data/builtin/ukraine-talks.md")
	if err != nil {
		tb.Fatal(err)
	}
	s, err := qa.Parse(qa.Meta{Slug: "ukraine-talks", Title: "Europe insists"}, string(text))
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func BenchmarkAsk(b *testing.B) {
	e := qa.NewEngine(one{builtIn(b)})
	for _, q := range []string{"What did Baerbock say?", "What did Hegseth say about betrayal?", "What did Bearbok say?", "Where might Trump meet Putin?", "How much does a ticket to the moon cost?"} {
		b.Run(q, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := e.Ask(context.Background(), qa.Ask{Workspace: "local", Question: q}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkParse(b *testing.B) {
	text, err := os.ReadFile("../data/builtin/ukraine-talks.md")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := qa.Parse(qa.Meta{}, string(text)); err != nil {
			b.Fatal(err)
		}
	}
}
