package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/qa/story"
)

// Claim is a quotation to be checked.
type Claim struct {
	text   string
	words  []Word   // without its ellipses
	pieces [][]Word // parted where it marks a cut
	full   bool     // it ends with a full stop: a question cut short is another sentence
}

// Read reads a quotation as somebody gives it, in quotation marks or not.
func Read(text string) Claim {
	c := Claim{text: text}
	var piece []Word
	for _, w := range words(text, story.Span{End: len(text)}) {
		if w.Key != cut {
			piece = append(piece, w)
			c.words = append(c.words, w)
			continue
		}
		if len(piece) > 0 {
			c.pieces = append(c.pieces, piece)
		}
		piece = nil
	}
	if len(piece) > 0 {
		c.pieces = append(c.pieces, piece)
	}
	c.full = strings.HasSuffix(strings.TrimRight(text, " \t\n\"”’'»"), ".") || strings.HasSuffix(strings.TrimRight(text, " \t\n\"”’'»"), "!")
	return c
}

// Len returns how many words there are to check.
func (c Claim) Len() int { return len(c.words) }

// Windows returns runs of n words of the quotation as typed, at most limit of them:
// what an index is asked for. Long words go first, since they are rare, and runs
// that share no word, since one changed word then spoils one run only. A piece
// shorter than n words is one window.
func (c Claim) Windows(n, limit int) []string {
	type window struct{ at, words, letters int }
	var all []window
	at := 0
	for _, p := range c.pieces {
		for i := 0; i == 0 || i+n <= len(p); i++ {
			w := window{at + i, min(n, len(p)), 0}
			for _, x := range p[i : i+w.words] {
				w.letters += x.Len()
			}
			all = append(all, w)
		}
		at += len(p)
	}
	slices.SortStableFunc(all, func(a, b window) int { return b.letters - a.letters })
	taken := make([]bool, len(c.words)+n)
	var out []string
	for _, apart := range []bool{true, false} { // then those that overlap
		for _, w := range all {
			if len(out) == limit || !apart && slices.Contains(out, c.typed(w.at, w.words)) || apart && slices.Contains(taken[w.at:w.at+w.words], true) {
				continue
			}
			for i := range w.words {
				taken[w.at+i] = true
			}
			out = append(out, c.typed(w.at, w.words))
		}
	}
	return out
}

// typed is n words from index at on, as typed.
func (c Claim) typed(at, n int) string { return c.text[c.words[at].Start:c.words[at+n-1].End] }

func letterFirst(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func letterLast(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// Plain is a quotation without the marks around it.
func Plain(text string) string { return strings.Trim(text, " \t\n\"“”„«»") }
