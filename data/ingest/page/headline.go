package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	maxHeadline   = 300
	maxStandfirst = 500
)

// headline returns the page's headline as it is shown: the first-level heading that
// says the title, else the only one in the article. It becomes the title too, which
// is often cut or dressed up for search engines elsewhere.
func headline(doc *html.Node, p *Page) string {
	var headings []string
	for n := range elements(doc) {
		if n.DataAtom != atom.H1 || hidden(n) || inside(n, atom.Nav, atom.Aside, atom.Footer) {
			continue
		}
		if s := one(set(n)); s != "" && len(s) <= maxHeadline {
			headings = append(headings, s)
		}
	}
	for _, s := range headings {
		if similar(s, p.Title) {
			p.Title = line(s)
			return s
		}
	}
	switch {
	case len(headings) == 1 && strings.Count(headings[0], " ") > 1:
		p.Title = line(headings[0])
		return headings[0]
	case p.Title == "" && len(headings) > 0:
		p.Title = line(headings[0])
	}
	return ""
}

// one sets paragraphs on one line.
func one(ps []paragraph) string {
	var parts []string
	for _, p := range ps {
		parts = append(parts, strings.ReplaceAll(p.text, "\n", " "))
	}
	return strings.Join(parts, " ")
}

// similar reports whether a title says what a heading says, with the publisher's
// name beside it or without.
func similar(heading, title string) bool {
	for _, bar := range []string{" - ", " – ", " — ", " | ", " · ", " : ", " « ", " » "} {
		for part := range strings.SplitSeq(title, bar) {
			if strings.Contains(title, bar) && strings.Contains(heading, " ") && strings.EqualFold(strings.TrimSpace(part), line(heading)) {
				return true
			}
		}
	}
	h, t := fold(heading), fold(title)
	return h != "" && t != "" && (h == t || len(h) > 15 && strings.HasPrefix(t, h) || len(t) > 15 && strings.HasPrefix(h, t))
}

// fold leaves the letters and digits of a title.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t\n\u00a0\u00ad'\"‘’“”‚„«»-–—:,.!?|", r) {
			return -1
		}
		return r
	}, strings.ToLower(s))
}

// standfirst returns the lines under the headline that sum the story up, where the
// markup says which they are.
func standfirst(doc *html.Node) string {
	for n := range elements(doc) {
		if hidden(n) || inside(n, atom.Nav, atom.Aside, atom.Footer, atom.Li, atom.A) {
			continue
		}
		for w := range words(n) {
			switch w {
			case "standfirst", "dek", "subheadline", "subheading", "subtitle", "vorspann", "chapo", "excerpt", "articlesummary":
				if s := one(set(n)); len(s) >= 30 && len(s) <= maxStandfirst {
					return s
				}
			}
		}
	}
	return ""
}

// inside reports whether n stands below one of the elements.
func inside(n *html.Node, tags ...atom.Atom) bool {
	for n = n.Parent; n != nil; n = n.Parent {
		for _, tag := range tags {
			if n.DataAtom == tag {
				return true
			}
		}
	}
	return false
}
