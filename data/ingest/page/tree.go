package page

import (
	"iter"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// elements yields the elements below n in the page's order; of those below one that
// is taken out while it is looked at, none follows.
func elements(n *html.Node) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) { visit(n, yield) }
}

func visit(n *html.Node, yield func(*html.Node) bool) bool {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.ElementNode {
			if !yield(c) {
				return false
			}
			if c.Parent == n && !visit(c, yield) {
				return false
			}
		}
		c = next
	}
	return true
}

// attr returns the value of an attribute, empty if there is none.
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// textOf returns the text below n on one line.
func textOf(n *html.Node) string {
	var b strings.Builder
	gather(&b, n)
	return strings.Join(strings.FieldsFunc(b.String(), space), " ")
}

func gather(b *strings.Builder, n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		b.WriteString(n.Data)
		return
	case untold(n.DataAtom):
		return
	case n.DataAtom == atom.Br:
		b.WriteByte(' ')
	}
	for c := range n.ChildNodes() {
		gather(b, c)
	}
}

// untold reports whether the text in an element is not shown.
func untold(tag atom.Atom) bool {
	return tag == atom.Script || tag == atom.Style || tag == atom.Template || tag == atom.Noscript
}

// size returns how many bytes of text stand below n, white space aside.
func size(n *html.Node) int {
	if n.Type == html.TextNode {
		total := len(n.Data)
		for i := range len(n.Data) {
			if space(rune(n.Data[i])) {
				total--
			}
		}
		return total
	}
	if untold(n.DataAtom) {
		return 0
	}
	total := 0
	for c := range n.ChildNodes() {
		total += size(c)
	}
	return total
}

// space reports whether r is white space that HTML collapses. A no-break space is not.
func space(r rune) bool {
	return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f'
}
