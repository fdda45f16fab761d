package rank

import (
	"math"
	"slices"
)

// Clue is one thing that tells how far the best sentence can be trusted to answer.
type Clue uint8

// The clues. All are shares from 0 to 1 unless they say otherwise.
const (
	Bias        Clue = iota // always 1
	Covered                 // of the query's weight, by the best sentence
	Spread                  // more of it by its neighbours
	Unseen                  // of the weight, words that stand nowhere in the story
	UnseenName              // of the weight, names among them
	UnseenFirm              // terms without a firm match in the best sentence
	MissedName              // of the names, those that the best sentence does not have
	MissedFig               // 1: a figure of the question is not in the best sentence
	Chance                  // the sentence's share of the story's chance
	Margin                  // score before the second, capped at 3, in 3s
	Level                   // score above the story's mean, capped at 10, in 10s
	Kind                    // 1: the kind of thing asked for is there
	NoFigure                // 1: a figure of some kind is asked for, and the best sentence has none
	NoName                  // 1: a name is asked for, and it has none
	FigureFar               // how far from the matches a figure is that is asked for
	NameFar                 // how far a name is
	Nowhere                 // 1: no sentence with as much of the question has the kind of thing asked for
	KindNear                // and how near to the matches
	HeadIsNear              // and to the word that tells what is wanted
	FirstUnseen             // 1: the first term stands nowhere in the story
	ThingUnseen             // 1: the story does not have the thing asked for, by any name
	LastUnseen              // 1: the last one
	Phrased                 // longest run of words, all of them
	Sequenced               // longest common subsequence of all words
	Together                // density
	InOrder                 // terms in order
	Opposed                 // 1: it has the opposite of a word of the question
	Denied                  // 1: one says "not" and the other does not
	Few                     // 1/terms
	Choice                  // sentences to choose from, log10 in 3s
	Full                    // near 1: a full story, where a word unseen says more than in a paragraph; 0.5 at ten sentences
	Twist                   // covered by it, and yet no likely answer near
	AllSaid                 // 1: it is all that somebody says, unasked about what
	SaidAbout               // 1: it is what somebody says about something
	Introduced              // 1: it is where somebody is introduced
	Then                    // 1: it is what happened at the time asked for
	Refused                 // 1: the question names somebody who is not there, or does not say that
	clues                   // how many there are
)

var clueNames = [clues]string{
	Bias: "bias", Covered: "covered", Spread: "covered by neighbours", Unseen: "words unseen", UnseenName: "names unseen",
	UnseenFirm: "terms missed", MissedName: "names missed", MissedFig: "figure missed", Chance: "chance", Margin: "margin", Level: "level",
	Kind: "wanted kind", NoFigure: "no such figure", NoName: "no such name", FigureFar: "figure far", NameFar: "name far", Nowhere: "kind nowhere", KindNear: "wanted near",
	HeadIsNear: "near its noun", FirstUnseen: "first term unseen", ThingUnseen: "thing unseen", LastUnseen: "last term unseen", Phrased: "longest phrase",
	Sequenced: "longest sequence", Together: "density", InOrder: "terms in order", Opposed: "opposite word", Denied: "not against not",
	Few: "few terms", Choice: "sentences", Full: "full story", Twist: "covered, kind not near", AllSaid: "all they say",
	SaidAbout: "what they say of it", Introduced: "introduced there", Then: "what happened then", Refused: "not said by them",
}

// String names the clue in a few words.
func (c Clue) String() string {
	if c < clues {
		return clueNames[c]
	}
	return "unknown"
}

// Evidence is what speaks for the best sentence being an answer.
type Evidence [clues]float64

// Evidence is what speaks for a sentence of the ranking as the answer. way is the
// clue of how it was come by, Bias where it was by its rank.
func (r *Ranking) Evidence(sentence int, way Clue) Evidence {
	s, q, m, found := r.story, r.query, r.matches, r.Candidates
	at := slices.IndexFunc(found, func(c Candidate) bool { return c.Sentence == sentence })
	if at < 0 {
		e := Evidence{Bias: 1, Unseen: 1}
		e[way] = 1
		return e
	}
	best := &found[at]
	f := &best.Features
	e := Evidence{
		Covered: f.covered(), Spread: f[Before] + f[After], Chance: best.Share, Kind: f[Wanted], KindNear: f[WantedNear], HeadIsNear: f[HeadNear],
		Phrased: f[Phrase], Sequenced: f[Sequence], Together: f[Dense], InOrder: f[Ordered], Denied: f[Unlike], Bias: 1,
		Choice: math.Log10(float64(len(found))) / 3, Full: logistic((float64(len(found)) - 10) / 2), Few: 1 / max(1, float64(len(q.Terms))),
	}
	e[way] = 1
	mean := 0.0
	for i := range found {
		mean += found[i].Score / float64(len(found))
	}
	e[Level] = max(-10, min(10, best.Score-mean)) / 10
	e[Margin] = 1
	if other := 1 - min(at, 1); other < len(found) {
		e[Margin] = max(-3, min(3, best.Score-found[other].Score)) / 3
	}
	switch q.Want {
	case Time, Count, Money, Age, Duration:
		e[NoFigure], e[FigureFar] = 1-f[Wanted], 1-f[WantedNear]
	case Person, Whom, Place, Name, Speaker:
		e[NoName], e[NameFar] = 1-f[Wanted], 1-f[WantedNear]
	}
	e[Nowhere] = 1
	for i := range found {
		if g := &found[i].Features; g[Wanted] > 0 && g.covered() >= f.covered()*0.7 {
			e[Nowhere] = 0
		}
	}
	names, missed, firmly := 0.0, 0.0, 0.0
	for t, term := range q.Terms {
		w := m.weights[t]
		here := m.strong[t][best.Sentence]
		if m.seen[t] == 0 {
			e[Unseen] += part(w, m.total)
			if term.Stem == q.Thing && slices.Max(m.strong[t]) < relatedMatch {
				e[ThingUnseen] = 1
			}
			if term.Name {
				e[UnseenName] += part(w, m.total)
			}
		}
		if here < firm {
			firmly++
			if term.Fold != "" && term.Fold[0] >= '0' && term.Fold[0] <= '9' {
				e[MissedFig] = 1
			}
		}
		if term.Name {
			names++
			if here < relatedMatch {
				missed++
			}
		}
		if here < firm && s.opposed(term, best.Sentence) {
			e[Opposed] = 1
		}
	}
	if n := len(q.Terms); n > 0 {
		if m.seen[0] == 0 {
			e[FirstUnseen] = 1
		}
		if m.seen[n-1] == 0 {
			e[LastUnseen] = 1
		}
	}
	e[UnseenFirm] = part(firmly, float64(len(q.Terms)))
	e[MissedName] = part(missed, names)
	e[Twist] = e[Covered] * (1 - e[KindNear])
	return e
}

// opposed reports whether the sentence has the opposite of a term.
func (s *Story) opposed(t Term, i int) bool {
	others := opposites()[t.Stem]
	if len(others) == 0 {
		return false
	}
	for _, k := range s.sentences[i].tokens {
		for _, o := range others {
			if s.spelt[k.stem] == o {
				return true
			}
		}
	}
	return false
}
