package rank

// wanted looks for what may be the answer: words of the kind asked for that the
// question does not hold, and how near they stand to its terms.
func (s *Story) wanted(q Query, m *matches, x *sentence, hits []hitAt, f *Features) {
	mask := answers[q.Want]
	many, capitals, figures, fresh := 0, 0, 0, 0
	for _, k := range x.tokens {
		if m.holds(k.stem) {
			if k.is&is != 0 && mask&is != 0 {
				many++
			}
			continue
		}
		if k.is&capital != 0 {
			capitals++
		}
		if k.is&number != 0 {
			figures++
		}
		if k.is&function == 0 {
			fresh++
		}
		if mask != 0 && k.is&mask == 0 || mask == 0 && k.is&function != 0 {
			continue
		}
		many++
		f[WantedCommon] = max(f[WantedCommon], s.common(k.stem))
		near, head := 0.0, 0.0
		for t, w := range m.weights {
			closest := 0.0
			for _, h := range hits {
				if int(h.term) != t {
					continue
				}
				d := float64(max(h.place-k.place, k.place-h.place))
				if k.place < h.place {
					f[WantedLeft] = max(f[WantedLeft], h.strength/(1+d/2))
				} else {
					f[WantedRight] = max(f[WantedRight], h.strength/(1+d/2))
				}
				closest = max(closest, h.strength/(1+d/4))
				if t == q.Head {
					head = max(head, h.strength/(1+d/2))
				}
			}
			near += w * closest
		}
		f[WantedNear] = max(f[WantedNear], part(near, m.total))
		f[HeadNear] = max(f[HeadNear], head)
	}
	if many > 0 {
		f[Wanted] = 1
		f[WantedMany] = 1 / float64(1+many)
	}
	f[Capitals] = float64(capitals) / float64(capitals+2)
	f[Figures] = float64(figures) / float64(figures+1)
	f[Fresh] = part(float64(fresh), float64(x.words))
	f.set(Defines, x.defines(hits))
}

// holds reports whether a stem is firmly one of the terms.
func (m *matches) holds(stem int32) bool {
	for t := range m.terms {
		if m.terms[t][stem] >= firm {
			return true
		}
	}
	return false
}

// defines reports whether a match is followed, within two words, by "is" or the
// comma of an apposition.
func (x *sentence) defines(hits []hitAt) bool {
	h := 0
	for _, k := range x.tokens {
		if k.is&is == 0 {
			continue
		}
		for h < len(hits) && hits[h].place < k.place-2 {
			h++
		}
		if h < len(hits) && hits[h].place < k.place {
			return true
		}
	}
	return false
}

// negated reports whether the sentence says "not".
func (x *sentence) negated(s *Story) bool {
	for _, k := range x.tokens {
		if negations().Has(s.spelt[k.stem]) {
			return true
		}
	}
	return false
}
