package qa

import (
	"strings"
	"unicode/utf8"

	"onrecord/qa/story"
)

// fragment is a text directive: the words that a browser looks for, with those
// right before and after them (wicg.github.io/scroll-to-text-fragment). Where end is
// set, what is meant goes from start to end.
type fragment struct{ prefix, start, end, suffix string }

// How long the terms of a fragment are. The draft's advice is to quote up to 300
// characters whole, and to give context to what is short, since other places of the
// page, which are no part of the story, may hold it too.
const (
	exactRunes   = 300
	alonRunes    = 20 // shorter terms get context though they are the only ones
	leastContext = 3  // words
	mostContext  = 20
	leastEnds    = 4 // words of start and of end
	mostEnds     = 16
)

// fragment makes the directive that a browser finds first at span, as short as may
// be; ok is false where there is none.
func (p *page) fragment(span story.Span) (f fragment, ok bool) {
	first, last := p.wordsIn(span)
	if first > last || !bounded(p.source, span.Start) || !bounded(p.source, span.End) {
		return f, false
	}
	c := cited{page: p, span: span, first: first, last: last, from: p.folded(first, span.Start), to: p.folded(last, span.End)}
	if p.block(first) == p.block(last) && utf8.RuneCountInString(span.In(p.source)) <= exactRunes {
		return c.exact()
	}
	return c.ends()
}

// cited is a span of a story as the browser's search sees it.
type cited struct {
	page        *page
	span        story.Span
	first, last int // its words
	from, to    int // in page.text
}

// found reports whether a browser finds the span first.
func (c cited) found(f fragment) bool {
	from, to := c.page.find(f)
	return from == c.from && to == c.to
}

// exact quotes the whole span, with as little context as makes it the first match.
func (c cited) exact() (fragment, bool) {
	whole := fragment{start: c.span.In(c.page.source)}
	if utf8.RuneCountInString(whole.start) >= alonRunes && c.found(whole) {
		return whole, true
	}
	return c.inContext(whole)
}

// inContext adds to f the words around the span: first those of its own block, since
// a page may have more between two blocks than the story has.
func (c cited) inContext(f fragment) (fragment, bool) {
	for _, across := range []bool{false, true} {
		last := ""
		for n := leastContext; n <= mostContext; n++ {
			before, after := c.before(n, across), c.after(n, across)
			if n > leastContext && before+after == last {
				break // there are no more words
			}
			last = before + after
			for _, try := range []fragment{
				{before, f.start, f.end, ""},
				{"", f.start, f.end, after},
				{before, f.start, f.end, after},
			} {
				if try != f && c.found(try) {
					return try, true
				}
			}
		}
	}
	return f, c.found(f)
}

// ends quotes the first and the last words of the span: as many as it takes for each
// to be the first match.
func (c cited) ends() (fragment, bool) {
	p := c.page
	// The last word that start may hold, and the first that end may.
	head, tail := p.blockEnd(c.first), p.blockStart(c.last)
	if p.block(c.first) == p.block(c.last) {
		head = c.first + (c.last-c.first)/2
		tail = head + 1
	}
	var f fragment
	for n := leastEnds; n <= mostEnds; n++ {
		f.start = p.source[c.span.Start:min(c.span.End, p.words[min(c.first+n-1, head)].End)]
		f.end = p.source[max(c.span.Start, p.words[max(c.last-n+1, tail)].Start):c.span.End]
		if c.found(f) {
			return f, true
		}
	}
	return c.inContext(f)
}

// before returns up to n words that stand before the span, whole ones but for what
// shares a word with its beginning.
func (c cited) before(n int, across bool) string {
	limit := c.page.blockStart(c.first)
	if across && limit == c.first && limit > 0 {
		limit = c.page.blockStart(limit - 1)
	}
	at := max(limit, c.first-n)
	return strings.TrimSpace(c.page.source[min(c.page.words[at].Start, c.span.Start):c.span.Start])
}

// after returns up to n words that stand after the span.
func (c cited) after(n int, across bool) string {
	limit := c.page.blockEnd(c.last)
	if across && limit == c.last && limit < len(c.page.words)-1 {
		limit = c.page.blockEnd(limit + 1)
	}
	at := min(limit, c.last+n)
	return strings.TrimSpace(c.page.source[c.span.End:max(c.page.words[at].End, c.span.End)])
}
