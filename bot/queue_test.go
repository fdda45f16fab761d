package bot

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// TestQueue: so many are worked on, so many wait, and there is no place for more.
func TestQueue(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := NewQueue(2, 3)
		var working, most, refused atomic.Int64
		for range 10 {
			if !q.Place() {
				refused.Add(1)
				continue
			}
			q.Run(func() {
				letGo, err := q.Worker(t.Context())
				if err != nil {
					t.Error(err)
					return
				}
				defer letGo()
				most.Store(max(most.Load(), working.Add(1)))
				time.Sleep(time.Second)
				working.Add(-1)
			})
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second/2)
		defer cancel()
		if err := q.Wait(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%v, while there is work", err)
		}
		if n := q.Waiting(); n != 5 {
			t.Errorf("%d places are taken", n)
		}
		if err := q.Wait(t.Context()); err != nil {
			t.Error(err)
		}
		if refused.Load() != 5 || most.Load() != 2 {
			t.Errorf("%d refused, at most %d at a time", refused.Load(), most.Load())
		}
	})
}

// TestErrands: all are run, few at a time, and what is too much is said.
func TestErrands(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := NewErrands(3, 20)
		var running, most, done, refused atomic.Int64
		for range 100 {
			if !e.Run(func() {
				most.Store(max(most.Load(), running.Add(1)))
				time.Sleep(time.Second)
				running.Add(-1)
				done.Add(1)
			}) {
				refused.Add(1)
			}
		}
		time.Sleep(time.Minute)
		if most.Load() != 3 || done.Load()+refused.Load() != 100 || refused.Load() < 100-23 {
			t.Errorf("at most %d at a time, %d done, %d refused", most.Load(), done.Load(), refused.Load())
		}
	})
}
