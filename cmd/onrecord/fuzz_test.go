package main

import (
	"context"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/data"
	"onrecord/data/ingest"
	"onrecord/qa"
)

const quay = `The quay of Port Ellis is sinking

“It leaks,” said Mayor Ida Brandt on Monday. She wants 2.5% of the multi-agent budget for it.

Annalena Baerbock, a tourist, didn't notice. "Title: secret," she wrote.
`

// FuzzAsk asks anything at all of a database of two stories, so that a question
// goes the whole way: thread, names, full-text search, ranking, citing.
func FuzzAsk(f *testing.F) {
	for _, q := range []string{
		"What did Baerbock say?", "what did the mayor say?", "don't", "2.5%", "multi-agent", "title:secret", "NEAR(quay leaks, 3)", "quay*", `"leaks"`, `""""`,
		"a\x00b", "leaks\x00", strings.Repeat("quay leaks ", 9000), "👩‍👩‍👧 quay", "ماذا قالت الوزيرة", "\u202equay\u202c", "AND OR NOT", "^quay", "{speaker text}: brandt",
		"speaker:brandt", "(((", "quay -leaks", "' OR 1=1 --", "What did Brandt say about budget and what did Baerbock say?", "\xff\xfe", "ﬁ ß ı İ", "and?", "who is", "why",
	} {
		f.Add(q)
	}
	ctx := context.Background()
	store, err := data.Memory(ctx)
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = store.Close() })
	drafts := slices.Values([]ingest.Draft{ingest.BuiltIn(), {Name: "quay.txt", Source: "quay", Text: quay}})
	if err := ingest.Add(ctx, store, workspace, drafts, func(r ingest.Result) {
		if r.Err != nil {
			f.Fatal(r.Err)
		}
	}); err != nil {
		f.Fatal(err)
	}
	engine := qa.NewEngine(store)
	texts := map[string]string{"quay": quay}
	_, texts["ukraine-talks"] = data.BuiltIn()
	f.Fuzz(func(t *testing.T, question string) {
		thread := []qa.Turn{{Text: "What did Mark Rutte say?", Kind: "said", Subject: "Mark Rutte"}}
		for _, slug := range []string{"", "quay"} {
			a, _, err := engine.Ask(ctx, qa.Ask{Workspace: workspace, Story: slug, Question: question, Thread: thread})
			if err != nil {
				t.Fatalf("%q: %v", question, err)
			}
			if a.Answered == (a.Reason != "") || a.Answered && len(a.Passages) == 0 {
				t.Fatalf("%q: answered %v, reason %q, %d passages", question, a.Answered, a.Reason, len(a.Passages))
			}
			for _, p := range a.Passages {
				if texts[p.Story][p.Start:p.End] != p.Text || !utf8.ValidString(p.Text) {
					t.Fatalf("%q: passage %d:%d of %s is not the story's bytes", question, p.Start, p.End, p.Story)
				}
			}
		}
	})
}
