package bot

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

func TestRetryAfter(t *testing.T) {
	for header, want := range map[string]time.Duration{
		"": 0, "0": 0, "-1": 0, "soon": 0, "NaN": 0, "-Inf": 0, "0.25": 250 * time.Millisecond, "59": 59 * time.Second, "60": MaxWait, "61": MaxWait, "1e9": MaxWait, "Inf": MaxWait,
	} {
		if got := RetryAfter(header); got != want {
			t.Errorf("%q: %v, want %v", header, got, want)
		}
	}
}

// TestWaits: a route is held up for as long as was said, others are not; refusals
// that go on hold up for longer each time; nobody waits past their time.
func TestWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := NewWaits()
		waits := func(route string, want time.Duration) {
			t.Helper()
			began := time.Now()
			if err := w.Wait(t.Context(), route); err != nil || time.Since(began) != want {
				t.Errorf("%q: %v after %v, want %v", route, err, time.Since(began), want)
			}
		}
		waits("a", 0)
		w.Hold("a", time.Second)
		waits("b", 0)
		waits("a", time.Second)
		w.Hold("", 2*time.Second)
		waits("b", 2*time.Second)
		for _, want := range []time.Duration{1000, 2000, 4000, 8000, 15000, 15000} {
			w.Refused("a", 0)
			w.Refused("a", 0) // another that was on its way
			waits("a", want*time.Millisecond)
		}
		w.Served()
		w.Refused("a", 0)
		waits("a", firstPenalty)

		w.Hold("a", time.Minute)
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		began := time.Now()
		if err := w.Wait(ctx, "a"); !errors.Is(err, ErrPutOff) || time.Since(began) != 0 {
			t.Errorf("%v after %v", err, time.Since(began))
		}
	})
}
