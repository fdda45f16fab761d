package repl

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/bot"
	"onrecord/qa"
)

var update = flag.Bool("update", false, "write the golden files anew")

// replies is one reply of every kind that has a look of its own.
func replies(t *testing.T) map[string]bot.Reply {
	s := sample(t)
	steel := "“We can’t ask people to drive over steel that we know is tired,” said the mayor, Ingrid Solheim. “It would be a kind of lottery – and nobody bought a ticket.”"
	ferries := "“We will run ferries, every ten minutes, from five in the morning."
	cracks := "The engineer Tomasz Wójcik said the cracks had grown by “a hand’s breadth” since the last inspection and that he had not been asked earlier."
	court := "Seven shopkeepers of the north bank and their guild said they would ask the court to stop it."
	closed := "The old harbour bridge will close to all traffic in May, the town council decided on Tuesday night after six hours of debate."
	tea := "“橋は町の心臓です。閉鎖は残念ですが、安全が何よりも大切だと思います。工事が一日も早く終わることを願っています,” said Haruko Abe, who keeps the tea house on the north bank."

	linked := passage(t, s, 3, cracks)
	linked.URL = "https://courier.example/2024/harbour-bridge#:~:text=The%20engineer,asked%20earlier."
	elsewhere := narrated(t, s, closed)
	elsewhere.Story, elsewhere.Title = "ferry-timetable", "Ferries every ten minutes, says the harbour office, but only as long as the wind allows it"
	unknown := passage(t, s, 0, steel)
	unknown.Speaker = nil
	hostile := narrated(t, s, closed)
	hostile.Title = "\x1b]0;owned\aBridge\u202egnp.exe"
	hostile.Text = "A line\x1b[2J with \u009b31mescapes,\na bell\a, \u2066isolates\u2069, a literal ‹U+001B›, e\u0301 and 👩‍👩‍👧."
	hostile.Start, hostile.End = 0, len(hostile.Text)

	answered := func(readAs string, passages ...qa.Passage) bot.Reply {
		return bot.Reply{Command: bot.Ask, Answer: &qa.Answer{Question: "…", ReadAs: readAs, Answered: true, Passages: passages}}
	}
	refused := func(reason qa.Reason, passages ...qa.Passage) bot.Reply {
		return bot.Reply{Command: bot.Ask, Answer: &qa.Answer{Question: "…", Reason: reason, Passages: passages}}
	}
	over := said(s)
	first, last := over.Quotes.Quotes[1], over.Quotes.Quotes[2]
	first.End, first.Spans, first.Text = last.End, append(first.Spans, last.Spans...), s.Text[first.Start:last.End]
	over.Quotes.Quotes = []qa.Quote{first}
	people := []qa.Figure{
		{Name: "Ingrid Solheim", Role: "mayor", Affiliation: "the town council", Sort: "person", Utterances: 3, Mentions: 12},
		{Name: "Tomasz Wójcik", Role: "engineer", Sort: "person", Utterances: 1, Mentions: 2},
		{Name: "阿部 晴子", Role: "keeper of the tea house on the north bank, above the landing stage of the old ferry", Sort: "person", Utterances: 1, Mentions: 1},
		{Name: "Seven shopkeepers of the north bank and their guild", Sort: "body", Utterances: 1, Mentions: 1},
	}
	metas := []qa.Meta{
		{Slug: "ferry-timetable", Title: elsewhere.Title, Date: "2024-02-28", Revision: 1},
		{Slug: "harbour-bridge", Title: s.Title, Date: "2024-03-05", Revision: 2},
	}
	stood := passage(t, s, 0, steel)
	stood.Revision, stood.ID = 1, "0123"
	stood.Text = "“We can’t ask people to walk over steel that we know is tired,” said the mayor, Ingrid Solheim."
	changed, fresh, copied := passage(t, s, 0, steel), passage(t, s, 3, cracks), narrated(t, s, closed)
	changed.Before = &qa.Before{Since: "2024-03-06T09:30:00Z", Passage: &stood}
	fresh.Before = &qa.Before{Since: "2024-03-06T09:30:00Z"}
	also := elsewhere
	also.Publisher, also.Paragraph = "courier.example", 4
	copied.Also, copied.Superseded, copied.Revision = []qa.Passage{also, passage(t, s, 1, ferries)}, true, 1
	revised := qa.Changes{
		Story: s.Slug,
		From:  qa.Revision{Revision: 1, Title: s.Title, Added: "2024-03-05T09:30:00Z"},
		To:    qa.Revision{Revision: 2, Title: s.Title, Added: "2024-03-06T09:30:00Z"},
		Changes: []qa.Change{
			{Before: &qa.Piece{Paragraph: 3}, After: &qa.Piece{Paragraph: 3}, Edits: []qa.Edit{{Op: qa.Same, Text: "The old harbour bridge will close to all traffic in"}, {Op: qa.LeftOut, Text: " April"}, {Op: qa.PutIn, Text: " May"}, {Op: qa.Same, Text: ", the town council decided."}}},
			{After: &qa.Piece{Paragraph: 4}, Edits: []qa.Edit{{Op: qa.PutIn, Text: "It will take a year.\x1b[2J"}}},
			{Before: &qa.Piece{Paragraph: 5}, Edits: []qa.Edit{{Op: qa.LeftOut, Text: "Nobody knows why."}}},
			{Before: &qa.Piece{Paragraph: 6}, After: &qa.Piece{Paragraph: 7}, Edits: []qa.Edit{{Op: qa.Same, Text: "It"}, {Op: qa.PutIn, Text: " never"}, {Op: qa.Same, Text: "\nrained."}}},
		},
	}
	quote := func(n, paragraph int) *qa.Quote {
		q := over.Quotes.Quotes[0]
		q.Paragraph, q.Text = paragraph, []string{"“We will run ferries,”", "he had not been asked\x1b[2J"}[n]
		return &q
	}
	compared := qa.Beside{Story: s.Slug, Title: s.Title, Date: "2024-03-05", Others: []qa.Other{
		{Story: "ferry-timetable", Title: elsewhere.Title, Date: "2024-03-06", Publisher: "courier.example", Share: 0.625, Same: 1, Quotes: []qa.Wording{
			{Here: quote(0, 5), There: quote(0, 9), Edits: []qa.Edit{{Op: qa.Same, Text: "“We"}, {Op: qa.LeftOut, Text: " will"}, {Op: qa.PutIn, Text: " may"}, {Op: qa.Same, Text: " run ferries,”"}}},
			{Here: quote(1, 6)},
			{There: quote(0, 3)},
		}},
		{Story: "tunnel", Title: "A tunnel\u202e", Share: 0.1, Quotes: []qa.Wording{}},
	}}
	alone := compared
	alone.Others = nil
	dated := said(s)
	dated.Person, dated.Role, dated.Date = "Ingrid Solheim", "mayor of Oldhaven", "2024-03-05"
	dated.Quotes.Quotes = dated.Quotes.Quotes[:2]
	dated.Quotes.Quotes[0].Also = copied.Also
	undated := said(s)
	undated.Person, undated.Role, undated.Quotes.Quotes = "Tomasz Wójcik", "", undated.Quotes.Quotes[3:4]
	unchanged := revised
	unchanged.Changes = nil
	return map[string]bot.Reply{
		"changes":         {Command: bot.Changes, Changes: &revised},
		"changes-none":    {Command: bot.Changes, Changes: &unchanged},
		"beside":          {Command: bot.Beside, Beside: &compared},
		"beside-none":     {Command: bot.Beside, Beside: &alone},
		"timeline":        {Command: bot.Quotes, Quotes: []bot.StoryQuotes{dated, undated}},
		"answer-revised":  answered("", changed, fresh),
		"answer-copied":   answered("", copied),
		"answer":          answered("", passage(t, s, 0, steel), passage(t, s, 1, ferries), passage(t, s, 3, cracks)),
		"answer-read-as":  answered("What did Ingrid Solheim say about ferries?", passage(t, s, 1, ferries)),
		"answer-narrated": answered("", narrated(t, s, closed)),
		"answer-linked":   answered("", linked, passage(t, s, 5, court)),
		"answer-several":  answered("", passage(t, s, 0, steel), elsewhere, passage(t, s, 1, ferries)),
		"answer-wide":     answered("", passage(t, s, 4, tea)),
		"answer-unknown":  answered("", unknown),
		"answer-hostile":  answered("\x1b[31mred\u202e", hostile),
		"refused":         refused(qa.NotInStory, narrated(t, s, closed), passage(t, s, 5, court)),
		"refused-topic":   refused(qa.SpeakerOffTopic, passage(t, s, 0, steel)),
		"refused-empty":   refused(qa.NoStories),
		"choices": {Command: bot.Ask, Answer: &qa.Answer{Question: "…", Reason: qa.Unclear, Choices: []qa.Choice{
			{Name: "Ingrid Solheim", Role: "the mayor", Question: "What did Ingrid Solheim say?"}, {Name: "Arne Solheim\x1b[2J", Question: "What did Arne Solheim say?"},
		}}},
		"parts": {Command: bot.Ask, Answer: &qa.Answer{Question: "…", Answered: true, Parts: []qa.Answer{
			{Question: "What did Solheim say?", Answered: true, Passages: []qa.Passage{passage(t, s, 0, steel), passage(t, s, 1, ferries)}},
			{Question: "what did the engineer say", ReadAs: "what did Tomasz Wójcik say", Answered: true, Passages: []qa.Passage{passage(t, s, 3, cracks)}},
			{Question: "who won?", Reason: qa.NotInStory},
		}}},
		"answer-people": {Command: bot.Ask, Answer: &qa.Answer{Question: "…", Answered: true, People: people, Passages: []qa.Passage{passage(t, s, 0, steel)}}},
		"unkept":        {Command: bot.Ask, Answer: &qa.Answer{Question: "…", Answered: true, Passages: []qa.Passage{narrated(t, s, closed)}}, Unkept: errors.New("the disk is full")},
		"check-found":   {Command: bot.Check, Check: &qa.Check{Verdict: qa.Found, Passages: []qa.Passage{passage(t, s, 0, steel)}}},
		"check-altered": {Command: bot.Check, Check: &qa.Check{Verdict: qa.Altered, Difference: []qa.Edit{
			{Op: qa.Same, Text: "We"}, {Op: qa.LeftOut, Text: "can’t"}, {Op: qa.PutIn, Text: "can\x1b[2J"}, {Op: qa.Same, Text: "ask people to drive over steel"},
		}, Passages: []qa.Passage{passage(t, s, 0, steel)}}},
		"check-else":     {Command: bot.Check, Check: &qa.Check{Speaker: "Tomasz Wójcik", Verdict: qa.SomeoneElse, Passages: []qa.Passage{passage(t, s, 0, steel)}}},
		"check-reported": {Command: bot.Check, Check: &qa.Check{Verdict: qa.NotQuoted, Passages: []qa.Passage{passage(t, s, 5, court)}}},
		"check-spliced":  {Command: bot.Check, Check: &qa.Check{Verdict: qa.Spliced, Passages: []qa.Passage{passage(t, s, 0, steel), passage(t, s, 1, ferries)}}},
		"check-none":     {Command: bot.Check, Check: &qa.Check{Verdict: qa.NotFound}},
		"answer-check": {Command: bot.Ask, Answer: &qa.Answer{Question: "…", ReadAs: "Did Ingrid Solheim say that ferries would run?", Answered: true, Check: &qa.Check{
			Speaker: "Ingrid Solheim", Verdict: qa.NotFound, Passages: []qa.Passage{passage(t, s, 1, ferries)},
		}}},
		"quotes":       {Command: bot.Quotes, Quotes: []bot.StoryQuotes{said(s)}},
		"quotes-over":  {Command: bot.Quotes, Quotes: []bot.StoryQuotes{over}}, // over two paragraphs
		"quotes-none":  {Command: bot.Quotes},
		"people":       {Command: bot.People, People: []bot.StoryPeople{{Story: s, People: people}}},
		"people-none":  {Command: bot.People, People: []bot.StoryPeople{{Story: s}}},
		"show":         {Command: bot.Show, Story: s},
		"stories":      {Command: bot.Stories, Stories: metas, Focus: "harbour-bridge"},
		"stories-none": {Command: bot.Stories},
		"focus":        {Command: bot.Focus, Stories: metas[1:], Focus: "harbour-bridge"},
		"focus-all":    {Command: bot.Focus, Stories: metas},
		"forget":       {Command: bot.Forget},
		"help":         {Command: bot.Help},
	}
}

// TestRender compares every reply at 40, 80 and 120 columns, plain and in colour,
// with the file of its name.
func TestRender(t *testing.T) {
	for name, reply := range replies(t) {
		t.Run(name, func(t *testing.T) {
			var all bytes.Buffer
			for _, style := range []Style{{40, false}, {80, false}, {120, false}, {80, true}} {
				fmt.Fprintf(&all, "-- %d columns, colour %v --\n", style.Width, style.Colour)
				var out bytes.Buffer
				if err := Render(&out, reply, style); err != nil {
					t.Fatal(err)
				}
				if style.Colour {
					out = *bytes.NewBuffer(bytes.ReplaceAll(out.Bytes(), []byte("\x1b"), []byte("␛")))
				}
				all.Write(out.Bytes())
			}
			golden(t, name, all.Bytes())
		})
	}
}

// golden compares got with testdata/golden/name, or writes it there with -update.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name+".txt")
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (go test -update writes it anew):\n%s", path, diff)
	}
}

// TestWriteError: a reply that cannot be written is not passed over.
func TestWriteError(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	_ = r.Close()
	_ = w.Close()
	if err := Render(w, bot.Reply{Command: bot.Help}, Style{Width: 80}); err == nil {
		t.Error("no error from a closed file")
	}
}

// BenchmarkRender sets the sample story with its speakers in colour.
func BenchmarkRender(b *testing.B) {
	reply := bot.Reply{Command: bot.Show, Story: sample(b)}
	b.SetBytes(int64(len(bridge)))
	for b.Loop() {
		if err := Render(io.Discard, reply, Style{Width: 80, Colour: true}); err != nil {
			b.Fatal(err)
		}
	}
}
