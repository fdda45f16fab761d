package discord

import (
	"onrecord/bot"
	"onrecord/qa"
)

// inContext sets the paragraphs around a passage, those that it stands in marked.
func inContext(s *qa.Story, p pressed) sheet {
	if !bot.Holds(s, p.start, p.end, p.mark) {
		return sheet{mood: amber, what: "paragraphs", head: []string{"**The story was revised since.** Ask again to see what it says now."}}
	}
	out := sheet{mood: blue, what: "paragraphs", foot: source(s.Title, s.URL)}
	for _, g := range bot.InContext(s, p.start, p.end) {
		b := block{text: small(bot.Paragraph(g.Number)) + "\n" + quote(g.Text), instead: small(bot.Paragraph(g.Number)) + "\n" + tooLong(g.Text)}
		if g.Cited {
			b.text = "**" + bot.Paragraph(g.Number) + " ◂ the passage**\n" + quote(g.Text)
		}
		out.blocks = append(out.blocks, b)
	}
	return out
}
