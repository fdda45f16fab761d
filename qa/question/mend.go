package question

import (
	"slices"
	"strings"

	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// Mend returns the text with misspelt names put right, and letters of question
// words put back in their order, or the text as it is. A word is looked at only if
// known says that the stories do not have it; of a name only a surname, or a given
// name one slip away, is close enough to be meant. What stands in
// quotation marks, or is claimed to have been said, stays as it is.
func Mend(text string, known func(fold string) bool, names *Register) string {
	return mend(text, known, func(w, fold string) string {
		if len(fold) < shortName {
			return ""
		}
		return names.nearest(w, fold)
	})
}

// Ordered returns the text with the letters of question words put back in their order
// alone, and changes nothing else.
func Ordered(text string, known func(fold string) bool) string {
	return mend(text, known, func(_, _ string) string { return "" })
}

// MendWords does the same with the words of a story: a word of seven letters or
// more, or a name, that is one slip away from one of them.
func MendWords(text string, known func(fold string) bool, words Vocabulary) string {
	return mend(text, known, func(_, fold string) string {
		best, bestDistance := "", 3
		for _, w := range words[fold[0]] {
			limit, shorter := 1, min(len(fold), len(w.fold))
			switch {
			case shorter >= 10:
				limit = 2
			case shorter < 5 || shorter < 7 && w.printed == w.fold:
				continue
			}
			if len(fold) == len(w.fold) && w.printed == w.fold && fold[len(fold)-1] != w.fold[len(fold)-1] {
				continue // "robbery" is another word than "robbers"
			}
			if w.printed == w.fold && lemma(fold) == lemma(w.fold) {
				continue // "withdraw" is no slip of "withdrew"
			}
			if d := Distance(fold, w.fold, limit); d <= limit && d < bestDistance {
				best, bestDistance = w.printed, d
			}
		}
		return best
	})
}

// Vocabulary is the words of a story, by the first letter of their folds.
type Vocabulary map[byte][]vocable

type vocable struct{ printed, fold string }

// NewVocabulary makes a vocabulary of words as printed; a name begins with a capital.
func NewVocabulary(words []string) Vocabulary {
	v := Vocabulary{}
	for _, w := range words {
		if fold := story.Fold(w); fold != "" {
			v[fold[0]] = append(v[fold[0]], vocable{w, fold})
		}
	}
	return v
}

// mend puts right what known does not know: question words in which two letters
// changed places, and what instead gives for a word.
func mend(text string, known func(fold string) bool, instead func(w, fold string) string) string {
	var out strings.Builder
	done := 0
	kept := protected(text)
	for _, w := range story.Words(text, story.Span{End: len(text)}) {
		if w.Class == story.Mark || w.Class == story.Number || slices.ContainsFunc(kept, w.Overlaps) {
			continue
		}
		fold := story.Fold(w.In(text))
		owner := strings.HasSuffix(fold, "'s")
		fold = strings.TrimSuffix(fold, "'s")
		if len(fold) < 3 || fold == "else" || speech.IsPlace(fold) || stop().Has(fold) || saying().Has(fold) || auxiliary().Has(fold) {
			continue
		}
		name := swapped(fold)
		if name == "" {
			name = instead(w.In(text), fold)
		}
		if name == "" || story.Fold(name) == fold || known(fold) { // known last: it may ask an index
			continue
		}
		out.WriteString(text[done:w.Start])
		out.WriteString(name)
		if owner {
			out.WriteString("'s")
		}
		done = w.End
	}
	if done == 0 {
		return text
	}
	out.WriteString(text[done:])
	return out.String()
}

// protected is what nobody may change: words in quotation marks, and what is
// claimed to have been said.
func protected(text string) []story.Span {
	spans := quotations(text)
	if claim := Parse(text).Claim; claim != "" {
		if at := strings.LastIndex(text, claim); at >= 0 {
			spans = append(spans, story.Span{Start: at, End: at + len(claim)})
		}
	}
	return spans
}

// quotations are the spans of a question that stand between quotation marks.
func quotations(text string) []story.Span {
	var spans []story.Span
	from := -1
	for i, r := range text {
		switch r {
		case '"', '“', '”', '„', '«', '»':
			if from < 0 {
				from = i
			} else {
				spans = append(spans, story.Span{Start: from, End: i})
				from = -1
			}
		}
	}
	return spans
}

// swapped returns the word of a question in which two neighbours changed places, or
// "about" with a letter too few or too many.
func swapped(fold string) string {
	if len(fold) > 3 && fold[0] == 'a' && Distance(fold, "about", 1) == 1 {
		return "about"
	}
	for _, w := range []string{"will", "until", "before", "many", "people", "because"} {
		if len(fold) > 2 && len(fold) < len(w) && fold[0] == w[0] && Distance(fold, w, 1) == 1 {
			return w
		}
	}
	for _, w := range []string{"what", "who", "where", "when", "which", "why", "how", "did", "does", "said", "say", "says", "about", "many", "much", "else", "the", "and", "that"} {
		if len(w) != len(fold) {
			continue
		}
		for i := range len(w) - 1 {
			if w[:i]+string(w[i+1])+string(w[i])+w[i+2:] == fold {
				return w
			}
		}
	}
	return ""
}

// sounds are the spellings of one sound that key makes one.
var sounds = strings.NewReplacer("sch", "s", "sh", "s", "tch", "c", "ch", "c", "ck", "k", "ph", "f", "kh", "h", "ae", "a", "oe", "o", "ue", "u",
	"iy", "i", "yy", "i", "ij", "i", "y", "i", "w", "v", "c", "k", "z", "s", "j", "i", "q", "k", "x", "ks")

// key folds the ways in which one sound is written in transliterated names.
func key(w string) string {
	w = sounds.Replace(w)
	var b strings.Builder
	for i := range len(w) {
		if i == 0 || w[i] != w[i-1] {
			b.WriteByte(w[i])
		}
	}
	return b.String()
}

// anagram reports whether two words have the same letters.
func anagram(a, b string) bool {
	x, y := []byte(a), []byte(b)
	slices.Sort(x)
	slices.Sort(y)
	return string(x) == string(y)
}
