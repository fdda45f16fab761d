package speech

import "onrecord/qa/story"

// verbGroup is a word that may be a cue, with the auxiliaries and adverbs before it.
type verbGroup struct {
	at, left         int // the word; the first token of its group
	passive, negated bool
	sentence         run
	rule             *reading // what the rules make of it; nil: nothing
	nearest          run      // the subject by the rules: the phrase that ends before the group, or follows it
	before           run      // whom the rules read as speaking earlier in the sentence
}

func (p *parser) verbGroup(i int, rule *reading) verbGroup {
	left, passive, negated := p.verbStart(i)
	s := p.sentences[p.tokens[i].sentence]
	v := verbGroup{at: i, left: max(left+1, s.from), passive: passive, negated: negated, sentence: s, rule: rule}
	if rule != nil {
		v.nearest = rule.subject
	} else if prev := p.at(left); prev.sentence == p.tokens[i].sentence && !prev.quoted() {
		if v.nearest = p.before(left, prev.sentence, 0); !v.nearest.empty() && !p.nounEnds(v.nearest.to-1) {
			v.nearest = run{} // "the rapid push to"
		}
	}
	return v
}

// kind is what the rules know of the word as a cue, 0 where they know nothing.
func (v verbGroup) kind(p *parser) uint32 {
	if f, ok := cueForms()[p.tokens[v.at].fold]; ok {
		return uint32(f.takes)<<3 | uint32(f.shape) | 1<<9
	}
	return 0
}

// cueOf is the cue that the word is.
func (p *parser) cueOf(v verbGroup) cue {
	if v.rule != nil {
		return v.rule.cue
	}
	return cue{at: v.at, end: v.at + 1, form: cueForms()[p.tokens[v.at].fold]}
}

// mayCue reports whether a word can be the head of a cue at all.
func (t token) mayCue() bool {
	if t.quoted() {
		return false
	}
	if t.is(":") {
		return true // "Rutte: …"
	}
	switch t.class {
	case markWord, numberWord, determinerWord, conjunctionWord, pronounWord, possessiveWord, dayWord, thatWord, toWord, beWord:
		return false
	}
	return true
}

// nounEnds reports whether a noun phrase may end with token i.
func (p *parser) nounEnds(i int) bool {
	switch p.at(i).class {
	case prepositionWord, toWord, conjunctionWord, auxiliaryWord, beWord, possessiveWord, negationWord, thatWord, pastWord, markWord:
		return false
	}
	return true
}

// kindOf is the kind of the paragraph that token i stands in.
func (p *parser) kindOf(i int) story.Kind { return p.doc.Sentences[p.tokens[i].sentence].Kind }

// quoteReach bounds, in tokens, how far from a cue a quotation is looked for.
const quoteReach = 10

// quoteNear tells how far the nearest quotations of the sentence are from the
// verb group: 0 where there is none.
func (p *parser) quoteNear(v verbGroup) (before, after uint32) {
	for k := v.left - 1; k >= v.sentence.from && v.left-k < quoteReach; k-- {
		if q := p.tokens[k].quote; q >= 0 {
			before = bucket(v.left-k)<<2 | flag(p.quotes[q].words > scareWords)<<1 | flag(p.quotes[q].last == ",")
			break
		}
	}
	for k := v.at + 1; k < len(p.tokens) && k < v.sentence.to+1 && k-v.at < quoteReach; k++ {
		if q := p.tokens[k].quote; q >= 0 {
			after = bucket(k-v.at)<<2 | flag(p.quotes[q].words > scareWords)<<1 | 1
			break
		}
	}
	return before, after
}
