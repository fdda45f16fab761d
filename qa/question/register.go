package question

import (
	"strings"

	"onrecord/qa/story"
)

// Register holds the names of people to be found by the words they are made of.
// It is made once for a list of names and never changed.
type Register struct {
	names []string
	bears map[string][]int32 // folded word of a name -> names, in order
	parts []part             // each word once as a surname, once as a given name
	first map[byte][]int32   // first letter -> parts
	sound map[byte][]int32   // first letter of the key -> parts
}

type part struct {
	printed, fold, key string
	last               bool // the last word of a name
}

// NewRegister makes a register of names as printed.
func NewRegister(names []string) *Register {
	r := &Register{names: names, bears: map[string][]int32{}, first: map[byte][]int32{}, sound: map[byte][]int32{}}
	seen := map[part]bool{}
	for i, name := range names {
		words := strings.Fields(name)
		for k, w := range words {
			fold := story.Fold(w)
			if stop().Has(fold) { // "he" whom nothing names; "and" of two bodies
				continue
			}
			if list := r.bears[fold]; len(list) == 0 || list[len(list)-1] != int32(i) {
				r.bears[fold] = append(list, int32(i))
			}
			p := part{fold: fold, last: k == len(words)-1}
			if len(fold) < shortName || seen[p] || w == strings.ToLower(w) && len(fold) < shortNoun { // "maker" who has no name is not meant by "makes"
				continue
			}
			seen[p] = true
			p.printed, p.key = w, key(fold)
			n := int32(len(r.parts))
			r.parts = append(r.parts, p)
			r.first[fold[0]] = append(r.first[fold[0]], n)
			r.sound[p.key[0]] = append(r.sound[p.key[0]], n)
		}
	}
	return r
}

// shortName is how many bytes a name must have to be found misspelt.
const shortName = 4

// shortNoun is that length for what a story calls somebody without a name.
const shortNoun = 7

// Has reports whether a folded word is a part of one of the names.
func (r *Register) Has(fold string) bool { return len(r.bears[fold]) > 0 }

// Bearing returns the names that hold every one of the words.
func (r *Register) Bearing(words []Word) []string {
	if len(words) == 0 {
		return nil
	}
	var out []string
	for _, i := range r.bears[words[0].Fold] {
		if holdsAll(r.names[i], joined(words)) {
			out = append(out, r.names[i])
		}
	}
	return out
}

func joined(words []Word) string {
	var folds []string
	for _, w := range words {
		folds = append(folds, w.Fold)
	}
	return strings.Join(folds, " ")
}

// nearest returns the word of the names that is closest to a word, as printed, or "".
func (r *Register) nearest(typed, w string) string {
	k := key(w)
	if k == "" {
		return ""
	}
	best, bestDistance := int32(-1), 99
	for _, list := range [][]int32{r.first[w[0]], r.sound[k[0]]} {
		for _, i := range list {
			p := r.parts[i]
			d, ok := near(w, k, p)
			if !ok || !p.last && d > 1 {
				continue
			}
			// "join" is no slip of "John", and "read" none of "Reid".
			if len(w) == 4 && len(p.fold) == 4 && d == 1 && typed == strings.ToLower(typed) && !anagram(w, p.fold) {
				continue
			}
			if d < bestDistance || d == bestDistance && i < best {
				best, bestDistance = i, d
			}
		}
	}
	if best < 0 {
		return ""
	}
	return r.parts[best].printed
}

// near tells the distance of a folded word from a part of a name, and whether it is
// that of a misspelling: one slip in a short word, two in one of seven letters or
// more. Spellings that sound alike (Zelensky, Zelenskiy) count as no slip.
func near(w, wKey string, p part) (int, bool) {
	if wKey == p.key && len(w) > 4 {
		return 0, true
	}
	limit := 1
	if min(len(w), len(p.fold)) >= 7 && p.printed != strings.ToLower(p.printed) { // "conduct" is no slip of "conductor"
		limit = 2
	}
	d := Distance(w, p.fold, limit)
	return d, d <= limit
}
