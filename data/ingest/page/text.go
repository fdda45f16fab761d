package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// paragraph is one block of a page as it is rendered, and how much of it is links.
type paragraph struct {
	text   string
	level  int // of a heading, 1 to 6; else 0
	lead   int // bytes before the first link
	linked int // bytes inside links
	tail   int // bytes after the last link
	timed  int // bytes that are marked up as a time
}

// setter renders a tree as text: white space as HTML collapses it, every block a
// paragraph, a line break a new line.
type setter struct {
	done   []paragraph
	b      strings.Builder
	gap    bool // white space is due before the next word
	at     paragraph
	within int // links that are open
	times  int // times that are open
	pre    int // elements that keep their white space
}

// set returns the paragraphs below n.
func set(n *html.Node) []paragraph {
	var s setter
	s.node(n)
	s.flush(nil)
	return s.done
}

func (s *setter) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		s.text(n.Data)
		return
	case html.ElementNode, html.DocumentNode:
	default:
		return
	}
	tag := n.DataAtom
	if tag == 0 { // an element that readability made
		tag = atom.Lookup([]byte(n.Data))
	}
	switch {
	case tag == atom.Br:
		s.line()
	case tag == atom.A:
		s.within++
		s.children(n)
		s.within--
	case tag == atom.Time:
		s.times++
		s.children(n)
		s.times--
	case tag == atom.Pre:
		s.flush(nil)
		s.pre++
		s.children(n)
		s.pre--
		s.flush(n)
	case blocks(tag):
		s.flush(nil)
		s.children(n)
		s.flush(n)
	default:
		s.children(n)
	}
}

func (s *setter) children(n *html.Node) {
	for c := range n.ChildNodes() {
		s.node(c)
	}
}

func (s *setter) text(data string) {
	for _, r := range data {
		switch {
		case r == '\n' && s.pre > 0:
			s.line()
		case space(r):
			s.gap = true
		case r == 0:
		default:
			n := s.b.Len()
			if s.gap && n > 0 && !strings.HasSuffix(s.b.String(), "\n") {
				s.b.WriteByte(' ')
			}
			s.gap = false
			s.b.WriteRune(r)
			n = s.b.Len() - n
			if s.times > 0 {
				s.at.timed += n
			}
			switch {
			case s.within > 0:
				s.at.linked += n
				s.at.tail = 0
			case s.at.linked == 0:
				s.at.lead += n
			default:
				s.at.tail += n
			}
		}
	}
}

func (s *setter) line() {
	s.gap = false
	if s.b.Len() > 0 && !strings.HasSuffix(s.b.String(), "\n\n") {
		s.b.WriteByte('\n')
	}
}

// flush ends the paragraph that fills an element.
func (s *setter) flush(block *html.Node) {
	s.gap = false
	if text := strings.TrimRight(s.b.String(), "\n"); strings.TrimSpace(text) != "" {
		s.at.text = text
		if block != nil && len(block.Data) == 2 && block.Data[0] == 'h' && '1' <= block.Data[1] && block.Data[1] <= '6' {
			s.at.level = int(block.Data[1] - '0')
		}
		s.done = append(s.done, s.at)
	}
	s.b.Reset()
	s.at = paragraph{}
}

// blocks reports whether an element stands on lines of its own.
func blocks(tag atom.Atom) bool {
	switch tag {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd, atom.Details, atom.Dialog, atom.Div, atom.Dl, atom.Dt,
		atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup, atom.Hr,
		atom.Legend, atom.Li, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead,
		atom.Tr, atom.Ul:
		return true
	}
	return false
}
