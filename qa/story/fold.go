package story

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
	"golang.org/x/text/unicode/norm"
)

// Fold returns s in the form in which words are compared: lower case, without
// accents, with letters that Unicode does not decompose (ø ł đ ß æ œ þ ð ı)
// spelt out and typographic apostrophes and hyphens made plain. "Šakalienė" and
// "sakaliene" fold to the same string.
func Fold(s string) string {
	if ascii, lower := plain(s); ascii {
		if lower {
			return s
		}
		return strings.ToLower(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(strings.ToValidUTF8(s, "\uFFFD")) {
		if r < utf8.RuneSelf {
			b.WriteRune(unicode.ToLower(r))
			continue
		}
		if unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) {
			continue
		}
		r = unicode.ToLower(r)
		if t := spelt(r); t != "" {
			b.WriteString(t)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// plain reports whether s is ASCII, and whether it has no capital letter.
func plain(s string) (ascii, lower bool) {
	lower = true
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false, false
		}
		if 'A' <= s[i] && s[i] <= 'Z' {
			lower = false
		}
	}
	return true, lower
}

// spelt gives the plain spelling of a lower-case letter or mark that NFKD leaves whole.
func spelt(r rune) string {
	switch r {
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'þ':
		return "th"
	case 'ı':
		return "i"
	case '’', '‘', 'ʼ', '′':
		return "'"
	case '‐', '‑', '–', '—', '−':
		return "-"
	case '“', '”', '„', '«', '»':
		return `"`
	}
	return ""
}

// Stem returns the English stem (Snowball, "Porter2") of a folded word. A
// possessive 's goes first, since names carry it as often as nouns do.
func Stem(folded string) string {
	folded = strings.TrimSuffix(strings.TrimSuffix(folded, "'s"), "'")
	if len(folded) < 3 {
		return folded
	}
	return english.Stem(folded, false)
}
