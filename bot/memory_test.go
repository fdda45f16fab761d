package bot

import (
	"strconv"
	"testing"
	"time"

	"onrecord/qa"
)

// clock is a time that moves only when it is told to.
type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

func newClock() *clock { return &clock{time.Date(2025, 2, 13, 9, 0, 0, 0, time.UTC)} }

func TestMemoryKeepsThreadsApart(t *testing.T) {
	m := NewMemory(newClock().now)
	a, b, other := threadKey{home, "a"}, threadKey{home, "b"}, threadKey{"away", "a"}
	m.setFocus(a, "harbour-bridge")
	m.remember(a, qa.Turn{})
	if got := m.focus(a); got != "harbour-bridge" {
		t.Errorf("focus %q", got)
	}
	if got := len(m.turns(a)); got != 1 {
		t.Errorf("%d turns, want 1", got)
	}
	for _, k := range []threadKey{b, other} {
		if m.focus(k) != "" || len(m.turns(k)) != 0 {
			t.Errorf("thread %v knows what was said in %v", k, a)
		}
	}
	m.forget(a)
	if m.focus(a) != "" || len(m.turns(a)) != 0 {
		t.Error("not forgotten")
	}
}

func TestMemoryForgetsAfterAnHour(t *testing.T) {
	c := newClock()
	m := NewMemory(c.now)
	k := threadKey{home, "a"}
	m.setFocus(k, "harbour-bridge")
	c.at = c.at.Add(time.Hour - time.Second)
	m.remember(k, qa.Turn{}) // use keeps it
	c.at = c.at.Add(time.Hour - time.Second)
	if m.focus(k) != "harbour-bridge" || len(m.turns(k)) != 1 {
		t.Error("forgotten before its hour")
	}
	c.at = c.at.Add(time.Second)
	if m.focus(k) != "" || len(m.turns(k)) != 0 {
		t.Error("still known after an hour")
	}
	m.remember(k, qa.Turn{})
	if len(m.turns(k)) != 1 || m.focus(k) != "" {
		t.Error("what was forgotten came back")
	}
}

func TestMemoryIsBounded(t *testing.T) {
	m := NewMemory(newClock().now)
	k := threadKey{home, "long"}
	for range 3 * maxTurns {
		m.remember(k, qa.Turn{})
	}
	if got := len(m.turns(k)); got != maxTurns {
		t.Errorf("%d turns are kept, want %d", got, maxTurns)
	}
	for i := range maxThreads {
		m.setFocus(threadKey{home, strconv.Itoa(i)}, "x")
	}
	if got := m.threads.Len(); got != maxThreads {
		t.Errorf("%d threads are kept, want %d", got, maxThreads)
	}
	if len(m.turns(k)) != 0 {
		t.Error("the thread used longest ago was not the one to go")
	}
	m.remember(threadKey{home, ""}, qa.Turn{})
	if len(m.turns(threadKey{home, ""})) != 0 {
		t.Error("a request without a thread left something behind")
	}
}

// TestTurnsAreTheCallersOwn: what a caller does with its turns changes no memory.
func TestTurnsAreTheCallersOwn(t *testing.T) {
	m := NewMemory(newClock().now)
	k := threadKey{home, "a"}
	m.remember(k, qa.Turn{})
	first := m.turns(k)
	m.remember(k, qa.Turn{})
	_ = append(first, qa.Turn{}, qa.Turn{})
	if got := len(m.turns(k)); got != 2 {
		t.Errorf("%d turns, want 2", got)
	}
}
