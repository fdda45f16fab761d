package discord

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"onrecord/adapters/discord/fakediscord"
	"onrecord/bot"
)

// TestRetryAfter: what Discord says of waiting is kept to where it makes sense, and
// never for longer than there is time.
func TestRetryAfter(t *testing.T) {
	f := fakediscord.New()
	defer f.Close()
	f.Limit = func(*http.Request) (string, bool) { return "30", true }
	a := New(Config{Token: fakediscord.Token, API: f.URL})
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
	defer cancel()
	began := time.Now()
	if _, err := a.Application(ctx); err == nil || time.Since(began) > 2*time.Second {
		t.Errorf("%v after %v: there is not time enough to wait", err, time.Since(began))
	}
	ctx, cancel = context.WithCancel(t.Context())
	cancel()
	if _, err := a.Application(ctx); err == nil || strings.Contains(err.Error(), "http") {
		t.Errorf("%v", err)
	}
}

// TestExhausted: where Discord says that nothing remains, the next request waits,
// and is not refused.
func TestExhausted(t *testing.T) {
	tr := newTransport("", "")
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPatch, "https://discord.com/api/v9/webhooks/1/token/messages/@original", nil)
	if err != nil {
		t.Fatal(err)
	}
	route := routeOf(r)
	resp := &http.Response{StatusCode: 200, Header: http.Header{"X-Ratelimit-Remaining": {"0"}, "X-Ratelimit-Reset-After": {"0.2"}}}
	if tr.heed(route, resp, r, 1) {
		t.Error("a success is sent again")
	}
	if resp.Header.Get("X-RateLimit-Reset-After") != "" {
		t.Error("discordgo would wait for it too")
	}
	began := time.Now()
	if err := tr.waits.Wait(t.Context(), route); err != nil || time.Since(began) < 150*time.Millisecond {
		t.Errorf("%v after %v", err, time.Since(began))
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	resp = &http.Response{StatusCode: 429, Header: http.Header{"X-Ratelimit-Global": {"true"}, "Retry-After": {"5"}}}
	tr.heed(route, resp, r, 1)
	if err := tr.waits.Wait(ctx, "GET other"); !errors.Is(err, bot.ErrPutOff) {
		t.Errorf("a limit for all is not for another route: %v", err)
	}
}

// TestMessagesAreSentAgain: a message with its nonce is sent again after a fault,
// the response to an interaction is not.
func TestMessagesAreSentAgain(t *testing.T) {
	f := fakediscord.New()
	defer f.Close()
	var tries atomic.Int64
	f.Break = func(*http.Request) int {
		if tries.Add(1) < 3 {
			return http.StatusServiceUnavailable
		}
		return 0
	}
	a := New(Config{Token: fakediscord.Token, API: f.URL})
	if err := a.post(t.Context(), written{ID: "1", ChannelID: "2"}, note(blue, "x")); err != nil || tries.Load() != 3 {
		t.Errorf("%v after %d tries", err, tries.Load())
	}
	tries.Store(0)
	i := &interaction{}
	i.ID, i.Token = "1", "token-1"
	err := a.callback(t.Context(), i, deferred(false))
	var refused *restError
	if !errors.As(err, &refused) || refused.status != http.StatusServiceUnavailable || tries.Load() != 1 || strings.Contains(err.Error(), "token-1") {
		t.Errorf("%v after %d tries", err, tries.Load())
	}
}
