package slack

import (
	"context"
	"errors"
	"testing"
	"time"

	"onrecord/bot"
)

// shelfOfThreads is a bot.Follower that counts what it is asked.
type shelfOfThreads struct {
	ours  map[string]bool
	asked int
	err   error
}

func (s *shelfOfThreads) Follow(_ context.Context, workspace, thread string) error {
	s.ours[workspace+thread] = true
	return s.err
}

func (s *shelfOfThreads) Follows(_ context.Context, workspace, thread string) (bool, error) {
	s.asked++
	return s.ours[workspace+thread], s.err
}

// TestTakesPart: the store is asked about a thread of others once a minute, about
// one of the app's once a day, and a fault of it is remembered as nothing.
func TestTakesPart(t *testing.T) {
	now := time.Now()
	s := &shelfOfThreads{ours: map[string]bool{}}
	f := newFollowed(s, func() time.Time { return now })
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
	s.ours["a1"] = true // by another process
	takes(false, 1)
	now = now.Add(othersFor)
	takes(true, 2)
	now = now.Add(bot.FollowKept - time.Second)
	takes(true, 2)
	now = now.Add(time.Second)
	takes(true, 3)
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
