package ingest

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"onrecord/data"
)

// watching runs a watch of a press's feed until a test has seen enough.
type watching struct {
	*Watch
	press *press
	mu    sync.Mutex
	lines []string
	waits []time.Duration
}

func watchOf(t *testing.T, p *press, store FeedStore) *watching {
	t.Helper()
	w := &watching{press: p}
	w.Watch = &Watch{
		Web: here(p.URL), Store: store, Workspace: "local", Every: 5 * time.Millisecond, Spread: func() float64 { return 0.5 },
		Report: func(r Result) {
			w.mu.Lock()
			defer w.mu.Unlock()
			line := string(r.Added.Status) + " " + r.Title
			if r.Err != nil {
				line = r.Err.Error()
			}
			w.lines = append(w.lines, strings.ReplaceAll(line, p.URL, ""))
		},
		Failed: func(err error, wait time.Duration) {
			w.mu.Lock()
			defer w.mu.Unlock()
			w.lines = append(w.lines, strings.ReplaceAll(err.Error(), p.URL, ""))
			w.waits = append(w.waits, wait)
		},
	}
	return w
}

// until runs the watch until done says so, and returns what was told.
func (w *watching) until(t *testing.T, done func() bool) []string {
	t.Helper()
	before := goleak.IgnoreCurrent()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	ended := make(chan error, 1)
	go func() { ended <- w.Run(ctx, []string{w.press.URL + "/feed"}) }()
	for !done() && ctx.Err() == nil {
		time.Sleep(time.Millisecond)
	}
	if ctx.Err() != nil {
		t.Error("it never came to that")
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	goleak.VerifyNone(t, before, goleak.IgnoreTopFunction("net/http.(*persistConn).readLoop"), goleak.IgnoreTopFunction("net/http.(*persistConn).writeLoop"),
		goleak.IgnoreAnyFunction("net/http.(*conn).serve"), goleak.IgnoreAnyFunction("net/http.(*connReader).backgroundRead"))
	w.mu.Lock()
	defer w.mu.Unlock()
	lines := w.lines
	w.lines = nil
	return lines
}

// feedOfItems is an RSS feed of items "name title".
func feedOfItems(etag string, items ...string) sheet {
	var b strings.Builder
	for _, i := range items {
		name, title, _ := strings.Cut(i, " ")
		fmt.Fprintf(&b, "<item><title>%s</title><link>/%s</link><guid>%[2]s</guid></item>", title, name)
	}
	return sheet{kind: "application/rss+xml", etag: etag, body: `<rss version="2.0"><channel><title>Velm</title>` + b.String() + `</channel></rss>`}
}

// TestWatch: what is new in a feed is added once; what has not changed is not asked
// for again, in a later run neither.
func TestWatch(t *testing.T) {
	p := newPress(t)
	path := filepath.Join(t.TempDir(), "a.db")
	open := func() *data.Store {
		s, err := data.Open(t.Context(), path, data.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	s := open()
	p.set("/one", sheet{body: articleOf("One wall stands", "It stands", "")})
	p.set("/two", sheet{body: articleOf("Two walls stand", "They stand", "")})
	p.set("/feed", feedOfItems(`"a"`, "one One", "lost Lost"))
	w := watchOf(t, p, s)
	got := w.until(t, func() bool { return p.count("/feed") > 3 })
	if d := cmp.Diff([]string{"new One wall stands", "/lost: there is no such page (404 Not Found); look at the address"}, got); d != "" {
		t.Error(d)
	}
	if p.count("/one") != 1 || p.count("/lost") != 1 || p.count("/robots.txt") != 1 {
		t.Errorf("asked too often: %v", p.asked)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}

	s = open() // another day
	defer s.Close()
	w = watchOf(t, p, s)
	feeds := p.count("/feed")
	if got := w.until(t, func() bool { return p.count("/feed") > feeds+2 }); len(got) > 0 || p.count("/one") != 1 {
		t.Errorf("%q, %v", got, p.asked)
	}
	// A new item, and one of which the feed says something else now.
	p.set("/one", sheet{body: articleOf("One wall stands", "It still stands", "")})
	p.set("/feed", feedOfItems(`"b"`, "two Two", "one One, again", "lost Lost"))
	got = w.until(t, func() bool { feed, _ := s.Feed(t.Context(), "local", p.URL+"/feed"); return feed.ETag == `"b"` })
	if d := cmp.Diff([]string{"new Two walls stand", "revised One wall stands"}, got); d != "" {
		t.Error(d)
	}
	if p.count("/lost") != 1 {
		t.Error("what is not there was asked for again")
	}
}

// TestWatchComesAgain: what fails for now is asked for again, a feed in trouble less
// and less often.
func TestWatchComesAgain(t *testing.T) {
	p := newPress(t)
	s, err := data.Memory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	p.set("/feed", feedOfItems(`"a"`, "one One"))
	p.set("/one", sheet{code: http.StatusServiceUnavailable})
	w := watchOf(t, p, s)
	w.until(t, func() bool { return p.count("/one") > 2 })
	p.set("/one", sheet{body: articleOf("One wall stands", "It stands", "")})
	got := w.until(t, func() bool { feed, _ := s.Feed(t.Context(), "local", p.URL+"/feed"); return feed.ETag == `"a"` })
	if len(got) == 0 || got[len(got)-1] != "new One wall stands" {
		t.Errorf("%q", got)
	}

	p.set("/feed", sheet{code: http.StatusServiceUnavailable})
	w = watchOf(t, p, s)
	w.until(t, func() bool { w.mu.Lock(); defer w.mu.Unlock(); return len(w.waits) > 3 })
	for i, wait := range w.waits {
		if want := w.Every << (i + 1); wait != want {
			t.Errorf("waits %v: %v, want %v", w.waits, wait, want)
		}
	}
	p.set("/feed", sheet{body: articleOf("A page", "It is none", `<link rel="alternate" type="application/rss+xml" href="/rss">`)})
	w = watchOf(t, p, s)
	got = w.until(t, func() bool { w.mu.Lock(); defer w.mu.Unlock(); return len(w.waits) > 0 })
	if len(got) == 0 || got[0] != "/feed: it is no feed (RSS, Atom or JSON Feed); the page names one: /rss" {
		t.Errorf("%q", got)
	}
}

// brokenStore cannot keep how far a feed was read.
type brokenStore struct{ *data.Store }

func (brokenStore) KeepFeed(context.Context, string, string, data.Feed) error { return errBroken }

func TestWatchEndsWithTheStore(t *testing.T) {
	p := newPress(t)
	s, err := data.Memory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	p.set("/feed", feedOfItems(""))
	w := watchOf(t, p, brokenStore{s})
	if err := w.Run(t.Context(), []string{p.URL + "/feed", p.URL + "/other"}); !errors.Is(err, errBroken) {
		t.Error(err)
	}
}
