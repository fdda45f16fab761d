package check

import (
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
		if w.key != cut {
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

// Windows returns runs of n words of the quotation as typed, at most limit of
// them, evenly spread: what an index is asked for. A quotation shorter than that is
// one window.
func (c Claim) Windows(n, limit int) []string {
	var out []string
	for _, p := range c.pieces {
		for i := 0; i == 0 || i+n <= len(p); i++ {
			out = append(out, c.text[p[i].Start:p[min(i+n, len(p))-1].End])
		}
	}
	if len(out) <= limit {
		return out
	}
	spread := make([]string, limit)
	for i := range spread {
		spread[i] = out[i*len(out)/limit]
	}
	return spread
}

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
