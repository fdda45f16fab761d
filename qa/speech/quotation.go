package speech

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/qa/story"
)

// quotation is a stretch of text between quotation marks, inside one paragraph.
type quotation struct {
	run              // its tokens, marks included
	words     int    // words inside the marks
	closed    bool   // the closing mark stands; false where it runs to the paragraph's end
	resumes   bool   // it goes on from an unclosed quotation of the paragraph before
	single    bool   // ‘…’ or '…'
	paragraph int    // index into Document.Paragraphs
	last      string // the last mark or word inside: "," or "." tell speech from scare quotes
}

// findQuotations pairs the quotation marks of every body paragraph. A paragraph
// that opens a mark while the one before left its own open carries the same
// speech on: printers open each paragraph and close only the last.
func (p *parser) findQuotations() {
	open := false
	for r := range p.paragraphs() {
		open = p.pairMarks(r, p.paragraphOf(r.from), open)
	}
}

// pairMarks finds the quotations of one paragraph and reports whether its last
// one is left open.
func (p *parser) pairMarks(r run, para int, resumes bool) (open bool) {
	for i := r.from; i < r.to; i++ {
		t := p.tokens[i]
		if p.ticks(i) && p.opensTicks(i) {
			q := quotation{run: run{i, r.to}, paragraph: para, resumes: resumes && i == r.from}
			if end := p.closingTicks(i+2, r.to); end >= 0 {
				q.to, q.closed = end+2, true
			}
			p.addQuotation(q)
			open = !q.closed
			i = q.to - 1
			continue
		}
		if t.Class != story.Mark || !p.opens(t.Span) {
			continue
		}
		mark, _ := utf8.DecodeRuneInString(p.text[t.Start:])
		single := mark == '\'' || mark == '‘' || mark == '‚'
		end := p.closing(i, r.to, mark)
		if end < 0 {
			if single {
				continue // an apostrophe
			}
			end = r.to - 1
		}
		q := quotation{run: run{i, end + 1}, paragraph: para, single: single, resumes: resumes && i == r.from}
		q.closed = p.isClosing(end, mark)
		p.addQuotation(q)
		open = !q.closed
		i = end
	}
	return open
}

// ticks reports whether tokens k and k+1 are the two apostrophes, or grave
// accents, that archives print for a double mark.
func (p *parser) ticks(k int) bool {
	a, b := p.at(k), p.at(k+1)
	return a.Class == story.Mark && a.is("'", "`") && b.is("'", "`") && a.End == b.Start
}

func (p *parser) opensTicks(k int) bool {
	s := story.Span{Start: p.tokens[k].Start, End: p.tokens[k+1].End}
	prev, _ := utf8.DecodeLastRuneInString(p.text[:s.Start])
	next, _ := utf8.DecodeRuneInString(p.text[s.End:])
	return (s.Start == 0 || !unicode.IsLetter(prev) && !unicode.IsDigit(prev)) && s.End < len(p.text) && !unicode.IsSpace(next)
}

// closingTicks returns the first of the two ticks that close a quotation, or -1.
func (p *parser) closingTicks(i, limit int) int {
	for k := i; k+1 < limit; k++ {
		if p.ticks(k) && p.tokens[k-1].End == p.tokens[k].Start {
			return k
		}
	}
	return -1
}

func (p *parser) addQuotation(q quotation) {
	id := int32(len(p.quotes))
	for k := q.from; k < q.to; k++ {
		p.tokens[k].quote = id
		if p.tokens[k].Class != story.Mark {
			q.words++
		}
	}
	last := q.to - 1
	if q.closed {
		last--
	}
	if q.closed && p.ticks(last) {
		last--
	}
	q.last = p.at(last).fold
	p.quotes = append(p.quotes, q)
}

// singleReach bounds, in tokens, how far a single mark is looked after: so many
// apostrophes cost time in proportion to the text.
const singleReach = 80

// closing returns the index of the token that closes the mark at i, or -1.
func (p *parser) closing(i, limit int, mark rune) int {
	if mark == '\'' || mark == '‘' || mark == '‚' {
		limit = min(limit, i+singleReach)
	}
	fallback := -1
	for k := i + 1; k < limit; k++ {
		if !p.isClosing(k, mark) {
			continue
		}
		if mark != '\'' && mark != '‘' && mark != '‚' {
			return k
		}
		// "the leaders’ plan": a mark after an s may be a possessive; any other closing goes first.
		prev := p.text[p.tokens[k].Start-1]
		if prev != 's' {
			return k
		}
		if fallback < 0 {
			fallback = k
		}
	}
	return fallback
}

// isClosing reports whether token k closes a quotation opened by mark.
func (p *parser) isClosing(k int, mark rune) bool {
	t := p.tokens[k]
	if t.Class != story.Mark {
		return false
	}
	c, n := utf8.DecodeRuneInString(p.text[t.Start:])
	next, _ := utf8.DecodeRuneInString(p.text[t.Start+n:])
	prev, _ := utf8.DecodeLastRuneInString(p.text[:t.Start])
	switch mark {
	case '“':
		return c == '”' || (c == '"' || c == '“' && !unicode.IsSpace(prev)) && !unicode.IsLetter(next) // “here,“ happens
	case '„':
		return c == '“' || c == '”' || c == '"'
	case '«':
		return c == '»'
	case '»':
		return c == '«'
	case '"':
		return (c == '"' || c == '”') && (!unicode.IsSpace(prev) || !unicode.IsLetter(next))
	case '‘', '\'', '‚':
		return (c == '’' || c == '\'' || c == '‘' && mark == '‚') && !unicode.IsSpace(prev) && !unicode.IsLetter(next) && !unicode.IsDigit(next)
	}
	return false
}

// opens reports whether the mark at s opens a quotation: it stands at the start
// or after a space, a bracket or a dash, and something follows it at once.
func (p *parser) opens(s story.Span) bool {
	c, n := utf8.DecodeRuneInString(p.text[s.Start:])
	switch c {
	case '“', '„', '«', '‘', '‚', '"', '\'', '»':
	default:
		return false
	}
	next, _ := utf8.DecodeRuneInString(p.text[s.Start+n:])
	if s.Start+n >= len(p.text) || unicode.IsSpace(next) {
		return false
	}
	if c == '“' || c == '„' || c == '«' {
		return true
	}
	if (c == '‘' || c == '\'') && unicode.IsDigit(next) && !strings.ContainsAny(p.text[s.Start+n+1:min(len(p.text), s.Start+n+2)], ",.") {
		return false // ’08
	}
	prev, _ := utf8.DecodeLastRuneInString(p.text[:s.Start])
	return s.Start == 0 || unicode.IsSpace(prev) || prev == '(' || prev == '[' || prev == '—' || prev == '–' || prev == '-' ||
		(c == '"' && (prev == ',' || prev == ':')) || ((c == '‘' || c == '\'') && (prev == '“' || prev == '"'))
}
