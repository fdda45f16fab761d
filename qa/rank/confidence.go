package rank

import "math"

// Sure is the confidence from which a passage is shown as an answer. Below it the
// story is said not to tell.
const Sure = 0.5

// Confidence tells how likely the first of the candidates answers the query, from
// 0 to 1. found must be what Rank returned for q.
func (s *Story) Confidence(q Query, found []Candidate) float64 {
	if len(found) == 0 {
		return 0
	}
	f := found[0].Features
	m := s.match(q)
	x := -2.2 + 4.5*f.Coverage + 0.8*f.Bigrams + 0.6*f.Wanted + 0.8*f.Near - 2.0*m.unseen
	return 1 / (1 + math.Exp(-x))
}
