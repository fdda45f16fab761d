package story

import (
	"unicode"
	"unicode/utf8"
)

// spaceAt returns the number of bytes of the white-space character at i, or 0.
func spaceAt(text string, i int) int {
	c := text[i]
	if c == ' ' || '\t' <= c && c <= '\r' {
		return 1
	}
	if c < utf8.RuneSelf {
		return 0
	}
	if r, n := utf8.DecodeRuneInString(text[i:]); unicode.IsSpace(r) {
		return n
	}
	return 0
}

// skipSpace returns the first offset from i up to end that is not white space.
func skipSpace(text string, i, end int) int {
	for i < end {
		n := spaceAt(text, i)
		if n == 0 {
			break
		}
		i += n
	}
	return i
}

// trimRight returns s without the white space at its end.
func trimRight(text string, s Span) Span {
	for s.End > s.Start {
		r, n := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) {
			break
		}
		s.End -= n
	}
	return s
}

// trim returns s without the white space around it.
func trim(text string, s Span) Span {
	return trimRight(text, Span{skipSpace(text, s.Start, s.End), s.End})
}

// runeAt returns the character at i and its length; 0, 0 at end.
func runeAt(text string, i, end int) (rune, int) {
	if i >= end {
		return 0, 0
	}
	if c := text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(text[i:end])
}

// runeBefore returns the character that ends at i and its length; 0, 0 at start.
func runeBefore(text string, start, i int) (rune, int) {
	if i <= start {
		return 0, 0
	}
	if c := text[i-1]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeLastRuneInString(text[start:i])
}

// isWord reports whether r is a letter or a digit.
func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
