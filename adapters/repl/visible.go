package repl

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/bot"
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
		case bot.Steers(r):
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

// breaks reports whether a line may end at r: at all white space but the
// no-break spaces. The passage's own line ends are white space like any other.
func breaks(r rune) bool {
	return unicode.IsSpace(r) && r != '\u00a0' && r != '\u2007' && r != '\u202f'
}
