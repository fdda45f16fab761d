package bot

import (
	"slices"
	"sync"
	"time"

	"github.com/hashicorp/golang-lru/v2/simplelru"

	"onrecord/qa"
)

// The bounds of what is remembered. Eight turns are more than a follow-up reaches
// back; ten thousand threads of eight turns stay under some 50 MB; an hour is how
// long a thread is remembered after its last question.
const (
	maxTurns   = 8
	maxThreads = 10_000
	forgetting = time.Hour
)

// Memory keeps, for each thread, the story in focus and the last turns, oldest
// first, in this process only. It is safe for concurrent use.
type Memory struct {
	now func() time.Time

	mu      sync.Mutex
	threads *simplelru.LRU[threadKey, thread]
}

type threadKey struct{ workspace, thread string }

type thread struct {
	focus string
	turns []qa.Turn
	used  time.Time
}

// NewMemory returns an empty memory that reads the time from now.
func NewMemory(now func() time.Time) *Memory {
	threads, err := simplelru.NewLRU[threadKey, thread](maxThreads, nil)
	if err != nil {
		panic(err) // only for a size below one
	}
	return &Memory{now: now, threads: threads}
}

// thread is the key under which r's conversation is remembered.
func (r Request) thread() threadKey { return threadKey{r.Workspace, r.Thread} }

func (m *Memory) focus(k threadKey) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.recall(k).focus
}

func (m *Memory) setFocus(k threadKey, slug string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	t := m.recall(k)
	t.focus = slug
	m.keep(k, t)
}

func (m *Memory) turns(k threadKey) []qa.Turn {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.recall(k).turns)
}

func (m *Memory) remember(k threadKey, turn qa.Turn) {
	m.mu.Lock()
	defer m.mu.Unlock()
	t := m.recall(k)
	if len(t.turns) == maxTurns {
		t.turns = t.turns[1:]
	}
	t.turns = append(slices.Clone(t.turns), turn)
	m.keep(k, t)
}

func (m *Memory) forget(k threadKey) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.threads.Remove(k)
}

// recall returns what is known of a thread, which is nothing an hour after its last use.
func (m *Memory) recall(k threadKey) thread {
	t, ok := m.threads.Peek(k)
	if !ok || m.now().Sub(t.used) >= forgetting {
		return thread{}
	}
	return t
}

// keep stores a thread as used now. A request without a thread stands alone: it
// leaves nothing behind.
func (m *Memory) keep(k threadKey, t thread) {
	if k.thread == "" {
		return
	}
	t.used = m.now()
	m.threads.Add(k, t)
}
