package speech

// subjectFeatures tell whether the candidate is the source.
func (p *parser) subjectFeatures(f *features, v verbGroup, c candidate, spans []run) {
	cue := p.at(v.at)
	rule := flag(v.rule != nil)
	f.reset(uint32(c.kind))
	side := p.sideOf(spans, v.at)
	passive := flag(v.passive)<<1 | flag(v.negated)
	f.add(1, 0, 0, 0)
	f.add(2, rule, side, passive)
	f.add(3, cue.stem, passive, 0)
	f.add(4, cue.word, rule, 0)
	f.add(5, p.at(v.left-1).cl(), cue.cl(), p.at(v.at+1).cl())
	if c.empty() {
		f.add(6, cue.stem, p.at(v.left-1).cl(), passive)
		f.add(7, cue.cl(), p.at(v.left-1).word, 0)
		return
	}
	first, last, prev, next := p.at(c.from), p.at(c.to-1), p.at(c.from-1), p.at(c.to)
	if prev.sentence != last.sentence {
		prev = token{class: markWord}
	}
	var gap run
	direction := uint32(0)
	if c.from > v.at {
		gap, direction = run{v.at + 1, c.from}, 1
	} else {
		gap = run{c.to, v.left}
	}
	distance := bucket(gap.to - gap.from)
	where := direction<<1 | flag(overlap(gap, spans)) // content may lie between
	between := p.between(gap)
	f.add(8, where, distance, passive)
	f.add(9, where, between, 0)
	f.add(10, where, distance, between)
	f.add(11, where, prev.word, 0)
	f.add(12, where, prev.cl(), next.cl())
	f.add(13, where, next.word, 0)
	f.add(14, where, last.word, 0)
	f.add(15, where, first.cl(), last.cl())
	f.add(16, cue.stem, where, distance)
	f.add(17, cue.stem, where, prev.cl())
	f.add(18, flag(c.from == v.sentence.from), where, distance)
	f.add(19, cue.cl(), where, distance)
	f.add(20, rule, where, distance)
	f.add(21, where, prev.cl(), between)
	f.add(22, p.at(v.left-1).cl(), where, distance)
	f.add(23, side, where, distance)
	f.add(24, cue.stem, prev.word, where)
	f.add(25, last.cl(), next.cl(), p.at(c.to+1).cl())
	f.add(26, where, p.ordinal(c, v), passive)
	f.add(27, next.stem, where, cue.cl())
	f.add(28, flag(c.run == v.before)+2*flag(v.before.empty()), rule, where)
	f.add(29, flag(c.run == v.before)+2*flag(v.before.empty()), p.at(v.left-1).cl(), cue.cl())
}

// ordinal tells how many names stand between the candidate and the cue.
func (p *parser) ordinal(c candidate, v verbGroup) uint32 {
	n := p.nameBefore(max(c.from, v.at)) - p.nameBefore(min(c.from, v.at))
	return bucket(n)
}
