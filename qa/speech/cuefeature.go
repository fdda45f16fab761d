package speech

// cueFeatures tell whether the word is a cue.
func (p *parser) cueFeatures(f *features, v verbGroup) {
	i := v.at
	t := p.tokens[i]
	a, b, c, d, e := p.at(i-2), p.at(i-1), p.at(i+1), p.at(i+2), p.at(i+3)
	subject := p.at(v.left - 1)
	rule, cl := flag(v.rule != nil), func(t token) uint32 { return uint32(t.class) }
	f.reset(0)
	f.add(1, 0, 0, 0)
	f.add(2, t.word, 0, 0)
	f.add(3, t.stem, cl(t), 0)
	f.add(4, t.stem, 0, 0)
	f.add(5, suffix(t.fold), cl(c), 0)
	f.add(6, b.word, 0, 0)
	f.add(7, c.word, 0, 0)
	f.add(8, b.word, t.word, 0)
	f.add(9, t.word, c.word, 0)
	f.add(10, t.stem, cl(b), cl(c))
	f.add(11, a.word, b.word, cl(t))
	f.add(12, c.word, d.word, cl(t))
	f.add(13, cl(a), cl(b), cl(t))
	f.add(14, cl(t), cl(c), cl(d))
	f.add(15, cl(b), cl(t), cl(c))
	f.add(16, t.stem, cl(subject), flag(v.passive)<<1|flag(v.negated))
	f.add(17, cl(subject), cl(t), cl(c))
	f.add(18, subject.word, cl(t), 0)
	f.add(19, rule, v.kind(p), 0)
	f.add(20, rule, t.stem, 0)
	f.add(21, flag(v.passive), flag(v.negated), cl(t))
	before, after := p.quoteNear(v)
	f.add(22, before, after, cl(t))
	f.add(23, after, t.stem, 0)
	f.add(24, before, t.stem, 0)
	f.add(25, bucket(i-v.sentence.from), cl(t), 0)
	f.add(26, bucket(v.sentence.to-i), cl(t), 0)
	f.add(27, uint32(p.kindOf(i)), cl(t), uint32(t.Class))
	f.add(28, t.word, d.word, 0)
	f.add(29, a.word, t.word, 0)
	f.add(30, t.stem, cl(c), cl(d))
	f.add(31, cl(c), cl(d), cl(e))
	f.add(32, t.stem, c.word, d.word)
	f.add(33, p.at(i-3).word, a.word, b.word)
	f.add(34, uint32(t.Class), cl(t), flag(b.capital())<<1|flag(c.capital()))
}

// suffix is the hash of a word's last three bytes.
func suffix(w string) uint32 { return hash(w[max(0, len(w)-3):]) }

// sideFeatures tell on which sides of its cue the content stands.
func (p *parser) sideFeatures(f *features, v verbGroup, side uint32) {
	i := v.at
	t, b, c := p.tokens[i], p.at(v.left-1), p.at(i+1)
	before, after := p.quoteNear(v)
	end := v.sentence.to - i
	rule := uint32(0)
	if v.rule != nil {
		rule = 1 + p.sideOf(v.rule.spans, i)
	}
	f.reset(side + 1)
	f.add(1, 0, 0, 0)
	f.add(2, t.stem, 0, 0)
	f.add(3, t.stem, flag(v.passive), 0)
	f.add(4, before, 0, 0)
	f.add(5, after, flag(before > 0), 0)
	f.add(6, before, after, 0)
	f.add(7, b.cl(), c.cl(), 0)
	f.add(8, c.word, 0, 0)
	f.add(9, bucket(end), c.cl(), 0)
	f.add(10, bucket(v.left-v.sentence.from), b.cl(), 0)
	f.add(11, rule, 0, 0)
	f.add(12, rule, before, after)
	f.add(13, rule, t.stem, 0)
	f.add(14, p.at(v.left-2).cl(), b.cl(), t.cl())
	f.add(15, p.between(run{max(v.sentence.from, v.left-quoteReach), v.left}), flag(v.passive), 0)
	f.add(16, p.between(run{i + 1, min(v.sentence.to, i+quoteReach)}), flag(v.passive), 0)
	f.add(17, t.stem, c.word, 0)
	f.add(18, t.cl(), c.cl(), flag(v.passive))
	f.add(19, bucket(end), before, 0)
}

// The sides on which content stands.
const (
	sideRight = iota
	sideLeft
	sideBoth
	sideCount
)

// sideOf tells on which sides of token i the spans lie.
func (p *parser) sideOf(spans []run, i int) uint32 {
	left, right := false, false
	for _, s := range spans {
		if s.from > i {
			right = true
		} else {
			left = true
		}
	}
	switch {
	case left && right:
		return sideBoth
	case left:
		return sideLeft
	}
	return sideRight
}
