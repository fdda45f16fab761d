package eval

import (
	"fmt"
	"strings"

	"onrecord/qa"
)

// Miss tells what went wrong with a question, in a few lines of plain text: what
// was asked, what came first, what should have. It is empty where all is well.
func (o Outcome) Miss() string {
	answerable := o.Question.Answerable()
	var what string
	switch {
	case answerable && !o.Right() && o.Hit > 0:
		what = fmt.Sprintf("right one is %d", o.Hit+1)
	case answerable && !o.Right():
		what = "right one is not there"
	case answerable && !o.Answer.Answered:
		what = "refused"
	case !answerable && o.Answer.Answered:
		what = "answered, but there is no answer"
	default:
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s · %s · confidence %.2f", o.Question.ID, what, o.Answer.Confidence)
	if o.Answer.Reason != "" {
		fmt.Fprintf(&b, " · %s", o.Answer.Reason)
	}
	fmt.Fprintf(&b, "\n  asked   %s\n", o.Question.Text)
	if o.Answer.ReadAs != "" {
		fmt.Fprintf(&b, "  read as %s\n", o.Answer.ReadAs)
	}
	if len(o.Answer.Passages) > 0 {
		p := o.Answer.Passages[0]
		fmt.Fprintf(&b, "  came    ¶%d %s\n", p.Paragraph, oneLine(p.Text))
	}
	if answerable && !o.Right() {
		g := o.Question.Gold[0]
		fmt.Fprintf(&b, "  wanted  %s\n", oneLine(o.around(g)))
	}
	return b.String()
}

// around is the sentence in which the gold begins, the gold marked.
func (o Outcome) around(g qa.Span) string {
	text := o.Story.Text
	from, to := g.Start, g.End
	for _, s := range o.Story.Doc.Sentences {
		if s.Start <= g.Start && g.Start < s.End {
			from, to = s.Start, max(s.End, g.End)
		}
	}
	return text[from:g.Start] + "[" + text[g.Start:g.End] + "]" + text[g.End:to]
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
