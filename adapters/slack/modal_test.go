package slack

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/slack-go/slack"

	"onrecord/adapters/slack/fakeslack"
)

// viewed is a view as Slack hands it back.
func viewed(kind, metadata string) map[string]any {
	return map[string]any{"id": "V7", "type": kind, "callback_id": "check", "private_metadata": metadata}
}

// inView is a press on the Home tab or in a modal.
func (w *world) inView(v map[string]any, id, value string) fakeslack.Delivery {
	return w.fake.Interaction(fakeslack.From{}, "block_actions", map[string]any{
		"container": map[string]any{"type": "view", "view_id": v["id"]}, "view": v,
		"actions": []any{map[string]any{"type": "button", "block_id": "b", "action_id": id, "value": value}},
	})
}

// shownView is the view of a call.
func (w *world) shownView(c fakeslack.Call) map[string]any {
	v, _ := c.Args["view"].(map[string]any)
	if v == nil {
		w.Fatalf("%s shows no view", c.JSON())
	}
	return v
}

// TestCheckedAndShared: a message's menu checks its quotation; the result opens in
// context, and is shared in the message's thread, where it can be.
func TestCheckedAndShared(t *testing.T) {
	bothWays(t, nil, func(t *testing.T, w *world) {
		from := fakeslack.From{Channel: "C1"}
		w.deliver(w.fake.Interaction(from, "message_action", map[string]any{
			"callback_id": "check", "message": map[string]any{"type": "message", "text": "She said “peace in Europe is never at stake”.", "ts": "1739430000.7"},
		}))
		form := w.shownView(w.call("views.open", 0))
		if form["private_metadata"] != "C1 1739430000.7" || !strings.Contains(string(raw(t, form)), "peace in Europe is never at stake") {
			t.Fatalf("%s", raw(t, form))
		}
		form["id"], form["type"] = "V7", "modal"
		form["state"] = map[string]any{"values": map[string]any{
			"words":   map[string]any{"words": map[string]any{"type": "plain_text_input", "value": "peace in Europe is never at stake"}},
			"speaker": map[string]any{"speaker": map[string]any{"type": "plain_text_input", "value": nil}},
		}}
		w.deliver(w.fake.Interaction(fakeslack.From{}, "view_submission", map[string]any{"view": form}))
		result := w.shownView(w.call("views.update", 0))
		if result["private_metadata"] != "C1 1739430000.7" {
			t.Errorf("the result forgets the message: %s", raw(t, result))
		}
		golden(t, "modal-result", blocksOf(t, result))

		id, value := press1(t, blocksOf(t, result), "In context")
		w.deliver(w.inView(viewed("modal", "C1 1739430000.7"), id, value))
		golden(t, "modal-context", blocksOf(t, w.shownView(w.call("views.push", 0))))

		id, value = press1(t, blocksOf(t, result), "Share")
		c := w.posted(w.inView(viewed("modal", "C1 1739430000.7"), id, value))
		if c.String("channel") != "C1" || c.String("thread_ts") != "1739430000.7" || !strings.Contains(c.JSON(), "never") || !strings.Contains(c.JSON(), "Altered") {
			t.Error(c.JSON())
		}
		if said := string(raw(t, w.shownView(w.call("views.update", 1)))); !strings.Contains(said, sharedThere) {
			t.Error(said)
		}
		// A modal that is about nothing shares nothing.
		before := len(w.fake.Calls("chat.postMessage"))
		w.deliver(w.inView(viewed("modal", ""), id, value))
		w.quiet()
		if n := len(w.fake.Calls("chat.postMessage")); n != before {
			t.Errorf("%d messages", n-before)
		}
	})
}

// TestReadAtHome: what the Home tab offers of a story opens in a modal, whose More
// goes on in place.
func TestReadAtHome(t *testing.T) {
	bothWays(t, nil, func(t *testing.T, w *world) {
		w.add(here, "council.txt", council)
		w.deliver(w.inView(viewed("home", ""), "read:gist", "@ukraine-talks gist"))
		v := w.shownView(w.call("views.open", 0))
		golden(t, "modal-gist", blocksOf(t, v))
		id, value := press1(t, blocksOf(t, v), "More")
		w.deliver(w.inView(viewed("modal", ""), id, value))
		golden(t, "modal-more", blocksOf(t, w.shownView(w.call("views.update", 0))))
	})
}

func raw(t testing.TB, v any) []byte {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// blocksOf are the blocks of a view as a message.
func blocksOf(t testing.TB, v map[string]any) message {
	t.Helper()
	var blocks struct {
		Blocks slack.Blocks `json:"blocks"`
	}
	if err := json.Unmarshal(raw(t, v), &blocks); err != nil {
		t.Fatal(err)
	}
	return message{Blocks: blocks.Blocks.BlockSet}
}
