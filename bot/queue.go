package bot

import (
	"context"
	"sync"
)

// Queue bounds how much an adapter works on, and how much waits: what comes above
// that is told so at once, instead of in a quarter of an hour. It is safe for
// concurrent use.
type Queue struct {
	places  chan struct{}
	workers chan struct{}
	work    sync.WaitGroup
}

// NewQueue returns a queue in which so many requests are worked on at a time, and
// so many wait for that.
func NewQueue(workers, waiting int) *Queue {
	return &Queue{places: make(chan struct{}, workers+waiting), workers: make(chan struct{}, workers)}
}

// Place takes a place, or reports that there is none. Whoever has one calls Run or
// Leave, once.
func (q *Queue) Place() bool {
	select {
	case q.places <- struct{}{}:
		q.work.Add(1)
		return true
	default:
		return false
	}
}

// Leave gives a place back.
func (q *Queue) Leave() {
	<-q.places
	q.work.Done()
}

// Waiting is how many places are taken: by what is worked on, or waits for that.
func (q *Queue) Waiting() int { return len(q.places) }

// Run does work on the side, and leaves.
func (q *Queue) Run(work func()) {
	go func() {
		defer q.Leave()
		work()
	}()
}

// Worker waits for a worker; the caller lets it go again. Whoever waits for the
// platform needs none.
func (q *Queue) Worker(ctx context.Context) (letGo func(), err error) {
	select {
	case q.workers <- struct{}{}:
		return func() { <-q.workers }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// Wait returns when all work is done, or ctx is.
func (q *Queue) Wait(ctx context.Context) error {
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
