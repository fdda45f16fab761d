package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The bounds on a page. A parser may make many elements of one tag: each paragraph
// opens anew what bold, italics and links were left open before it, so that cost is
// counted and not tags alone. Front pages of newspapers have some 10,000 elements,
// 40 deep, and most of their bytes in scripts.
const (
	maxDepth = 150
	maxNodes = 40_000  // elements, comments and runs of text
	maxTags  = 200_000 // end tags with them
	maxOpen  = 100     // formatting elements that are open at once
	maxAttrs = 500     // of one tag
	maxText  = 1 << 20 // bytes outside tags and scripts: the longest live blogs have some 300 kB
	maxToken = 6 << 20 // bytes of one script
)

// cost is what a page would take to parse, so far.
type cost struct {
	open              []atom.Atom // elements that close only by their end tags
	formatting        int         // of them
	nodes, tags, text int
}

// bound refuses a page that would cost much to parse. It reads the tags only, in
// one pass.
func bound(text string) error {
	z := html.NewTokenizer(strings.NewReader(text))
	z.SetMaxBuf(maxToken)
	var c cost
	script := false // what follows is no text
	for {
		kind := z.Next()
		c.tags++
		switch kind {
		case html.ErrorToken:
			if z.Err() == html.ErrBufferExceeded {
				return ErrTooLarge
			}
			return nil
		case html.TextToken:
			c.nodes++
			if !script {
				c.text += len(z.Raw())
			}
		case html.CommentToken:
			c.nodes++
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			tag := atom.Lookup(name)
			script = tag == atom.Script || tag == atom.Style
			if more && attributes(z) > maxAttrs {
				return ErrTooLarge
			}
			// Elements of drawings close themselves; "<div/>" is open. What else is not
			// known, the parser's own bound of 512 holds.
			if kind == html.SelfClosingTagToken && tag == 0 {
				c.nodes++
			} else {
				c.start(tag)
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			script = false
			c.end(atom.Lookup(name))
		}
		if c.nodes > maxNodes || c.tags > maxTags || c.text > maxText || len(c.open) > maxDepth || c.formatting > maxOpen {
			return ErrTooLarge
		}
	}
}

func (c *cost) start(tag atom.Atom) {
	c.nodes += 1 + c.formatting
	if closes(tag) {
		return
	}
	c.open = append(c.open, tag)
	if formats(tag) {
		c.formatting++
	}
}

func (c *cost) end(tag atom.Atom) {
	if tag == atom.P || tag == atom.Br { // which make elements where none is open
		c.nodes++
	}
	for i := len(c.open) - 1; i >= 0; i-- {
		switch {
		case c.open[i] != tag:
			continue
		case formats(tag): // it alone is closed
			c.formatting--
			c.open = append(c.open[:i], c.open[i+1:]...)
		default:
			c.open = keepFormats(c.open, i)
		}
		return
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
