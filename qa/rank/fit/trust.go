package main

import (
	"context"
	"math"
	"time"

	"onrecord/qa/eval"
	"onrecord/qa/rank"
)

// holdTrust holds the weights of the clues back (L2).
const holdTrust = 0.5

// clue is the evidence of one answer, and whether it was right.
type clue struct {
	fold       int
	evidence   rank.Evidence
	right      bool
	set        int
	answerable bool
	near       bool // a near miss
}

// evidence asks every question by a model that was not fitted on its story.
func evidence(ctx context.Context, examples []example, near bool, of func(example) *rank.Model) ([]clue, error) {
	var all []clue
	for _, e := range examples {
		outcomes, err := eval.Run(ctx, e.story.Weighted(of(e)), e.questions, true, time.Now)
		if err != nil {
			return nil, err
		}
		for _, o := range outcomes {
			if o.Answer.Explain != nil {
				all = append(all, clue{e.fold, o.Answer.Explain.Evidence, o.Question.Answerable() && o.Right(), e.set, o.Question.Answerable(), near})
			}
		}
	}
	return all, nil
}

func outside(clues []clue, fold int) []clue {
	var rest []clue
	for _, c := range clues {
		if c.fold != fold {
			rest = append(rest, c)
		}
	}
	return rest
}

// fitTrust fits the weights of the clues: that the story answers on all, that the
// first passage is the answer on those of questions with one.
func fitTrust(m *rank.Model, clues []clue) {
	n := len(rank.Evidence{})
	var rows [][]float64
	var tells []bool
	var answered [][]float64
	var right []bool
	for _, c := range clues {
		row := make([]float64, 2*n)
		copy(row, c.evidence[:])
		row[rank.Few] = 0 // the questions that are far off come from a set of longer ones, which is no sign of it
		for k, v := range row[:n] {
			row[n+k] = v * c.evidence[rank.Full]
		}
		rows, tells = append(rows, row), append(tells, c.answerable)
		if c.answerable {
			answered, right = append(answered, c.evidence[:]), append(right, c.right)
		}
	}
	there := logistic(rows, tells, holdTrust)
	copy(m.There[:], there)
	copy(m.Full[:], there[n:])
	copy(m.First[:], logistic(answered, right, holdTrust))
	var odds [][]float64
	right = right[:0]
	for i := range clues {
		if c := &clues[i]; !c.near {
			row := rank.Calibration(m.Product(&c.evidence), &c.evidence)
			odds, right = append(odds, row[:]), append(right, c.right)
		}
	}
	copy(m.Curve[:], logistic(odds, right, 0))
}

// logistic fits the weights by which rows tell what is so (logistic regression).
func logistic(rows [][]float64, is []bool, held float64) []float64 {
	return minimise(len(rows[0]), func(x, gradient []float64) float64 {
		loss := hold(x, gradient, held)
		for i, row := range rows {
			z := dot(row, x)
			y := 0.0
			if is[i] {
				y = 1
			}
			loss += math.Max(z, 0) + math.Log1p(math.Exp(-math.Abs(z))) - y*z
			add(gradient, row, 1/(1+math.Exp(-z))-y)
		}
		return loss
	})
}
