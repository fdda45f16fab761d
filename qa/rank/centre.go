package rank

// centre tells for each sentence how much its words run through the story: the
// mean over its words of the share of the other sentences that have them.
func (s *Story) centre() {
	s.seen = make([]int32, len(s.spelt))
	last := make([]int, len(s.spelt))
	for i := range s.sentences {
		for _, k := range s.sentences[i].tokens {
			if last[k.stem] != i+1 {
				last[k.stem] = i + 1
				s.seen[k.stem]++
			}
		}
	}
	for i := range s.sentences {
		x := &s.sentences[i]
		sum, n := 0.0, 0.0
		for _, k := range x.tokens {
			if k.is&function == 0 {
				sum += s.common(k.stem)
				n++
			}
		}
		x.central = part(sum, n)
	}
}

// common is the share of the other sentences that hold a stem.
func (s *Story) common(stem int32) float64 {
	if s.body < 2 {
		return 0
	}
	return float64(s.seen[stem]-1) / float64(s.body-1)
}
