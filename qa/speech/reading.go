package speech

import (
	"math"
	"slices"

	"onrecord/qa/story"
)

// reading is one way to read an attribution: a cue, who stands behind it, and the
// content it marks. Readings that overlap compete.
type reading struct {
	cue
	spans    []run
	ruled    bool     // the rules read it so
	odds     float32  // log-odds that people would mark it so
	features []uint32 // by which it was judged, for fitting only
}

// sentenceCues bounds the cues that are looked at in one sentence, and so the time
// on a text that is one sentence of cues.
const sentenceCues = 40

// extent is what a reading takes of the text: its content and its cue.
func (x *reading) extent() run {
	r := run{x.at, x.at + 1}
	for _, s := range x.spans {
		r = run{min(r.from, s.from), max(r.to, s.to)}
	}
	return r
}

// readings returns every reading of a paragraph that is worth a look.
func (p *parser) readings(r run) []reading {
	rules := p.ruled(r)
	var out []reading
	k, read := 0, 0
	var before run
	for i := r.from; i < r.to; i++ {
		var rule *reading
		if k < len(rules) && rules[k].at == i {
			rule = &rules[k]
			k++
		}
		if i == p.sentences[p.tokens[i].sentence].from {
			before, read = run{}, 0
		}
		if !p.tokens[i].mayCue() && rule == nil || read == sentenceCues {
			continue
		}
		v := p.verbGroup(i, rule)
		v.before = before
		n := len(out)
		if out = p.read(v, out); len(out) > n {
			read++
		}
		if rule != nil && !rule.subject.empty() {
			before = rule.subject
		}
	}
	return out
}

// read appends the readings that a word gives as a cue: the likeliest, and the
// rules' own where that differs.
func (p *parser) read(v verbGroup, out []reading) []reading {
	if v.negated {
		return out // "has not said when": nothing was said
	}
	p.cueFeatures(&p.features, v)
	odds := p.models[cueModel].score(&p.features)
	if odds < cueFloor && v.rule == nil {
		return out
	}
	x, ok := p.likeliest(v)
	if ok {
		x.odds = p.accept(v, &x, odds)
		x.ruled = v.rule != nil && slices.Equal(x.spans, v.rule.spans)
		out = append(out, x.reading)
	}
	if v.rule != nil && !x.ruled {
		y := scored{reading: *v.rule}
		y.subject, y.subjectOdds = p.likeliestSubject(v, y.spans)
		y.odds = p.accept(v, &y, odds)
		out = append(out, y.reading)
	}
	return out
}

// scored is a reading with how sure each of its parts is, in log-probability.
type scored struct {
	reading
	sideOdds, boundOdds, subjectOdds float32
}

// likeliest is the reading whose parts are likeliest.
func (p *parser) likeliest(v verbGroup) (scored, bool) {
	x := scored{reading: reading{cue: p.cueOf(v)}}
	var side int
	side, x.sideOdds = p.likeliestSide(v)
	if side != sideRight {
		r, odds, ok := p.likeliestLeft(v)
		if !ok {
			side = sideRight // nothing stands before the cue
		} else {
			x.spans, x.boundOdds = append(x.spans, r), odds
		}
	}
	if side != sideLeft {
		if r, odds, ok := p.likeliestRight(v); ok {
			x.spans, x.boundOdds = append(x.spans, r), x.boundOdds+odds
		}
	}
	if len(x.spans) == 0 {
		return x, false
	}
	x.subject, x.subjectOdds = p.likeliestSubject(v, x.spans)
	return x, p.substantial(v, x.spans)
}

// likeliestSide tells on which sides of the cue the content stands.
func (p *parser) likeliestSide(v verbGroup) (int, float32) {
	p.scores = p.scores[:0]
	for side := range uint32(sideCount) {
		p.sideFeatures(&p.features, v, side)
		p.scores = append(p.scores, p.models[sideModel].score(&p.features))
	}
	return likeliest(p.scores)
}

// nounWords is how many words before a cue may be no more than a noun phrase.
const nounWords = 5

// substantial reports whether content says something by itself: "this" and "him"
// do not, nor does a few words' noun phrase before an active verb ("Their host,
// Amina Yusuf, laughed").
func (p *parser) substantial(v verbGroup, spans []run) bool {
	words, verb := 0, v.passive || spans[len(spans)-1].from > v.at
	for _, s := range spans {
		for i := s.from; i < s.to; i++ {
			switch t := p.tokens[i]; {
			case t.quoted():
				return true
			case t.Class != story.Mark:
				words++
				verb = verb || t.verb()
			}
		}
	}
	return words > 1 && (verb || words > nounWords)
}

// likeliestRight is the likeliest content behind the cue.
func (p *parser) likeliestRight(v verbGroup) (run, float32, bool) {
	p.positions = p.starts(v, p.positions)
	start, odds, ok := p.pick(startModel, func(i int) { p.startFeatures(&p.features, v, i) })
	if !ok {
		return run{}, 0, false
	}
	x := inside{run: run{start, start}}
	p.positions = p.ends(v, start, max(v.sentence.to, start+1), p.positions)
	end, more, ok := p.pick(endModel, func(i int) { p.endFeatures(&p.features, v, start, i, &x) })
	return run{start, end}, odds + more, ok
}

// likeliestLeft is the likeliest content before the cue.
func (p *parser) likeliestLeft(v verbGroup) (run, float32, bool) {
	p.positions = p.leftEnds(v, p.positions)
	end, odds, ok := p.pick(leftEndModel, func(i int) { p.leftEndFeatures(&p.features, v, i) })
	if !ok {
		return run{}, 0, false
	}
	x := inside{run: run{end, end}}
	p.positions = p.leftStarts(v, end, p.positions)
	start, more, ok := p.pick(leftStartModel, func(i int) { p.leftStartFeatures(&p.features, v, i, end, &x) })
	return run{start, end}, odds + more, ok
}

// pick returns the likeliest of p.positions and its log-probability; false where
// there is none. features notes those of one position in p.features.
func (p *parser) pick(d Decision, features func(i int)) (int, float32, bool) {
	if len(p.positions) == 0 {
		return 0, 0, false
	}
	p.scores = p.scores[:0]
	for _, i := range p.positions {
		features(i)
		p.scores = append(p.scores, p.models[d].score(&p.features))
	}
	k, odds := likeliest(p.scores)
	return p.positions[k], odds, true
}

// likeliestSubject is the likeliest source of the content in spans; empty where
// that is nobody.
func (p *parser) likeliestSubject(v verbGroup, spans []run) (run, float32) {
	p.candidates = p.subjects(v, spans, p.candidates)
	p.scores = p.scores[:0]
	for _, c := range p.candidates {
		p.subjectFeatures(&p.features, v, c, spans)
		p.scores = append(p.scores, p.models[subjectModel].score(&p.features))
	}
	k, odds := likeliest(p.scores)
	best := p.candidates[k].run
	if best.overlaps(v.nearest) && !overlap(v.nearest, spans) {
		best = v.nearest // all of "seven European countries and the European Commission"
	}
	return best, odds
}

// likeliest returns the index of the highest score and its log-probability under a softmax.
func likeliest(scores []float32) (int, float32) {
	best := 0
	for i, s := range scores {
		if s > scores[best] {
			best = i
		}
	}
	sum := 0.0
	for _, s := range scores {
		sum += math.Exp(float64(s - scores[best]))
	}
	return best, float32(-math.Log(sum))
}
