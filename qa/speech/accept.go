package speech

import (
	"math"
	"slices"
)

// accept is the log-odds that the whole reading is right.
func (p *parser) accept(v verbGroup, x *scored, odds float32) float32 {
	p.acceptFeatures(&p.features, v, x, odds)
	if p.keepFeatures {
		x.features = slices.Clone(p.features.at)
	}
	return p.models[acceptModel].score(&p.features)
}

// steps sorts a log-probability or log-odds into half-unit steps.
func steps(x float32) uint32 {
	return uint32(int32(math.Floor(float64(min(max(x, -6), 6))*2)) + 20)
}

// acceptFeatures tell whether a whole reading is right: how sure its parts are, and
// whether the rules read it so too.
func (p *parser) acceptFeatures(f *features, v verbGroup, x *scored, odds float32) {
	agrees := uint32(0)
	if v.rule != nil {
		agrees = 1 + flag(slices.Equal(x.spans, v.rule.spans)) + 2*flag(x.ruled)
	}
	words, quoted := 0, 0
	for _, s := range x.spans {
		words += s.to - s.from
		for i := s.from; i < s.to; i++ {
			if p.tokens[i].quoted() {
				quoted++
			}
		}
	}
	share := uint32(0)
	if quoted > 0 {
		share = 1 + uint32(3*quoted/words)
	}
	source := uint32(0)
	if !x.subject.empty() {
		source = 1 + p.at(x.subject.to-1).cl()
		if v.rule != nil && v.rule.subject == x.subject {
			source |= 64
		}
	}
	side := p.sideOf(x.spans, x.at)
	f.reset(0)
	f.add(1, 0, 0, 0)
	f.add(2, steps(odds), agrees, 0)
	f.add(3, steps(x.sideOdds*2), 0, 0)
	f.add(4, steps(x.boundOdds), agrees, 0)
	f.add(5, steps(x.subjectOdds*2), flag(x.subject.empty()), 0)
	f.add(6, agrees, 0, 0)
	f.add(7, agrees, share, side)
	f.add(8, source, agrees, 0)
	f.add(9, bucket(words), share, 0)
	f.add(10, p.tokens[x.at].stem, 0, 0)
	f.add(11, p.tokens[x.at].cl(), side, 0)
	f.add(12, v.kind(p), agrees, 0)
	f.add(13, steps(odds+x.boundOdds+x.subjectOdds+x.sideOdds), 0, 0)
	f.add(14, uint32(p.kindOf(x.at)), 0, 0)
	f.add(15, flag(v.negated), flag(v.passive), side)
	f.add(16, p.at(x.spans[0].from).cl(), side, 0)
	f.add(17, p.at(x.spans[len(x.spans)-1].to).cl(), agrees, 0)
	f.add(27, p.verbal(x.spans), v.kind(p), side)
	f.add(28, p.verbal(x.spans), p.tokens[x.at].stem, bucket(words))
	f.add(29, p.verbal(x.spans), agrees, share)
	f.add(18, p.at(v.left-1).cl(), p.tokens[x.at].cl(), steps(odds))
	f.add(19, p.tokens[x.at].stem, side, flag(x.subject.empty()))
	f.add(20, steps(odds), source, 0)
	f.add(21, steps(odds), bucket(words), share)
	f.add(22, steps(odds), steps(x.boundOdds), steps(x.subjectOdds*2))
	f.add(23, p.tokens[x.at].word, agrees, 0)
	f.add(24, p.at(x.spans[0].from).word, p.tokens[x.at].cl(), side)
	f.add(25, bucket(v.sentence.to-v.sentence.from), steps(odds), 0)
	f.add(26, flag(p.at(x.spans[len(x.spans)-1].to).sentence == p.tokens[x.at].sentence), steps(x.boundOdds), side)
}

// verbal tells of the last piece of content whether it has a verb, and what it opens with.
func (p *parser) verbal(spans []run) uint32 {
	r := spans[len(spans)-1]
	x := inside{run: run{r.from, r.from}}
	x.reach(p, run{r.from, min(r.to, r.from+endReach)})
	return uint32(x.verbs) | p.at(r.from).cl()<<1
}
