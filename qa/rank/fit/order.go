package main

import (
	"math"

	"onrecord/qa/rank"
)

// How much the weights are held back (L2): a feature's own, and what a kind of
// wanted thing adds to it. Chosen by cross-validation among .3 to 1 and 3 to 20;
// the figures move by .003 at most.
const (
	holdBase = 0.3
	holdBy   = 3
)

// group is one question: its story's sentences, and which hold the answer.
type group struct {
	fold  int
	want  rank.Want
	rows  []rank.Features
	right []bool
}

// rankingGroups returns the questions that a sentence answers.
func rankingGroups(examples []example) []group {
	var groups []group
	for _, e := range examples {
		for _, q := range e.questions {
			query, found := e.story.Look(q.Text)
			g := group{fold: e.fold, want: query.Want}
			any := false
			for _, c := range found {
				d := e.story.Doc.Sentences[c.Sentence]
				right := false
				for _, x := range q.Gold {
					right = right || d.Start < x.End && x.Start < d.End
				}
				any = any || right
				g.rows, g.right = append(g.rows, c.Features), append(g.right, right)
			}
			if any {
				groups = append(groups, g)
			}
		}
	}
	return groups
}

func without(groups []group, fold int) []group {
	var rest []group
	for _, g := range groups {
		if g.fold != fold {
			rest = append(rest, g)
		}
	}
	return rest
}

// fitOrder fits the weights by which sentences are ordered: those under which the
// sentences with the answer have the largest share of a softmax over all of the
// story's (listwise, Cao et al. 2007).
func fitOrder(groups []group) *rank.Model {
	m := &rank.Model{SureFrom: rank.Shipped().SureFrom}
	n, wants := len(m.Base), len(m.By)
	x := minimise(n*(1+wants), func(x, gradient []float64) float64 {
		loss := hold(x[:n], gradient[:n], holdBase) + hold(x[n:], gradient[n:], holdBy)
		for _, g := range groups {
			by := n * (1 + int(g.want))
			loss += g.loss(x[:n], x[by:by+n], gradient[:n], gradient[by:by+n])
		}
		return loss
	})
	copy(m.Base[:], x)
	for w := range m.By {
		copy(m.By[w][:], x[n*(1+w):])
	}
	return m
}

// hold adds the penalty's gradient and returns the penalty.
func hold(x, gradient []float64, by float64) float64 {
	sum := 0.0
	for i, v := range x {
		gradient[i] = 2 * by * v
		sum += by * v * v
	}
	return sum
}

// loss is minus the log of the share of the right sentences; its gradient is added.
func (g *group) loss(base, by, dBase, dBy []float64) float64 {
	score := make([]float64, len(g.rows))
	top := math.Inf(-1)
	for i := range g.rows {
		for k, v := range g.rows[i] {
			score[i] += v * (base[k] + by[k])
		}
		top = max(top, score[i])
	}
	var all, right float64
	for i := range score {
		score[i] = math.Exp(score[i] - top)
		all += score[i]
		if g.right[i] {
			right += score[i]
		}
	}
	right = max(right, 1e-300)
	for i := range g.rows {
		d := score[i] / all
		if g.right[i] {
			d -= score[i] / right
		}
		for k, v := range g.rows[i] {
			dBase[k] += d * v
			dBy[k] += d * v
		}
	}
	return math.Log(all) - math.Log(right)
}
