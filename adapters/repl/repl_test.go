package repl

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"onrecord/bot"
	"onrecord/qa"
)

// handler answers "yes…" and refuses "no…"; it fails for all else.
type handler struct {
	asked   []bot.Request
	stories []qa.Meta
	people  []bot.StoryPeople
}

func (h *handler) Handle(_ context.Context, r bot.Request) (bot.Reply, error) {
	h.asked = append(h.asked, r)
	reply := bot.Reply{Command: r.Command}
	switch {
	case r.Command == bot.Stories:
		reply.Stories = h.stories
	case r.Command == bot.People:
		reply.People = h.people
	case r.Command == bot.Forget, r.Command == bot.Help:
	case strings.HasPrefix(r.Text, "yes"):
		reply.Answer = &qa.Answer{Answered: true, Passages: []qa.Passage{{Story: "s", Title: "Title", Paragraph: 1, Text: "Yes.", End: 4}}}
	case strings.HasPrefix(r.Text, "no"):
		reply.Answer = &qa.Answer{Reason: qa.NotInStory}
	default:
		return bot.Reply{}, errors.New("broken\x1b[2J")
	}
	return reply, nil
}

// typed is an Input of lines; "^C" is a line given up.
type typed []string

func (t *typed) Line() (string, error) {
	if len(*t) == 0 {
		return "", io.EOF
	}
	line := (*t)[0]
	*t = (*t)[1:]
	if line == "^C" {
		return "", ErrInterrupted
	}
	return line, nil
}

func run1(t *testing.T, h *handler, live bool, lines ...string) (out, complaints string, outcome Outcome) {
	t.Helper()
	var o, e bytes.Buffer
	c := &Conversation{
		Handler: h, Workspace: "w", Thread: "t", Out: &o, Err: &e,
		Style: func() Style { return Style{Width: 60} }, Live: live,
	}
	in := typed(lines)
	outcome, err := c.Run(context.Background(), &in)
	if err != nil {
		t.Fatal(err)
	}
	return o.String(), e.String(), outcome
}

const yes, no = "Title\n[1] Yes.                                                  ¶1\n", "The stories do not say.\n"

func TestConversation(t *testing.T) {
	const hint = "(Ctrl-C once more, or Ctrl-D, to leave)\n"
	for name, tt := range map[string]struct {
		lines           []string
		out, complaints string
		outcome         Outcome
	}{
		"nothing":                       {nil, "", "", Answered},
		"an answer":                     {[]string{"yes"}, yes, "", Answered},
		"a refusal":                     {[]string{"no"}, no, "", Refused},
		"an error":                      {[]string{"?"}, "", "broken [2J\n", Failed},
		"the last question counts":      {[]string{"no", "?", "yes"}, no + "\n" + yes, "broken [2J\n", Answered},
		"a command is no question":      {[]string{"no", "/forget"}, no + "\nForgotten: no story is in focus, and nothing was asked\n  before.\n", "", Refused},
		"blank lines":                   {[]string{"", "  ", "yes", "\t"}, yes, "", Answered},
		"quit":                          {[]string{"yes", " /QUIT ", "no"}, yes, "", Answered},
		"exit":                          {[]string{"exit", "no"}, "", "", Answered},
		"one Ctrl-C gives up a line":    {[]string{"^C", "yes", "^C", "no"}, hint + yes + hint + "\n" + no, "", Refused},
		"two leave":                     {[]string{"^C", "^C", "yes"}, hint, "", Answered},
		"two with a blank line between": {[]string{"^C", "", "^C", "yes"}, hint + hint + yes, "", Answered},
	} {
		t.Run(name, func(t *testing.T) {
			h := &handler{}
			out, complaints, outcome := run1(t, h, false, tt.lines...)
			if out != tt.out || complaints != tt.complaints || outcome != tt.outcome {
				t.Errorf("\n got %q\nwant %q\n got %q\nwant %q\noutcome %d, want %d", out, tt.out, complaints, tt.complaints, outcome, tt.outcome)
			}
			for _, r := range h.asked {
				if r.Workspace != "w" || r.Thread != "t" {
					t.Errorf("asked for workspace %q, thread %q", r.Workspace, r.Thread)
				}
			}
		})
	}
}

func TestConversationEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	c := &Conversation{Handler: &handler{}, Out: io.Discard, Err: io.Discard, Style: func() Style { return Style{} }}
	if _, err := c.Run(ctx, &typed{"yes"}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if _, err := c.Run(context.Background(), NewPiped(strings.NewReader(strings.Repeat("x", maxLine+1)))); err == nil {
		t.Error("a line without end is read")
	}
}

func TestPiped(t *testing.T) {
	in := NewPiped(strings.NewReader("a\r\n\nb"))
	for _, want := range []string{"a", "", "b"} {
		if got, err := in.Line(); err != nil || got != want {
			t.Errorf("%q, %v; want %q", got, err, want)
		}
	}
	if _, err := in.Line(); err != io.EOF {
		t.Errorf("at the end: %v", err)
	}
}

func TestGreeting(t *testing.T) {
	bridge, ferry := qa.Meta{Slug: "harbour-bridge", Title: "Harbour bridge to close"}, qa.Meta{Slug: "ferry", Title: "Ferries wait"}
	people := []qa.Figure{
		{Name: "the town council", Sort: "body", Utterances: 9},
		{Name: "Ruth Adeyemi", Role: "captain", Sort: "person", Utterances: 1},
		{Name: "Ingrid Solheim", Role: "mayor", Forms: []string{"Ms Solheim"}, Sort: "person", Utterances: 3},
		{Name: "Omar Haddad", Sort: "person", Mentions: 5},
		{Name: "Tomasz Wójcik", Role: "engineer", Sort: "person", Utterances: 2},
	}
	for name, tt := range map[string]struct {
		stories []qa.Meta
		people  []qa.Figure
		want    string
	}{
		"none": {nil, nil, "There is no story to answer from. Add one: onrecord add\n  FILE\n\n\n"},
		"one": {[]qa.Meta{bridge}, people, "onrecord answers from Harbour bridge to close\n  (harbour-bridge)\n" +
			"Try: What did Solheim say? Who is Tomasz Wójcik?\n  What did the captain say? or /help\n\n\n"},
		"several":   {[]qa.Meta{bridge, ferry}, people[4:], "onrecord answers from 2 stories, the newest: Ferries wait\n  (ferry)\nTry: What did Tomasz Wójcik say? or /help\n\n\n"},
		"nobody in": {[]qa.Meta{ferry}, nil, "onrecord answers from Ferries wait (ferry)\nAsk a question, or /help\n\n\n"},
	} {
		t.Run(name, func(t *testing.T) {
			h := &handler{stories: tt.stories, people: []bot.StoryPeople{{Story: &qa.Story{Meta: ferry}, People: tt.people}}}
			if out, _, _ := run1(t, h, true); out != tt.want {
				t.Errorf("\n got %q\nwant %q", out, tt.want)
			}
		})
	}
}

func TestComplete(t *testing.T) {
	var c Completer
	c.Hear(bot.Reply{Stories: []qa.Meta{{Slug: "harbour-bridge"}, {Slug: "ferry-wind"}}})
	c.Hear(bot.Reply{People: []bot.StoryPeople{{Story: &qa.Story{Meta: qa.Meta{Slug: "harbour-bridge"}}, People: []qa.Figure{
		{Name: "Ingrid Solheim"}, {Name: "Tomasz Wójcik"}, {Name: "evil\x1b[2J"}, {Name: "Ingrid Solheim"},
	}}}})
	c.Hear(bot.Reply{Answer: &qa.Answer{Passages: []qa.Passage{{}, {Speaker: &qa.Speaker{Name: "Ruth Adeyemi"}}}}})
	for name, tt := range map[string]struct {
		line, head string
		want       []string
		tail       string
	}{
		"nothing":             {"|", "", nil, ""},
		"a command":           {"/q|", "", []string{"/quit", "/quotes"}, ""},
		"commands":            {"/sto|", "", []string{"/story", "/stories"}, ""},
		"a slug":              {"/show br|", "/show ", []string{"harbour-bridge"}, ""},
		"all slugs":           {"/story |", "/story ", []string{"harbour-bridge", "ferry-wind"}, ""},
		"a name to a command": {"/quotes soh|", "/quotes ", []string{"Ingrid Solheim"}, ""},
		"a given name":        {"What did ing|", "What did ", []string{"Ingrid Solheim"}, ""},
		"a surname":           {"What did Sol| say?", "What did ", []string{"Ingrid Solheim"}, " say?"},
		"a name half typed":   {"What did ingrid so|", "What did ", []string{"Ingrid Solheim"}, ""},
		"without its accent":  {"wojc|", "", []string{"Tomasz Wójcik"}, ""},
		"letters left out":    {"What did adymi|", "What did ", []string{"Ruth Adeyemi"}, ""},
		"no such name":        {"What did xyz|", "What did ", nil, ""},
		"after a space":       {"What did |", "What did ", nil, ""},
		"accents before it":   {"Wójcik: sol|é", "Wójcik: ", []string{"Ingrid Solheim"}, "é"},
	} {
		t.Run(name, func(t *testing.T) {
			before, after, _ := strings.Cut(tt.line, "|")
			head, got, tail := c.Complete(before+after, len([]rune(before)))
			if head != tt.head || tail != tt.tail || !slices.Equal(got, tt.want) {
				t.Errorf("%q %q %q, want %q %q %q", head, got, tail, tt.head, tt.want, tt.tail)
			}
		})
	}
}

func FuzzComplete(f *testing.F) {
	f.Add("What did Sol", 12)
	f.Add("/quotes \xff", 900)
	f.Add("é é é", -1)
	f.Fuzz(func(t *testing.T, line string, pos int) {
		c := Completer{names: []string{"Ingrid Solheim", "Tomasz Wójcik", "李 明"}, slugs: []string{"harbour-bridge"}}
		head, _, tail := c.Complete(line, pos)
		if whole := string([]rune(line)); !strings.HasPrefix(whole, head) && !strings.HasPrefix(head, "/") || !strings.HasSuffix(whole, tail) {
			t.Errorf("%q at %d: %q … %q", line, pos, head, tail)
		}
	})
}
