package discord

import (
	"context"
	"sync"
)

// queue bounds how much is worked on, and how much waits: what comes above that is
// told so at once, instead of in a quarter of an hour.
type queue struct {
	places  chan struct{}
	workers chan struct{}
	work    sync.WaitGroup
}

func newQueue(workers, waiting int) *queue {
	return &queue{places: make(chan struct{}, workers+waiting), workers: make(chan struct{}, workers)}
}

// place takes a place, or reports that there is none. Whoever has one calls run or
// leave, once.
func (q *queue) place() bool {
	select {
	case q.places <- struct{}{}:
		q.work.Add(1)
		return true
	default:
		return false
	}
}

func (q *queue) leave() {
	<-q.places
	q.work.Done()
}

// run does work on the side, and leaves.
func (q *queue) run(work func()) {
	go func() {
		defer q.leave()
		work()
	}()
}

// worker waits for a worker; the caller lets it go again. Whoever waits for Discord
// needs none.
func (q *queue) worker(ctx context.Context) (letGo func(), err error) {
	select {
	case q.workers <- struct{}{}:
		return func() { <-q.workers }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// wait returns when all work is done, or ctx is.
func (q *queue) wait(ctx context.Context) error {
	done := make(chan struct{})
	go func() {
		q.work.Wait()
		close(done)
	}()
	select {
	case <-done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
