package slack

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"onrecord/adapters/slack/fakeslack"
)

// opening answers apps.connections.open itself.
func opening(do func(w http.ResponseWriter)) func(http.ResponseWriter, *http.Request) bool {
	return func(w http.ResponseWriter, r *http.Request) bool {
		if !strings.HasSuffix(r.URL.Path, "/apps.connections.open") {
			return false
		}
		do(w)
		return true
	}
}

// TestOpening: whatever apps.connections.open answers, for however long, the socket
// comes back, and nothing of it is in the log. ONRECORD_OPENING=60 is a minute of
// each, at the usual pace.
func TestOpening(t *testing.T) {
	lasts := lasting(t, "ONRECORD_OPENING", 300*time.Millisecond)
	status := func(code int, body string) func(http.ResponseWriter) {
		return func(w http.ResponseWriter) {
			w.WriteHeader(code)
			_, _ = io.WriteString(w, body)
		}
	}
	for name, fault := range map[string]func(http.ResponseWriter){
		"404":             status(404, "<html>xapp-1-leaked"),
		"500":             status(500, "<html>xapp-1-leaked"),
		"302":             func(w http.ResponseWriter) { w.Header().Set("Location", "http://127.0.0.1:1/"); w.WriteHeader(302) },
		"rubbish":         status(200, "{\x00xapp-1-leaked"),
		"nothing":         status(200, ""),
		"null":            status(200, "null"),
		"no address":      status(200, `{"ok":true}`),
		"a dead address":  status(200, `{"ok":true,"url":"ws://127.0.0.1:1/link?ticket=ticket-secret-1"}`),
		"no socket there": status(200, `{"ok":true,"url":"https://127.0.0.1:1/link?ticket=ticket-secret-1"}`),
		"a used address":  nil, // set below
		"internal error":  status(200, `{"ok":false,"error":"internal_error"}`),
		"too many":        status(200, `{"ok":false,"error":"too_many_websockets"}`),
		"a long wait":     func(w http.ResponseWriter) { w.Header().Set("Retry-After", "0"); w.WriteHeader(429) },
		"a strange wait":  func(w http.ResponseWriter) { w.Header().Set("Retry-After", "soon"); w.WriteHeader(429) },
		"silence":         func(http.ResponseWriter) { time.Sleep(700 * time.Millisecond) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, func(c *Config) {
				quick(c)
				if lasts >= 10*time.Second {
					c.Pace = UsualPace()
				}
			})
			if name == "a used address" {
				fault = status(200, fmt.Sprintf(`{"ok":true,"url":"ws%s/link?ticket=ticket-secret-9"}`, strings.TrimPrefix(w.fake.URL, "http")))
			}
			var over atomic.Bool
			var asked atomic.Int64
			w.fake.Break = func(rw http.ResponseWriter, r *http.Request) bool {
				return !over.Load() && opening(func(rw http.ResponseWriter) { asked.Add(1); fault(rw) })(rw, r)
			}
			stop := w.run()
			time.Sleep(lasts)
			w.until("a call", func() bool { return asked.Load() > 0 })
			over.Store(true)
			began := time.Now()
			var c *fakeslack.Conn
			for c == nil && time.Since(began) < time.Minute {
				time.Sleep(time.Millisecond)
				c = w.fake.Conn()
			}
			if c == nil {
				t.Fatal("it does not come back")
			}
			t.Logf("%d calls in %v, back after %v", asked.Load(), lasts, time.Since(began).Round(time.Millisecond))
			w.socket = true
			w.posted(w.fake.Message(fakeslack.From{}, "mention", w.stamp(), "", "<@"+fakeslack.Self+"> "+question))
			if err := stop(); err != nil {
				t.Error(err)
			}
			if strings.Contains(w.log.String(), "leaked") || strings.Contains(w.log.String(), "127.0.0.1:1") {
				t.Errorf("the log repeats what was answered:\n%s", w.log.String())
			}
		})
	}
}

// TestFatalTokens: on an error of authentication the socket stops for good, and says
// of which token.
func TestFatalTokens(t *testing.T) {
	for _, why := range []string{"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "not_allowed_token_type", "missing_scope", "no_permission"} {
		t.Run(why, func(t *testing.T) {
			w := newWorld(t, quick)
			w.fake.Break = opening(func(rw http.ResponseWriter) { _, _ = io.WriteString(rw, `{"ok":false,"error":"`+why+`"}`) })
			ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
			defer cancel()
			err := w.app.Socket(ctx)
			var f *Fatal
			if !errors.As(err, &f) || !strings.Contains(err.Error(), "SLACK_APP_TOKEN") || !strings.Contains(err.Error(), why) {
				t.Errorf("%v", err)
			}
		})
	}
}

// TestFrames: whatever the socket sends, the process lives and answers what comes
// after it; what has an envelope is acknowledged.
func TestFrames(t *testing.T) {
	w := connected(t, nil)
	w.socket = true
	for name, send := range map[string]func(c *fakeslack.Conn) error{
		"null":        func(c *fakeslack.Conn) error { return c.Send(`null`) },
		"a list":      func(c *fakeslack.Conn) error { return c.Send(`[]`) },
		"half":        func(c *fakeslack.Conn) error { return c.Send(`{`) },
		"empty":       func(c *fakeslack.Conn) error { return c.Send(``) },
		"no type":     func(c *fakeslack.Conn) error { return c.Send(`{"envelope_id":"x"}`) },
		"no envelope": func(c *fakeslack.Conn) error { return c.Send(`{"type":"events_api","payload":{}}`) },
		"binary":      func(c *fakeslack.Conn) error { return c.Binary([]byte{0, 1, 2}) },
		"a large frame": func(c *fakeslack.Conn) error {
			_ = c.Send(`{"type":"x","payload":"` + strings.Repeat("x", maxFrame) + `"}`) // cut off in the middle, or not
			return nil
		},
		"64 MB":        func(c *fakeslack.Conn) error { return c.Raw([]byte{0x81, 0x7f, 0, 0, 0, 0, 4, 0, 0, 0}) },
		"no frame":     func(c *fakeslack.Conn) error { return c.Raw([]byte("HTTP/1.1 500 Oh\r\n\r\n")) },
		"reset":        func(c *fakeslack.Conn) error { c.Reset(); return nil },
		"closed":       func(c *fakeslack.Conn) error { return c.CloseWith(1000) },
		"closed oddly": func(c *fakeslack.Conn) error { return c.CloseWith(4999) },
		"many of them": func(c *fakeslack.Conn) error {
			for range maxBad {
				_ = c.Send(`null`) // the last may find the connection closed
			}
			return nil
		},
	} {
		t.Run(name, func(t *testing.T) {
			if err := send(w.ready()); err != nil {
				t.Fatal(err)
			}
			ts := w.stamp()
			d := w.fake.Message(fakeslack.From{Channel: "C" + ts}, "mention", ts, "", "<@"+fakeslack.Self+"> "+question)
			before := len(w.fake.Calls("chat.postMessage"))
			w.until("an answer", func() bool {
				w.fake.Dispatch(d) // again and again: it may have gone with the connection
				time.Sleep(5 * time.Millisecond)
				return len(w.fake.Calls("chat.postMessage")) > before
			})
		})
	}
	for name, d := range map[string]fakeslack.Delivery{
		"no payload":        {Kind: kindEvent, Payload: []byte(`null`)},
		"an empty payload":  {Kind: kindEvent, Payload: []byte(`{}`)},
		"a list":            {Kind: kindEvent, Payload: []byte(`[]`)},
		"no event":          {Kind: kindEvent, Payload: []byte(`{"type":"event_callback","team_id":"T1","event_id":"Ev1"}`)},
		"a null event":      {Kind: kindEvent, Payload: []byte(`{"type":"event_callback","team_id":"T1","event_id":"Ev1","event":null}`)},
		"a command of none": {Kind: kindCommand, Payload: []byte(`null`)},
		"an interaction":    {Kind: kindInteraction, Payload: []byte(`{"type":"block_actions","actions":[null],"user":null}`)},
		"something new":     {Kind: "something_new", Payload: []byte(`{}`)},
	} {
		t.Run(name, func(t *testing.T) {
			id := w.fake.Dispatch(d)
			w.until("an acknowledgement", func() bool { _, ok := w.fake.Ack(id); return ok })
		})
	}
}

// TestRefresh: when Slack asks for another connection, it is opened before the old
// one ends, what is still on its way on the old one is acknowledged there, and
// everything is answered.
func TestRefresh(t *testing.T) {
	w := connected(t, func(c *Config) { c.Waiting = 4096 })
	w.socket = true
	var all []fakeslack.Delivery
	var ids []string
	for n := range 10 {
		old := w.ready()
		send := func(c *fakeslack.Conn) {
			d := w.fake.Command(fakeslack.From{}, question)
			id := fmt.Sprintf("envelope-of-%d-%d", n, len(ids))
			if !w.fake.Envelope(c, id, d, 0) {
				t.Fatal("the connection is gone")
			}
			all, ids = append(all, d), append(ids, id)
		}
		for range 20 {
			send(old)
		}
		if err := w.fake.Disconnect(old, "refresh_requested"); err != nil {
			t.Fatal(err)
		}
		for range 20 { // were on their way
			send(old)
		}
		send(w.ready())
	}
	for _, id := range ids {
		w.until("an acknowledgement", func() bool { _, ok := w.fake.Ack(id); return ok })
	}
	w.quiet()
	for _, d := range all {
		if n := len(w.fake.Responses(d.Respond)); n != 1 {
			t.Fatalf("a command is answered %d times", n)
		}
	}
	t.Logf("%d commands around 10 refreshes: all acknowledged on their connection and answered once; %d sockets opened", len(all), w.fake.Opened())
}

// TestSilence: a link that is dead is noticed, although nothing says so.
func TestSilence(t *testing.T) {
	w := newWorld(t, func(c *Config) {
		quick(c)
		c.Pace.Quiet = 100 * time.Millisecond
	})
	w.fake.Ping = time.Hour
	w.app.Secret = ""
	if w.app.Ready() == nil {
		t.Error("it is ready before there is a socket")
	}
	w.run()
	w.until("a socket", func() bool { return w.app.Ready() == nil })
	w.until("a second connection", func() bool { return w.fake.Opened() > 1 })
	if UsualPace().Quiet > 35*time.Second {
		t.Error("it takes too long")
	}
}
