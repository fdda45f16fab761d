package discord

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"onrecord/adapters/discord/fakediscord"
)

const manageServer = 1 << 5

// asks are the commands, each with what comes of it.
func asks(f *fakediscord.Fake) map[string]fakediscord.Interaction {
	boss := fakediscord.From{Permissions: manageServer}
	upload := func(name, text string) map[string]any {
		d := called("story", sub("add", map[string]any{"name": "file", "type": 11, "value": "9"}))
		d["resolved"] = map[string]any{"attachments": map[string]any{"9": map[string]any{"id": "9", "filename": name, "size": len(text), "url": f.Hand(name, text), "proxy_url": "https://x"}}}
		return d
	}
	story := "Harbour bridge to close\n\nThe bridge will close in May.\n\n“We can’t wait,” said Ingrid Solheim, the mayor. <@1> https://evil.example\n"
	check := func(text string) map[string]any {
		return map[string]any{"id": "1", "name": checkMessage, "type": 3, "target_id": "77", "resolved": map[string]any{"messages": map[string]any{"77": map[string]any{
			"id": "77", "channel_id": "401", "content": text, "type": 0, "author": map[string]any{"id": "7", "username": "x"},
		}}}}
	}
	return map[string]fakediscord.Interaction{
		"ask":                 f.Command(fakediscord.From{}, called("ask", opt("question", "What did Baerbock say?"))),
		"ask-private":         f.Command(fakediscord.From{}, called("ask", opt("question", "what did bearbok say about talks"), opt("private", true))),
		"ask-story":           f.Command(fakediscord.From{}, called("ask", opt("question", "Who is Mark Rutte?"), opt("story", "ukraine-talks"))),
		"ask-wrong-story":     f.Command(fakediscord.From{}, called("ask", opt("question", "Who is Mark Rutte?"), opt("story", "ukrane-talks"))),
		"ask-refused":         f.Command(fakediscord.From{}, called("ask", opt("question", "What did Macron say?"))),
		"ask-off-topic":       f.Command(fakediscord.From{}, called("ask", opt("question", "What did Pistorius say about football?"))),
		"ask-hostile":         f.Command(fakediscord.From{}, called("ask", opt("question", "@everyone <@1> [x](https://evil.example) ```"))),
		"ask-elsewhere":       f.Command(fakediscord.From{Server: "302"}, called("ask", opt("question", "What did Baerbock say?"))),
		"ask-direct":          f.Command(fakediscord.From{Direct: true}, called("ask", opt("question", "What did Baerbock say?"))),
		"ask-borrowed":        f.Command(fakediscord.From{Borrowed: true}, called("ask", opt("question", "What did Baerbock say?"))),
		"ask-slash":           f.Command(fakediscord.From{}, called("ask", opt("question", "/remove ukraine-talks"))),
		"quotes":              f.Command(fakediscord.From{}, called("quotes", opt("speaker", "Hegseth"))),
		"quotes-about":        f.Command(fakediscord.From{}, called("quotes", opt("speaker", "Rutte"), opt("about", "talks"))),
		"quotes-nobody":       f.Command(fakediscord.From{}, called("quotes", opt("speaker", "Macron"))),
		"people":              f.Command(fakediscord.From{}, called("people")),
		"gist":                f.Command(fakediscord.From{}, called("gist")),
		"check-found":         f.Command(fakediscord.From{}, called("check", opt("words", "Peace in Europe is at stake"))),
		"check-altered":       f.Command(fakediscord.From{}, called("check", opt("words", "“Peace in Europe is never at stake”"), opt("speaker", "Baerbock"))),
		"check-else":          f.Command(fakediscord.From{}, called("check", opt("words", "Peace in Europe is at stake"), opt("speaker", "Rutte"))),
		"check-message":       f.Command(fakediscord.From{}, check("omg she said “Peace in Europe is at stake” lol https://x.example")),
		"check-message-not":   f.Command(fakediscord.From{}, check("the earth is flat")),
		"story-add":           f.Command(boss, upload("harbour.txt", story)),
		"story-add-denied":    f.Command(fakediscord.From{}, upload("denied.txt", story)),
		"story-add-kind":      f.Command(boss, upload("malware.exe", story)),
		"story-add-empty":     f.Command(boss, upload("empty.txt", "  \n")),
		"story-add-binary":    f.Command(boss, upload("binary.txt", "\xff\xfe\x00")),
		"story-add-address":   f.Command(boss, called("story", sub("add", opt("url", "http://127.0.0.1/story")))),
		"story-list":          f.Command(fakediscord.From{}, called("story", sub("list"))),
		"story-focus":         f.Command(boss, called("story", sub("focus", opt("story", "ukraine-talks")))),
		"story-focus-all":     f.Command(boss, called("story", sub("focus"))),
		"story-focus-none":    f.Command(boss, called("story", sub("focus", opt("story", "nothing")))),
		"story-remove-none":   f.Command(boss, called("story", sub("remove", opt("story", "ukrane-talks")))),
		"story-remove-denied": f.Command(fakediscord.From{}, called("story", sub("remove", opt("story", "ukraine-talks")))),
		"forget":              f.Command(fakediscord.From{}, called("forget")),
		"help":                f.Command(fakediscord.From{}, called("help")),
	}
}

// TestCommands: every command by HTTP and by the gateway, its response and its
// rendering.
func TestCommands(t *testing.T) {
	for _, name := range slices.Sorted(maps.Keys(asks(nil))) {
		t.Run(name, func(t *testing.T) { bothWays(t, func(t *testing.T, w *world) { commandGives(t, w, name) }) })
	}
}

func commandGives(t *testing.T, w *world, name string) {
	i := asks(w.fake)[name]
	var r struct {
		Type int
		Data json.RawMessage
	}
	if err := json.Unmarshal(w.deliver(i), &r); err != nil {
		t.Fatal(err)
	}
	if strings.HasSuffix(name, "-denied") {
		if r.Type != 4 {
			t.Errorf("response of type %d: want 4, at once", r.Type)
		}
		golden(t, name, r.Data)
		return
	}
	if r.Type != 5 {
		t.Errorf("response of type %d: want 5, deferred", r.Type)
	}
	var data struct{ Flags int }
	if r.Data != nil {
		if err := json.Unmarshal(r.Data, &data); err != nil {
			t.Fatal(err)
		}
	}
	wantPrivate := strings.HasPrefix(name, "story-") || strings.HasPrefix(name, "check-message") || name == "ask-private" || name == "forget" || name == "help"
	if got := data.Flags&private != 0; got != wantPrivate {
		t.Errorf("private: %v, want %v", got, wantPrivate)
	}
	golden(t, name, w.edited(i))
}
