package slack

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/adapters/slack/fakeslack"
)

const question = "What did Baerbock say?"

// words are of the answer to question.
const words = "without involving Ukraine"

// TestWaysToAsk: each way to ask is answered where it was asked, once, however often
// it is delivered, by HTTP and by the socket.
func TestWaysToAsk(t *testing.T) {
	bothWays(t, nil, func(t *testing.T, w *world) {
		self := "<@" + fakeslack.Self + ">"
		t.Run("mention", func(t *testing.T) {
			ts := w.stamp()
			c := w.posted(w.fake.Message(fakeslack.From{Channel: "C1"}, "mention", ts, "", self+" "+question))
			if !strings.Contains(c.JSON(), words) || c.String("thread_ts") != ts || c.String("channel") != "C1" {
				t.Error(c.JSON())
			}
			goldenCall(t, "mention", c)
		})
		t.Run("mention in a thread", func(t *testing.T) {
			c := w.posted(w.fake.Message(fakeslack.From{Channel: "C2"}, "mention", w.stamp(), "1739439999.1", self+" "+question))
			if !strings.Contains(c.JSON(), words) || c.String("thread_ts") != "1739439999.1" {
				t.Error(c.JSON())
			}
			goldenCall(t, "mention-in-thread", c)
		})
		t.Run("direct message", func(t *testing.T) {
			c := w.posted(w.fake.Message(fakeslack.From{Channel: "D1"}, "im", w.stamp(), "", question))
			if !strings.Contains(c.JSON(), words) || c.String("thread_ts") != "" {
				t.Error(c.JSON())
			}
			goldenCall(t, "direct", c)
		})
		t.Run("direct message in a thread", func(t *testing.T) {
			c := w.posted(w.fake.Message(fakeslack.From{Channel: "D2"}, "im", w.stamp(), "1739439999.2", question))
			if !strings.Contains(c.JSON(), words) || c.String("thread_ts") != "1739439999.2" {
				t.Error(c.JSON())
			}
		})
		t.Run("command", func(t *testing.T) {
			c := w.responded(w.fake.Command(fakeslack.From{}, question))
			if !strings.Contains(c.JSON(), words) || c.String("response_type") != "ephemeral" {
				t.Error(c.JSON())
			}
			goldenCall(t, "command", c)
		})
		t.Run("command of an organisation's installation", func(t *testing.T) {
			c := w.responded(w.fake.Command(fakeslack.From{Enterprise: "E1", Wide: true}, question))
			if !strings.Contains(c.JSON(), words) {
				t.Error(c.JSON())
			}
		})
		t.Run("help", func(t *testing.T) {
			c := w.responded(w.fake.Command(fakeslack.From{}, ""))
			if !strings.Contains(c.JSON(), "help") && !strings.Contains(c.JSON(), "/onrecord") {
				t.Error(c.JSON())
			}
			goldenCall(t, "help", c)
		})
		t.Run("home", func(t *testing.T) {
			for _, admin := range []bool{false, true} {
				user := map[bool]string{false: "U1", true: "U2"}[admin]
				w.fake.Know(user, fakeslack.Person{Team: fakeslack.Team, Admin: admin})
				n := len(w.fake.Calls("views.publish"))
				w.deliver(w.fake.Event(fakeslack.From{User: user, Channel: "D9"}, map[string]any{"type": "app_home_opened", "tab": "home"}))
				c := w.call("views.publish", n)
				if !strings.Contains(c.JSON(), "ukraine-talks") || c.String("user_id") != user {
					t.Error(c.JSON())
				}
				goldenCall(t, map[bool]string{false: "home", true: "home-manager"}[admin], c)
			}
		})
		t.Run("agent view", func(t *testing.T) {
			w.deliver(w.fake.Event(fakeslack.From{Channel: "D9"}, map[string]any{"type": "app_home_opened", "tab": "messages"}))
			c := w.call("assistant.threads.setSuggestedPrompts", 0)
			if c.String("channel_id") != "D9" || c.Args["thread_ts"] != nil {
				t.Error(c.JSON())
			}
			goldenCall(t, "agent", c)
		})
		t.Run("shortcut", func(t *testing.T) {
			w.deliver(w.fake.Interaction(fakeslack.From{}, "message_action", map[string]any{
				"callback_id": "check", "message": map[string]any{"type": "message", "text": "“We can't have talks without involving Ukraine,” she said &amp; left", "ts": "1.2"},
			}))
			c := w.call("views.open", 0)
			if !strings.HasPrefix(c.String("trigger_id"), "trigger-") {
				t.Error(c.JSON())
			}
			goldenCall(t, "shortcut", c)
		})
	})
}

// goldenCall compares a call with testdata/golden/name, or writes it there, without
// what is another each time.
func goldenCall(t *testing.T, name string, c fakeslack.Call) {
	t.Helper()
	args := maps.Clone(c.Args)
	for _, k := range []string{"_secret", "trigger_id"} {
		delete(args, k)
	}
	b, err := json.MarshalIndent(map[string]any{c.Method: args}, "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("testdata", "golden", "way-"+name+".json")
	if *update {
		if err := os.WriteFile(path, append(b, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(b)+"\n"); diff != "" {
		t.Errorf("%s differs (go test -update writes it anew):\n%s", path, diff)
	}
}

// TestEachOnce: the same delivery again, the same in a new envelope, and the same
// message under another event's id are answered once.
func TestEachOnce(t *testing.T) {
	bothWays(t, nil, func(t *testing.T, w *world) {
		from := fakeslack.From{Channel: "C1"}
		ts := w.stamp()
		d := w.fake.Message(from, "mention", ts, "", "<@"+fakeslack.Self+"> "+question)
		other := w.fake.Message(from, "mention", ts, "", "<@"+fakeslack.Self+"> "+question)
		for range 3 {
			w.deliver(d)
			w.deliver(other)
		}
		command := w.fake.Command(from, question)
		for range 3 {
			w.deliver(command)
		}
		w.quiet()
		if n := len(w.fake.Calls("chat.postMessage")); n != 1 {
			t.Errorf("a mention is answered %d times", n)
		}
		if n := len(w.fake.Responses(command.Respond)); n != 1 {
			t.Errorf("a command is answered %d times", n)
		}
	})
}

// TestConversation: five turns in a thread, of which only the first mentions the app.
func TestConversation(t *testing.T) {
	bothWays(t, nil, func(t *testing.T, w *world) {
		from := fakeslack.From{Channel: "C1"}
		root := w.stamp()
		for n, turn := range []struct{ text, want string }{
			{"<@" + fakeslack.Self + "> What did Baerbock say?", words},
			{"And Hegseth?", "Hegseth"},
			{"What did Rutte say about talks?", "Rutte"},
			{"/quotes Baerbock", "Baerbock"},
			{"What is this about?", "Ukraine"},
		} {
			d := w.fake.Message(from, "mention", root, "", turn.text)
			if n > 0 {
				d = w.fake.Message(from, "channel", w.stamp(), root, turn.text)
			}
			c := w.posted(d)
			if c.String("thread_ts") != root {
				t.Errorf("%q is answered elsewhere: %s", turn.text, c.JSON())
			}
			if !strings.Contains(c.JSON(), turn.want) {
				t.Errorf("%q: %s", turn.text, c.JSON())
			}
		}
		// What the stories do not say is told to whoever asked, and not to all others.
		before, whispers := len(w.fake.Calls("chat.postMessage")), len(w.fake.Calls("chat.postEphemeral"))
		w.deliver(w.fake.Message(from, "channel", w.stamp(), root, "What did Nakamura say?"))
		if c := w.call("chat.postEphemeral", whispers); c.String("user") != "U501" || c.String("thread_ts") != root || !strings.Contains(c.JSON(), "Nakamura") {
			t.Error(c.JSON())
		}
		w.quiet()
		if len(w.fake.Calls("chat.postMessage")) != before {
			t.Error("a refusal is told to all")
		}
		// After a restart the thread is still known.
		w.quiet()
		w.stop()
		w.start(nil)
		w.socket = false
		c := w.posted(w.fake.Message(from, "group", w.stamp(), root, "What did Hegseth say?"))
		if c.String("thread_ts") != root {
			t.Error(c.JSON())
		}
	})
}

// TestNobodysBusiness: the app speaks only when it is spoken to.
func TestNobodysBusiness(t *testing.T) {
	bothWays(t, nil, func(t *testing.T, w *world) {
		from := fakeslack.From{Channel: "C1"}
		root := w.stamp()
		w.posted(w.fake.Message(from, "mention", root, "", "<@"+fakeslack.Self+"> "+question))
		self := fakeslack.From{Channel: "C1", User: fakeslack.Self}
		message := func(more map[string]any) fakeslack.Delivery {
			d := w.fake.Message(from, "channel", w.stamp(), root, question)
			m := decoded(t, d.Payload)
			e := m["event"].(map[string]any)
			for k, v := range more {
				e[k] = v
			}
			d.Payload, _ = json.Marshal(m)
			return d
		}
		for name, d := range map[string]fakeslack.Delivery{
			"a channel's message":          w.fake.Message(from, "channel", w.stamp(), "", question),
			"a thread of others":           w.fake.Message(from, "channel", w.stamp(), "1739400000.5", question),
			"itself":                       w.fake.Message(self, "channel", w.stamp(), root, question),
			"to somebody else":             w.fake.Message(from, "channel", w.stamp(), root, "<@U777> "+question),
			"its mention, as a message":    w.fake.Message(from, "channel", w.stamp(), "", "<@"+fakeslack.Self+"> "+question),
			"its mention, in its thread":   w.fake.Message(from, "channel", w.stamp(), root, "<@"+fakeslack.Self+"> "+question),
			"a bot":                        message(map[string]any{"bot_id": "B7"}),
			"a bot's subtype":              message(map[string]any{"subtype": "bot_message"}),
			"an edit":                      message(map[string]any{"subtype": "message_changed", "message": map[string]any{"text": question}}),
			"an edited mention":            message(map[string]any{"type": "app_mention", "text": "<@" + fakeslack.Self + "> " + question, "edited": map[string]any{"user": "U501", "ts": "1.1"}}),
			"a deletion":                   message(map[string]any{"subtype": "message_deleted"}),
			"somebody who joined":          message(map[string]any{"subtype": "channel_join"}),
			"hidden":                       message(map[string]any{"hidden": true}),
			"nobody":                       message(map[string]any{"user": ""}),
			"Slackbot":                     message(map[string]any{"user": "USLACKBOT"}),
			"chatter in its thread":        w.fake.Message(from, "channel", w.stamp(), root, "thanks, that helps"),
			"another event":                w.fake.Event(from, map[string]any{"type": "reaction_added", "user": map[string]any{"id": "x"}}),
			"a view that was closed":       w.fake.Interaction(from, "view_closed", nil),
			"a button that is a link":      w.fake.Press(from, "open", "", "", false),
			"tokens of people are revoked": w.fake.Event(from, map[string]any{"type": "tokens_revoked", "tokens": map[string]any{"oauth": []any{"U1"}}}),
		} {
			before := len(w.fake.Calls())
			w.deliver(d)
			w.quiet()
			if all := w.fake.Calls(); len(all) != before {
				t.Errorf("%s: %s", name, all[len(all)-1].JSON())
			}
		}
		if metas, err := w.store.Stories(t.Context(), here); err != nil || len(metas) != 1 {
			t.Errorf("%v, %v", metas, err)
		}
	})
}
