package repl

import (
	"fmt"

	"onrecord/bot"
	"onrecord/qa"
)

// beside shows the stories that tell the same as one, and how their quotations
// differ from its.
func (p *page) beside(b qa.Beside) {
	p.text(titled(b.Title, b.Story, "", b.Date)...)
	if len(b.Others) == 0 {
		p.blank()
		p.text(run{"No other story has sentences in common with it.", strong})
		return
	}
	for _, o := range b.Others {
		p.blank()
		p.text(titled(o.Title, o.Story, o.Publisher, o.Date)...)
		p.hang(2, 4, run{fmt.Sprintf("%.0f %% of the shorter one stands in both · %s the same", 100*o.Share, counted(o.Same, "quotation", "quotations")), faint})
		for _, w := range o.Quotes {
			p.wording(w)
		}
	}
	p.blank()
	p.text(run{"[-in " + b.Story + "-]", leftOut}, run{" ", faint}, run{"{+in the other+}", putIn})
}

// titled is a story's title with its slug, its publisher and its day.
func titled(title, slug, publisher, date string) []run {
	place := slug
	if publisher != "" {
		place += ", " + bot.Within(publisher)
	}
	if date != "" {
		place += ", " + bot.Day(date)
	}
	return []run{{title, strong}, {" (" + place + ")", faint}}
}

func (p *page) wording(w qa.Wording) {
	quote, mark, words := w.Here, "", []run(nil)
	switch {
	case w.There == nil:
		mark = bot.Paragraph(w.Here.Paragraph) + ", not there"
		words = []run{{"[-" + w.Here.Text + "-]", leftOut}}
	case w.Here == nil:
		quote, mark = w.There, "only there, "+bot.Paragraph(w.There.Paragraph)
		words = []run{{"{+" + w.There.Text + "+}", putIn}}
	default:
		mark = bot.Paragraph(w.Here.Paragraph) + " → " + bot.Paragraph(w.There.Paragraph)
		words = marked(w.Edits)
	}
	p.hang(2, 4, append([]run{{"• ", accent}}, append(named(quote.Speaker), run{" · " + mark, faint})...)...)
	p.hang(4, 4, words...)
}
