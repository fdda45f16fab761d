package rank

import (
	"math"
	"strings"
)

// How much of a term's weight a match brings, other than the word itself.
const (
	formMatch    = 0.9 // another form that no rule of spelling gives: dead, died, death
	akinMatch    = 0.7 // a longer or shorter form: negotiator, negotiation
	slipMatch    = 0.8 // one slip away from a word that the story does not have
	relatedMatch = 0.5 // a word for much the same: officer, police
	standsFor    = 0.7 // the person is there, as "she" or "the minister"
	speaksMatch  = 0.6 // the person's words are there
	firm         = 0.7 // from here on a match counts as one
)

// matches is how the terms of a query stand in a story.
type matches struct {
	weights []float64    // of each term: its inverse document frequency in this story
	total   float64      // of all weights
	terms   [][]float64  // term, stem -> 0 to 1: how well the stem matches the term
	strong  [][]float64  // term, sentence -> 0 to 1
	seen    []int        // term -> in how many sentences it stands
	asked   map[int]bool // people whom the terms name
	words   []int32      // all words of the question by their stems' numbers, -1 for none of the story's
}

func (s *Story) match(q Query) *matches {
	m := &matches{asked: map[int]bool{}, seen: make([]int, len(q.Terms))}
	for _, k := range q.People {
		m.asked[k] = true
	}
	for _, w := range q.Words {
		n, ok := s.stems[w]
		if !ok {
			n = -1
		}
		m.words = append(m.words, n)
	}
	for t, term := range q.Terms {
		m.terms = append(m.terms, s.likeness(term))
		row := make([]float64, len(s.sentences))
		m.strong = append(m.strong, row)
		for i := range s.sentences {
			for _, k := range s.sentences[i].tokens {
				row[i] = max(row[i], m.terms[t][k.stem])
			}
			if row[i] >= firm {
				m.seen[t]++
			}
		}
		s.bearers(term, row, m.asked)
		w := math.Log(1 + float64(s.body)/(float64(m.seen[t])+0.5))
		m.weights = append(m.weights, w)
		m.total += w
	}
	return m
}

// likeness tells how well each stem of the story matches the term.
func (s *Story) likeness(t Term) []float64 {
	like := make([]float64, len(s.spelt))
	set := func(stem string, strength float64) {
		if n, ok := s.stems[stem]; ok {
			like[n] = max(like[n], strength)
		}
	}
	set(t.Stem, 1)
	for _, other := range forms()[t.Stem] {
		set(other, formMatch)
	}
	set(t.alias(), formMatch)
	if !t.Name {
		for _, other := range related()[t.Stem] {
			set(other, relatedMatch)
			for _, form := range forms()[other] {
				set(form, relatedMatch)
			}
		}
	}
	if len(t.Stem) < 4 {
		return like
	}
	has := s.Has(t.Stem)
	for n, other := range s.spelt {
		switch {
		case like[n] >= akinMatch:
		case akin(t.Stem, other):
			like[n] = akinMatch
		case !has && slip(t.Stem, other):
			like[n] = slipMatch
		}
	}
	return like
}

// bearers counts the people whose name the term is part of where they stand
// under another word, or speak.
func (s *Story) bearers(t Term, row []float64, asked map[int]bool) {
	ks := s.names[t.Stem]
	if len(ks) == 0 {
		return
	}
	for _, k := range ks {
		asked[k] = true
	}
	for i := range s.sentences {
		x := &s.sentences[i]
		for _, k := range ks {
			for _, person := range x.people {
				if int(person) == k {
					row[i] = max(row[i], standsFor)
				}
			}
			if x.speaker == k {
				row[i] = max(row[i], speaksMatch)
			}
		}
	}
}

// akin reports whether two stems are forms of one word: a common beginning of
// five letters or more that leaves at most four letters of either.
func akin(a, b string) bool {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	if n >= 5 && len(a)-n <= 4 && len(b)-n <= 4 {
		return true
	}
	return n == 4 && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a)) && len(a)-n <= 3 && len(b)-n <= 3
}

// slip reports whether two stems of five letters or more differ by one letter
// left out, put in, swapped or mistaken.
func slip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 5 || len(b)-len(a) > 1 || a[0] != b[0] {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch {
	case len(a) < len(b):
		return a[i:] == b[i+1:]
	case i == len(a):
		return true
	case a[i+1:] == b[i+1:]:
		return true
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}
