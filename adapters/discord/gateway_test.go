package discord

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"onrecord/adapters/discord/fakediscord"
)

// quick is a gateway's pace for tests.
func quick(c *Config) {
	c.Pace = Pace{Open: 500 * time.Millisecond, Least: 2 * time.Millisecond, Most: 20 * time.Millisecond, Beat: 5 * time.Millisecond, Fresh: time.Microsecond}
}

// connected runs the gateway until the test ends, and waits until it is ready.
func connected(t *testing.T, change func(*Config)) *world {
	t.Helper()
	w := newWorld(t, func(c *Config) {
		quick(c)
		if change != nil {
			change(c)
		}
	})
	w.run()
	w.ready()
	return w
}

// run runs the gateway; the function that it returns stops it.
func (w *world) run() (stop func() error) {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- w.app.Gateway(ctx) }()
	stopped := false
	stop = func() error {
		if stopped {
			return nil
		}
		stopped = true
		cancel()
		select {
		case err := <-done:
			return err
		case <-time.After(5 * time.Second):
			return errors.New("the gateway does not stop within 5 s")
		}
	}
	w.Cleanup(func() {
		if err := stop(); err != nil {
			w.Error(err)
		}
	})
	return stop
}

func (w *world) ready() *fakediscord.Conn {
	w.Helper()
	w.await("a connection", func() json.RawMessage {
		if w.fake.Conn() != nil {
			return json.RawMessage("{}")
		}
		return nil
	})
	return w.fake.Conn()
}

// mention is a message that mentions the app, or a direct one.
func mention(id, text string, direct bool) json.RawMessage {
	m := map[string]any{
		"id": id, "channel_id": "401", "content": text, "type": 0,
		"author": map[string]any{"id": "501", "username": "x"}, "mentions": []any{map[string]any{"id": fakediscord.Self}},
	}
	if direct {
		m["mentions"] = []any{}
	} else {
		m["guild_id"] = "301"
	}
	b, _ := json.Marshal(m)
	return b
}

func TestMentions(t *testing.T) {
	w := connected(t, nil)
	w.add("discord:person:501", "council.txt", council())
	me := "<@" + fakediscord.Self + ">"
	for name, text := range map[string]string{
		"mention":         me + " What did Baerbock say?",
		"mention-nothing": me,
		"mention-command": "hey " + me + " /quotes Rutte about talks",
		"mention-remove":  me + " /remove ukraine-talks",
		"mention-unknown": me + " /nonsense",
		"direct":          "What did Ruth Brandt say?",
	} {
		t.Run(name, func(t *testing.T) {
			id := "9" + fmt.Sprint(len(w.fake.Posts()))
			n := len(w.fake.Posts())
			for range 3 { // delivered again and again
				w.fake.Dispatch("MESSAGE_CREATE", mention(id, text, name == "direct"))
			}
			body := w.await("a message", func() json.RawMessage {
				if p := w.fake.Posts(); len(p) > n {
					return p[n].Body
				}
				return nil
			})
			golden(t, name, body)
			var m struct {
				Nonce     string
				Enforce   bool `json:"enforce_nonce"`
				Reference struct {
					ID string `json:"message_id"`
				} `json:"message_reference"`
			}
			if err := json.Unmarshal(body, &m); err != nil || m.Nonce != id || !m.Enforce || m.Reference.ID != id {
				t.Errorf("%+v, %v", m, err)
			}
		})
	}
	for name, change := range map[string]func(map[string]any){
		"another is mentioned": func(m map[string]any) { m["mentions"] = []any{map[string]any{"id": "777"}} },
		"a bot":                func(m map[string]any) { m["author"] = map[string]any{"id": "6", "bot": true} },
		"itself":               func(m map[string]any) { m["author"] = map[string]any{"id": fakediscord.Self} },
		"a webhook":            func(m map[string]any) { m["webhook_id"] = "6" },
		"a pin":                func(m map[string]any) { m["type"] = 6 },
		"nobody":               func(m map[string]any) { m["author"] = nil },
	} {
		var m map[string]any
		_ = json.Unmarshal(mention("800", me+" What did Baerbock say?", false), &m)
		change(m)
		b, _ := json.Marshal(m)
		n := len(w.fake.Posts())
		w.fake.Dispatch("MESSAGE_CREATE", b)
		w.fake.Dispatch("MESSAGE_CREATE", mention("81"+fmt.Sprint(n), me, false)) // is answered after it
		w.await("the answer to the next", func() json.RawMessage {
			if p := w.fake.Posts(); len(p) > n {
				return p[n].Body
			}
			return nil
		})
		if n := len(w.fake.Posts()) - n; n != 1 {
			t.Errorf("%s is answered", name)
		}
	}
}

// TestResume: a connection that breaks is gone on with; events in between are not lost.
func TestResume(t *testing.T) {
	w := connected(t, nil)
	for range 5 {
		c := w.ready()
		c.Reset()
		<-c.Gone()
		w.await("a new connection", func() json.RawMessage {
			if n := w.fake.Conn(); n != nil && n != c {
				return json.RawMessage("{}")
			}
			return nil
		})
	}
	if begun, resumed := w.fake.Sessions(); begun != 1 || resumed != 5 {
		t.Errorf("%d sessions begun, %d resumed; want 1 and 5", begun, resumed)
	}
}

// TestFatalCloses: after some close codes there is no use in going on, and the error
// says what to do.
func TestFatalCloses(t *testing.T) {
	for code, says := range map[int]string{4004: "DISCORD_TOKEN", 4010: "DISCORD_PUBLIC_KEY", 4011: "DISCORD_PUBLIC_KEY", 4012: "newer", 4013: "4013", 4014: "4014"} {
		w := newWorld(t, quick)
		w.fake.Fault = func(c *fakediscord.Conn, s fakediscord.Step) error {
			if s == fakediscord.Identified {
				_ = c.CloseWith(code)
				return errors.New("closed")
			}
			return nil
		}
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		err := w.app.Gateway(ctx)
		cancel()
		var f *Fatal
		if !errors.As(err, &f) || !strings.Contains(err.Error(), says) {
			t.Errorf("%d: %v", code, err)
		}
	}
}

// TestSessionsAreRationed: however often sessions end, no more new ones are begun
// than a day has.
func TestSessionsAreRationed(t *testing.T) {
	w := newWorld(t, func(c *Config) {
		quick(c)
		c.Pace.Fresh = time.Hour
	})
	w.fake.Fault = func(c *fakediscord.Conn, s fakediscord.Step) error {
		if s == fakediscord.Ready {
			_ = c.CloseWith(4009)
			return errBroken
		}
		return nil
	}
	w.run()
	w.await("the last session", func() json.RawMessage {
		if begun, _ := w.fake.Sessions(); begun >= firstSessions {
			return json.RawMessage("{}")
		}
		return nil
	})
	time.Sleep(100 * time.Millisecond)
	if begun, resumed := w.fake.Sessions(); begun != firstSessions || resumed != 0 {
		t.Errorf("%d sessions begun, %d resumed", begun, resumed)
	}
	day := firstSessions + int(24*time.Hour/UsualPace().Fresh)
	if day > 1000 {
		t.Errorf("%d sessions a day", day)
	}
}
