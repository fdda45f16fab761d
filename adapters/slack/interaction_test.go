package slack

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"onrecord/adapters/slack/fakeslack"
)

// TestPresses: what comes of a button goes to whoever pressed it, to everybody where
// it was shared, and to the thread where everybody saw the question.
func TestPresses(t *testing.T) {
	bothWays(t, nil, func(t *testing.T, w *world) {
		t.Run("a choice, before everybody", func(t *testing.T) {
			c := w.posted(w.fake.Press(fakeslack.From{Channel: "C1"}, "ask", question, "1739430000.5", false))
			if !strings.Contains(c.JSON(), words) || c.String("thread_ts") != "1739430000.5" || c.String("channel") != "C1" {
				t.Error(c.JSON())
			}
		})
		t.Run("a choice, on an answer of one's own", func(t *testing.T) {
			c := w.responded(w.fake.Press(fakeslack.From{Channel: "C2"}, "ask", question, "", true))
			if !strings.Contains(c.JSON(), words) || c.String("response_type") != "ephemeral" || c.Args["replace_original"] != false {
				t.Error(c.JSON())
			}
		})
		t.Run("shared", func(t *testing.T) {
			c := w.responded(w.fake.Press(fakeslack.From{Channel: "C3"}, "share", "0 "+question, "1739430000.6", true))
			if !strings.Contains(c.JSON(), words) || c.String("response_type") != "in_channel" || c.String("thread_ts") != "1739430000.6" {
				t.Error(c.JSON())
			}
		})
		t.Run("more", func(t *testing.T) {
			c := w.responded(w.fake.Press(fakeslack.From{Channel: "C4"}, "more", "0 "+question, "", false))
			if c.String("response_type") != "ephemeral" {
				t.Error(c.JSON())
			}
		})
		t.Run("twice", func(t *testing.T) {
			d := w.fake.Press(fakeslack.From{Channel: "C5"}, "more", "0 "+question, "", true)
			w.responded(d)
			w.deliver(d)
			w.quiet()
			if n := len(w.fake.Responses(d.Respond)); n != 1 {
				t.Errorf("%d responses", n)
			}
		})
		t.Run("the form for a story", func(t *testing.T) {
			w.deliver(w.fake.Interaction(fakeslack.From{}, "block_actions", map[string]any{
				"container": map[string]any{"type": "view", "view_id": "V9"}, "view": map[string]any{"id": "V9", "type": "home"},
				"actions": []any{map[string]any{"type": "button", "block_id": "b", "action_id": "add", "value": ""}},
			}))
			w.call("views.open", 0)
		})
	})
}

// TestAnswersElsewhere: an answer goes to an address of Slack's, and to no other.
func TestAnswersElsewhere(t *testing.T) {
	var reached atomic.Int64
	trap := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		reached.Add(1)
		_, _ = io.WriteString(w, "ok")
	}))
	defer trap.Close()
	w := newWorld(t, nil)
	for _, address := range []string{trap.URL, "http://hooks.slack.com/hooks/1", "https://hooks.slack.com.evil.example/1", "https://hooks.slack.com:444/1", "https://user@evil.example/", "file:///etc/passwd", "%zz"} {
		d := w.fake.Command(fakeslack.From{}, question)
		d.Payload = []byte(strings.Replace(string(d.Payload), d.Respond, address, 1))
		w.deliver(d)
	}
	w.quiet()
	if n := len(w.fake.Calls("response_url")); n > 0 || reached.Load() > 0 {
		t.Errorf("%d responses, %d to a stranger", n, reached.Load())
	}
	if n := strings.Count(w.log.String(), errHost.Error()); n != 7 {
		t.Errorf("%d in the log:\n%s", n, w.log.String())
	}
}

// TestRedirects are not followed: they would be handed the token.
func TestRedirects(t *testing.T) {
	var reached atomic.Int64
	trap := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached.Add(1) }))
	defer trap.Close()
	w := newWorld(t, nil)
	w.fake.Break = func(rw http.ResponseWriter, r *http.Request) bool {
		if strings.HasSuffix(r.URL.Path, "/chat.postMessage") {
			http.Redirect(rw, r, trap.URL, http.StatusTemporaryRedirect)
			return true
		}
		return false
	}
	w.deliver(w.fake.Message(fakeslack.From{}, "mention", w.stamp(), "", question))
	w.quiet()
	if reached.Load() > 0 {
		t.Error("a redirect is followed")
	}
}
