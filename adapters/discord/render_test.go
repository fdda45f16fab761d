package discord

import (
	"encoding/json"
	"fmt"
	"sort"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"onrecord/bot"
	"onrecord/qa"
	"onrecord/qa/speech"
)

// measured holds a message to Discord's limits, and returns its texts.
func measured(t *testing.T, m message) (texts []string) {
	t.Helper()
	components, chars, size, ids := 0, 0, 0, map[string]bool{}
	var walk func([]discordgo.MessageComponent)
	walk = func(all []discordgo.MessageComponent) {
		for _, c := range all {
			components++
			switch c := c.(type) {
			case discordgo.Container:
				walk(c.Components)
			case discordgo.ActionsRow:
				if n := len(c.Components); n == 0 || n > maxRow {
					t.Errorf("a row of %d", n)
				}
				walk(c.Components)
			case discordgo.TextDisplay:
				if c.Content == "" || !utf8.ValidString(c.Content) {
					t.Errorf("a text %q", c.Content)
				}
				texts = append(texts, c.Content)
				chars += bot.Characters(c.Content)
				size += len(c.Content) + textBytesEach
			case discordgo.Button:
				if ids[c.CustomID] || !fitsID(c.CustomID) || bot.Characters(c.Label) > maxLabel || c.Label == "" {
					t.Errorf("a button %+v", c)
				}
				ids[c.CustomID] = true
			}
		}
	}
	walk(m.Components)
	if components > maxComponents || chars > maxText || size > maxTextBytes || components == 0 {
		t.Errorf("%d components, %d characters, %d bytes", components, chars, size)
	}
	b, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(b), `"allowed_mentions":{"parse":[],"replied_user":false}`) {
		t.Errorf("somebody may be mentioned: %s", b)
	}
	return texts
}

// said is an answer of n passages that all are text, by somebody of that name.
func said(text, name, role, url string, n int) qa.Answer {
	a := qa.Answer{Question: "x", Answered: true}
	for k := range n {
		p := qa.Passage{Story: "a-story", Title: name, Paragraph: k + 1, Start: k, End: k + 1 + len(text), Text: text, Form: string(speech.Quoted), URL: url}
		if k%3 != 0 {
			p.Speaker = &qa.Speaker{Name: name, Role: role, Start: 999_999, End: 999_999, How: "named"}
		}
		a.Passages = append(a.Passages, p)
	}
	return a
}

// passagesIn returns the quotations of a message, as the story has them.
func passagesIn(texts []string) (out []string) {
	for _, text := range texts {
		var lines []string
		for _, line := range strings.Split(text, "\n") {
			if strings.HasPrefix(line, "> ") {
				lines = append(lines, line)
			}
		}
		if lines != nil {
			out = append(out, unquote(strings.Join(lines, "\n")))
		}
	}
	return out
}

// checkPages renders all pages of an answer: each within the limits, with no more
// than is right, every passage whole and once or replaced by a note.
func checkPages(t *testing.T, question, text, name, role, url string, n int) {
	t.Helper()
	a := said(text, name, role, url, n)
	o := order{shown: question, private: true}
	o.Story = "a-story"
	s := o.set(bot.Reply{Command: bot.Ask, Answer: &a})
	shown := 0
	for from, pages := 0, 0; from < n; pages++ {
		m := s.message(from)
		texts := measured(t, m)
		for _, p := range passagesIn(texts) {
			if p != text {
				t.Fatalf("a passage comes back as\n%q, not\n%q", p, text)
			}
			shown++
		}
		notes := strings.Count(strings.Join(texts, "\n"), "more than a message can show")
		if notes > 0 {
			shown += notes
		}
		next := shown
		if next == from {
			t.Fatalf("page %d shows nothing", pages)
		}
		from = next
	}
	if shown != n {
		t.Errorf("%d of %d passages are shown", shown, n)
	}
	for _, m := range []message{note(red, text), saying(text).Data.(message), failedMessage(text)} {
		measured(t, m)
	}
}

func failedMessage(text string) message {
	return (&App{Config: Config{}}).failed(fmt.Errorf("%w: %s", qa.ErrNoStory, text))
}

func TestPages(t *testing.T) {
	for _, text := range hostile {
		if strings.TrimSpace(text) == "" {
			continue
		}
		checkPages(t, text, text, text, text, "https://a.example/#:~:text="+strings.Repeat("x", 40), 7)
	}
}

// TestPassageLimit: the longest passage that a message holds is shown, one character
// more is not cut but named.
func TestPassageLimit(t *testing.T) {
	for letter, least := range map[string]int{"x": 3700, "é": 3700, "語": 3200, "😀": 1800, "*": 1800} {
		shown := func(n int) bool {
			a := said(strings.Repeat(letter, n), "N", "", "", 1)
			texts := measured(t, (order{shown: "q"}).set(bot.Reply{Answer: &a}).message(0))
			whole := len(passagesIn(texts)) == 1
			if named := strings.Contains(strings.Join(texts, ""), fmt.Sprintf("has %d characters", bot.Characters(strings.Repeat(letter, n)))); named == whole {
				t.Errorf("%s × %d is shown: %v, and named: %v", letter, n, whole, named)
			}
			return whole
		}
		fits := sort.Search(5000, func(n int) bool { return n > 0 && !shown(n) }) - 1
		if fits < least || !shown(fits) || shown(fits+1) {
			t.Errorf("%s: %d fit, at least %d should", letter, fits, least)
		}
	}
}

func FuzzPages(f *testing.F) {
	for _, s := range hostile {
		f.Add(s, s, s, s, "https://a.example/"+s, 3)
	}
	f.Add("q", strings.Repeat("語", 3400), "n", "r", "", 2)
	f.Add(strings.Repeat("*", 2000), strings.Repeat("*", 1900), strings.Repeat("_", 5000), strings.Repeat("r", 5000), "https://a.example/"+strings.Repeat("x", 600), 9)
	f.Fuzz(func(t *testing.T, question, text, name, role, url string, n int) {
		if text == "" || strings.Contains(text, "more than a message can show") || n < 1 || n > 40 || len(question) > bot.MaxQuestion {
			return
		}
		checkPages(t, question, text, name, role, url, n)
	})
}

// FuzzAsked: what was asked is read back from the message that shows it.
func FuzzAsked(f *testing.F) {
	for _, s := range hostile {
		f.Add(s, "")
		f.Add("And Rutte?", s)
	}
	f.Fuzz(func(t *testing.T, request, readAs string) {
		request, readAs = strings.Join(strings.Fields(request), " "), strings.Join(strings.Fields(readAs), " ")
		if request == "" || bot.Characters(escape(request)) > askedRoom || bot.Characters(escape(readAs)) > askedRoom || strings.HasSuffix(request, "…") || strings.HasSuffix(readAs, "…") {
			return
		}
		want := request
		if readAs != "" {
			want = readAs
		}
		m := &discordgo.Message{Components: []discordgo.MessageComponent{&discordgo.Container{Components: []discordgo.MessageComponent{&discordgo.TextDisplay{Content: asked(request, readAs)}}}}}
		if got, ok := askedOn(m); !ok || got != want {
			t.Errorf("%q, read as %q, comes back as %q, %v", request, readAs, got, ok)
		}
	})
}

// TestShownRequests: the line above an answer is read as the request that it was.
func TestShownRequests(t *testing.T) {
	for _, want := range []bot.Request{
		{Command: bot.Ask, Text: "What did Rutte say?"},
		{Command: bot.Quotes, Text: "Mark Rutte", About: "peace talks"},
		{Command: bot.Quotes, About: "talks"},
		{Command: bot.People},
		{Command: bot.Gist},
		{Command: bot.Check, Text: "Peace in Europe is at stake", Speaker: "Annalena Baerbock"},
		{Command: bot.Check, Text: "it is enduring, by all means"},
	} {
		var d discordgo.ApplicationCommandInteractionData
		d.CommandType = discordgo.ChatApplicationCommand
		d.Name = string(want.Command)
		for name, value := range map[string]string{"question": want.Text, "speaker": want.Text, "about": want.About, "words": want.Text} {
			if d.Name == "check" && name == "speaker" {
				value = want.Speaker
			}
			d.Options = append(d.Options, &discordgo.ApplicationCommandInteractionDataOption{Name: name, Value: value})
		}
		o, err := command(&interaction{Interaction: discordgo.Interaction{Type: discordgo.InteractionApplicationCommand, Data: d}})
		if err != nil {
			t.Fatal(err)
		}
		got := bot.Parse(o.shown)
		if got.Command != want.Command || strings.Trim(got.Text, "“”") != want.Text || got.About != want.About || got.Speaker != want.Speaker {
			t.Errorf("%q is read as %+v, want %+v", o.shown, got, want)
		}
	}
}
