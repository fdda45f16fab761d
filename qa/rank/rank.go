// Package rank orders the sentences of a story by how well they answer a
// question and says how sure that is, by weights fitted on questions that people
// asked. It knows nothing of how the question was put, and finds no candidates
// outside the story that it is given.
package rank

import (
	"cmp"
	"math"
	"slices"
)

// Want is the kind of thing that a question asks for.
type Want uint8

// What a question can want of a passage.
const (
	Anything Want = iota
	Person        // somebody the question does not name
	Whom          // such a person, as the object: "whom did …"
	Place
	Time
	Count    // how many, how far, what share
	Money    // how much, what price
	Age      // how old
	Duration // how long
	Reason
	Manner   // how
	Speech   // what somebody said
	Speaker  // who said something
	Identity // who somebody is: the place that introduces them
	Meaning  // what something is
	Event    // what happened, what somebody did
	Name     // what something is called, which one it is
	Truth    // whether something is so
	wants    // how many there are
)

var wantNames = [wants]string{
	"anything", "a person", "whom", "a place", "a time", "a number", "money", "an age", "a duration", "a reason", "a manner",
	"words", "a speaker", "who it is", "what it is", "what happened", "a name", "yes or no",
}

// String names the kind of thing, with its article: "a place".
func (w Want) String() string {
	if w < wants {
		return wantNames[w]
	}
	return "unknown"
}

// Term is a word to look for.
type Term struct {
	Fold, Stem string
	Name       bool // written like a name: its bearer counts also where a pronoun stands for them
}

// Query is what to look for in one story.
type Query struct {
	Terms   []Term
	Words   []string // all words of the question, folded, function words among them
	Want    Want
	Head    int    // index of the term that tells what is wanted ("how many people"), -1 for none
	Thing   string // stem of what "what is the …" asks for, where a story that has it must name it; may be empty
	People  []int  // whom the question is about, as indices into the story's people
	Negated bool   // the question holds a "not"
}

// Candidate is one sentence with what speaks for it.
type Candidate struct {
	Sentence int
	Features Features
	Score    float64
	Share    float64 // of the chance that one of the story's sentences answers, that this one is it: 0 to 1
}

// Ranking is all sentences of one story in the order in which they may answer.
type Ranking struct {
	Candidates []Candidate // best first

	story   *Story
	query   Query
	matches *matches
}

// Rank scores every sentence of the story; sentences of equal score stay in the
// story's order. Furniture is left out.
func (s *Story) Rank(q Query) *Ranking {
	m := s.model
	in := s.match(q)
	found := s.candidates(q, in)
	for i := range found {
		found[i].Score = m.score(q.Want, &found[i].Features)
	}
	yield(found)
	shares(found)
	slices.SortStableFunc(found, func(a, b Candidate) int { return cmp.Compare(b.Score, a.Score) })
	return &Ranking{found, s, q, in}
}

// yield puts sentences that have nothing of the question behind the best of those
// that have most of it. By its weights the first sentence of a story often goes
// before them, as it does in the set of cut-off stories that they are fitted on;
// whoever asks in the story's words wants these.
func yield(found []Candidate) {
	top := math.Inf(-1)
	for i := range found {
		if found[i].Features.covered() >= mostOfIt {
			top = max(top, found[i].Score)
		}
	}
	for i := range found {
		if c := &found[i]; c.Features.covered() == 0 && c.Score >= top && !math.IsInf(top, -1) {
			c.Score = top - 0.01
		}
	}
}

// Of returns the candidate of a sentence; ok is false for furniture.
func (r *Ranking) Of(sentence int) (c Candidate, ok bool) {
	at := slices.IndexFunc(r.Candidates, func(c Candidate) bool { return c.Sentence == sentence })
	if at < 0 {
		return Candidate{}, false
	}
	return r.Candidates[at], true
}

// Term tells the share that a term of the query has in its weight, and how many
// sentences hold it.
func (r *Ranking) Term(i int) (share float64, sentences int) {
	return part(r.matches.weights[i], r.matches.total), r.matches.seen[i]
}

// Candidates returns the sentences of the story with their features, in the
// story's order and without scores.
func (s *Story) Candidates(q Query) []Candidate { return s.candidates(q, s.match(q)) }

func (s *Story) candidates(q Query, m *matches) []Candidate {
	found := make([]Candidate, 0, len(s.sentences))
	for i := range s.sentences {
		if !s.sentences[i].furniture {
			found = append(found, Candidate{Sentence: i, Features: s.features(q, m, i)})
		}
	}
	relate(found)
	return found
}
