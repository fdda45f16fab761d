package slack

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"onrecord/bot"
	"onrecord/data"
)

// counted is the store, which fails when it is told to.
type counted struct {
	*data.Store
	asked int
	err   error
}

func (s *counted) Follows(ctx context.Context, workspace, thread string) (bool, error) {
	s.asked++
	if s.err != nil {
		return false, s.err
	}
	return s.Store.Follows(ctx, workspace, thread)
}

// TestTakesPart: the store is asked about a thread of others once a minute, about
// one of the app's once a day, and a fault of it is remembered as nothing.
func TestTakesPart(t *testing.T) {
	now := time.Now()
	clock := func() time.Time { return now }
	store, err := data.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"), data.Options{Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	s := &counted{Store: store}
	f := newFollowed(s, clock)
	takes := func(want bool, asked int) {
		t.Helper()
		got, err := f.takesPart(t.Context(), "a", "1")
		if err != nil || got != want || s.asked != asked {
			t.Errorf("%v, %v after %d looks, want %v after %d", got, err, s.asked, want, asked)
		}
	}
	s.err = errors.New("the disk")
	if _, err := f.takesPart(t.Context(), "a", "1"); !errors.Is(err, s.err) {
		t.Errorf("%v", err)
	}
	s.err, s.asked = nil, 0
	takes(false, 1)
	takes(false, 1)
	if err := store.Follow(t.Context(), "a", "1"); err != nil { // another process
		t.Fatal(err)
	}
	takes(false, 1)
	now = now.Add(othersFor)
	takes(true, 2)
	now = now.Add(bot.FollowKept - time.Second)
	takes(true, 2)
	now = now.Add(time.Second)
	takes(false, 3)
	if got, err := f.takesPart(t.Context(), "b", "1"); got || err != nil {
		t.Errorf("another workspace's: %v, %v", got, err)
	}
	if err := f.join(t.Context(), "b", "1"); err != nil {
		t.Fatal(err)
	}
	if got, err := f.takesPart(t.Context(), "b", "1"); !got || err != nil {
		t.Errorf("joined: %v, %v", got, err)
	}
	f.note([2]string{"b", "1"}, false) // an older look
	if ours, known := f.recall("b", "1"); !ours || !known {
		t.Error("an older look takes a thread away")
	}
}
