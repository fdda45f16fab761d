package data

import (
	"errors"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/sync/errgroup"

	"onrecord/bot"
	"onrecord/qa"
)

// The contract with the bot.
var _ bot.Threads = (*Store)(nil)

// clock is a time that moves only when it is told to.
type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

func newClock() *clock { return &clock{time.Date(2025, 2, 13, 9, 0, 0, 0, time.UTC)} }

// threaded gives a test a store, in memory and in a file, and its clock.
func threaded(t *testing.T, test func(t *testing.T, s *Store, c *clock)) {
	both(t, func(t *testing.T, s *Store) {
		c := newClock()
		s.now = c.now
		test(t, s, c)
	})
}

func remember(t *testing.T, s *Store, workspace, name string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if err := s.Remember(t.Context(), workspace, name, qa.Turn{Text: text}); err != nil {
			t.Fatal(err)
		}
	}
}

// knows checks the focus and the questions that are remembered of a thread.
func knows(t *testing.T, s *Store, workspace, name, focus string, texts ...string) {
	t.Helper()
	th, err := s.Thread(t.Context(), workspace, name)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, turn := range th.Turns {
		got = append(got, turn.Text)
	}
	if d := cmp.Diff(texts, got); d != "" || th.Focus != focus {
		t.Errorf("%s/%s: focus %q, turns %q; want %q, %q", workspace, name, th.Focus, got, focus, texts)
	}
}

func TestThreadsAreApart(t *testing.T) {
	threaded(t, func(t *testing.T, s *Store, _ *clock) {
		if err := s.SetFocus(t.Context(), ws, "a", "bridge"); err != nil {
			t.Fatal(err)
		}
		remember(t, s, ws, "a", "one", "two")
		knows(t, s, ws, "a", "bridge", "one", "two")
		knows(t, s, ws, "b", "")
		knows(t, s, "away", "a", "")
		remember(t, s, "away", "a", "theirs")
		if err := s.Forget(t.Context(), ws, "a"); err != nil {
			t.Fatal(err)
		}
		knows(t, s, ws, "a", "")
		knows(t, s, "away", "a", "", "theirs")
		clean(t, s)
	})
}

func TestTurnsAreKeptWhole(t *testing.T) {
	threaded(t, func(t *testing.T, s *Store, _ *clock) {
		want := qa.Turn{
			Text: "What did “Mary O'Dowd” say?\n", Kind: "said", Subject: "Mary O'Dowd", Gender: "f", Topic: "the \\ tunnel",
			Shown: []qa.Shown{{Story: "tunnel", Start: 1, End: 9, Speaker: "Dowd"}}, Choices: []qa.Pick{{Name: "a", Question: "b"}},
		}
		if err := s.Remember(t.Context(), ws, "a", want); err != nil {
			t.Fatal(err)
		}
		th, err := s.Thread(t.Context(), ws, "a")
		if err != nil || len(th.Turns) != 1 {
			t.Fatalf("%+v, %v", th, err)
		}
		if d := cmp.Diff(want, th.Turns[0]); d != "" {
			t.Error(d)
		}
	})
}

func TestThreadsAreForgottenAfterAnHour(t *testing.T) {
	threaded(t, func(t *testing.T, s *Store, c *clock) {
		if err := s.SetFocus(t.Context(), ws, "a", "bridge"); err != nil {
			t.Fatal(err)
		}
		c.at = c.at.Add(time.Hour - time.Second)
		remember(t, s, ws, "a", "one") // use keeps it
		c.at = c.at.Add(time.Hour - time.Second)
		knows(t, s, ws, "a", "bridge", "one")
		c.at = c.at.Add(time.Second)
		knows(t, s, ws, "a", "")
		remember(t, s, ws, "a", "two")
		knows(t, s, ws, "a", "", "two")
		c.at = c.at.Add(2 * time.Hour)
		remember(t, s, "away", "b", "x")
		for table, want := range map[string]int{"thread": 1, "turn": 1} {
			var n int
			if err := s.read.QueryRow(`SELECT count(*) FROM ` + table).Scan(&n); err != nil || n != want {
				t.Errorf("%d rows of %s, %v: what is forgotten is still there", n, table, err)
			}
		}
	})
}

func TestThreadsAreBounded(t *testing.T) {
	c := newClock()
	s, err := Memory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	s.now = c.now
	var last []string
	for i := range 3 * maxTurns {
		remember(t, s, ws, "long", strconv.Itoa(i))
		if i >= 2*maxTurns {
			last = append(last, strconv.Itoa(i))
		}
	}
	knows(t, s, ws, "long", "", last...)
	remember(t, s, "away", "long", "theirs")
	if _, err := s.write.Exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
		INSERT INTO thread (workspace, name, focus, used) SELECT ?, 'n' || i, '', ? FROM n`, maxThreads, ws, c.at.Add(time.Second).UnixNano()); err != nil {
		t.Fatal(err)
	}
	c.at = c.at.Add(2 * time.Second)
	remember(t, s, ws, "new", "x")
	var n int
	if err := s.read.QueryRow(`SELECT count(*) FROM thread WHERE workspace = ?`, ws).Scan(&n); err != nil || n != maxThreads {
		t.Errorf("%d threads, %v", n, err)
	}
	knows(t, s, ws, "long", "") // used longest ago
	knows(t, s, ws, "new", "", "x")
	knows(t, s, "away", "long", "", "theirs")
	// A turn that shows too much is remembered without what it showed.
	if err := s.Remember(t.Context(), ws, "huge", qa.Turn{Text: "x", Shown: make([]qa.Shown, 5000)}); err != nil {
		t.Fatal(err)
	}
	knows(t, s, ws, "huge", "", "x")
}

func TestThreadsSurviveARestart(t *testing.T) {
	s, path := file(t)
	remember(t, s, ws, "a", "one", "two")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = reopen(t, path, Options{})
	knows(t, s, ws, "a", "", "one", "two")
	remember(t, s, ws, "a", "three")
	other := reopen(t, path, Options{ReadOnly: true})
	knows(t, other, ws, "a", "", "one", "two", "three")
	if err := other.Remember(t.Context(), ws, "a", qa.Turn{}); !errors.Is(err, ErrReadOnly) {
		t.Errorf("%v", err)
	}
}

// TestThreadsAtOnce: what is asked at the same time in one thread is all remembered.
func TestThreadsAtOnce(t *testing.T) {
	s, _ := file(t)
	var g errgroup.Group
	for i := range maxTurns {
		g.Go(func() error { return s.Remember(t.Context(), ws, "a", qa.Turn{Text: strconv.Itoa(i)}) })
	}
	if err := g.Wait(); err != nil {
		t.Fatal(err)
	}
	th, err := s.Thread(t.Context(), ws, "a")
	if err != nil || len(th.Turns) != maxTurns {
		t.Errorf("%d turns, %v", len(th.Turns), err)
	}
}

func TestThreadsNeedNames(t *testing.T) {
	threaded(t, func(t *testing.T, s *Store, _ *clock) {
		remember(t, s, ws, "", "one")
		knows(t, s, ws, "", "")
		_, err := s.Thread(t.Context(), "", "a")
		for what, err := range map[string]error{
			"thread": err, "remember": s.Remember(t.Context(), "", "a", qa.Turn{}),
			"focus": s.SetFocus(t.Context(), "", "a", "x"), "forget": s.Forget(t.Context(), "", "a"),
		} {
			if !errors.Is(err, qa.ErrNoWorkspace) {
				t.Errorf("%s: %v", what, err)
			}
		}
	})
}

func BenchmarkRemember(b *testing.B) {
	s, _ := file(b)
	for i := 0; b.Loop(); i++ {
		if err := s.Remember(b.Context(), ws, strconv.Itoa(i%100), qa.Turn{Text: "What did Sørby say?"}); err != nil {
			b.Fatal(err)
		}
	}
}
