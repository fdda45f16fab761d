package discord

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/bot"
)

// The story's text is shown as text: nothing in it formats, links, mentions or
// steers. Discord takes a backslash off any character that is no letter, digit or
// space; the others below are characters that a reader would not see for what they
// are, and stand as ‹U+202E› or, where a byte is broken, ‹0xFF›.
//
// special are the characters that begin something in Discord's markdown wherever
// they stand: emphasis, code, spoilers, quotes, headings, links, mentions,
// timestamps; and the slash, without which no address is one.
const special = "\\*_~|`<>[]@#/"

// escape makes text of s, on one line or several. unescape takes it back.
func escape(s string) string {
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	at := margin
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, "‹0x%02X›", s[i])
		case r == '‹' && (strings.HasPrefix(s[i+n:], "U+") || strings.HasPrefix(s[i+n:], "0x")):
			b.WriteString("‹U+2039›") // so that every one can be read back
		case r != '\n' && r != '\t' && bot.Steers(r):
			fmt.Fprintf(&b, "‹U+%04X›", r)
		case strings.ContainsRune(special, r), at == margin && (r == '-' || r == '+'), at == number && (r == '.' || r == ')'):
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteString(s[i : i+n])
		}
		at = at.after(r)
		i += n
	}
	return b.String()
}

// place is where in its line a character stands: lists begin with a mark or with a
// number.
type place int

const (
	margin place = iota // nothing but spaces before it
	number              // a number after them
	inside
)

// after is where the character behind r stands.
func (p place) after(r rune) place {
	switch {
	case r == '\n', p == margin && unicode.IsSpace(r):
		return margin
	case p != inside && '0' <= r && r <= '9':
		return number
	}
	return inside
}

// unescape is the inverse of escape.
func unescape(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		switch {
		case s[i] == '\\' && i+1 < len(s):
			_, n := utf8.DecodeRuneInString(s[i+1:])
			b.WriteString(s[i+1 : i+1+n])
			i += 1 + n
			continue
		case strings.HasPrefix(s[i:], "‹"):
			if text, n := spelt(s[i:]); n > 0 {
				b.WriteString(text)
				i += n
				continue
			}
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String()
}

// spelt reads a character that escape spelt out at the start of s, and how many
// bytes that takes; 0 if there is none.
func spelt(s string) (string, int) {
	inside, _, ok := strings.Cut(strings.TrimPrefix(s, "‹"), "›")
	if !ok {
		return "", 0
	}
	n := len("‹") + len(inside) + len("›")
	if hex, ok := strings.CutPrefix(inside, "U+"); ok {
		if r, err := strconv.ParseUint(hex, 16, 32); err == nil {
			return string(rune(r)), n
		}
	}
	if hex, ok := strings.CutPrefix(inside, "0x"); ok {
		if c, err := strconv.ParseUint(hex, 16, 8); err == nil {
			return string([]byte{byte(c)}), n
		}
	}
	return "", 0
}

// quote sets s as a block quotation. unquote takes it back.
func quote(s string) string {
	return "> " + strings.ReplaceAll(escape(s), "\n", "\n> ")
}

// unquote is the inverse of quote.
func unquote(s string) string {
	return unescape(strings.ReplaceAll(strings.TrimPrefix(s, "> "), "\n> ", "\n"))
}

// maxInline bounds a name, a role or a title, in characters: none that is real is
// longer, and a message has room for some of each.
const maxInline = 300

// inline is s as text on one line, cut where it is longer than maxInline.
func inline(s string) string { return upTo(maxInline, strings.Join(strings.Fields(s), " ")) }

// upTo is as much of s as takes n characters when it is escaped.
func upTo(n int, s string) string {
	for k := n; ; k /= 2 {
		if e := escape(bot.Clip(s, k)); bot.Characters(e) <= n || k == 0 {
			return e
		}
	}
}

// strong is s in bold, on one line.
func strong(s string) string { return "**" + inline(s) + "**" }

// small is a line of Discord's small print; its parts are markdown already.
func small(parts ...string) string { return "-# " + strings.Join(parts, " · ") }
