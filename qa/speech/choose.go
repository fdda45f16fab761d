package speech

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"onrecord/qa/story"
)

// cueFloor is the log-odds from which a word is looked at as a cue: low, since
// the whole reading is judged later.
const cueFloor = -2.5

// The chance from which a reading is kept. The set with the best F1 holds what is
// right more often than half of that F1 (Lipton, Elkan, Naryanaswamy 2014,
// "Optimal Thresholding of Classifiers to Maximize F1"), here .33; whoever reads an
// attribution must be able to trust it, so what is no verb of saying, or has no
// source, needs more. That costs .01 of F1 on 140 articles held out of PolNeAR's
// training set.
const (
	keepQuoted = 0.1 // a quotation is somebody's words: what is refused here has no speaker
	keepSaid   = 0.3
	keepOther  = 0.42
	keepBare   = 0.55
	ruledBonus = 0.2 // on stories unlike PolNeAR's the rules hold better than the weights
)

// chosen returns the readings of a paragraph that stand, in the text's order.
func (p *parser) chosen(r run) []reading { return p.choose(p.readings(r)) }

// choose returns the readings, none overlapping another, that are together worth
// most: weighted interval scheduling (Kleinberg, Tardos 2006, section 6.1).
func (p *parser) choose(all []reading) []reading {
	slices.SortStableFunc(all, func(a, b reading) int { return cmp.Compare(a.extent().to, b.extent().to) })
	best := make([]float64, len(all)+1)
	before := make([]int, len(all))
	for i := range all {
		r := all[i].extent()
		before[i], _ = slices.BinarySearchFunc(all[:i], r.from+1, func(x reading, from int) int { return cmp.Compare(x.extent().to, from) })
		best[i+1] = max(best[i], best[before[i]]+p.worth(&all[i]))
	}
	var out []reading
	for i := len(all); i > 0; {
		if best[i] == best[i-1] {
			i--
			continue
		}
		out = append(out, all[i-1])
		i = before[i-1]
	}
	slices.Reverse(out)
	return out
}

// worth is what keeping a reading gains.
func (p *parser) worth(x *reading) float64 {
	gain := 1/(1+math.Exp(-float64(x.odds))) - p.least(x)
	if x.ruled {
		gain += ruledBonus
	}
	return gain
}

// least is the chance from which a reading is kept.
func (p *parser) least(x *reading) float64 {
	says := cueForms()[p.tokens[x.at].fold].takes&^quotesOnly != 0
	switch {
	case p.holdsSpeech(x.spans):
		return keepQuoted
	case says && p.at(x.at-1).class == toWord:
		return 1 // "the man sent to explain …" did not say it
	case p.kindOf(x.at) != story.Body && x.spans[0].from > x.at && !p.tokens[x.at].is(":"):
		return 1 // headlines name the speaker last
	case x.subject.to-x.subject.from == 1 && p.tokens[x.subject.from].is("i", "we", "you", "one"):
		if !p.holdsQuote(x.spans) {
			return 1 // the writer and the reader are nobody's sources
		}
		return keepQuoted
	case x.subject.empty() || p.isNoun(x.at) || p.tokens[x.at].is(":"):
		return keepBare
	case says || x.source:
		return keepSaid
	}
	return keepOther
}

// isNoun reports whether the word in front of token i makes a noun of it: "talks"
// in "the rapid push to talks".
func (p *parser) isNoun(i int) bool {
	prev := p.at(i - 1)
	switch prev.class {
	case determinerWord, possessiveWord, prepositionWord, toWord, numberWord:
		return prev.sentence == p.tokens[i].sentence
	}
	if prev.class == auxiliaryWord && strings.HasSuffix(p.tokens[i].fold, "s") {
		return true // "they have orders"
	}
	return prev.owner
}

// holdsSpeech reports whether the content holds a quotation that reads as speech by itself.
func (p *parser) holdsSpeech(spans []run) bool {
	for _, s := range spans {
		for i := s.from; i < s.to; i++ {
			if q := p.tokens[i].quote; q >= 0 {
				if p.isSpeech(p.quotes[q]) || p.wholeSentence(p.quotes[q]) {
					return true
				}
				i = p.quotes[q].to - 1
			}
		}
	}
	return false
}
