package repl

import (
	"fmt"
	"io"
	"strings"

	"onrecord/bot"
)

// page is output in the making.
type page struct {
	style Style
	b     strings.Builder
}

// Render writes reply to w in the given style.
func Render(w io.Writer, reply bot.Reply, style Style) error {
	p := &page{style: style}
	switch reply.Command {
	case bot.Ask, bot.Gist:
		p.answer(*reply.Answer)
		p.explain(*reply.Answer)
	case bot.Check:
		p.check(*reply.Check)
	case bot.Quotes:
		p.quotes(reply.Quotes)
	case bot.People:
		p.people(reply.People)
	case bot.Stories:
		p.stories(reply.Stories, reply.Focus)
	case bot.Show:
		p.show(reply.Story)
	case bot.Changes:
		p.changes(*reply.Changes)
	case bot.Beside:
		p.beside(*reply.Beside)
	case bot.Focus:
		p.focus(reply.Stories, reply.Focus)
	case bot.Forget:
		p.text(run{"Forgotten: no story is in focus, and nothing was asked before.", plain})
	case bot.Help:
		p.help()
	}
	if reply.Unkept != nil {
		p.text(run{"(" + bot.Explain(reply.Unkept) + ")", aside})
	}
	if _, err := io.WriteString(w, p.b.String()); err != nil {
		return fmt.Errorf("write the reply: %w", err)
	}
	return nil
}

// line writes one line. The text of the runs must be fit to show.
func (p *page) line(runs ...run) {
	p.style.paint(&p.b, runs)
	p.b.WriteByte('\n')
}

// blank writes an empty line, except at the top.
func (p *page) blank() {
	if p.b.Len() > 0 {
		p.b.WriteByte('\n')
	}
}

// text writes runs as a paragraph of its own.
func (p *page) text(runs ...run) { p.hang(0, 2, runs...) }

// hang writes runs wrapped to the page, the first line indented by first columns
// and the others by rest.
func (p *page) hang(first, rest int, runs ...run) {
	indent := first
	for _, line := range wrap(runs, p.style.prose()-max(first, rest)) {
		p.line(append([]run{{spaces(indent), plain}}, line...)...)
		indent = rest
	}
}
