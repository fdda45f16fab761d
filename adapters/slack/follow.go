package slack

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/hashicorp/golang-lru/v2/simplelru"

	"onrecord/bot"
)

// maxRemembered bounds the threads of which it is remembered, without asking the
// store, whether the app takes part in them.
const maxRemembered = 20_000

// othersFor is how long a thread is taken for one of others: another process may have
// answered there meanwhile.
const othersFor = time.Minute

// followed knows in which threads the app takes part. Channels are full of threads
// that are none of its business, so what the store said is remembered.
type followed struct {
	store bot.Follower
	now   func() time.Time

	mu    sync.Mutex
	known *simplelru.LRU[[2]string, noted]
}

// noted is whether a thread is followed, and since when that is known.
type noted struct {
	ours bool
	at   time.Time
}

func newFollowed(store bot.Follower, now func() time.Time) *followed {
	known, err := simplelru.NewLRU[[2]string, noted](maxRemembered, nil)
	if err != nil {
		panic(err) // only for a size below one
	}
	return &followed{store: store, now: now, known: known}
}

// conversation is how a thread is known: its channel and its first message.
func conversation(channel, root string) string { return "slack:" + channel + ":" + root }

// takesPart reports whether a thread is one of the app's.
func (f *followed) takesPart(ctx context.Context, workspace, thread string) (bool, error) {
	if ours, known := f.recall(workspace, thread); known {
		return ours, nil
	}
	ours, err := f.store.Follows(ctx, workspace, thread)
	if err != nil {
		return false, fmt.Errorf("look up a thread: %w", err)
	}
	f.note([2]string{workspace, thread}, ours)
	return ours, nil
}

// recall is what is known of a thread without asking the store.
func (f *followed) recall(workspace, thread string) (ours, known bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	n, ok := f.known.Get([2]string{workspace, thread})
	lasts := othersFor
	if n.ours {
		lasts = bot.FollowKept
	}
	age := f.now().Sub(n.at)
	return n.ours, ok && 0 <= age && age < lasts
}

// join makes a thread one of the app's.
func (f *followed) join(ctx context.Context, workspace, thread string) error {
	f.note([2]string{workspace, thread}, true)
	if err := f.store.Follow(ctx, workspace, thread); err != nil {
		return fmt.Errorf("note a thread: %w", err)
	}
	return nil
}

// forget forgets what is known of all threads: the app has left a workspace.
func (f *followed) forget() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.known.Purge()
}

func (f *followed) note(key [2]string, ours bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if had, ok := f.known.Get(key); ok && had.ours && !ours {
		return // joined meanwhile
	}
	f.known.Add(key, noted{ours, f.now()})
}
