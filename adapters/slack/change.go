package slack

import (
	"fmt"
	"strings"
	"unicode"

	"onrecord/bot"
	"onrecord/qa"
)

// changed tells what became of a story from one revision to another: each changed
// paragraph with its words as they stood and as they stand.
func changed(c qa.Changes) sheet {
	s := sheet{what: "paragraphs", many: manyParagraphs}
	s.head = [][]span{{bold(inline(c.To.Title)), roman(", " + revised(c.From) + " → " + revised(c.To))}}
	if len(c.Changes) == 0 {
		s.head = append(s.head, []span{bold("Nothing of the story changed; furniture and white space aside.")})
		return s
	}
	s.head = append(s.head, []span{worded(qa.LeftOut, "stood before"), roman(" · "), worded(qa.PutIn, "stands now")})
	for _, x := range c.Changes {
		i := item{line: edited(x.Edits)}
		switch {
		case x.Before == nil:
			i.marks = []mark{{text: bot.Paragraph(x.After.Paragraph) + " new"}}
		case x.After == nil:
			i.marks = []mark{{text: bot.Paragraph(x.Before.Paragraph) + " taken out"}}
		case x.Before.Paragraph != x.After.Paragraph:
			i.marks = []mark{{text: bot.Paragraph(x.Before.Paragraph) + " → " + bot.Paragraph(x.After.Paragraph)}}
		default:
			i.marks = []mark{{text: bot.Paragraph(x.After.Paragraph)}}
		}
		s.items = append(s.items, i)
	}
	return s
}

// revised is a revision with the day on which it was added.
func revised(r qa.Revision) string {
	out := fmt.Sprintf("revision\u00a0%d", r.Revision)
	if r.Added != "" {
		out += " (added " + inline(bot.Day(r.Added)) + ")"
	}
	return out
}

// edited sets edits, which bring their own white space. One that a message has no
// room for is left out whole.
func edited(edits []qa.Edit) []span {
	var out []span
	for _, e := range edits {
		text := spelt(e.Text)
		if text == "" && e.Text == "" {
			continue
		}
		if strings.TrimLeftFunc(e.Text, unicode.IsSpace) != e.Text && len(out) > 0 {
			out = append(out, roman(" "))
		}
		out = append(out, worded(e.Op, text))
		if strings.TrimRightFunc(e.Text, unicode.IsSpace) != e.Text && text != "" {
			out = append(out, roman(" "))
		}
	}
	if sizeOf(out) > maxPayload/2 {
		return []span{italic("This paragraph changed, and is more than a message can show.")}
	}
	return out
}
