package rank

// mostOfIt is the share of a question's weight that is most of it.
const mostOfIt = 0.75

// relate puts what depends on the other sentences into the features.
func relate(found []Candidate) {
	var cover, second, bm25, rest float64
	for i := range found {
		f := &found[i].Features
		if c := f.covered(); c > cover {
			cover, second = c, cover
		} else {
			second = max(second, c)
		}
		bm25, rest = max(bm25, f[BM25]), max(rest, f[Rest])
	}
	for i := range found {
		f := &found[i].Features
		c := f.covered()
		f[Relative], f[BM25], f[RestRelative] = part(c, cover), part(f[BM25], bm25), part(f[Rest], rest)
		f[EarlyAsked], f[LeadAsked] = f[Early]*c, f[Lead]*c
		f.set(Best, cover > 0 && c >= cover)
		if c == cover {
			f[Ahead] = cover - second
		}
	}
}

// covered is the coverage with the loose matches.
func (f *Features) covered() float64 { return f[Coverage] + f[Loose] }
