package slack

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord/bot"
	"onrecord/data"
	"onrecord/data/ingest"
	"onrecord/qa"
)

// shelf is a bot over a store on disk with the built-in story.
type shelf struct {
	testing.TB
	handler bot.Handler
	store   *data.Store
}

func newShelf(t testing.TB, more ...string) *shelf {
	t.Helper()
	store, err := data.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"), data.Options{Now: func() time.Time { return time.Date(2025, 2, 14, 9, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	keeper := ingest.Keeper{Store: store}
	often := bot.Rate{Every: time.Microsecond, Burst: 1000}
	s := &shelf{t, bot.NewGuard(bot.New(qa.NewEngine(store), store, store), keeper, bot.NewLimits(bot.Rates{User: often, Channel: often, Workspace: often}, time.Now)), store}
	_, text := data.BuiltIn()
	s.add("ukraine-talks.md", text)
	for n, text := range more {
		s.add(fmt.Sprintf("council-%d.txt", n+1), text)
	}
	return s
}

func (s *shelf) add(name, text string) {
	s.Helper()
	keeper := ingest.Keeper{Store: s.store}
	if _, err := keeper.Add(s.Context(), here, bot.Draft{Name: name, Text: text}); err != nil {
		s.Fatal(err)
	}
}

// council is a story that says little, of many.
const council = `Council debates ferries until midnight

The town council met for nine hours on Thursday.

“I saw no ferry at all,” said Tomasz Brandt, a baker.

“Then look again,” said Ruth Brandt, the harbour master.

“We have counted the tides 13 times and will count them again,” said Ingrid Solheim, the mayor.
`

// handle answers what somebody types, in a conversation.
func (s *shelf) handle(r bot.Request, thread string) (bot.Reply, error) {
	r.Workspace, r.Thread, r.User, r.Channel, r.Manager = here, thread, "U1", "C1", true
	return s.handler.Handle(context.Background(), r)
}

// say answers what somebody types as the adapter does.
func (s *shelf) say(text, thread string, at view) message {
	s.Helper()
	r, err := parse(text)
	if err != nil {
		return explain(err)
	}
	at.Asked = asked(r)
	reply, err := s.handle(r, thread)
	if err != nil {
		return explain(err)
	}
	return render(reply, at)
}

// TestRenderings: the reply to each command, as it is shown and as it is read aloud.
func TestRenderings(t *testing.T) {
	s := newShelf(t)
	private := view{Private: true}
	for _, tt := range []struct {
		name, text string
		at         view
	}{
		{"ask", "What did Bearbok say?", view{}},
		{"ask-private", "What did Baerbock say?", private},
		{"ask-pages", "What did Hegseth say?", view{Pages: "https://pages.example/"}},
		{"ask-refused", "What does the story say about football?", view{}},
		{"ask-off-topic", "What did Pistorius say about football?", view{}},
		{"ask-nobody", "What did Gandalf say?", view{}},
		{"ask-silent", "What did Zelenskiy say?", view{}},
		{"ask-parts", "What did Rutte say and what did Healey say?", view{}},
		{"ask-hostile", "&lt;!channel&gt; @everyone *x* _y_ ~z~ `q` https://evil.example :smile:", private},
		{"ask-check", "Did Baerbock say “Peace in Europe is at stake”?", view{}},
		{"quotes", "quotes Rutte", view{}},
		{"quotes-about", "quotes about talks", private},
		{"quotes-nobody", "quotes Gandalf", view{}},
		{"quotes-nothing", "quotes Rutte about football", view{}},
		{"people", "people", view{}},
		{"stories", "stories", private},
		{"gist", "gist", view{}},
		{"check-found", "check “Peace in Europe is at stake”", view{}},
		{"check-altered", "check “Peace in Europe is never at stake” by Baerbock", view{}},
		{"check-else", `check "Peace in Europe is at stake" by Hegseth`, view{}},
		{"check-not", "check “We shall count the ferries”", view{}},
		{"check-nothing", "check", view{}},
		{"show", "show", private},
		{"story", "story ukraine-talks", view{}},
		{"story-none", "story ukrane-talks", view{}},
		{"story-all", "story all", view{}},
		{"forget", "forget", view{}},
		{"help", "", view{}},
		{"unknown", "/nonsense", view{}},
		{"add-nothing", "add", view{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := s.say(tt.text, "", tt.at)
			measured(t, m)
			golden(t, tt.name, m)
		})
	}
}

// TestConversationRendering: a follow-up says how it was read, and its buttons ask
// that.
func TestConversationRendering(t *testing.T) {
	s := newShelf(t)
	s.say("What did Rutte say?", "t", view{})
	m := s.say("And Hegseth?", "t", view{Private: true})
	golden(t, "follow-up", m)
	p, err := pressed(press1(t, m, "Share"))
	if err != nil || p.does != pressShare || p.Text != "What did Pete Hegseth say?" && p.Text != "What did Hegseth say?" {
		t.Errorf("%+v, %v", p, err)
	}
}

// TestChoices: an ambiguous name offers who it may be; the one chosen is asked about.
func TestChoices(t *testing.T) {
	s := newShelf(t, council)
	m := s.say("What did Brandt say?", "", view{})
	golden(t, "choices", m)
	p, err := pressed(press1(t, m, "Ruth Brandt"))
	if err != nil || p.does != pressAsk {
		t.Fatalf("%+v, %v", p, err)
	}
	reply, err := s.handle(p.Request, "")
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "choices-chosen", render(reply, p.at))
}

// TestInContext: a passage's button shows the paragraphs around it, of the revision
// that was cited, and tells when that is superseded.
func TestInContext(t *testing.T) {
	s := newShelf(t, council)
	id, value := press1(t, s.say("What did Ruth Brandt say?", "", view{}), "In context")
	p, err := pressed(id, value)
	if err != nil {
		t.Fatal(err)
	}
	reply, err := s.handle(p.Request, "")
	if err != nil {
		t.Fatal(err)
	}
	m := render(reply, p.at)
	measured(t, m)
	golden(t, "context", m)
	s.add("council-1.txt", strings.Replace(council, "Then look", "So look", 1))
	if reply, err = s.handle(p.Request, ""); err != nil {
		t.Fatal(err)
	}
	golden(t, "context-superseded", render(reply, p.at))
	p.at.spot.mark = "another"
	golden(t, "context-revised", render(reply, p.at))

	golden(t, "revised-since", s.say("What did Ruth Brandt say?", "", view{}))
	m = s.say("changes council-1", "", view{Private: true})
	measured(t, m)
	golden(t, "changes", m)
	golden(t, "changes-none", s.say("changes ukraine-talks", "", view{}))
}

// TestWireCopy: the same words in two stories are one passage that names both, and
// what somebody says over several stories stands by date.
func TestWireCopy(t *testing.T) {
	s := newShelf(t, council, "Ferries: what was said\n\nThe town council met for nine hours on Thursday.\n\n“Then look again,” said Ruth Brandt, the harbour master.\n\n“We have counted the tides 13 times and will count again,” said Ingrid Solheim, the mayor.\n\n“The tide waits for nobody,” Ms Brandt said.\n")
	golden(t, "wire-copy", s.say("What did Ruth Brandt say?", "", view{}))
	m := s.say("beside council-1", "", view{})
	measured(t, m)
	golden(t, "beside", m)
	golden(t, "beside-none", s.say("beside ukraine-talks", "", view{}))
	golden(t, "timeline", s.say("quotes Ruth Brandt", "", view{}))
}

// TestPagesOfAList: what one message has no room for, the next has; each says which
// part it is, and Share shows to all what stands there.
func TestPagesOfAList(t *testing.T) {
	long := "Council debates\n\n"
	for n := range 12 {
		long += fmt.Sprintf("“We have counted the ferries %d times,” said Ingrid Solheim, the mayor.\n\n", n+2)
	}
	s := newShelf(t, long)
	m := s.say("quotes Solheim", "", view{Private: true})
	golden(t, "more-1", m)
	for page := 2; page <= 3; page++ {
		id, value := press1(t, m, "More")
		p, err := pressed(id, value)
		if err != nil || p.does != pressPrivate {
			t.Fatalf("%+v, %v", p, err)
		}
		reply, err := s.handle(p.Request, "")
		if err != nil {
			t.Fatal(err)
		}
		p.at.Private = true
		m = render(reply, p.at)
		golden(t, fmt.Sprintf("more-%d", page), m)
	}
	p, err := pressed(press1(t, m, "Share"))
	if err != nil || p.does != pressShare || p.at.From != 10 {
		t.Fatalf("%+v, %v", p, err)
	}
	reply, err := s.handle(p.Request, "")
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "more-shared", render(reply, p.at))
}

// TestManaging: what was added, revised, removed is named.
func TestManaging(t *testing.T) {
	s := newShelf(t)
	for _, tt := range []struct {
		name string
		r    bot.Request
	}{
		{"added", bot.Request{Command: bot.Add, Draft: bot.Draft{Name: "council.txt", Text: council}}},
		{"revised", bot.Request{Command: bot.Add, Draft: bot.Draft{Name: "council.txt", Text: council + "\nIt rained.\n"}}},
		{"removed", bot.Request{Command: bot.Remove, Text: "council"}},
	} {
		reply, err := s.handle(tt.r, "")
		if err != nil {
			t.Fatal(err)
		}
		m := render(reply, view{Private: true, Modal: true})
		measured(t, m)
		golden(t, tt.name, m)
	}
	if _, err := s.handle(bot.Request{Command: bot.Remove, Text: "council"}, ""); !errors.Is(err, qa.ErrNoStory) {
		t.Error(err)
	} else {
		golden(t, "removed-none", explain(err))
	}
}

// press1 is the button of a message whose label begins so, as Slack hands it back.
func press1(t testing.TB, m message, name string) (id, value string) {
	t.Helper()
	for _, b := range payload(t, m.Blocks) {
		each(b["elements"], func(e map[string]any) {
			if e["type"] == "button" && strings.HasPrefix(textOf(e), name) && id == "" {
				id, _ = e["action_id"].(string)
				value, _ = e["value"].(string)
			}
		})
	}
	if id == "" {
		t.Fatalf("there is no button %s on\n%s", name, readable(t, m.Blocks))
	}
	return id, value
}
