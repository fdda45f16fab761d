package speech

import "onrecord/qa/story"

// startFeatures tell whether content behind the cue begins at token i.
func (p *parser) startFeatures(f *features, v verbGroup, i int) {
	t, a, b, c, cue := p.at(i), p.at(i-1), p.at(i-2), p.at(i+1), p.at(v.at)
	f.reset(0)
	distance := uint32(i - v.at)
	q := flag(t.quoted())
	f.add(1, distance, 0, 0)
	f.add(2, distance, cue.stem, 0)
	f.add(3, t.word, q, 0)
	f.add(4, a.word, q, 0)
	f.add(5, a.word, t.word, 0)
	f.add(6, a.cl(), t.cl(), q)
	f.add(7, b.cl(), a.cl(), t.cl())
	f.add(8, a.cl(), t.cl(), c.cl())
	f.add(9, cue.stem, t.word, flag(distance == 1))
	f.add(10, cue.stem, a.word, 0)
	f.add(11, cue.stem, t.cl(), flag(distance == 1))
	f.add(12, q, v.kind(p), flag(distance == 1))
	between := p.between(run{v.at + 1, i})
	f.add(13, between, q, 0)
	f.add(14, between, t.cl(), 0)
	f.add(15, cue.cl(), flag(v.passive), distance)
	f.add(16, cue.stem, a.cl(), t.cl())
	if v.rule != nil {
		f.add(17, p.ruledStart(v, i), q, distance)
		f.add(18, p.ruledStart(v, i), cue.stem, 0)
		f.add(19, p.ruledStart(v, i), t.cl(), a.cl())
	}
	f.add(20, cue.word, a.word, t.word)
}

// ruledStart tells how token i lies to where the rules let the content behind the
// cue begin: 1 there, 2 before, 3 after, 4 where the rules have none behind it.
func (p *parser) ruledStart(v verbGroup, i int) uint32 {
	for _, s := range v.rule.spans {
		if s.from > v.at {
			return compared(i, s.from)
		}
	}
	return 4
}

func compared(i, rule int) uint32 {
	switch {
	case i == rule:
		return 1
	case i < rule:
		return 2
	}
	return 3
}

// endFeatures tell whether content from start on ends before token i.
func (p *parser) endFeatures(f *features, v verbGroup, start, i int, x *inside) {
	a, b, t, c, d, cue := p.at(i-1), p.at(i-2), p.at(i), p.at(i+1), p.at(i+2), p.at(v.at)
	f.reset(0)
	x.reach(p, run{start, i})
	left := v.sentence.to - i
	for k := i; k < v.sentence.to && left > 0 && p.tokens[k].Class == story.Mark; k++ {
		left--
	}
	last := flag(left <= 0)
	q := flag(a.quoted())<<2 | flag(t.quoted() && t.quote != a.quote)<<1 | last
	n := bucket(i - start)
	f.add(1, n, last, 0)
	f.add(2, bucket(left), q, 0)
	f.add(3, a.word, last, 0)
	f.add(4, t.word, flag(a.quoted()), 0)
	f.add(5, t.word, c.word, 0)
	f.add(6, t.word, c.cl(), flag(a.quoted()))
	f.add(7, a.cl(), t.cl(), c.cl())
	f.add(8, b.cl(), a.cl(), t.cl())
	f.add(9, t.cl(), c.cl(), d.cl())
	f.add(10, cue.stem, last, 0)
	f.add(11, cue.stem, t.word, 0)
	f.add(12, cue.stem, n, last)
	f.add(13, v.kind(p), n, last)
	f.add(14, t.word, n, 0)
	f.add(15, q, t.cl(), c.cl())
	f.add(16, p.at(start).cl(), last, q)
	f.add(17, p.at(start).cl(), t.word, 0)
	f.add(18, a.word, t.word, 0)
	f.add(19, x.nested(), last, t.cl())
	f.add(20, x.nested(), n, t.word)
	if v.rule != nil {
		rule := uint32(4)
		for _, s := range v.rule.spans {
			if s.from > v.at {
				rule = compared(i, s.to)
			}
		}
		f.add(21, rule, q, 0)
		f.add(22, rule, cue.stem, 0)
		f.add(23, rule, t.word, 0)
		f.add(24, rule, t.cl(), c.cl())
	}
	if !p.at(start).quoted() {
		f.add(25, x.open(), t.cl(), last)
	}
	f.add(26, flag(p.at(start).quoted()), q, n)
	if k := p.nameAt(i); k >= 0 {
		f.add(27, t.cl(), flag(p.names[k].human), p.at(p.names[k].to).cl())
		f.add(28, a.cl(), p.at(p.names[k].to).stem, 0)
	}
	f.add(29, t.word, c.word, d.word)
	f.add(30, t.cl(), c.stem, d.cl())
	f.add(38, t.word, p.nounAfter(i), 0)
}

// nounAfter is the stem of the word that a phrase from token i on is likely about:
// the last before the next small word.
func (p *parser) nounAfter(i int) uint32 {
	for k := i + 1; k < i+6; k++ {
		switch p.at(k + 1).class {
		case markWord, prepositionWord, conjunctionWord, auxiliaryWord, beWord, toWord, thatWord, cueBase + wordClass(past), adverbWord:
			return p.at(k).stem
		}
	}
	return 0
}

// nameAt returns the index of the name that starts at token i, or -1.
func (p *parser) nameAt(i int) int {
	if k := p.nameBefore(i + 1); k >= 0 && p.names[k].from == i {
		return k
	}
	return -1
}

// leftEndFeatures tell whether content before the cue ends before token i.
func (p *parser) leftEndFeatures(f *features, v verbGroup, i int) {
	a, b, t, c, cue := p.at(i-1), p.at(i-2), p.at(i), p.at(i+1), p.at(v.at)
	f.reset(1)
	distance := uint32(v.left - i)
	q := flag(a.quoted())
	f.add(1, distance, q, 0)
	f.add(2, distance, cue.stem, flag(v.passive))
	f.add(3, t.word, q, 0)
	f.add(4, a.word, q, 0)
	f.add(5, a.cl(), t.cl(), c.cl())
	f.add(6, b.cl(), a.cl(), t.cl())
	between := p.between(run{i, v.left})
	f.add(7, between, q, 0)
	f.add(8, between, t.word, 0)
	f.add(9, distance, q, flag(v.passive))
	f.add(10, t.word, c.cl(), flag(v.passive))
	f.add(11, bucket(v.sentence.to-v.at), distance, q)
	if v.rule != nil {
		rule := uint32(4)
		for _, s := range v.rule.spans {
			if s.from < v.at {
				rule = compared(i, s.to)
			}
		}
		f.add(12, rule, q, 0)
		f.add(13, rule, cue.stem, 0)
		f.add(14, rule, t.cl(), distance)
	}
}

// leftStartFeatures tell whether content that ends before token end begins at token i.
func (p *parser) leftStartFeatures(f *features, v verbGroup, i, end int, x *inside) {
	t, a, b, c, cue := p.at(i), p.at(i-1), p.at(i-2), p.at(i+1), p.at(v.at)
	first := flag(i <= v.sentence.from)
	if a.sentence != t.sentence {
		a, b = token{class: markWord}, token{}
	}
	f.reset(2)
	x.reach(p, run{i, end})
	n := bucket(end - i)
	q := flag(t.quoted())<<2 | flag(p.at(end-1).quoted())<<1 | first
	f.add(1, n, first, 0)
	f.add(2, q, n, 0)
	f.add(3, t.word, a.cl(), 0)
	f.add(4, a.word, t.cl(), 0)
	f.add(5, b.cl(), a.cl(), t.cl())
	f.add(6, a.cl(), t.cl(), c.cl())
	f.add(7, cue.stem, first, flag(v.passive))
	f.add(8, flag(v.passive), n, first)
	f.add(9, a.word, t.word, 0)
	f.add(10, q, a.word, 0)
	f.add(11, bucket(i-v.sentence.from), q, flag(v.passive))
	f.add(12, x.nested(), first, q)
	if v.rule != nil {
		rule := uint32(4)
		for _, s := range v.rule.spans {
			if s.from < v.at {
				rule = compared(i, s.from)
				break
			}
		}
		f.add(13, rule, q, 0)
		f.add(14, rule, cue.stem, 0)
		f.add(15, rule, a.word, t.cl())
	}
}
