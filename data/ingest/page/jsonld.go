package page

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	maxScript = 1 << 20 // bytes of one JSON-LD script
	maxLinked = 2000    // objects that are looked at
)

// object is one of JSON-LD. Any value may be one, a string or a list of both.
type object = map[string]any

// linked is the JSON-LD of a page.
type linked struct {
	articles []object
	byID     map[string]object // an author or a publisher may be named by its @id only
	seen     int
}

// readLinked reads the JSON-LD scripts of a page. One that is broken is left out.
func readLinked(doc *html.Node) *linked {
	l := &linked{byID: map[string]object{}}
	for n := range elements(doc) {
		if n.DataAtom != atom.Script || n.FirstChild == nil || !strings.HasPrefix(strings.ToLower(strings.TrimSpace(attr(n, "type"))), "application/ld+json") {
			continue
		}
		if v, ok := parseLinked(n.FirstChild.Data); ok {
			l.collect(v, true)
		}
	}
	return l
}

// parseLinked reads one script. Publishers leave in it the comment marks that once
// hid scripts from old browsers, and line ends inside strings.
func parseLinked(s string) (v any, ok bool) {
	if len(s) > maxScript {
		return nil, false
	}
	s = strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)
	s = strings.TrimSpace(s)
	for _, mark := range []string{"<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["} {
		s = strings.TrimSpace(strings.TrimPrefix(s, mark))
	}
	for _, mark := range []string{"-->", "]]>", "/*]]>*/", "//", ";"} {
		s = strings.TrimSpace(strings.TrimSuffix(s, mark))
	}
	return v, json.Unmarshal([]byte(s), &v) == nil
}

// collect finds the articles of a value, at its top, in lists and in @graph. Those
// further down are other stories; only what has an @id is found there.
func (l *linked) collect(v any, top bool) {
	if l.seen++; l.seen > maxLinked {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			l.collect(x, top)
		}
	case object:
		if id, _ := v["@id"].(string); id != "" && len(v) > 1 && l.byID[id] == nil {
			l.byID[id] = v
		}
		if top && isArticle(v["@type"]) {
			l.articles = append(l.articles, v)
		}
		for key, x := range v {
			switch x.(type) {
			case object, []any:
				l.collect(x, top && (key == "@graph" || key == "mainEntity"))
			}
		}
	}
}

// isArticle reports whether a @type is one of schema.org's kinds of articles:
// NewsArticle, ReportageNewsArticle, LiveBlogPosting and so on.
func isArticle(v any) bool {
	for _, t := range texts(v) {
		t = t[strings.LastIndexByte(t, '/')+1:]
		if strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "Posting") || t == "Report" {
			return true
		}
	}
	return false
}

// article returns the one that is about the page at address, else the first.
func (l *linked) article(addresses ...string) object {
	for _, a := range l.articles {
		for _, key := range []string{"url", "mainEntityOfPage", "@id"} {
			for _, s := range l.names(a[key], "@id", "url") {
				for _, address := range addresses {
					if address != "" && strings.TrimSuffix(s, "/") == strings.TrimSuffix(address, "/") {
						return a
					}
				}
			}
		}
	}
	if len(l.articles) > 0 {
		return l.articles[0]
	}
	return nil
}

// names returns what a value calls things: strings, and of objects the first of
// keys that they have.
func (l *linked) names(v any, keys ...string) (names []string) {
	switch v := v.(type) {
	case string:
		if known := l.byID[v]; known != nil {
			return l.names(known, keys...)
		}
		return []string{v}
	case []any:
		for _, x := range v[:min(len(v), 20)] {
			names = append(names, l.names(x, keys...)...)
		}
	case object:
		if id, _ := v["@id"].(string); len(v) == 1 && l.byID[id] != nil {
			v = l.byID[id]
		}
		for _, key := range keys {
			if s := texts(v[key]); len(s) > 0 && s[0] != "" {
				return s[:1]
			}
		}
	}
	return names
}

// texts returns a string, or the strings of a list.
func texts(v any) (all []string) {
	switch v := v.(type) {
	case string:
		return []string{v}
	case object: // {"@value": "…", "@language": "en"}
		if s, ok := v["@value"].(string); ok {
			return []string{s}
		}
	case []any:
		for _, x := range v {
			all = append(all, texts(x)...)
		}
	}
	return all
}

// first returns the first string of a value, empty if there is none.
func first(v any) string {
	if s := texts(v); len(s) > 0 {
		return s[0]
	}
	return ""
}

// paid reports whether an article, or a part of it, is said not to be free.
func paid(a object) bool {
	no := func(v any) bool {
		b, isBool := v.(bool)
		return isBool && !b || strings.EqualFold(first(v), "false")
	}
	if no(a["isAccessibleForFree"]) {
		return true
	}
	parts, ok := a["hasPart"].([]any)
	if !ok {
		parts = []any{a["hasPart"]}
	}
	for _, p := range parts {
		if o, ok := p.(object); ok && no(o["isAccessibleForFree"]) {
			return true
		}
	}
	return false
}
