package discord

import (
	"onrecord/bot"
	"onrecord/qa"
	"onrecord/qa/story"
)

// around is how many paragraphs before and after a passage are its context.
const around = 2

// inContext sets the paragraphs around a passage, those that it stands in marked.
func inContext(s *qa.Story, p pressed) sheet {
	out := sheet{mood: blue, what: "paragraphs", foot: source(s.Title, s.URL)}
	if !p.holds(s) {
		out.mood, out.foot = amber, ""
		out.head = []string{"**The story was revised since.** Ask again to see what it says now."}
		return out
	}
	first, last := -1, -1
	var body []story.Paragraph
	for _, g := range s.Doc.Paragraphs {
		if g.Kind.Furniture() {
			continue
		}
		if g.Start < p.end && p.start < g.End {
			if first < 0 {
				first = len(body)
			}
			last = len(body)
		}
		body = append(body, g)
	}
	if first < 0 { // in a headline or a caption: it has no body around it
		first, last = 0, -1
	}
	for i := max(0, first-around); i < min(len(body), last+1+around); i++ {
		g := body[i]
		b := block{text: small(bot.Paragraph(g.Number)) + "\n" + quote(g.In(s.Text)), instead: small(bot.Paragraph(g.Number)) + "\n" + tooLong(g.In(s.Text))}
		if first <= i && i <= last {
			b.text = "**" + bot.Paragraph(g.Number) + " ◂ the passage**\n" + quote(g.In(s.Text))
		}
		out.blocks = append(out.blocks, b)
	}
	return out
}
