package repl

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Visible returns s as a terminal may show it: characters that would steer the
// terminal or turn the order of the text around, line ends among them, stand as
// ‹U+001B›, broken bytes as ‹0xFF›.
func Visible(s string) string { return visible(s, "") }

// visible is Visible of an s that next follows without a space.
func visible(s, next string) string {
	clean := true
	for i := 0; i < len(s) && clean; i++ {
		clean = ' ' <= s[i] && s[i] < 0x7f
	}
	if clean {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, "‹0x%02X›", s[i])
		case r == '‹' && escape(s[i+n:]+next[:min(2, len(next))]):
			b.WriteString("‹U+2039›") // so that every escape can be read back
		case steers(r):
			fmt.Fprintf(&b, "‹U+%04X›", r)
		default:
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	return b.String()
}

// escape reports whether s goes on as an escape does after its ‹.
func escape(s string) bool { return strings.HasPrefix(s, "U+") || strings.HasPrefix(s, "0x") }

// steers reports whether r acts on the terminal or on the order of the text
// instead of standing in it: the control characters, the twelve of Unicode's
// Bidi_Control, the line separators, and the invisible marks, save for those that
// join or part letters in ordinary writing.
func steers(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
		return false
	case '\u2028', '\u2029':
		return true
	}
	return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r)
}

// breaks reports whether a line may end at r: at all white space but the
// no-break spaces. The passage's own line ends are white space like any other.
func breaks(r rune) bool {
	return unicode.IsSpace(r) && r != '\u00a0' && r != '\u2007' && r != '\u202f'
}
