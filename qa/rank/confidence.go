package rank

import "math"

// Sure is the confidence from which a passage is shown as an answer. Below it the
// story is said not to tell.
const Sure = 0.5

// confidence tells how likely a sentence with these features answers the query.
// unseen is the share of the query's weight that stands nowhere in the story:
// what is asked about may well not be there.
func confidence(f Features, unseen float64) float64 {
	x := -0.8 + 4.5*f.Coverage + 0.8*f.Bigrams + 0.6*f.Wanted + 0.8*f.Near - 2.0*unseen
	return 1 / (1 + math.Exp(-x))
}
