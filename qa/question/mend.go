package question

import (
	"strings"

	"onrecord/qa/story"
)

// Mend returns the text with misspelt names put right, or the text as it is. A
// word is looked at only if known says that the stories do not have it; names
// are the names as printed, and only a surname, or a long given name, is close
// enough to be meant.
func Mend(text string, known func(fold string) bool, names []string) string {
	var out strings.Builder
	done := 0
	for _, w := range story.Words(text, story.Span{End: len(text)}) {
		if w.Class == story.Mark || w.Class == story.Number {
			continue
		}
		fold := story.Fold(w.In(text))
		owner := strings.HasSuffix(fold, "'s")
		fold = strings.TrimSuffix(fold, "'s")
		if len(fold) < 4 || fold == "else" || stop().Has(fold) || saying().Has(fold) || known(fold) {
			continue
		}
		name := nearest(fold, names)
		if name == "" || story.Fold(name) == fold {
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

// nearest returns the word of the names that is closest to w, as printed, or "".
func nearest(w string, names []string) string {
	best, bestDistance := "", 99
	for _, name := range names {
		parts := strings.Fields(name)
		for i, part := range parts {
			fold := story.Fold(part)
			if len(fold) < 4 {
				continue
			}
			d, ok := near(w, fold)
			if !ok || i < len(parts)-1 && d > 1 {
				continue
			}
			if d < bestDistance {
				best, bestDistance = part, d
			}
		}
	}
	return best
}

// near tells the distance of two folded words, and whether it is that of a
// misspelling: one slip in a short word, two in one of seven letters or more.
// Spellings that sound alike (Zelensky, Zelenskiy) count as no slip.
func near(a, b string) (int, bool) {
	if key(a) == key(b) && len(a) > 4 {
		return 0, true
	}
	if a[0] != b[0] && key(a)[0] != key(b)[0] {
		return 0, false
	}
	limit := 1
	if min(len(a), len(b)) >= 7 {
		limit = 2
	}
	d := Distance(a, b, limit)
	return d, d <= limit
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
