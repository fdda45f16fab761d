package qa

import (
	"math"

	"onrecord/qa/question"
	"onrecord/qa/rank"
)

// Explanation tells how an answer was come by: what was looked for, what each
// feature gave to each passage, and what the confidence is made of.
type Explanation struct {
	Story    string     `json:"story"` // slug of the story that was answered from
	Wants    string     `json:"wants"` // the kind of thing asked for: "a place"
	Terms    []Term     `json:"terms"`
	Passages []Weighing `json:"passages"` // as in the answer
	Tells    []Part     `json:"tells"`    // log-odds that the story answers: their sum is ln(p/(1-p))
	First    []Part     `json:"first"`    // and that the first passage is the answer, if it does

	Evidence rank.Evidence `json:"-"` // what Tells and First are made of, as the weights are fitted on it
}

// Chance is how likely it is by the clues that the story answers.
func (e *Explanation) Chance() float64 {
	sum := 0.0
	for _, p := range e.Tells {
		sum += p.Gave
	}
	return 1 / (1 + math.Exp(-sum))
}

// Term is a word that was looked for.
type Term struct {
	Text      string  `json:"text"`      // folded
	Weight    float64 `json:"weight"`    // its share of the question's weight
	Sentences int     `json:"sentences"` // of the story that have it, in any form
}

// Weighing is why a passage stands where it stands.
type Weighing struct {
	Start int     `json:"start"` // of the passage
	Score float64 `json:"score"` // the sum of what its features gave
	Share float64 `json:"share"` // of the chance that one of the story's sentences answers
	Parts []Part  `json:"parts"` // those that gave anything
}

// Part is one feature or clue: what it is here, what it counts, and the product.
type Part struct {
	Name   string  `json:"name"`
	Value  float64 `json:"value"`
	Weight float64 `json:"weight"`
	Gave   float64 `json:"gave"`
}

// part rounds, so that the same answer explains itself in the same bytes.
func part(name string, value, weight float64) Part {
	return Part{name, round(value, 3), round(weight, 3), round(value*weight, 3)}
}

// explain tells how the result was come by.
func (s *Story) explain(q question.Question, r result) *Explanation {
	index := s.asked().rank
	query := s.query(q)
	found := index.Rank(query)
	e := &Explanation{Story: s.Slug, Wants: query.Want.String(), Terms: []Term{}, Passages: []Weighing{}, Tells: []Part{}, First: []Part{}, Evidence: r.evidence}
	for i, t := range query.Terms {
		share, sentences := found.Term(i)
		e.Terms = append(e.Terms, Term{t.Fold, round(share, 3), sentences})
	}
	model := index.Model()
	for _, p := range r.picks {
		w := Weighing{Start: p.span.Start, Parts: []Part{}}
		if c, ok := found.Of(p.sentence); ok {
			w.Score, w.Share = round(c.Score, 3), round(c.Share, 3)
			for k, v := range c.Features {
				if weight := model.Weight(query.Want, rank.Feature(k)); v*weight != 0 {
					w.Parts = append(w.Parts, part(rank.Feature(k).String(), v, weight))
				}
			}
			if sum := model.Together(&c.Features); sum != 0 {
				w.Parts = append(w.Parts, part("features together", 1, sum))
			}
		}
		e.Passages = append(e.Passages, w)
	}
	for k, v := range r.evidence {
		name := rank.Clue(k).String()
		if w := model.There[k] + model.Full[k]*r.evidence[rank.Full]; v*w != 0 {
			e.Tells = append(e.Tells, part(name, v, w))
		}
		if w := model.First[k]; v*w != 0 {
			e.First = append(e.First, part(name, v, w))
		}
	}
	return e
}
