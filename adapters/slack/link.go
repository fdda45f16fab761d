package slack

import (
	"fmt"
	"net/url"
	"strings"

	"onrecord/qa"
)

// linkable is an address as Slack may link it: whole, without its fragment where
// that is what makes it too long, or nothing where it is none.
func linkable(address string) string {
	page, _, _ := strings.Cut(address, "#")
	for _, a := range []string{address, page} {
		if a != "" && len(a) <= maxURL/2 && !strings.ContainsFunc(a, unfit4link) {
			if u, err := url.Parse(a); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil {
				return a
			}
		}
	}
	return ""
}

// unfit4link reports whether r would end an address in Slack's markup, or is none
// of an address.
func unfit4link(r rune) bool { return r <= ' ' || r >= 0x7f || strings.ContainsRune("<>|\"`\\", r) }

// opens is where this program's own page shows a passage; empty if it has no pages.
func (v view) opens(p qa.Passage) string {
	if v.Pages == "" {
		return ""
	}
	return linkable(fmt.Sprintf("%s/stories/%s?at=%d-%d#p%d", strings.TrimRight(v.Pages, "/"), url.PathEscape(reference(p)), p.Start, p.End, p.Paragraph))
}

// reads is where this program's own page shows a story.
func (v view) reads(slug string) string {
	if v.Pages == "" || slug == "" {
		return ""
	}
	return linkable(strings.TrimRight(v.Pages, "/") + "/stories/" + url.PathEscape(slug))
}
