package page

import (
	"iter"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// In bytes of text. A class that says "related" may stand on a box or, by some
// site's habit, on the whole article: what is large is not taken out for its name.
const (
	maxBox   = 3000 // a list of other stories
	maxLabel = 700  // a byline, a caption, a bar of buttons
)

// strip takes out of a page what its markup tells to be no part of the article.
func strip(doc *html.Node) {
	whole := size(doc)
	for n := range elements(doc) {
		if n.DataAtom == atom.Html || n.DataAtom == atom.Head || n.DataAtom == atom.Body {
			continue
		}
		switch {
		case unread(n) || hidden(n) || furniture(n, whole):
			n.Parent.RemoveChild(n)
		case links(n):
			if h := over(n); h != nil {
				h.Parent.RemoveChild(h)
			}
			n.Parent.RemoveChild(n)
		default:
			unname(n)
		}
	}
}

// links reports whether n is a list of nothing but links: other stories, or places on
// the page.
func links(n *html.Node) bool {
	if n.DataAtom != atom.Ul && n.DataAtom != atom.Ol {
		return false
	}
	whole, linked := size(n), 0
	for c := range elements(n) {
		if c.DataAtom == atom.A && has(c, "href") {
			linked += size(c)
		}
	}
	return whole > 0 && linked*10 >= whole*9
}

// over returns the heading right over a list, nil if there is none.
func over(n *html.Node) *html.Node {
	before := n.PrevSibling
	for before != nil && before.Type != html.ElementNode {
		if size(before) > 0 {
			return nil
		}
		before = before.PrevSibling
	}
	if before == nil {
		return nil
	}
	switch before.DataAtom {
	case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return before
	}
	return nil
}

// unname takes from an element the names by which readability would take it out,
// though it is no furniture here: it looks at the names alone.
func unname(n *html.Node) {
	for i, a := range n.Attr {
		if a.Key != "class" && a.Key != "id" {
			continue
		}
		var kept []string
		for _, name := range strings.Fields(a.Val) {
			named := false
			for part := range strings.FieldsFuncSeq(strings.ToLower(name), func(r rune) bool { return r == '-' || r == '_' }) {
				named = named || boxes[part] || labels[part]
			}
			if !named {
				kept = append(kept, name)
			}
		}
		n.Attr[i].Val = strings.Join(kept, " ")
	}
}

// unread reports whether an element is nothing to read, or other than the story.
func unread(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Nav, atom.Button, atom.Input, atom.Select, atom.Textarea, atom.Label, atom.Svg, atom.Canvas, atom.Video,
		atom.Audio, atom.Iframe, atom.Object, atom.Embed, atom.Dialog, atom.Menu, atom.Figcaption, atom.Aside, atom.Footer:
		return true
	case atom.Form:
		return size(n) <= maxBox // some sites put the whole page into one
	}
	switch n.Data {
	case "amp-ad", "amp-embed", "amp-sidebar", "amp-social-share", "amp-consent", "amp-video", "amp-iframe", "amp-user-notification", "amp-list":
		return true
	}
	switch strings.ToLower(attr(n, "role")) {
	case "navigation", "complementary", "search", "dialog", "alertdialog", "contentinfo", "menu", "menubar", "toolbar", "note", "status":
		return true
	}
	return false
}

// hidden reports whether an element is not shown.
func hidden(n *html.Node) bool {
	if has(n, "hidden") {
		return true
	}
	// It hides from screen readers what is shown: icons, and all the page while a box
	// stands before it.
	if strings.EqualFold(attr(n, "aria-hidden"), "true") && size(n) <= maxLabel {
		return true
	}
	style := strings.ToLower(strings.ReplaceAll(attr(n, "style"), " ", ""))
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

// furniture reports whether an element's names tell it to be furniture, and it is
// not too large for that.
func furniture(n *html.Node, whole int) bool {
	if len(n.Attr) == 0 || n.DataAtom == atom.Article || n.DataAtom == atom.Main {
		return false
	}
	spoken := phrase(n)
	limit := 0
	for w := range words(n) {
		switch {
		case spoken && !unseen[w]:
		case boxes[w]:
			limit = max(limit, maxBox)
		case labels[w]:
			limit = max(limit, maxLabel)
		case w == "comments" || w == "disqus" || w == "taboola" || w == "outbrain":
			limit = whole
		}
	}
	if spoken {
		return limit > 0 && size(n) <= limit
	}
	if strings.EqualFold(attr(n, "rel"), "author") || attr(n, "itemprop") == "author" || attr(n, "itemprop") == "caption" {
		limit = max(limit, maxLabel)
	}
	if limit == 0 {
		return false
	}
	n1 := size(n)
	return n1 <= limit && n1*2 <= whole && (limit == whole || !prose(n))
}

// prose reports whether an element holds as many long paragraphs as only a story
// has. Some sites call what holds all of it a "modal" or a "promo".
func prose(n *html.Node) bool {
	const long, many = 60, 4 // bytes without white space; paragraphs
	count := 0
	for c := range elements(n) {
		if c.DataAtom == atom.P && size(c) >= long && !inside(c, atom.A) {
			if count++; count == many {
				return true
			}
		}
	}
	return false
}

// phrase reports whether n is a part of a paragraph's line, whose words stay together
// whatever they are called: a "dateline", an "author" that is quoted.
func phrase(n *html.Node) bool {
	if blocks(n.DataAtom) {
		return false
	}
	for up := n.Parent; up != nil; up = up.Parent {
		switch up.DataAtom {
		case atom.P, atom.Li, atom.Blockquote, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			return size(up) > size(n)
		}
		if blocks(up.DataAtom) {
			return false
		}
	}
	return false
}

// boxes and labels are the words of class names, ids and the like by which
// publishers name what surrounds a story.
var (
	boxes = vocabulary(`newsletter newsletters related relatedlinks relatedcontent relatedstories recirc recirculation recommended recommendations recommendation
		morestories moreon mostread mostpopular mostviewed trending teaser teasers promo promos promobox promotion signup subscribe subscription subscriptions
		optin outbrain taboola sponsored sponsor advert adverts advertisement advertising advertorial ad ads adslot adbox adwrapper dfp gpt banner cookie consent gdpr
		popup modal readmore readnext readalso alsoread seealso upnext inlinerelated linksblock paywallprompt regwall barrier piano donate donation
		sidebar rail breadcrumb breadcrumbs topics topiclist taglist tags pullquote pullquotes disclaimer authorbio bio aboutauthor toc keyevents pagination pager skip
		commentbox commentlist commentcount readerrevenue marketing`)
	labels = vocabulary(`byline bylines author authors authorname contributor contributors caption captions credit credits photocredit imagecredit copyright share sharing sharebar
		sharetools sharethis socialshare social socialbar sociallinks timestamp datestamp publishdate published pubdate updated lastupdated readingtime readtime
		minread kicker eyebrow label toolbar tools print printbutton email savearticle bookmark listen audioplayer videoplayer player gallerycount count buttons button cta
		headerlabel visuallyhidden screenreader srtext sronly hidden`)
	// unseen are those that say that nobody sees it.
	unseen = vocabulary(`visuallyhidden screenreader srtext sronly`)
)

func vocabulary(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// named are the attributes by which elements are called something.
var named = []string{"class", "id", "data-component", "data-testid", "data-module", "data-type", "data-qa"}

// words yields the words that an element is called by, in lower case: "story__read-more"
// gives story, read, more, storyread and readmore. What follows has, with, no or is
// says what an element contains, not what it is.
func words(n *html.Node) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, key := range named {
			for _, name := range strings.Fields(attr(n, key)) {
				if len(name) <= 100 && !parts(name, yield) {
					return
				}
			}
		}
	}
}

// parts yields the words of one name, and each pair of them.
func parts(name string, yield func(string) bool) bool {
	before := ""
	start := 0
	part := func(end int) bool {
		w := strings.ToLower(name[start:end])
		if w == "" {
			return true
		}
		switch before {
		case "has", "with", "no", "is", "without", "hide", "show":
			return true
		}
		pair := before + w
		more := yield(w) && (before == "" || yield(pair))
		before = w
		return more
	}
	lower := false
	for i, r := range name {
		switch {
		case r == '-' || r == '_' || r == ':' || r == '.' || r == '/':
			if !part(i) {
				return false
			}
			start, lower = i+1, false
		case unicode.IsUpper(r) && lower:
			if !part(i) {
				return false
			}
			start, lower = i, false
		default:
			lower = unicode.IsLower(r)
		}
	}
	return part(len(name))
}
