package repl

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/bot"
	"onrecord/qa"
)

// excerpt is a piece of a story as the page sets it: with a label before it, the
// mark of its paragraph in a gutter on the right, and remarks underneath.
type excerpt struct {
	label   string // "[1]"; may be empty
	text    string
	start   int       // of text in its story
	words   []qa.Span // the speaker's words, as offsets into the story; the rest is the narrator's
	mark    string    // of its paragraph
	remarks []string
	url     string
	before  *qa.Before // how it stood in an earlier revision; may be nil
}

// excerpts writes a group of excerpts under one another, labels and gutter aligned.
func (p *page) excerpts(group []excerpt) {
	indent, gutter := 2, 0
	for _, e := range group {
		if e.label != "" {
			indent = max(indent, measure(e.label)+1)
		}
		gutter = max(gutter, measure(e.mark)+2)
	}
	if p.style.prose()-indent-gutter < minWidth {
		gutter = 0 // too narrow: the mark joins the remarks
	}
	for _, e := range group {
		p.excerpt(e, indent, gutter)
	}
}

func (p *page) excerpt(e excerpt, indent, gutter int) {
	width := p.style.prose() - indent - gutter
	label := run{e.label + spaces(indent-measure(e.label)), accent}
	for i, line := range wrap(voice(e), width) {
		line = append([]run{label}, line...)
		if i == 0 && gutter > 0 {
			line = append(line, run{spaces(p.style.prose() - lineMeasure(line) - measure(e.mark)), plain}, run{e.mark, faint})
		}
		p.line(line...)
		label = run{spaces(indent), plain}
	}
	remarks := e.remarks
	if gutter == 0 {
		remarks = append([]string{e.mark}, remarks...)
	}
	if len(remarks) > 0 {
		// Set off by more than its look, since plain output has none: these are not the story's words.
		p.hang(indent, indent+2, run{"↳ " + strings.Join(remarks, " · "), aside})
	}
	if e.before != nil {
		p.hang(indent, indent+2, run{"↳ " + bot.Changed(*e.before), aside})
		if old := e.before.Passage; old != nil {
			for _, line := range wrap([]run{{old.Text, faint}}, p.style.prose()-indent-gutter-4) {
				p.line(append([]run{{spaces(indent+2) + "┆ ", faint}}, line...)...)
			}
		}
	}
	if e.url != "" {
		p.line(run{spaces(indent), plain}, run{Visible(e.url), faint}) // whole, so that it can be opened
	}
}

// voice sets off the speaker's words from the narrator's, which step back.
func voice(e excerpt) []run {
	if len(e.words) == 0 {
		return []run{{e.text, plain}}
	}
	spans := slices.Clone(e.words)
	slices.SortFunc(spans, func(a, b qa.Span) int { return cmp.Compare(a.Start, b.Start) })
	var runs []run
	at := 0
	for _, s := range spans {
		from := inside(e.text, max(s.Start-e.start, at))
		to := inside(e.text, max(s.End-e.start, from))
		runs = append(runs, run{e.text[at:from], faint}, run{e.text[from:to], plain})
		at = to
	}
	return append(runs, run{e.text[at:], faint})
}

// inside is the offset at, moved into text and to the start of a character.
func inside(text string, at int) int {
	at = min(at, len(text))
	for at < len(text) && !utf8.RuneStart(text[at]) {
		at++
	}
	return at
}

func lineMeasure(runs []run) int {
	n := 0
	for _, r := range runs {
		n += measure(r.text)
	}
	return n
}
