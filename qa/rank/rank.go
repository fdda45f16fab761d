// Package rank orders the sentences of a story by how well they answer a
// question, says how sure that is, and knows nothing of how the question was put.
package rank

import (
	"cmp"
	"slices"
)

// Want is the kind of thing that a question asks for.
type Want uint8

// What a question can want of a passage.
const (
	Anything Want = iota
	Person        // somebody the question does not name
	Place
	Time
	Number
	Reason
	Speech   // somebody's words, and who said them
	Identity // who or what somebody is: the place that introduces them
)

// Term is a word to look for.
type Term struct {
	Stem string
	Name bool // written like a name: its bearer counts also where a pronoun stands for them
}

// Query is what to look for in one story.
type Query struct {
	Terms  []Term
	Want   Want
	People []int // whom the question is about, as indices into the story's people
}

// Candidate is one sentence with what speaks for it.
type Candidate struct {
	Sentence int
	Features Features
	Score    float64
}

// Ranking is the sentences of one story in the order in which they may answer.
type Ranking struct {
	Candidates []Candidate // best first
	Confidence float64     // that the first of them answers, from 0 to 1
}

// Rank scores every sentence of the story that holds something of the query;
// sentences of equal score stay in the story's order. Furniture is left out.
func (s *Story) Rank(q Query) Ranking {
	m := s.match(q)
	found := make([]Candidate, 0, len(s.sentences))
	for i := range s.sentences {
		if s.sentences[i].furniture {
			continue
		}
		f := s.features(q, m, i)
		if f.Coverage == 0 && f.Near == 0 {
			continue
		}
		found = append(found, Candidate{Sentence: i, Features: f, Score: f.score()})
	}
	slices.SortStableFunc(found, func(a, b Candidate) int { return cmp.Compare(b.Score, a.Score) })
	r := Ranking{Candidates: found}
	if len(found) > 0 {
		r.Confidence = confidence(found[0].Features, m.unseen)
	}
	return r
}
