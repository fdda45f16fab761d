package rank

// window is the number of words that count as together.
const window = 12

// order tells which neighbouring terms stand together.
func order(terms int, hits []hitAt, f *Features) {
	if terms < 2 {
		return
	}
	for t := range int32(terms - 1) {
		best := int32(99)
		for _, a := range hits {
			for _, b := range hits {
				if a.term == t && b.term == t+1 && b.place > a.place {
					best = min(best, b.place-a.place)
				}
			}
		}
		if best <= 3 {
			f[Ordered]++
		}
		if best == 1 {
			f[Adjacent]++
		}
	}
	f[Ordered] /= float64(terms - 1)
	f[Adjacent] /= float64(terms - 1)
}

// dense is the most of the weight that stands within the window.
func dense(m *matches, hits []hitAt) float64 {
	best := 0.0
	got := make([]float64, len(m.weights))
	for i, from := range hits {
		clear(got)
		sum := 0.0
		for _, h := range hits[i:] {
			if h.place-from.place >= window {
				break
			}
			if h.strength > got[h.term] {
				sum += m.weights[h.term] * (h.strength - got[h.term])
				got[h.term] = h.strength
			}
		}
		best = max(best, sum)
	}
	return part(best, m.total)
}

// sequence is the longest common subsequence of all words, of the question's.
func (x *sentence) sequence(words []int32) float64 {
	if len(words) == 0 {
		return 0
	}
	row := make([]int, len(words)+1)
	for _, k := range x.tokens {
		diagonal := 0
		for j, w := range words {
			up := row[j+1]
			if w == k.stem {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(up, row[j])
			}
			diagonal = up
		}
	}
	return float64(row[len(words)]) / float64(len(words))
}

// phrase is the longest run of words that the sentence and the question have in
// common, and the pairs of neighbours, both of the question's.
func (x *sentence) phrase(words []int32) (run, pairs float64) {
	n := len(words)
	if n < 2 {
		return 0, 0
	}
	lengths := make([]int, n+1)
	paired := make([]bool, n)
	longest := 0
	for _, k := range x.tokens {
		if k.is&alias != 0 {
			continue
		}
		for j := n - 1; j >= 0; j-- {
			if words[j] != k.stem {
				lengths[j+1] = 0
				continue
			}
			lengths[j+1] = lengths[j] + 1
			longest = max(longest, lengths[j+1])
			paired[j] = paired[j] || lengths[j+1] > 1
		}
	}
	for _, is := range paired {
		if is {
			pairs++
		}
	}
	return float64(longest) / float64(n), pairs / float64(n-1)
}
