package bot

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"onrecord/qa"
)

// kept is a Keeper of nothing but what it was told.
type kept struct {
	told  []string
	focus map[string]string
}

func (k *kept) Add(_ context.Context, workspace string, d Draft) (qa.Meta, error) {
	k.told = append(k.told, "add "+workspace+" "+d.Name)
	return qa.Meta{Slug: "new", Revision: 1}, nil
}

func (k *kept) Remove(_ context.Context, workspace, slug string) error {
	k.told = append(k.told, "remove "+workspace+" "+slug)
	if slug != "harbour-bridge" {
		return qa.ErrNoStory
	}
	return nil
}

func (k *kept) SetFocus(_ context.Context, workspace, channel, slug string) error {
	k.focus[workspace+channel] = slug
	return nil
}

func (k *kept) Focused(_ context.Context, workspace, channel string) (string, error) {
	return k.focus[workspace+channel], nil
}

// at is a clock that tests move.
type at struct{ time.Time }

func (a *at) now() time.Time { return a.Time }

func guarded(t *testing.T) (*Guard, *kept, *recorder) {
	k, asked := &kept{focus: map[string]string{}}, &recorder{}
	c := &at{time.Date(2025, 2, 13, 9, 0, 0, 0, time.UTC)}
	return NewGuard(New(asked, stocked(t), Forgetful{}), k, NewLimits(UsualRates(), c.now)), k, asked
}

// TestPermission: every command, by somebody who manages the place and by somebody
// who does not.
func TestPermission(t *testing.T) {
	managing := []Command{Add, Remove, Focus}
	commands := append([]Command{Ask, Quotes, People, Stories, Show, Check, Gist, Forget, Help}, managing...)
	for _, c := range commands {
		for _, manager := range []bool{true, false} {
			g, k, _ := guarded(t)
			r := Request{Workspace: home, Command: c, Text: "harbour-bridge", Story: "harbour-bridge", Manager: manager}
			if c == Quotes {
				r.Text = "Solheim"
			}
			_, err := g.Handle(t.Context(), r)
			if admitted := g.Admit(r); errors.Is(admitted, ErrNotManager) != (slices.Contains(managing, c) && !manager) {
				t.Errorf("%s, manager %v: %v", c, manager, admitted)
			}
			if want := slices.Contains(managing, c) && !manager; errors.Is(err, ErrNotManager) != want || !want && err != nil {
				t.Errorf("%s, manager %v: %v", c, manager, err)
			}
			if !manager && len(k.told)+len(k.focus) > 0 {
				t.Errorf("%s changed something: %v", c, k.told)
			}
		}
	}
}

func TestGuard(t *testing.T) {
	g, k, asked := guarded(t)
	handle := func(r Request) (Reply, error) {
		r.Workspace, r.Channel, r.Manager = home, "c", true
		return g.Handle(t.Context(), r)
	}
	if _, err := g.Handle(t.Context(), Request{Command: Help}); !errors.Is(err, qa.ErrNoWorkspace) {
		t.Errorf("without a workspace: %v", err)
	}
	if r, err := handle(Request{Command: Add, Draft: Draft{Name: "a.txt"}}); err != nil || r.Command != Add || r.Stories[0].Slug != "new" {
		t.Errorf("%+v, %v", r, err)
	}
	if _, err := handle(Request{Command: Remove, Text: "habour-brigde"}); err == nil || Explain(err) != `no such story: "habour-brigde"; did you mean harbour-bridge?` {
		t.Errorf("%v", err)
	}
	if r, err := handle(Request{Command: Focus, Text: "ferry-wind"}); err != nil || r.Focus != "ferry-wind" {
		t.Errorf("%+v, %v", r, err)
	}
	if _, err := handle(Request{Command: Focus, Text: "nothing"}); !errors.Is(err, qa.ErrNoStory) || k.focus[home+"c"] != "ferry-wind" {
		t.Errorf("%v, %v", err, k.focus)
	}
	for story, want := range map[string]string{"": "ferry-wind", "harbour-bridge": "harbour-bridge"} {
		if _, err := handle(Request{Command: Ask, Text: "x", Story: story}); err != nil || asked.last().Story != want {
			t.Errorf("asked %q of %q, %v", asked.last().Story, want, err)
		}
	}
}

func TestLimits(t *testing.T) {
	rates := Rates{User: Rate{time.Second, 2}, Channel: Rate{time.Second, 4}, Workspace: Rate{time.Second, 6}}
	c := &at{time.Date(2025, 2, 13, 9, 0, 0, 0, time.UTC)}
	l := NewLimits(rates, c.now)
	take := func(user, channel, workspace, who string) {
		t.Helper()
		err := l.take(Request{User: user, Channel: channel, Workspace: workspace})
		var fast *TooFast
		switch {
		case who == "" && err != nil:
			t.Errorf("%s in %s: %v", user, channel, err)
		case who != "" && (!errors.As(err, &fast) || fast.Who != who):
			t.Errorf("%s in %s: %v, want too fast %s", user, channel, err, who)
		}
	}
	take("a", "1", "w", "")
	take("a", "1", "w", "")
	take("a", "1", "w", "from you")
	take("a", "2", "x", "from you") // wherever they go
	take("b", "1", "w", "")
	take("b", "1", "w", "")
	take("c", "1", "w", "in this channel") // what was refused before counts nowhere
	take("c", "2", "w", "")
	take("c", "2", "w", "")
	take("d", "2", "w", "here")
	take("d", "2", "v", "")
	c.Time = c.Add(time.Second)
	take("a", "1", "w", "")
	take("a", "1", "w", "from you")
	c.Time = c.Add(-time.Hour) // a clock that is set back locks nobody out for good, and lets nobody through
	take("a", "1", "w", "from you")
	c.Time = c.Add(2 * time.Hour)
	take("a", "1", "w", "")
	for range 100 {
		take("", "", "lone", map[bool]string{true: "", false: "here"}[l.bucket(limited{"workspace", "lone", "lone"}, rates.Workspace).TokensAt(c.now()) >= 1])
	}
	if got := Explain(&TooFast{"from you", 1200 * time.Millisecond}); got != "too many questions from you; try again in 2 s" {
		t.Error(got)
	}
}

func TestInside(t *testing.T) {
	for err, want := range map[error]bool{
		errors.New("disk I/O error"): true, qa.ErrNoWorkspace: true,
		fmt.Errorf("x: %w", qa.ErrNoStory): false, &missing{ErrNoPerson, "x", nil}: false, &TooFast{}: false,
		ErrNotManager: false, context.DeadlineExceeded: false, fmt.Errorf("x: %w", qa.ErrAltered): false,
	} {
		if got := Inside(err); got != want {
			t.Errorf("%v: %v", err, got)
		}
	}
}

// TestLimitsAreBounded: however many people ask, no more than so many are watched.
func TestLimitsAreBounded(t *testing.T) {
	c := &at{time.Date(2025, 2, 13, 9, 0, 0, 0, time.UTC)}
	l := NewLimits(UsualRates(), c.now)
	for n := range maxLimited + 1000 {
		_ = l.take(Request{User: fmt.Sprint(n)})
	}
	if n := l.buckets.Len(); n != maxLimited {
		t.Errorf("%d are watched, want %d", n, maxLimited)
	}
}

// book is a Ledger in memory, or a broken one.
type book struct {
	mu     sync.Mutex
	noted  map[string]bool
	broken error
}

func (b *book) Claim(_ context.Context, workspace, id string) (bool, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	first := !b.noted[workspace+id]
	b.noted[workspace+id] = true
	return first, b.broken
}

func (b *book) Release(_ context.Context, workspace, id string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.noted, workspace+id)
	return nil
}

func TestDeliveries(t *testing.T) {
	c := &at{time.Date(2025, 2, 13, 9, 0, 0, 0, time.UTC)}
	ledger := &book{noted: map[string]bool{}}
	d := NewDeliveries(ledger, c.now)
	once := func(workspace, id string) bool {
		t.Helper()
		if !d.First(workspace, id) {
			return false
		}
		first, err := d.Claim(t.Context(), workspace, id)
		if err != nil {
			t.Error(err)
		}
		return first
	}
	if !once(home, "1") || once(home, "1") || !once("away", "1") {
		t.Error("not each once")
	}
	c.Time = c.Add(DeliveryKept - time.Second)
	if once(home, "1") {
		t.Error("forgotten before its hour")
	}
	if err := d.Again(t.Context(), home, "1"); err != nil || !once(home, "1") {
		t.Error("given back, and not answered")
	}
	if d = NewDeliveries(ledger, c.now); once(home, "1") {
		t.Error("answered again after a restart")
	}
	ledger.broken = errors.New("broken")
	if !d.First(home, "2") {
		t.Fatal("not the first")
	}
	if _, err := d.Claim(t.Context(), home, "2"); err == nil {
		t.Error("no error")
	}
	if !d.First(home, "2") {
		t.Error("what could not be noted is taken for answered")
	}
}

// TestDeliveriesAtOnce: of many deliveries at the same time one is the first.
func TestDeliveriesAtOnce(t *testing.T) {
	d := NewDeliveries(&book{noted: map[string]bool{}}, time.Now)
	var all sync.WaitGroup
	var mu sync.Mutex
	first := 0
	for range 50 {
		all.Go(func() {
			if d.First(home, "1") {
				mu.Lock()
				defer mu.Unlock()
				first++
			}
		})
	}
	all.Wait()
	if first != 1 {
		t.Errorf("%d were the first", first)
	}
}

// listed is a Catalog whose lists are everybody's, as the store's are.
type listed struct {
	metas []qa.Meta
	names []string
}

func (l listed) Stories(context.Context, string) ([]qa.Meta, error) {
	return l.metas, nil
}
func (l listed) Names(context.Context, string) ([]string, error) { return l.names, nil }

func TestCompleter(t *testing.T) {
	c := NewCompleter(listed{
		[]qa.Meta{{Slug: "harbour-bridge", Title: "Bridge to close"}, {Slug: "ferry-wind", Title: "Ferries wait for the wind"}},
		[]string{"Ingrid Solheim", "Ruth Adeyemi", "Tomasz Wójcik", "Solveig Aas"},
	})
	for typed, want := range map[string]string{
		"": "ferry-wind harbour-bridge", "har": "harbour-bridge", "WIND": "ferry-wind", "clos": "harbour-bridge", "frry": "ferry-wind", "zz": "", "hb": "harbour-bridge",
	} {
		metas, err := c.Stories(t.Context(), home, typed, 5)
		var got []string
		for _, m := range metas {
			got = append(got, m.Slug)
		}
		if s := strings.Join(got, " "); err != nil || s != want {
			t.Errorf("%q: %s, want %s, %v", typed, s, want, err)
		}
	}
	for range 2 { // newest first, however often it is asked
		if metas, err := c.Stories(t.Context(), home, "", 5); err != nil || len(metas) != 2 || metas[0].Slug != "ferry-wind" {
			t.Errorf("the list was turned round: %v, %v", metas, err)
		}
	}
	for typed, want := range map[string]string{"sol": "Ingrid Solheim,Solveig Aas", "wojcik": "Tomasz Wójcik", "rúth a": "Ruth Adeyemi", "": "Ingrid Solheim,Ruth Adeyemi"} {
		names, err := c.Speakers(t.Context(), home, typed, 2)
		if s := strings.Join(names, ","); err != nil || s != want {
			t.Errorf("%q: %s, want %s, %v", typed, s, want, err)
		}
	}
}
