package bot

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/qa"
)

func TestAsk(t *testing.T) {
	asker := &recorder{}
	b := New(asker, stocked(t), &notebook{})
	ctx := context.Background()
	do := func(r Request) Reply {
		t.Helper()
		r.Workspace, r.Thread = home, "t"
		reply, err := b.Handle(ctx, r)
		if err != nil {
			t.Fatal(err)
		}
		if reply.Command != r.Command {
			t.Errorf("reply to %q, want %q", reply.Command, r.Command)
		}
		return reply
	}

	asked := "  What\x00 did\n“she”\x1b[2J say? \xff"
	reply := do(Request{ID: "7", Command: Ask, Text: asked})
	if got := asker.last().Question; got != asked {
		t.Errorf("the engine was asked %q, want %q", got, asked)
	}
	if reply.Answer.Question != asked || reply.Answer.ID != "7" {
		t.Errorf("the answer does not give back what was asked: %+v", reply.Answer)
	}
	if len(asker.last().Thread) != 0 || asker.last().Story != "" {
		t.Errorf("the first question has a past: %+v", asker.last())
	}

	do(Request{Command: Focus, Text: "harbour-bridge"})
	do(Request{Command: Ask, Text: "And Wójcik?"})
	if q := asker.last(); len(q.Thread) != 1 || q.Story != "harbour-bridge" {
		t.Errorf("%d turns and story %q, want 1 and the one in focus", len(q.Thread), q.Story)
	}
	do(Request{Command: Ask, Text: "?", Story: "ferry-wind"})
	if got := asker.last().Story; got != "ferry-wind" {
		t.Errorf("story %q, want the one asked for", got)
	}
	if got := do(Request{Command: Stories}).Focus; got != "harbour-bridge" {
		t.Errorf("focus %q", got)
	}
	for _, all := range []string{"all", "", " "} {
		do(Request{Command: Focus, Text: "harbour-bridge"})
		if reply := do(Request{Command: Focus, Text: all}); reply.Focus != "" || len(reply.Stories) != 2 {
			t.Errorf("/story %q: %+v", all, reply)
		}
	}
	do(Request{Command: Focus, Text: "harbour-bridge"})
	do(Request{Command: Forget})
	do(Request{Command: Ask, Text: "?"})
	if q := asker.last(); len(q.Thread) != 0 || q.Story != "" {
		t.Errorf("after /forget: %+v", q)
	}
}

func TestAskRefusesLongQuestions(t *testing.T) {
	asker := &recorder{}
	b := New(asker, stocked(t), Forgetful{})
	ask := func(n int) error {
		_, err := b.Handle(context.Background(), Request{Workspace: home, Command: Ask, Text: strings.Repeat("é", n)})
		return err
	}
	if err := ask(MaxQuestion); err != nil {
		t.Errorf("%d runes: %v", MaxQuestion, err)
	}
	if err := ask(MaxQuestion + 1); !errors.Is(err, ErrLongQuestion) {
		t.Errorf("%d runes: %v", MaxQuestion+1, err)
	}
	if len(asker.asked) != 1 {
		t.Errorf("the engine was asked %d times, want once", len(asker.asked))
	}
}

func TestShow(t *testing.T) {
	books := stocked(t)
	b := New(&recorder{}, books, Forgetful{})
	show := func(b *Bot, slug string) (Reply, error) {
		return b.Handle(context.Background(), Request{Workspace: home, Command: Show, Story: slug})
	}
	if reply, err := show(b, "ferry-wind"); err != nil || reply.Story.Slug != "ferry-wind" {
		t.Errorf("by slug: %v", err)
	}
	if _, err := show(b, ""); !errors.Is(err, ErrWhichStory) {
		t.Errorf("of two stories: %v", err)
	}
	one := New(&recorder{}, books[:1], Forgetful{})
	if reply, err := show(one, ""); err != nil || reply.Story != books[0] {
		t.Errorf("of one story: %v", err)
	}
}

func TestPeople(t *testing.T) {
	b := New(&recorder{}, stocked(t), Forgetful{})
	reply, err := b.Handle(context.Background(), Request{Workspace: home, Command: People})
	if err != nil {
		t.Fatal(err)
	}
	if len(reply.People) != 2 {
		t.Fatalf("%d stories, want 2", len(reply.People))
	}
	for _, s := range reply.People {
		if diff := cmp.Diff(s.Story.Figures(), s.People); diff != "" {
			t.Error(diff)
		}
	}
}

func TestHandleErrors(t *testing.T) {
	b := New(&recorder{}, stocked(t), Forgetful{})
	for name, tt := range map[string]struct {
		request Request
		want    error
	}{
		"no workspace":            {Request{Command: Ask, Text: "?"}, qa.ErrNoWorkspace},
		"no such command":         {Request{Workspace: home, Command: "qotes"}, ErrNoCommand},
		"no such story to show":   {Request{Workspace: home, Command: Show, Story: "habour-bridge"}, qa.ErrNoStory},
		"no such story to focus":  {Request{Workspace: home, Command: Focus, Text: "bridge"}, qa.ErrNoStory},
		"no such story of quotes": {Request{Workspace: home, Command: Quotes, Story: "x"}, qa.ErrNoStory},
		"somebody else's story":   {Request{Workspace: "away", Command: Show, Story: "ferry-wind"}, qa.ErrNoStory},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := b.Handle(context.Background(), tt.request); !errors.Is(err, tt.want) {
				t.Errorf("%v, want %v", err, tt.want)
			}
		})
	}
	t.Run("the engine's", func(t *testing.T) {
		broken := errors.New("broken")
		notes := &notebook{}
		b := New(&recorder{err: broken}, stocked(t), notes)
		_, err := b.Handle(context.Background(), Request{Workspace: home, Thread: "t", Command: Ask, Text: "?"})
		if !errors.Is(err, broken) {
			t.Error(err)
		}
		if len(notes.kept.Turns) != 0 {
			t.Error("a question without an answer is remembered")
		}
	})
}

func TestQuotes(t *testing.T) {
	b := New(&recorder{}, stocked(t), Forgetful{})
	const steel, ferries, cracks, nobody = "steel", "every ten minutes", "the cracks had grown", "Nobody steers"
	for name, tt := range map[string]struct {
		speaker, about, story string
		want                  []string // a piece of each utterance, in order
	}{
		"all":                  {"", "", "", []string{nobody, steel, ferries, cracks}},
		"one story":            {"", "", "harbour-bridge", []string{steel, ferries, cracks}},
		"surname":              {"Solheim", "", "", []string{steel, ferries}},
		"full name":            {"Ingrid Solheim", "", "", []string{steel, ferries}},
		"with a title":         {"Ms Solheim", "", "", []string{steel, ferries}},
		"without accents":      {"wojcik", "", "", []string{cracks}},
		"role":                 {"the mayor", "", "", []string{steel, ferries}},
		"slip of the pen":      {"Solhiem", "", "", []string{steel, ferries}},
		"topic":                {"", "ferry", "", []string{nobody, ferries}},
		"topic of a speaker":   {"Solheim", "the ferries", "", []string{ferries}},
		"nothing on the topic": {"Solheim", "cracks", "", nil},
		"only filler":          {"Wójcik", "the", "", []string{cracks}},
	} {
		t.Run(name, func(t *testing.T) {
			reply, err := b.Handle(context.Background(), Request{Workspace: home, Command: Quotes, Text: tt.speaker, About: tt.about, Story: tt.story})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, s := range reply.Quotes {
				if s.Quotes.Quotes == nil {
					t.Error("quotes are null, not empty")
				}
				for _, q := range s.Quotes.Quotes {
					got = append(got, q.Text)
				}
			}
			if len(got) != len(tt.want) {
				t.Fatalf("%d utterances, want %d: %q", len(got), len(tt.want), got)
			}
			for i, piece := range tt.want {
				if !strings.Contains(got[i], piece) {
					t.Errorf("utterance %d is %q, want the one with %q", i, got[i], piece)
				}
			}
		})
	}
	t.Run("a stranger", func(t *testing.T) {
		_, err := b.Handle(context.Background(), Request{Workspace: home, Command: Quotes, Text: "Macron"})
		if !errors.Is(err, ErrNoPerson) {
			t.Error(err)
		}
	})
	t.Run("one story without any", func(t *testing.T) {
		reply, err := b.Handle(context.Background(), Request{Workspace: home, Command: Quotes, About: "zebras", Story: "ferry-wind"})
		if err != nil || len(reply.Quotes) != 1 || reply.Quotes[0].Quotes.Quotes == nil {
			t.Errorf("%+v, %v", reply, err)
		}
	})
}

func TestCheck(t *testing.T) {
	asker := &recorder{}
	b := New(asker, stocked(t), &notebook{kept: Thread{Focus: "ferry-wind"}})
	reply, err := b.Handle(context.Background(), Request{ID: "7", Workspace: home, Thread: "t", Command: Check, Text: "“steel”", Speaker: " the\x00mayor "})
	if err != nil || reply.Command != Check || reply.Check == nil {
		t.Fatalf("%+v, %v", reply, err)
	}
	want := []qa.Claim{{ID: "7", Workspace: home, Story: "ferry-wind", Words: "“steel”", Speaker: "the mayor"}}
	if d := cmp.Diff(want, asker.checked); d != "" {
		t.Error(d)
	}
	for text, want := range map[string]error{" \x00 ": ErrNoWords, strings.Repeat("x", MaxQuestion+1): ErrLongQuestion} {
		if _, err := b.Handle(context.Background(), Request{Workspace: home, Command: Check, Text: text}); !errors.Is(err, want) {
			t.Errorf("%.5q: %v, want %v", text, err, want)
		}
	}
}

func TestGist(t *testing.T) {
	asker := &recorder{}
	reply, err := New(asker, stocked(t), Forgetful{}).Handle(context.Background(), Request{Workspace: home, Command: Gist, Story: "ferry-wind"})
	if err != nil || reply.Answer == nil || asker.last().Story != "ferry-wind" || asker.last().Question != gistQuestion {
		t.Errorf("%+v, %v: asked %+v", reply, err, asker.last())
	}
}

// TestAnswersThatCannotBeKept: an answer is worth more than its memory.
func TestAnswersThatCannotBeKept(t *testing.T) {
	full, torn := errors.New("the disk is full"), errors.New("the file is damaged")
	for want, notes := range map[error]*notebook{full: {full: full}, torn: {torn: torn}} {
		b := New(&recorder{}, stocked(t), notes)
		reply, err := b.Handle(context.Background(), Request{Workspace: home, Thread: "t", Command: Ask, Text: "?"})
		if err != nil || reply.Answer == nil || !errors.Is(reply.Unkept, want) {
			t.Errorf("%+v, %v, want %v", reply, err, want)
		}
	}
}

// TestBefore: a conversation that the asker keeps is asked again, the last of it only.
func TestBefore(t *testing.T) {
	asker := &recorder{}
	b := New(asker, stocked(t), Forgetful{})
	r := Request{Workspace: home, Command: Ask, Text: "And Wójcik?", Story: "ferry-wind", Before: []string{"1", "2", "3", "4"}}
	if _, err := b.Handle(context.Background(), r); err != nil {
		t.Fatal(err)
	}
	if n := len(asker.asked); n != 1+maxBefore {
		t.Errorf("%d questions were asked, want %d", n, 1+maxBefore)
	}
	for i, q := range asker.asked {
		if len(q.Thread) != i || q.Story != "ferry-wind" || q.Workspace != home {
			t.Errorf("question %d: %+v", i, q)
		}
	}
	r.Before = []string{strings.Repeat("é", MaxQuestion+1)}
	if _, err := b.Handle(context.Background(), r); !errors.Is(err, ErrLongQuestion) {
		t.Error(err)
	}
}
