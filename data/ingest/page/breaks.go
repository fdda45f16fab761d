package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// breaks makes paragraphs of what two line breaks part, as old sites write them:
// what stands in one element and has no paragraphs looks like little to readability,
// and it drops the breaks.
func breaks(doc *html.Node) {
	for n := range elements(doc) {
		switch n.DataAtom {
		case atom.Div, atom.Td, atom.Section, atom.Article, atom.Blockquote, atom.Body, atom.Main:
			if parted(n) {
				wrap(n)
			}
		}
	}
}

// parted reports whether two breaks follow each other among the children of n.
func parted(n *html.Node) bool {
	run := 0
	for c := range n.ChildNodes() {
		switch {
		case c.DataAtom == atom.Br:
			if run++; run == 2 {
				return true
			}
		case !blank(c):
			run = 0
		}
	}
	return false
}

// blank reports whether a node shows nothing.
func blank(n *html.Node) bool {
	return n.Type == html.CommentNode || n.Type == html.TextNode && strings.TrimSpace(n.Data) == ""
}

// wrap puts the children of n between two breaks, or between a break and a block,
// into a paragraph each. A single break stays a line's end.
func wrap(n *html.Node) {
	var children []*html.Node
	for c := range n.ChildNodes() {
		children = append(children, c)
	}
	var p *html.Node
	var held []*html.Node // breaks and white space, of which nobody knows yet what they are
	run := 0
	for _, c := range children {
		switch {
		case c.DataAtom == atom.Br:
			run++
			held = append(held, c)
			continue
		case blank(c):
			held = append(held, c)
			continue
		}
		block := c.Type == html.ElementNode && blocks(c.DataAtom)
		for _, h := range held {
			if run < 2 && p != nil && !block {
				n.RemoveChild(h)
				p.AppendChild(h)
			} else if h.DataAtom == atom.Br {
				n.RemoveChild(h)
			}
		}
		if run > 1 || block {
			p = nil
		}
		held, run = held[:0], 0
		if block {
			continue
		}
		if p == nil {
			p = &html.Node{Type: html.ElementNode, Data: "p", DataAtom: atom.P}
			n.InsertBefore(p, c)
		}
		n.RemoveChild(c)
		p.AppendChild(c)
	}
}
