package main

import (
	"math"

	"onrecord/qa/rank"
)

// How much the weights are held back (L2): a feature's own, what a kind of wanted
// thing adds to it, and those of two together. Chosen by cross-validation among .3
// to 1, 3 to 20 and .5 to 3; the figures move by .004 at most.
const (
	holdBase     = 0.3
	holdBy       = 3
	holdProducts = 1.5
)

// group is one question: its story's sentences, and which hold the answer.
type group struct {
	fold     int
	want     rank.Want
	rows     []rank.Features
	products []rank.Products // of the rows
	right    []bool
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
				g.rows, g.products, g.right = append(g.rows, c.Features), append(g.products, c.Features.Products()), append(g.right, right)
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
	n := len(m.Base)
	x := minimise(n*(1+len(m.By))+len(m.Products), func(x, gradient []float64) float64 {
		w, d := part(x, n, len(m.Products)), part(gradient, n, len(m.Products))
		loss := hold(w.base, d.base, holdBase) + hold(w.products, d.products, holdProducts) + hold(w.by, d.by, holdBy)
		for _, g := range groups {
			loss += g.loss(w, d)
		}
		return loss
	})
	w := part(x, n, len(m.Products))
	copy(m.Base[:], w.base)
	copy(m.Products[:], w.products)
	for k := range m.By {
		copy(m.By[k][:], w.of(rank.Want(k)))
	}
	return m
}

// weights are views of one list: of each feature, of two together, and what each
// kind of wanted thing adds, kind after kind.
type weights struct{ base, products, by []float64 }

func part(x []float64, features, products int) weights {
	return weights{x[:features], x[features : features+products], x[features+products:]}
}

// of returns what a kind of wanted thing adds.
func (w weights) of(want rank.Want) []float64 {
	n := len(w.base)
	return w.by[int(want)*n : (int(want)+1)*n]
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

// loss is minus the log of the share of the right sentences; its gradient is added
// to d.
func (g *group) loss(w, d weights) float64 {
	score := make([]float64, len(g.rows))
	top := math.Inf(-1)
	by, dBy := w.of(g.want), d.of(g.want)
	for i := range g.rows {
		for k, v := range g.rows[i] {
			score[i] += v * (w.base[k] + by[k])
		}
		score[i] += dot(w.products, g.products[i][:])
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
		slope := score[i] / all
		if g.right[i] {
			slope -= score[i] / right
		}
		for k, v := range g.rows[i] {
			d.base[k] += slope * v
			dBy[k] += slope * v
		}
		add(d.products, g.products[i][:], slope)
	}
	return math.Log(all) - math.Log(right)
}
