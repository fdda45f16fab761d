package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The bounds on a page. A parser may make many elements of one tag: each paragraph
// opens anew what bold, italics and links were left open before it, so that cost is
// counted and not tags alone. Front pages of newspapers have some 10,000 elements,
// 40 deep.
const (
	maxDepth    = 256
	maxElements = 60_000
	maxOpen     = 100 // formatting elements that are open at once
	maxAttrs    = 500 // of one tag
	maxToken    = 6 << 20
)

// bound refuses a page that would cost much to parse. It reads the tags only, in
// one pass.
func bound(text string) error {
	z := html.NewTokenizer(strings.NewReader(text))
	z.SetMaxBuf(maxToken)
	var open []atom.Atom // those that close only by their end tags
	elements, formatting := 0, 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			if z.Err() == html.ErrBufferExceeded {
				return ErrTooLarge
			}
			return nil
		case html.StartTagToken:
			name, more := z.TagName()
			if more && attributes(z) > maxAttrs {
				return ErrTooLarge
			}
			elements += 1 + formatting
			tag := atom.Lookup(name)
			if closes(tag) {
				continue
			}
			open = append(open, tag)
			if formats(tag) {
				formatting++
			}
			if elements > maxElements || len(open) > maxDepth || formatting > maxOpen {
				return ErrTooLarge
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			tag := atom.Lookup(name)
			elements++ // "</p>" and "</br>" make elements too
			for i := len(open) - 1; i >= 0; i-- {
				if open[i] != tag {
					continue
				}
				if formats(tag) { // it alone is closed
					formatting--
					open = append(open[:i], open[i+1:]...)
				} else {
					open = keepFormats(open, i)
				}
				break
			}
			if elements > maxElements {
				return ErrTooLarge
			}
		}
	}
}

// keepFormats closes the elements from the ith on, but for formatting, which the
// parser opens again behind them.
func keepFormats(open []atom.Atom, i int) []atom.Atom {
	kept := open[:i]
	for _, tag := range open[i+1:] {
		if formats(tag) {
			kept = append(kept, tag)
		}
	}
	return kept
}

func attributes(z *html.Tokenizer) int {
	n := 1
	for _, _, more := z.TagAttr(); more; n++ {
		_, _, more = z.TagAttr()
	}
	return n
}

// closes reports whether an element has no end, or one that may be left out.
func closes(tag atom.Atom) bool {
	switch tag {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Param, atom.Source, atom.Track, atom.Wbr,
		atom.P, atom.Li, atom.Dt, atom.Dd, atom.Tr, atom.Td, atom.Th, atom.Tbody, atom.Thead, atom.Tfoot, atom.Option, atom.Optgroup, atom.Rp, atom.Rt, atom.Colgroup,
		atom.Html, atom.Head, atom.Body:
		return true
	}
	return false
}

// formats reports whether the parser opens an element again in the next paragraph.
func formats(tag atom.Atom) bool {
	switch tag {
	case atom.A, atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.Nobr, atom.S, atom.Small, atom.Strike, atom.Strong, atom.Tt, atom.U:
		return true
	}
	return false
}
