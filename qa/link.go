package qa

import (
	"net/url"
	"strings"

	"onrecord/qa/story"
)

// Link is the address of a span of the story: a text fragment into the publisher's
// page whose first match is that span, the page alone where there is none, and
// nothing where the story has no page on the web.
func (s *Story) Link(span Span) string {
	page := webPage(s.URL)
	if page == "" {
		return ""
	}
	f, ok := s.asked().page().fragment(story.Span(span))
	if !ok {
		return page
	}
	return page + "#:~:text=" + f.directive()
}

// webPage is an address without its fragment; empty if it is none of a page on the web.
func webPage(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	page, _, _ := strings.Cut(address, "#")
	return page
}

// directive writes the fragment as a text directive, percent-encoded.
func (f fragment) directive() string {
	var b strings.Builder
	if f.prefix != "" {
		b.WriteString(escape(f.prefix) + "-,")
	}
	b.WriteString(escape(f.start))
	if f.end != "" {
		b.WriteString("," + escape(f.end))
	}
	if f.suffix != "" {
		b.WriteString(",-" + escape(f.suffix))
	}
	return b.String()
}

// escape percent-encodes a term of a text directive; "-", "," and "&" mean
// something there and are encoded as well.
func escape(s string) string {
	return strings.NewReplacer("+", "%20", "-", "%2D").Replace(url.QueryEscape(strings.Join(strings.Fields(s), " ")))
}
