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
			w.deliver(w.atHome(fakeslack.From{}, verbAdd, ""))
			w.call("views.open", 0)
		})
	})
}

// form is what somebody sends with a form: its fields by name.
func (w *world) form(from fakeslack.From, id string, fields map[string]string) fakeslack.Delivery {
	values := map[string]any{}
	for name, value := range fields {
		values[name] = map[string]any{name: map[string]any{"type": "plain_text_input", "value": value}}
	}
	return w.fake.Interaction(from, "view_submission", map[string]any{"view": map[string]any{
		"id": "V7", "type": "modal", "callback_id": id, "hash": "1.x", "state": map[string]any{"values": values}, "app_installed_team_id": fakeslack.Team,
	}})
}

// atHome is a press of a button on the Home tab.
func (w *world) atHome(from fakeslack.From, id, value string) fakeslack.Delivery {
	return w.fake.Interaction(from, "block_actions", map[string]any{
		"container": map[string]any{"type": "view", "view_id": "V9"}, "view": map[string]any{"id": "V9", "type": "home"},
		"actions": []any{map[string]any{"type": "button", "block_id": "b", "action_id": id, "value": value}},
	})
}

// TestFormsAreAnswered: a form is acknowledged at once, shows what came of it afterwards, and
// changes the stories for those who manage them only.
func TestFormsAreAnswered(t *testing.T) {
	bothWays(t, nil, func(t *testing.T, w *world) {
		manager, reader := fakeslack.From{User: "UADMIN"}, fakeslack.From{User: "UREADER"}
		w.fake.Know("UADMIN", fakeslack.Person{Team: fakeslack.Team, Admin: true})
		result := func(d fakeslack.Delivery) string {
			t.Helper()
			n := len(w.fake.Calls("views.update"))
			if ack := string(w.deliver(d)); !strings.Contains(ack, `"response_action":"update"`) || !strings.Contains(ack, "One moment") {
				t.Errorf("acknowledged with %s", ack)
			}
			c := w.call("views.update", n)
			if c.String("view_id") != "V7" {
				t.Error(c.JSON())
			}
			return c.JSON()
		}
		stories := func(want int) {
			t.Helper()
			w.quiet()
			if metas, err := w.store.Stories(t.Context(), here); err != nil || len(metas) != want {
				t.Errorf("%d stories, %v, want %d", len(metas), err, want)
			}
		}
		if got := result(w.form(reader, formCheck, map[string]string{fieldWords: "We can’t have talks without involving Ukraine", fieldSpeaker: "Baerbock"})); !strings.Contains(got, "Baerbock") || !strings.Contains(got, words) {
			t.Error(got)
		}
		if ack := string(w.deliver(w.form(reader, formCheck, nil))); !strings.Contains(ack, `"response_action":"errors"`) {
			t.Error(ack)
		}
		if got := result(w.form(reader, formAdd, map[string]string{fieldText: ferry})); !strings.Contains(got, "nly those who manage") {
			t.Error(got)
		}
		stories(1)
		n := len(w.fake.Calls("views.publish"))
		if got := result(w.form(manager, formAdd, map[string]string{fieldText: ferry})); !strings.Contains(got, "Ferries wait") {
			t.Error(got)
		}
		if c := w.call("views.publish", n); !strings.Contains(c.JSON(), "Ferries wait") || !strings.Contains(c.JSON(), "ferries-wait") {
			t.Error(c.JSON())
		}
		stories(2)
		c := w.responded(w.fake.Command(reader, "What did Adeyemi say?"))
		if !strings.Contains(c.JSON(), "Nobody steers a ferry") {
			t.Error(c.JSON())
		}
		n = len(w.fake.Calls("views.open"))
		w.deliver(w.atHome(reader, verbRemove, "ferries-wait"))
		if c := w.call("views.open", n); !strings.Contains(c.JSON(), "nly those who manage") {
			t.Error(c.JSON())
		}
		stories(2)
		n = len(w.fake.Calls("views.publish"))
		w.deliver(w.atHome(manager, verbRemove, "ferries-wait"))
		if c := w.call("views.publish", n); strings.Contains(c.JSON(), "Ferries wait") {
			t.Error(c.JSON())
		}
		stories(1)
	})
}

// TestAddresses: an address inside is fetched for nobody; why is said to who gave it.
func TestAddresses(t *testing.T) {
	var reached atomic.Int64
	trap := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached.Add(1) }))
	defer trap.Close()
	w := newWorld(t, nil)
	manager := fakeslack.From{User: "UADMIN"}
	w.fake.Know("UADMIN", fakeslack.Person{Team: fakeslack.Team, Admin: true})
	for _, address := range []string{trap.URL + "/story", "http://169.254.169.254/latest", "http://localhost/", "https://[::1]/story"} {
		c := w.responded(w.fake.Command(manager, "add <"+address+">"))
		if c.String("response_type") != "ephemeral" || !strings.Contains(strings.ToLower(c.Text()), "no story comes from that address") {
			t.Errorf("%s: %s", address, c.Text())
		}
	}
	if reached.Load() > 0 {
		t.Error("it was fetched")
	}
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
