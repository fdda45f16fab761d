package bot

import "unicode"

// Steers reports whether r acts on what is around it, or on the terminal, instead
// of standing in the text: the control characters, the twelve of Unicode's
// Bidi_Control, the line separators, and the invisible marks, save for those that
// join or part letters in ordinary writing. Adapters spell it out.
func Steers(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
		return false
	case '\u2028', '\u2029':
		return true
	}
	return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r)
}
