package slack

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"onrecord/adapters/slack/fakeslack"
	"onrecord/bot"
)

// TestUnreached: why Slack cannot be reached is said without an address.
func TestUnreached(t *testing.T) {
	certified := httptest.NewTLSServer(http.NotFoundHandler())
	defer certified.Close()
	for address, says := range map[string]string{
		"http://127.0.0.1:1":           "connection refused",
		"http://nowhere.invalid":       "DNS",
		certified.URL:                  "certificate",
		"http://127.0.0.1:1/?ticket=x": "connection refused",
	} {
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		a := newAPI(address, time.Millisecond)
		defer a.close()
		err := a.respond(ctx, place{team: "T1"}, "https://hooks.slack.com/hooks/response-secret-1", privately(note("x")))
		if err == nil || !strings.Contains(err.Error(), says) || strings.Contains(err.Error(), "secret") || strings.Contains(err.Error(), "hooks") {
			t.Errorf("%s: %v", address, err)
		}
	}
}

// TestTries: a fault before Slack can have heard is tried again, one after it is not
// where that would say something twice.
func TestTries(t *testing.T) {
	t.Parallel()
	f := fakeslack.New()
	defer f.Close()
	var calls atomic.Int64
	how := ""
	f.Break = func(w http.ResponseWriter, _ *http.Request) bool {
		calls.Add(1)
		switch how {
		case "503":
			w.WriteHeader(http.StatusServiceUnavailable)
		case "rubbish":
			_, _ = io.WriteString(w, "<html>")
		case "torn":
			panic(http.ErrAbortHandler)
		case "no":
			_, _ = io.WriteString(w, `{"ok":false,"error":"is_archived"}`)
		}
		return true
	}
	a := New(Config{Settings: Settings{Token: fakeslack.BotToken}, API: f.URL, Now: time.Now, Log: quietly()})
	defer a.api.close()
	in := place{team: "T1", channel: "C1", user: "U1"}
	for _, tt := range []struct {
		how       string
		say, show int64
		says      string
	}{
		{"503", tries, tries, "Slack answers 503"},
		{"rubbish", 1, 1, errNoSense.Error()},
		{"torn", 1, tries, "Slack cannot be reached"},
		{"no", 1, 1, "is_archived"},
	} {
		how = tt.how
		a.api.channels.Purge() // no wait for the second
		calls.Store(0)
		if err := a.say(t.Context(), in, "", note("x")); err == nil || !strings.Contains(err.Error(), tt.says) || calls.Load() != tt.say {
			t.Errorf("%s: said %d times: %v", tt.how, calls.Load(), err)
		}
		calls.Store(0)
		if err := a.update(t.Context(), in, "V1", resultView(note("x"))); err == nil || calls.Load() != tt.show {
			t.Errorf("%s: shown %d times: %v", tt.how, calls.Load(), err)
		}
	}
}

// TestNoTime: nobody waits for Slack past their own time.
func TestNoTime(t *testing.T) {
	f := fakeslack.New()
	defer f.Close()
	f.Limit = func(*http.Request) (string, bool) { return "1000000000", true }
	a := New(Config{Settings: Settings{Token: fakeslack.BotToken}, API: f.URL, Now: time.Now, Log: quietly()})
	defer a.api.close()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
	defer cancel()
	began := time.Now()
	if err := a.say(ctx, place{team: "T1", channel: "C1"}, "", note("x")); !errors.Is(err, bot.ErrPutOff) || time.Since(began) > 2*time.Second {
		t.Errorf("%v after %v", err, time.Since(began))
	}
}
