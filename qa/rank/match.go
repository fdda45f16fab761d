package rank

import (
	"math"
	"slices"
	"strings"
)

// How much of a term's weight a looser match brings.
const (
	relatedMatch = 0.7 // another form of the word: negotiator, negotiation
	standsFor    = 0.7 // the person is there, as "she" or "the minister"
	speaksMatch  = 0.6 // the person's words are there
)

// matches is how the terms of a query stand in a story.
type matches struct {
	weights []float64    // of each term: its inverse document frequency in this story
	total   float64      // of all weights
	strong  [][]float64  // term, sentence -> 0 to 1
	places  [][]posting  // term -> where it stands
	asked   map[int]bool // people whom the terms name
	unseen  float64      // share of the weight whose terms stand nowhere in the story
}

func (s *Story) match(q Query) *matches {
	m := &matches{asked: map[int]bool{}}
	for _, k := range q.People {
		m.asked[k] = true
	}
	for _, t := range q.Terms {
		row := make([]float64, len(s.sentences))
		places := s.postings[t.Stem]
		factor := 1.0
		if len(places) == 0 {
			places, factor = s.related(t.Stem)
		}
		df := 0
		for _, p := range places {
			if row[p.sentence] == 0 {
				df++
			}
			row[p.sentence] = factor
		}
		s.bearers(t, row, m.asked)
		w := math.Log(1 + float64(s.body)/(float64(df)+0.5))
		m.weights = append(m.weights, w)
		m.total += w
		m.strong = append(m.strong, row)
		m.places = append(m.places, places)
		if df == 0 {
			m.unseen += w
		}
	}
	if m.total > 0 {
		m.unseen /= m.total
	}
	return m
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
				if person == k {
					row[i] = max(row[i], standsFor)
				}
			}
			if x.speaker == k {
				row[i] = max(row[i], speaksMatch)
			}
		}
	}
}

// related returns the places of other forms of a stem that the story does not
// have itself: stems that share all but their endings, or are one slip away.
func (s *Story) related(stem string) ([]posting, float64) {
	var found []posting
	if len(stem) < 4 {
		return nil, 0
	}
	for other, places := range s.postings {
		if akin(stem, other) {
			found = append(found, places...)
		}
	}
	slices.SortFunc(found, func(a, b posting) int { return int(a.sentence - b.sentence) })
	return found, relatedMatch
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
