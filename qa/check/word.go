// Package check tells whether words stand in a story as somebody's quotation,
// and how they differ where they do not. It folds typography and nothing else:
// it knows no stems, no synonyms, and no question.
package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"onrecord/qa/story"
)

// Word is a word, a number or a mark that carries meaning. Two texts say the same
// if their keys are the same.
type Word struct {
	story.Span
	Key string
}

// Words reads the words of a text; an ellipsis is one of its own, "…".
func Words(text string) []Word { return words(text, story.Span{End: len(text)}) }

// cut is the key of an ellipsis: words may be missing there.
const cut = "…"

// words reads the words of a span. Quotation marks, dashes, white space and case
// are typography, and so are the marks that part clauses; a question mark, a
// minus, a currency or a percent sign are not.
func words(text string, span story.Span) []Word {
	var out []Word
	found := story.Words(text, span)
	for i := 0; i < len(found); i++ {
		w := found[i]
		if w.Class != story.Mark {
			out = parts(out, text, w.Span)
			continue
		}
		if n := dots(text, found[i:]); n > 0 {
			out = append(out, Word{story.Span{Start: w.Start, End: found[i+n-1].End}, cut})
			i += n - 1
			continue
		}
		if meant(text, span, w.Span) {
			out = append(out, Word{w.Span, w.In(text)})
		}
	}
	return out
}

// dots returns how many of the marks make an ellipsis: "…", "..." or ". . .".
func dots(text string, marks []story.Word) int {
	if marks[0].In(text) == cut {
		return 1
	}
	n := 0
	for n < len(marks) && marks[n].In(text) == "." && (n == 0 || marks[n].Start-marks[n-1].End <= 1) {
		n++
	}
	if n < 2 {
		return 0
	}
	return n
}

// meant reports whether a mark says something that its absence would not.
func meant(text string, span, mark story.Span) bool {
	r, _ := utf8.DecodeRuneInString(mark.In(text))
	switch r {
	case '?', '%', '&', '#', '@', '§', '‰':
		return true
	case '`', '´', '^', '¨':
		return false
	case '-', '–', '−':
		before, _ := utf8.DecodeLastRuneInString(text[span.Start:mark.Start])
		after, _ := utf8.DecodeRuneInString(text[mark.End:span.End])
		return unicode.IsDigit(after) && !unicode.IsDigit(before) && !unicode.IsLetter(before)
	}
	return unicode.IsSymbol(r)
}

// parts adds a word, and a compound's parts one by one: long-term is long term.
func parts(out []Word, text string, span story.Span) []Word {
	at := span.Start
	for i, r := range span.In(text) {
		switch r {
		case '-', '‐', '‑', '–', '—':
			if i > at-span.Start {
				out = append(out, word(text, story.Span{Start: at, End: span.Start + i}))
			}
			at = span.Start + i + utf8.RuneLen(r)
		}
	}
	if at < span.End {
		out = append(out, word(text, story.Span{Start: at, End: span.End}))
	}
	return out
}

var typography = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "\u00ad", "")

func word(text string, span story.Span) Word {
	s := typography.Replace(norm.NFC.String(span.In(text)))
	key := strings.ToLower(s)
	if s == "US" {
		key = s // not "us": the one pair of words in the news that capitals part
	}
	return Word{span, key}
}

// negation lists the words that turn a sentence round, and those that put it
// under a condition; contractions end in n't.
var negation = story.Lexicon(`not no never none nor neither nobody nothing nowhere cannot without hardly barely scarcely unless except if`)

// Negates reports whether a word turns a sentence round.
func (w Word) Negates() bool { return negation().Has(w.Key) || strings.HasSuffix(w.Key, "n't") }

// Normal is the words of a text as they are compared: typography apart. A text
// holds another word for word if its normal form holds the other's.
func Normal(text string) string {
	var b strings.Builder
	b.WriteByte(' ')
	for _, w := range Words(text) {
		b.WriteString(w.Key)
		b.WriteByte(' ')
	}
	return b.String()
}
