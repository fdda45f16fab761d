package discord

import (
	"strings"
	"testing"

	"onrecord/adapters/discord/fakediscord"
)

// TestPaste: without a file a form opens; what is sent with it becomes a story, for
// those who may.
func TestPaste(t *testing.T) { bothWays(t, pastes) }

func pastes(t *testing.T, w *world) {
	boss := fakediscord.From{Permissions: manageServer}
	if r := string(w.deliver(w.fake.Command(boss, called("story", sub("add"))))); !strings.Contains(r, `"type":9`) || !strings.Contains(r, pasteForm) {
		t.Errorf("no form opens: %s", r)
	}
	for _, i := range []fakediscord.Interaction{
		w.fake.Command(fakediscord.From{}, called("story", sub("add"))),
		w.fake.Submit(fakediscord.From{}, pasteForm, pasteField, council()),
	} {
		if r := string(w.deliver(i)); !strings.Contains(r, "Only those who manage this place") {
			t.Errorf("%s", r)
		}
	}
	i := w.fake.Submit(boss, pasteForm, pasteField, council())
	w.deliver(i)
	golden(t, "pasted", w.edited(i))
	if body := readable(t, w.ask(fakediscord.From{}, "What did Ruth Brandt say?")); !strings.Contains(body, "Then look again") {
		t.Errorf("%s", body)
	}
	for _, i := range []fakediscord.Interaction{w.fake.Submit(boss, "other", pasteField, "x"), w.fake.Submit(boss, pasteForm, "other", "x")} {
		if r := string(w.deliver(i)); !strings.Contains(r, "another version") {
			t.Errorf("%s", r)
		}
	}
}
