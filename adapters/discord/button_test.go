package discord

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"onrecord/adapters/discord/fakediscord"
	"onrecord/bot"
	"onrecord/data/ingest"
)

// council is a story in which one person says a lot, and two bear one name.
func council() string {
	var b strings.Builder
	b.WriteString("Council debates ferries until midnight\n\nThe council of Oldhaven debated the ferries on Tuesday.\n\n")
	for i, what := range []string{"fares", "piers", "engines", "winter", "crews", "tickets", "bicycles", "noise", "fog", "lorries", "schools", "tides"} {
		fmt.Fprintf(&b, "“We have counted the %s %d times and will count them again,” said Ingrid Solheim, the mayor.\n\n", what, i+2)
	}
	b.WriteString("“I saw no ferry at all,” said Tomasz Brandt, a baker.\n\n“Then look again,” said Ruth Brandt, the harbour master.\n")
	return b.String()
}

func (w *world) add(workspace, name, text string) {
	w.Helper()
	if _, err := (ingest.Keeper{Store: w.store}).Add(w.Context(), workspace, bot.Draft{Name: name, Text: text}); err != nil {
		w.Fatal(err)
	}
}

// ask asks by command and returns the answer.
func (w *world) ask(from fakediscord.From, question string, more ...any) json.RawMessage {
	w.Helper()
	i := w.fake.Command(from, called("ask", append([]any{opt("question", question)}, more...)...))
	w.deliver(i)
	return w.edited(i)
}

// press presses the button of a label on a message.
func (w *world) press(from fakediscord.From, body json.RawMessage, label string, private bool) (response, edit json.RawMessage) {
	w.Helper()
	id := buttons(w.TB, body)[label]
	if id == "" {
		w.Fatalf("no button %q on\n%s", label, readable(w.TB, body))
	}
	i := w.fake.Press(from, id, body, private)
	response = w.deliver(i)
	return response, w.edited(i)
}

func TestMoreAndShare(t *testing.T) { bothWays(t, moreAndShare) }

func moreAndShare(t *testing.T, w *world) {
	w.add(here, "council.txt", council())
	i := w.fake.Command(fakediscord.From{}, called("quotes", opt("speaker", "Solheim")))
	w.deliver(i)
	first := w.edited(i)
	golden(t, "more-1", first)
	response, second := w.press(fakediscord.From{User: "502"}, first, "More (7)", false)
	if !strings.Contains(string(response), `"flags":64`) {
		t.Errorf("more is for whoever wants it, not for all: %s", response)
	}
	golden(t, "more-2", second)
	_, third := w.press(fakediscord.From{User: "502"}, second, "More (2)", true)
	golden(t, "more-3", third)
	response, shared := w.press(fakediscord.From{User: "502"}, second, "Share", true)
	if strings.Contains(string(response), `"flags":64`) {
		t.Errorf("what is shared is private: %s", response)
	}
	golden(t, "more-shared", shared)
	quotes := func(body []byte) int { return strings.Count(readable(t, body), "\n> ") }
	if n := quotes(first) + quotes(second) + quotes(third); n != 12 {
		t.Errorf("%d of 12 quotations are shown", n)
	}
}

// TestManyStories: all stories of a server can be reached.
func TestManyStories(t *testing.T) {
	w := newWorld(t, nil)
	for n := range 20 {
		w.add(here, fmt.Sprintf("ferry-%02d.txt", n), fmt.Sprintf("Ferry %d is late\n\nThe ferry number %d is late.\n", n, n))
	}
	i := w.fake.Command(fakediscord.From{}, called("story", sub("list")))
	w.deliver(i)
	_, rest := w.press(fakediscord.From{}, w.edited(i), "More (6)", true)
	if body := readable(t, rest); !strings.Contains(body, "**ukraine-talks**") || strings.Contains(body, "ferry-19") {
		t.Errorf("%s", body)
	}
}

func TestInContext(t *testing.T) { bothWays(t, contextOpens) }

func contextOpens(t *testing.T, w *world) {
	w.add(here, "council.txt", council())
	body := w.ask(fakediscord.From{}, "What did Ruth Brandt say?")
	_, context := w.press(fakediscord.From{User: "502"}, body, "In context", false)
	golden(t, "context", context)
	w.add(here, "council.txt", strings.Replace(council(), "The council", "So the council", 1))
	_, revised := w.press(fakediscord.From{User: "502"}, body, "In context", false)
	golden(t, "context-revised", revised)
	_, elsewhere := w.press(fakediscord.From{Server: "302"}, body, "In context", false)
	golden(t, "context-elsewhere", elsewhere)
}

// TestLinks: where a story has a page, each passage links to its words there.
func TestLinks(t *testing.T) {
	w := newWorld(t, nil)
	w.add(here, "harbour.md", "---\nurl: https://courier.example/2024/harbour_bridge?a=1&b=2\n---\n\nHarbour bridge to close\n\n“We can't ask people to drive over [tired] steel (again),” said Ingrid Solheim, the mayor.\n\n“Nobody bought a ticket,” Ms Solheim said.\n")
	golden(t, "links", w.ask(fakediscord.From{}, "What did Solheim say?"))
}

func TestChoices(t *testing.T) { bothWays(t, choicesAreOffered) }

func choicesAreOffered(t *testing.T, w *world) {
	w.add(here, "council.txt", council())
	body := w.ask(fakediscord.From{}, "What did Brandt say?")
	golden(t, "choices", body)
	_, chosen := w.press(fakediscord.From{}, body, "Tomasz Brandt, baker", false)
	golden(t, "choices-chosen", chosen)
}

// TestButtonsOfOthers: whatever comes as a button does no harm.
func TestButtonsOfOthers(t *testing.T) { bothWays(t, strangeButtons) }

func strangeButtons(t *testing.T, w *world) {
	body := w.ask(fakediscord.From{}, "What did Baerbock say?")
	for _, id := range []string{
		"", "x", "context", "context ukraine-talks 5 1 x", "context ukraine-talks 0 99999999 x", "context ../etc 0 1 x", "context ukraine-talks -1 2 x",
		"more", "more x", "more -1", "more 999999999999", "more 1 2 3", "share", "ask ", "\x00", strings.Repeat("x", 100),
	} {
		i := w.fake.Press(fakediscord.From{}, id, body, false)
		response := w.deliver(i)
		var r struct{ Type int }
		if err := json.Unmarshal(response, &r); err != nil || r.Type != 4 && r.Type != 5 {
			t.Errorf("%q: %s", id, response)
		}
		if r.Type == 5 {
			w.edited(i)
		}
	}
	// More of a message that shows no request.
	help := w.fake.Command(fakediscord.From{}, called("help"))
	w.deliver(help)
	i := w.fake.Press(fakediscord.From{}, "more 5", w.edited(help), true)
	if r := string(w.deliver(i)); !strings.Contains(r, "does not work any more") {
		t.Errorf("%s", r)
	}
}

func TestAutocomplete(t *testing.T) { bothWays(t, completes) }

func completes(t *testing.T, w *world) {
	w.add(here, "council.txt", council())
	for n := range 30 {
		w.add(here, fmt.Sprintf("ferry-%d.txt", n), fmt.Sprintf("Ferry %d is late\n\nThe ferry number %d is late.\n", n, n))
	}
	w.add("discord:server:302", "secret.txt", "A secret\n\n“It is secret,” said Omar Secretson.\n")
	typing := func(name, value string) map[string]any {
		o := opt(name, value)
		o["focused"] = true
		return o
	}
	for name, tt := range map[string]struct {
		data        map[string]any
		first, last string
		n           int
	}{
		"a story":          {called("ask", opt("question", "x"), typing("story", "ukr")), "ukr", "ukraine-talks", 2},
		"a title":          {called("ask", typing("story", "midnight")), "midnight", "council", 2},
		"nothing typed":    {called("people", typing("story", "")), "ferry-29", "ferry-5", 25},
		"many":             {called("people", typing("story", "ferry")), "ferry", "ferry-6", 25},
		"a speaker":        {called("quotes", typing("speaker", "baer")), "baer", "Sebastien Lecornu", 3},
		"without accents":  {called("quotes", typing("speaker", "rúth")), "rúth", "Ruth Brandt", 2},
		"nobody":           {called("quotes", typing("speaker", "zzz")), "zzz", "zzz", 1},
		"another server's": {called("quotes", typing("speaker", "secretson")), "secretson", "secretson", 1},
		"too long":         {called("quotes", typing("speaker", strings.Repeat("x", 101))), "", "", 0},
		"as long as it is": {called("quotes", typing("speaker", strings.Repeat("x", 100))), strings.Repeat("x", 100), strings.Repeat("x", 100), 1},
		"a subcommand":     {called("story", sub("remove", typing("story", "counc"))), "counc", "council", 2},
		"an unknown one":   {called("ask", typing("colour", "red")), "red", "red", 1},
	} {
		t.Run(name, func(t *testing.T) {
			body := w.deliver(w.fake.Autocomplete(fakediscord.From{}, tt.data))
			var r struct {
				Type int
				Data struct {
					Choices []struct{ Name, Value string }
				}
			}
			if err := json.Unmarshal(body, &r); err != nil || r.Type != 8 || len(r.Data.Choices) != tt.n {
				t.Fatalf("%d choices, want %d: %s", len(r.Data.Choices), tt.n, body)
			}
			if tt.n == 0 {
				return
			}
			if c := r.Data.Choices; c[0].Value != tt.first || c[tt.n-1].Value != tt.last {
				t.Errorf("%s", body)
			}
		})
	}
}

// TestConversations: follow-ups go on per person in a channel, and together in a thread.
func TestConversations(t *testing.T) {
	w := newWorld(t, nil)
	const follow = "And Lecornu?"
	w.ask(fakediscord.From{}, "What did Baerbock say about talks?")
	w.ask(fakediscord.From{Channel: "402", Thread: true}, "What did Baerbock say about talks?")
	readAs := func(from fakediscord.From) bool {
		first, _, _ := strings.Cut(readable(t, w.ask(from, follow)), "\n**")
		return strings.Contains(first, "about talks")
	}
	if !readAs(fakediscord.From{}) {
		t.Error("a follow-up is not read as one")
	}
	if readAs(fakediscord.From{User: "502"}) {
		t.Error("a follow-up goes on with what somebody else asked")
	}
	if !readAs(fakediscord.From{User: "502", Channel: "402", Thread: true}) {
		t.Error("a thread does not go on with what another asked in it")
	}
}

// TestFocus: who manages a server makes a channel be about one story, for everybody
// in it and nobody elsewhere; what is removed is in no focus.
func TestFocus(t *testing.T) {
	w := newWorld(t, nil)
	w.add(here, "council.txt", council())
	boss := fakediscord.From{Permissions: manageServer}
	do := func(from fakediscord.From, data map[string]any) string {
		i := w.fake.Command(from, data)
		w.deliver(i)
		return readable(t, w.edited(i))
	}
	people := func(channel string) string {
		return do(fakediscord.From{User: "503", Channel: channel}, called("people"))
	}
	if both := people("401"); !strings.Contains(both, "Baerbock") || !strings.Contains(both, "Solheim") {
		t.Fatal(both)
	}
	do(boss, called("story", sub("focus", opt("story", "council"))))
	if one := people("401"); strings.Contains(one, "Baerbock") || !strings.Contains(one, "Solheim") {
		t.Errorf("the focus is not kept to:\n%s", one)
	}
	if both := people("402"); !strings.Contains(both, "Baerbock") {
		t.Errorf("another channel has the focus:\n%s", both)
	}
	if done := do(boss, called("story", sub("remove", opt("story", "council")))); done != "Removed: council, with all its revisions.\n" {
		t.Error(done)
	}
	if other := people("401"); !strings.Contains(other, "Baerbock") {
		t.Errorf("the focus outlives its story:\n%s", other)
	}
}

// TestServersAreApart: every reading command in another server, in a direct message
// and by a borrowed app finds nothing of this server's.
func TestServersAreApart(t *testing.T) {
	w := newWorld(t, nil)
	for _, from := range []fakediscord.From{{Server: "302"}, {Direct: true}, {Borrowed: true}} {
		for _, data := range []map[string]any{
			called("ask", opt("question", "What did Baerbock say?")),
			called("ask", opt("question", "What did Baerbock say?"), opt("story", "ukraine-talks")),
			called("quotes", opt("speaker", "Baerbock")), called("people"), called("gist"),
			called("check", opt("words", "Peace in Europe is at stake")), called("story", sub("list")),
		} {
			i := w.fake.Command(from, data)
			w.deliver(i)
			if body := readable(t, w.edited(i)); strings.Contains(body, "involving Ukraine") || strings.Contains(body, "Annalena") || strings.Contains(body, "Europe insists") {
				t.Errorf("%+v, %v: sees\n%s", from, data, body)
			}
		}
	}
}
