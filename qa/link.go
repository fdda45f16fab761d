package qa

import (
	"net/url"
	"strings"
)

// fragmentRunes is the length up to which a passage is linked by its whole text;
// beyond it, by its first and last words.
const fragmentRunes = 300

// link is a text fragment into the publisher's page
// (wicg.github.io/scroll-to-text-fragment), or empty where there is no page.
func link(page, text string) string {
	if page == "" {
		return ""
	}
	if strings.Contains(text, "\n") {
		text, _, _ = strings.Cut(text, "\n")
	}
	words := strings.Fields(text)
	fragment := escape(strings.Join(words, " "))
	if len([]rune(text)) > fragmentRunes && len(words) > 12 {
		fragment = escape(strings.Join(words[:6], " ")) + "," + escape(strings.Join(words[len(words)-6:], " "))
	}
	base, _, _ := strings.Cut(page, "#")
	return base + "#:~:text=" + fragment
}

// escape percent-encodes a term of a text fragment; "-", "," and "&" mean
// something there and are encoded as well.
func escape(s string) string {
	return strings.NewReplacer("+", "%20", "-", "%2D").Replace(url.QueryEscape(s))
}
