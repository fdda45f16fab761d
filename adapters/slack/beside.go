package slack

import (
	"fmt"

	"onrecord/bot"
	"onrecord/qa"
)

// beside sets the stories that tell the same as one, and how their quotations differ
// from its.
func (v view) beside(b qa.Beside) sheet {
	s := sheet{what: "quotations", many: manyParagraphs, head: [][]span{titled(b.Title, b.Story, "", b.Date)}}
	if len(b.Others) == 0 {
		s.head = append(s.head, []span{bold("No other story has sentences in common with it.")})
		return s
	}
	s.head = append(s.head, []span{worded(qa.LeftOut, "in "+inline(b.Story)), roman(" · "), worded(qa.PutIn, "in the other")})
	for _, o := range b.Others {
		heading := titled(o.Title, o.Story, o.Publisher, o.Date)
		s.items = append(s.items, item{heading: heading, marks: v.common(o)})
		for _, w := range o.Quotes {
			i := wording(w)
			i.heading = heading
			s.items = append(s.items, i)
		}
	}
	return s
}

// titled is a story's title with its slug, its publisher and its day.
func titled(title, slug, publisher, date string) []span {
	place := slug
	if publisher != "" {
		place += ", " + bot.Within(publisher)
	}
	if date != "" {
		place += ", " + bot.Day(date)
	}
	return []span{bold(inline(title)), roman(" (" + inline(place) + ")")}
}

// common tells how much of a story another has too.
func (v view) common(o qa.Other) []mark {
	same := "1 quotation the same"
	if o.Same != 1 {
		same = fmt.Sprintf("%d quotations the same", o.Same)
	}
	marks := []mark{{text: fmt.Sprintf("%.0f %% of the shorter one stands in both", 100*o.Share)}, {text: same}}
	if page := linkable(o.URL); page != "" {
		marks = append(marks, mark{"the page", page})
	}
	if page := v.reads(o.Story); page != "" {
		marks = append(marks, mark{"the text", page})
	}
	return marks
}

// wording is a quotation that two stories have in different words, or one only: that
// one whole.
func wording(w qa.Wording) item {
	if w.Here != nil && w.There != nil {
		where := bot.Paragraph(w.Here.Paragraph) + " → " + bot.Paragraph(w.There.Paragraph)
		return item{line: edited(w.Edits), marks: []mark{{text: speaks(w.Here)}, {text: where}}}
	}
	if w.There != nil {
		return item{quote: w.There.Text, marks: []mark{{text: speaks(w.There)}, {text: "only there, " + bot.Paragraph(w.There.Paragraph)}}}
	}
	return item{quote: w.Here.Text, marks: []mark{{text: speaks(w.Here)}, {text: bot.Paragraph(w.Here.Paragraph) + ", not there"}}}
}

// speaks is whose a quotation is, in small print.
func speaks(q *qa.Quote) string { return wordsOf(named(q.Speaker)) }
