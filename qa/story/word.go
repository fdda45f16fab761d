package story

import (
	"unicode"
	"unicode/utf8"
)

// Class tells what a word is made of.
type Class uint8

// The classes of words.
const (
	Lower  Class = iota // starts with a lower-case letter, or with a letter that has no case
	Title               // starts with an upper-case letter: "Rutte", "McCain", "The"
	Upper               // two or more letters, all upper-case: "NATO", "U.S."
	Number              // starts with a digit: "2025", "20:19", "2.5m", "1,200"
	Mark                // one punctuation mark or symbol
)

// Word is one word, number or mark of a text.
type Word struct {
	Span
	Class Class
}

// Words returns the words and marks inside span, in order. Letters and digits
// stay together with the apostrophes, hyphens, full stops and commas between
// them ("don't", "vice-president", "U.S.", "2.5", "1,200"); every other mark is
// a word of its own. White space is left out.
func Words(text string, span Span) []Word {
	words := make([]Word, 0, span.Len()/5+4)
	for i := span.Start; i < span.End; {
		r, n := utf8.DecodeRuneInString(text[i:span.End])
		switch {
		case unicode.IsSpace(r):
			i += n
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			end := wordEnd(text, i, span.End)
			words = append(words, Word{Span{i, end}, classOf(text[i:end])})
			i = end
		default:
			words = append(words, Word{Span{i, i + n}, Mark})
			i += n
		}
	}
	return words
}

// wordEnd returns where the word that starts at i ends, at most limit.
func wordEnd(text string, i, limit int) int {
	dotted := true // single letters with full stops between them: U.S., J.D.
	letters := 0
	for i < limit {
		r, n := utf8.DecodeRuneInString(text[i:limit])
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) {
			letters++
			if letters > 1 || !unicode.IsUpper(r) {
				dotted = false
			}
			i += n
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[min(i+n, limit):limit])
		inside := unicode.IsLetter(next) || unicode.IsDigit(next)
		switch r {
		case '\'', '’', '-', '‑', '‐', '­':
			if !inside {
				return i
			}
		case '.', ',', ':':
			if r == '.' && letters == 1 && dotted {
				letters = 0 // an initial keeps its full stop
				i += n
				if !unicode.IsUpper(next) {
					return i
				}
				continue
			}
			prev, _ := utf8.DecodeLastRuneInString(text[:i])
			if !unicode.IsDigit(next) || !unicode.IsDigit(prev) {
				return i
			}
		default:
			return i
		}
		dotted = false
		letters++
		i += n
	}
	return i
}

func classOf(w string) Class {
	first, n := utf8.DecodeRuneInString(w)
	switch {
	case unicode.IsDigit(first):
		return Number
	case !unicode.IsUpper(first):
		return Lower
	}
	upper := 1
	for _, r := range w[n:] {
		if unicode.IsLower(r) {
			return Title
		}
		if unicode.IsUpper(r) {
			upper++
		}
	}
	if upper > 1 {
		return Upper
	}
	return Title
}
