package question

import (
	"math/bits"
	"strings"

	"onrecord/qa/story"
)

// Register holds the names of people to be found by the words they are made of.
// It is made once for a list of names and never changed.
type Register struct {
	names []string
	bears map[string][]int32 // folded word of a name -> names, in order
	parts []part             // each word once as a surname, once as a given name
	alike map[string][]int32 // key -> parts
	first map[byte][]entry   // first letter -> parts
	sound map[byte][]entry   // first letter of the key -> parts
}

// entry is a part of a name with what rules most of them out at a glance.
type entry struct {
	part    int32
	letters uint32
}

// letters is the set of a folded word's bytes, by their last five bits. A slip adds one
// and takes away one at most, so that words two slips apart differ in four.
func letters(fold string) uint32 {
	var set uint32
	for i := range len(fold) {
		set |= 1 << (fold[i] & 31)
	}
	return set
}

type part struct {
	printed, fold, key string
	last               bool // the last word of a name
}

// NewRegister makes a register of names as printed.
func NewRegister(names []string) *Register {
	r := &Register{names: names, bears: map[string][]int32{}, alike: map[string][]int32{}, first: map[byte][]entry{}, sound: map[byte][]entry{}}
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
			e := entry{n, letters(fold)}
			r.alike[p.key] = append(r.alike[p.key], n)
			r.first[fold[0]] = append(r.first[fold[0]], e)
			r.sound[p.key[0]] = append(r.sound[p.key[0]], e)
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
	closer := func(i int32, d int) {
		p := r.parts[i]
		// "join" is no slip of "John", and "read" none of "Reid".
		short := len(w) == 4 && len(p.fold) == 4 && d == 1 && typed == strings.ToLower(typed) && !anagram(w, p.fold)
		if (p.last || d <= 1) && !short && (d < bestDistance || d == bestDistance && i < best) {
			best, bestDistance = i, d
		}
	}
	if len(w) > 4 { // what sounds alike is no slip: Zelensky, Zelenskiy
		for _, i := range r.alike[k] {
			closer(i, 0)
		}
	}
	set, slips := letters(w), 1
	if len(w) >= longName {
		slips = most
	}
	for _, list := range [][]entry{r.first[w[0]], r.sound[k[0]]} {
		for _, s := range list {
			if bestDistance == 0 || bits.OnesCount32(set^s.letters) > 2*slips {
				continue
			}
			if d, ok := near(w, r.parts[s.part]); ok {
				closer(s.part, d)
			}
		}
	}
	if best < 0 {
		return ""
	}
	return r.parts[best].printed
}

// most is how many slips a misspelling has, of a word of longName bytes or more.
const (
	most     = 2
	longName = 7
)

// near tells the distance of a folded word from a part of a name, and whether it is
// that of a misspelling: one slip in a short word, two in one of seven bytes or more.
func near(w string, p part) (int, bool) {
	limit := 1
	if min(len(w), len(p.fold)) >= longName && p.printed != strings.ToLower(p.printed) { // "conduct" is no slip of "conductor"
		limit = most
	}
	d := Distance(w, p.fold, limit)
	return d, d <= limit
}
