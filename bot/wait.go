package bot

import (
	"context"
	"errors"
	"strconv"
	"sync"
	"time"
)

const (
	// MaxWait bounds what a platform, or somebody between, may make one request wait.
	MaxWait = time.Minute

	firstPenalty = 500 * time.Millisecond
	maxPenalty   = 15 * time.Second
	// maxRoutes bounds the routes that are remembered.
	maxRoutes = 4096
)

// ErrPutOff says that a platform asks for a longer wait than there is time.
var ErrPutOff = errors.New("the wait that is asked for is longer than there is time")

// Waits holds up requests to a platform for as long as its answers say, route by
// route. A route is what the platform counts requests by; "" is all of them. It is
// safe for concurrent use.
type Waits struct {
	mu      sync.Mutex
	until   map[string]time.Time // when a route may be used again
	penalty time.Duration        // how long the next refusal holds its route up at least
	raised  time.Time            // when that was doubled last
}

// NewWaits returns waits that hold up nothing yet.
func NewWaits() *Waits { return &Waits{until: map[string]time.Time{}, penalty: firstPenalty} }

// Refused holds up a route after a refusal for asking too often. While refusals go
// on, each holds up for longer, whatever the platform says.
func (w *Waits) Refused(route string, wait time.Duration) {
	w.mu.Lock()
	wait = max(wait, w.penalty)
	if now := time.Now(); now.Sub(w.raised) >= w.penalty { // once for all requests that were on their way
		w.penalty, w.raised = min(2*w.penalty, maxPenalty), now
	}
	w.mu.Unlock()
	w.Hold(route, wait)
}

// Served notes that a request was not refused.
func (w *Waits) Served() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.penalty = firstPenalty
}

// Hold holds up a route for wait from now on.
func (w *Waits) Hold(route string, wait time.Duration) {
	if wait <= 0 {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	now := time.Now()
	if len(w.until) >= maxRoutes {
		for r, u := range w.until {
			if now.After(u) {
				delete(w.until, r)
			}
		}
	}
	if len(w.until) < maxRoutes {
		if u := now.Add(wait); u.After(w.until[route]) {
			w.until[route] = u
		}
	}
}

// Wait returns when a route may be used; ErrPutOff at once where ctx ends before.
func (w *Waits) Wait(ctx context.Context, route string) error {
	for {
		w.mu.Lock()
		until := w.until[route]
		if all := w.until[""]; all.After(until) {
			until = all
		}
		w.mu.Unlock()
		left := time.Until(until)
		if left <= 0 {
			return ctx.Err()
		}
		if deadline, ok := ctx.Deadline(); ok && until.After(deadline) {
			return ErrPutOff
		}
		timer := time.NewTimer(left)
		select {
		case <-timer.C:
		case <-ctx.Done():
			timer.Stop()
			return ctx.Err()
		}
	}
}

// RetryAfter reads a header that says how many seconds to wait, at most MaxWait;
// nonsense is no wait.
func RetryAfter(header string) time.Duration {
	s, err := strconv.ParseFloat(header, 64)
	if err != nil || !(s > 0) {
		return 0
	}
	return time.Duration(min(s, MaxWait.Seconds()) * float64(time.Second))
}
