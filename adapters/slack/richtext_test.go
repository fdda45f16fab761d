package slack

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/bot"
	"onrecord/qa"
	"onrecord/qa/speech"
)

// hostile are texts that would do something in Slack, or to its readers, if they were let.
var hostile = []string{
	"", "plain", "\n", "> quoted\n> twice", "a\n\nb", "&gt; quoted", "<!channel> <!here> <!everyone>", "&lt;!here&gt;", "&amp;lt;!here&amp;gt;", "@channel @here @everyone",
	"<@U123> <@W123|x>", "<#C123|general>", "<!subteam^S123|@desk>", "<!date^1|{date}|x>", "<https://evil.example|a bank>", "https://evil.example/a_b", "www.evil.example",
	"<javascript:alert(1)|x>", "mailto:a@b.example", "tel:+15550100", "*bold* _italic_ ~struck~ `code`", "```\nblock\n```", ":smile: :flag-de: :+1:", "a:b:c", "• item", "1. one",
	"¯\\_(ツ)_/¯", "\u202egnp.exe", "\u2066\u2069", "\u2069\u2069\u202ex", "a\u2067b\nc\u2069d", "\u2068\u2068\u2068", "\u061c\u200e\u200f", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
	"\x00\x1b[2J\r\n", "a\u2028b\u2029\u202ec", "\u0085\u202e", "e\u0301 👩‍👩‍👧", "@\u200beveryone", "‹U+202E›", "3.5m people", "«été» „so“", "\u200b", "\u2060", "\\", "\"", "]]>", "{{x}}",
}

// unquoted takes a passage back out of a quotation's elements, as Slack gets them.
func unquoted(quote map[string]any) string {
	var all []string
	each(quote["elements"], func(e map[string]any) { all = append(all, e["text"].(string)) })
	if len(all) == 1 {
		return all[0]
	}
	var b strings.Builder
	for i := 0; i+2 < len(all); i += 3 {
		b.WriteString(strings.TrimRight(all[i], isolate) + all[i+1] + strings.TrimLeft(all[i+2], end))
	}
	return b.String()
}

// checkContained: a text comes back byte for byte, and what turns its direction ends
// with its paragraph.
func checkContained(t *testing.T, text string) {
	t.Helper()
	pieces := contained(text)
	if len(pieces) == 1 {
		if pieces[0] != text || turned(text) {
			t.Errorf("%q is %q", text, pieces)
		}
		return
	}
	back := ""
	for i := 0; i < len(pieces); i += 3 {
		back += strings.TrimRight(pieces[i], isolate) + pieces[i+1] + strings.TrimLeft(pieces[i+2], end)
		depth, least := 0, 0
		for _, r := range strings.TrimLeftFunc(pieces[i], breaks) + pieces[i+1] + strings.TrimRightFunc(pieces[i+2], breaks) {
			switch {
			case 0x2066 <= r && r <= 0x2068:
				depth++
			case r == 0x2069:
				depth--
			case breaks(r):
				t.Errorf("%q: an isolate over two paragraphs", text)
			}
			least = min(least, depth)
		}
		if depth != 0 || least < 0 {
			t.Errorf("%q: isolates that do not pair: %q", text, pieces)
		}
		// Before the last end is closed, at least one isolate holds all of the paragraph.
		depth = strings.Count(pieces[i], isolate)
		for _, r := range pieces[i+1] {
			if 0x2066 <= r && r <= 0x2068 {
				depth++
			} else if r == 0x2069 {
				depth--
			}
			if depth < 1 {
				t.Errorf("%q breaks out", text)
			}
		}
	}
	if back != text {
		t.Errorf("%q comes back as %q", text, back)
	}
}

func TestContained(t *testing.T) {
	for _, s := range hostile {
		checkContained(t, s)
	}
	if got := contained("a\u202eb"); len(got) != 3 || got[0] != isolate || got[2] != end {
		t.Errorf("%q", got)
	}
}

func TestInertText(t *testing.T) {
	for _, s := range hostile {
		inertText(t, notified(s))
		if one := inline(s); strings.ContainsAny(one, "\n\r") || strings.ContainsFunc(one, turns) {
			t.Errorf("%q is inline %q", s, one)
		}
	}
	if s := "Europe’s “factory reset” – US-led: 1,000"; notified(s) != s || inline(s) != s {
		t.Errorf("ordinary text becomes %q", notified(s))
	}
}

// FuzzEscape: what is quoted comes back byte for byte; nothing of it acts in a
// message's text, or on its reader.
func FuzzEscape(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return // no story holds it
		}
		checkContained(t, s)
		inertText(t, notified(s))
		if one := inline(s); strings.ContainsFunc(one, bot.Steers) || bot.Characters(one) > maxInline {
			t.Errorf("%q is inline %q", s, one)
		}
	})
}

// saying is an answer of n passages that all are text, by somebody of that name.
func saying(text, name, role, url string, n int) qa.Answer {
	a := qa.Answer{Question: "x", Answered: true}
	for k := range n {
		p := qa.Passage{Story: "a-story", Title: name, Paragraph: k + 1, Start: k, End: k + 1 + len(text), Text: text, Form: string(speech.Quoted), URL: url}
		if k%3 != 0 {
			p.Speaker = &qa.Speaker{Name: name, Role: role, Start: 999_999, End: 999_999, How: "named"}
		}
		if k%4 == 3 {
			p.Story = "other"
		}
		if k%5 == 4 {
			p.Also = []qa.Passage{{Story: name, Publisher: role, Paragraph: 1}}
			p.Before = &qa.Before{Since: name, Passage: &qa.Passage{Text: text, Revision: 1, Paragraph: 2}}
			p.Revision, p.Superseded, p.Date = 2, true, role
		}
		a.Passages = append(a.Passages, p)
	}
	return a
}

// quoted returns the quotations of a message, as the story has them.
func quoted(t *testing.T, m message) (out []string) {
	for _, b := range payload(t, m.Blocks) {
		walk(b, func(x map[string]any) {
			if x["type"] == "rich_text_quote" {
				out = append(out, unquoted(x))
			}
		})
	}
	return out
}

// What stands beside the passages of a page, by which they are counted.
const (
	tooLong = "more than a message can show"
	earlier = "    changed since "
)

// checkPages renders all pages of an answer: each within the limits and inert, every
// passage whole and once, or replaced by a note.
func checkPages(t *testing.T, question, text, name, role, url string, n int) {
	t.Helper()
	a := saying(text, name, role, url, n)
	a.ReadAs = question
	at := view{Asked: asked(bot.Request{Command: bot.Ask, Text: question}), Private: true}
	for from, page := 0, 0; from < n; page++ {
		at.From = from
		m := render(bot.Reply{Command: bot.Ask, Answer: &a}, at)
		measured(t, m)
		all := quoted(t, m)
		for _, p := range all {
			if p != text {
				t.Fatalf("a passage comes back as\n%q, not\n%q", p, text)
			}
		}
		readable := readable(t, m.Blocks)
		shown := len(all) - strings.Count(readable, earlier) + strings.Count(readable, tooLong)
		if shown == 0 || page > n {
			t.Fatalf("page %d from %d shows nothing:\n%s", page, from, readable)
		}
		from += shown
		if from > n {
			t.Errorf("%d of %d passages are shown", from, n)
		}
	}
	refused := qa.Answer{Question: question, Reason: qa.NoSuchSpeaker, Choices: []qa.Choice{{Name: name, Role: role, Question: question}, {Name: text, Question: text}}}
	meta := qa.Meta{Slug: "a-story", Title: text, URL: url, Date: name}
	for _, reply := range []bot.Reply{
		{Command: bot.Ask, Answer: &refused},
		{Command: bot.Ask, Answer: &qa.Answer{Parts: []qa.Answer{refused, a}}},
		{Command: bot.Check, Check: &qa.Check{Words: text, Speaker: name, Verdict: qa.Altered, Passages: a.Passages, Difference: []qa.Edit{{Op: qa.Same, Text: text}, {Op: qa.PutIn, Text: name}, {Op: qa.LeftOut, Text: role}}}},
		{Command: bot.Changes, Changes: &qa.Changes{Story: "a-story", From: qa.Revision{Title: name, Added: role}, To: qa.Revision{Title: name, Added: text}, Changes: []qa.Change{
			{Before: &qa.Piece{Paragraph: 1}, After: &qa.Piece{Paragraph: 2}, Edits: []qa.Edit{{Op: qa.Same, Text: text}, {Op: qa.PutIn, Text: name}, {Op: qa.LeftOut, Text: role}}}, {Before: &qa.Piece{Paragraph: 1}, Edits: []qa.Edit{{Op: qa.LeftOut, Text: text}}},
		}}},
		{Command: bot.Beside, Beside: &qa.Beside{Title: name, Story: role, Others: []qa.Other{{Title: text, Story: name, Publisher: role, Date: role, URL: url, Quotes: []qa.Wording{
			{Here: &qa.Quote{Text: text}}, {There: &qa.Quote{Text: text, Speaker: &qa.Speaker{Name: name, Role: role}}}, {Here: &qa.Quote{}, There: &qa.Quote{}, Edits: []qa.Edit{{Op: qa.Same, Text: text}, {Op: qa.PutIn, Text: name}}},
		}}}}},
		{Command: bot.Stories, Stories: []qa.Meta{meta, meta}, Focus: "a-story"},
		{Command: bot.Add, Stories: []qa.Meta{meta}},
		{Command: bot.People, People: []bot.StoryPeople{{Story: &qa.Story{Meta: meta}, People: []qa.Figure{{Name: name, Role: role}, {Name: text}}}}},
	} {
		measured(t, render(reply, at))
	}
	measured(t, note(text+"x"))
	measured(t, explain(fmt.Errorf("%w: %s", qa.ErrNoStory, text)))
	for _, manager := range []bool{true, false} {
		inertBlocks(t, payload(t, home([]qa.Meta{meta}, "", manager).Blocks.BlockSet))
	}
	inertBlocks(t, payload(t, shortcutView(text).Blocks.BlockSet))
}

func TestPages(t *testing.T) {
	for _, text := range hostile {
		if strings.TrimSpace(text) != "" {
			checkPages(t, text, text, text, text, "https://a.example/#:~:text="+strings.Repeat("x", 40), 7)
		}
	}
}

func FuzzPages(f *testing.F) {
	for _, s := range hostile {
		f.Add(s, s, s, s, "https://a.example/"+s, 3)
	}
	f.Add("q", strings.Repeat("語", 3400), "n", "r", "", 2)
	f.Add(strings.Repeat("語", 2000), strings.Repeat("*\u2069", 1900), strings.Repeat("<", 5000), strings.Repeat("語", 5000), "https://a.example/"+strings.Repeat("x", 1400), 9)
	f.Fuzz(func(t *testing.T, question, text, name, role, url string, n int) {
		for _, s := range []string{question, text, name, role} {
			if !utf8.ValidString(s) {
				return // no story holds it, and no question comes so
			}
		}
		if text == "" || strings.Contains(text+name+role+question, tooLong) || strings.Contains(text+name+role+question, "changed since") || n < 1 || n > 40 || len(question) > bot.MaxQuestion {
			return
		}
		checkPages(t, question, text, name, role, url, n)
	})
}
