package page

import (
	"html"
	"net/url"
	"slices"
	"strings"
	"time"

	tree "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/language"
)

// In bytes; what is longer is no such thing.
const (
	maxName    = 200
	maxTitle   = 500
	maxAddress = 2000
	maxAuthors = 10
)

// head is what a page says of itself outside its JSON-LD.
type head struct {
	meta     map[string][]string // by name, property or itemprop in lower case
	title    string
	language string
	links    map[string][]string // by rel
	feeds    []string
	times    []string // of <time datetime>
	authors  []string // of itemprop
}

// describe gathers what a page says about its article. JSON-LD is made for that and
// comes first, then Open Graph, then everything older.
func describe(doc *tree.Node, address *url.URL) Page {
	h := readHead(doc)
	ld := readLinked(doc)
	canonical := h.canonical(address)
	here := ""
	if address != nil {
		here = address.String()
	}
	a := ld.article(canonical, here)
	return Page{
		Title:     pick(maxTitle, first(a["headline"]), h.one("og:title"), h.one("twitter:title"), first(a["name"]), h.title),
		Author:    authors(ld.names(a["author"], "name"), h.meta["author"], h.meta["article:author"], h.meta["dc.creator"], h.authors, ld.names(a["creator"], "name")),
		Publisher: pick(maxName, append(ld.names(a["publisher"], "name"), h.one("og:site_name"), h.one("application-name"))...),
		Date: pickDate(append([]string{
			first(a["datePublished"]), h.one("article:published_time"), h.one("og:article:published_time"), h.one("datepublished"), h.one("date"), h.one("dc.date"),
			h.one("dc.date.issued"), h.one("parsely-pub-date"), h.one("sailthru.date"), h.one("pubdate"), first(a["dateCreated"]), first(a["dateModified"]),
		}, h.times...)...),
		Language:  pickLanguage(append(ld.names(a["inLanguage"], "alternateName", "name"), h.language, h.one("og:locale"), h.one("content-language"))...),
		URL:       canonical,
		Paywalled: paid(a) || slices.Contains([]string{"locked", "metered"}, strings.ToLower(h.one("article:content_tier"))),
		Feeds:     h.feeds,
	}
}

func readHead(doc *tree.Node) *head {
	h := &head{meta: map[string][]string{}, links: map[string][]string{}}
	for n := range elements(doc) {
		switch attr(n, "itemprop") {
		case "author":
			h.authors = append(h.authors, microdata(n))
		case "datePublished":
			h.times = append(h.times, attr(n, "content"), attr(n, "datetime"))
		}
		switch n.DataAtom {
		case atom.Html:
			h.language = attr(n, "lang")
		case atom.Title:
			if h.title == "" && n.Parent.DataAtom == atom.Head {
				h.title = textOf(n)
			}
		case atom.Meta:
			for _, key := range []string{"name", "property", "itemprop", "http-equiv"} {
				if k := strings.ToLower(attr(n, key)); k != "" && len(h.meta) < 500 {
					h.meta[k] = append(h.meta[k], attr(n, "content"))
				}
			}
		case atom.Time:
			if t := attr(n, "datetime"); t != "" && len(h.times) < 3 {
				h.times = append(h.times, t)
			}
		case atom.Link:
			for _, rel := range strings.Fields(strings.ToLower(attr(n, "rel"))) {
				h.links[rel] = append(h.links[rel], attr(n, "href"))
			}
			kind := strings.ToLower(attr(n, "type"))
			if strings.Contains(strings.ToLower(attr(n, "rel")), "alternate") && (strings.Contains(kind, "rss") || strings.Contains(kind, "atom") || strings.Contains(kind, "feed+json")) {
				h.feeds = append(h.feeds, attr(n, "href"))
			}
		}
	}
	return h
}

// microdata returns the name of what an element is about.
func microdata(n *tree.Node) string {
	for c := range elements(n) {
		if attr(c, "itemprop") == "name" {
			n = c
			break
		}
	}
	if s := attr(n, "content"); s != "" {
		return s
	}
	return textOf(n)
}

func (h *head) one(name string) string {
	for _, v := range h.meta[name] {
		if strings.TrimSpace(v) != "" {
			return v
		}
	}
	return ""
}

// canonical returns the address that the page gives as its own. It is believed only
// on the page's own host: else a page could pass for one of another publisher.
func (h *head) canonical(address *url.URL) string {
	for _, s := range append(slices.Clone(h.links["canonical"]), h.one("og:url")) {
		if len(s) > maxAddress {
			continue
		}
		u, err := url.Parse(strings.TrimSpace(s))
		if err != nil || s == "" {
			continue
		}
		if address != nil {
			u = address.ResolveReference(u)
		}
		if u.Host == "" || u.User != nil || u.Scheme != "http" && u.Scheme != "https" {
			continue
		}
		if address == nil || host(u) == host(address) {
			u.Fragment = ""
			return u.String()
		}
	}
	return ""
}

// host is the host of an address, in lower case and without the www in front.
func host(u *url.URL) string { return strings.TrimPrefix(strings.ToLower(u.Host), "www.") }

// pick returns the first that is there, on one line.
func pick(limit int, choices ...string) string {
	for _, s := range choices {
		if s = line(s); s != "" && len(s) <= limit {
			return s
		}
	}
	return ""
}

// line is a value on one line. In JSON and in attributes alike, some write entities twice.
func line(s string) string { return strings.Join(strings.Fields(html.UnescapeString(s)), " ") }

// authors joins the names of the first list that has any.
func authors(lists ...[]string) string {
	for _, list := range lists {
		var names []string
		for _, s := range list {
			s = line(s)
			if len(s) > 3 && strings.EqualFold(s[:3], "by ") {
				s = s[3:]
			}
			if s == "" || len(s) > maxName || strings.Contains(s, "://") || slices.Contains(names, s) || len(names) == maxAuthors {
				continue
			}
			names = append(names, s)
		}
		if len(names) > 0 {
			return strings.Join(names, ", ")
		}
	}
	return ""
}

// layouts are the ways in which pages write dates besides RFC 3339.
var layouts = []string{
	time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 Z0700",
	time.RFC1123, time.RFC1123Z, time.RFC850, "2 Jan 2006 15:04:05 MST",
}

// Those without a zone: the day is known, the instant is not.
var dayLayouts = []string{
	time.DateOnly, "2006-01-02T15:04:05", "2006-01-02T15:04:05.999", "2006-01-02T15:04", time.DateTime, "2006/01/02", "20060102", "January 2, 2006", "Jan 2, 2006", "2 January 2006",
	"2 Jan 2006", "Monday, January 2, 2006", "Monday, 2 January 2006",
}

// pickDate returns the first that is a date: RFC 3339, or the day.
func pickDate(choices ...string) string {
	for _, s := range choices {
		if s = line(s); s == "" || len(s) > 60 {
			continue
		}
		for _, layout := range layouts {
			if t, err := time.Parse(layout, s); err == nil && plausible(t) {
				return t.Format(time.RFC3339)
			}
		}
		for _, layout := range dayLayouts {
			if t, err := time.Parse(layout, s); err == nil && plausible(t) {
				return t.Format(time.DateOnly)
			}
		}
	}
	return ""
}

// plausible refuses what programs write for "never".
func plausible(t time.Time) bool { return t.Year() > 1700 && t.Year() < 2200 }

// pickLanguage returns the first that is a language, as BCP 47 writes it.
func pickLanguage(choices ...string) string {
	for _, s := range choices {
		s, _, _ = strings.Cut(s, ",")
		tag, err := language.Parse(strings.ReplaceAll(strings.TrimSpace(s), "_", "-"))
		if err == nil && tag != language.Und {
			return tag.String()
		}
	}
	return ""
}
