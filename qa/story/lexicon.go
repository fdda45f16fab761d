package story

import (
	"strings"
	"sync"
)

// Set is a set of folded words.
type Set map[string]struct{}

// Has reports whether the folded word is in the set.
func (s Set) Has(folded string) bool {
	_, ok := s[folded]
	return ok
}

// Lexicon returns a set of the words in list, which white space separates. The
// set is made on first use, so that a program that never asks pays nothing.
func Lexicon(list string) func() Set {
	return sync.OnceValue(func() Set {
		s := Set{}
		for _, w := range strings.Fields(list) {
			s[w] = struct{}{}
		}
		return s
	})
}
