package repl

import (
	"fmt"

	"onrecord/bot"
	"onrecord/qa"
)

// changes shows what became of a story from one revision to another: the changed
// paragraphs, their words marked as wdiff does.
func (p *page) changes(c qa.Changes) {
	p.text(run{c.To.Title, strong}, run{" (" + c.Story + ")", faint})
	p.text(run{revised(c.From) + " → " + revised(c.To), faint})
	if len(c.Changes) == 0 {
		p.blank()
		p.text(run{"Nothing of the story changed; furniture and white space aside.", strong})
		return
	}
	var changed, added, removed int
	for _, change := range c.Changes {
		p.blank()
		switch {
		case change.Before == nil:
			added++
			p.text(run{bot.Paragraph(change.After.Paragraph) + " new", faint})
		case change.After == nil:
			removed++
			p.text(run{bot.Paragraph(change.Before.Paragraph) + " taken out", faint})
		default:
			changed++
			mark := bot.Paragraph(change.Before.Paragraph)
			if change.After.Paragraph != change.Before.Paragraph {
				mark += " → " + bot.Paragraph(change.After.Paragraph)
			}
			p.text(run{mark, faint})
		}
		p.hang(2, 2, marked(change.Edits)...)
	}
	p.blank()
	p.text(run{fmt.Sprintf("%s changed, %d new, %d taken out. ", counted(changed, "paragraph", "paragraphs"), added, removed), faint},
		run{"[-before-]", leftOut}, run{" ", faint}, run{"{+now+}", putIn})
}

// revised is a revision with the day on which it was added.
func revised(r qa.Revision) string {
	out := fmt.Sprintf("revision\u00a0%d", r.Revision)
	if r.Added != "" {
		out += " (added " + bot.Day(r.Added) + ")"
	}
	return out
}

// marked sets edits, which bring their own white space, one after another.
func marked(edits []qa.Edit) []run {
	var runs []run
	for _, e := range edits {
		text, space := e.Text, ""
		for len(text) > 0 && breaks(rune(text[0])) {
			text, space = text[1:], " "
		}
		if space != "" {
			runs = append(runs, run{space, plain})
		}
		switch e.Op {
		case qa.LeftOut:
			runs = append(runs, run{"[-" + text + "-]", leftOut})
		case qa.PutIn:
			runs = append(runs, run{"{+" + text + "+}", putIn})
		default:
			runs = append(runs, run{text, plain})
		}
	}
	return runs
}
