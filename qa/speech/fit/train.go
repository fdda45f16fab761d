package main

import (
	"math"
	"math/rand/v2"

	"onrecord/qa/speech"
)

// How the weights are fitted: by AdaGrad (Duchi, Hazan, Singer 2011) on the log
// loss, of a softmax over an example's candidates or of one yes or no. A feature
// seen fewer than rare times stays out. The weights are the mean over the later
// epochs of runs in different orders: from one order to the next, held-out F1
// moves by .003.
const (
	runs   = 3
	epochs = 6
	rate   = 0.05
	decay  = 0.01
	rare   = 3
)

// train returns n weights, a power of two, fitted to the examples.
func train(examples []speech.Example, n int) []float32 {
	mean := make([]float32, n)
	common := commonFeatures(examples, n)
	for order := range uint64(runs) {
		run := trainer{w: make([]float32, n), squares: make([]float32, n), common: common, mask: uint32(n - 1)}
		random := rand.New(rand.NewPCG(order, 2))
		for epoch := range epochs {
			for _, i := range random.Perm(len(examples)) {
				run.step(examples[i])
			}
			if epoch >= epochs/2 {
				for k, w := range run.w {
					mean[k] += w / float32(runs*(epochs-epochs/2))
				}
			}
		}
	}
	return mean
}

// commonFeatures tells which weights are those of features seen rare times or more.
func commonFeatures(examples []speech.Example, n int) []bool {
	seen, mask := make([]uint8, n), uint32(n-1)
	for _, e := range examples {
		for _, c := range e.Candidates {
			for _, h := range c {
				seen[h&mask] = min(seen[h&mask]+1, rare)
			}
		}
	}
	common := make([]bool, n)
	for i, s := range seen {
		common[i] = s == rare
	}
	return common
}

type trainer struct {
	w, squares []float32 // the weights, and the sum of their squared slopes
	common     []bool
	mask       uint32
	slopes     []float32
}

// step moves the weights down the slope of one example.
func (t *trainer) step(e speech.Example) {
	const flat = 1e-4 // slopes that move nothing
	for k, slope := range t.gradient(e) {
		if -flat < slope && slope < flat {
			continue
		}
		for _, h := range e.Candidates[k] {
			if h &= t.mask; t.common[h] {
				g := slope + decay*t.w[h]
				t.squares[h] += g * g
				t.w[h] -= rate * g / float32(math.Sqrt(float64(t.squares[h])+1e-6))
			}
		}
	}
}

// gradient is the slope of the log loss by each candidate's score.
func (t *trainer) gradient(e speech.Example) []float32 {
	out, top := t.slopes[:0], float32(math.Inf(-1))
	for _, c := range e.Candidates {
		s := float32(0)
		for _, h := range c {
			s += t.w[h&t.mask]
		}
		top = max(top, s)
		out = append(out, s)
	}
	t.slopes = out
	if len(out) == 1 {
		out[0] = float32(1 / (1 + math.Exp(-float64(out[0]))))
		if e.Right[0] {
			out[0]--
		}
		return out
	}
	all, right := 0.0, 0.0
	for i, s := range out {
		x := math.Exp(float64(s - top))
		out[i] = float32(x)
		all += x
		if e.Right[i] {
			right += x
		}
	}
	for i, x := range out {
		out[i] = x / float32(all)
		if e.Right[i] {
			out[i] -= x / float32(right)
		}
	}
	return out
}

// right is the share of the examples that the weights decide as people did.
func right(m *speech.Models, d speech.Decision, examples []speech.Example) float64 {
	n := 0
	for _, e := range examples {
		if e.Decided(m, d) {
			n++
		}
	}
	return float64(n) / float64(max(1, len(examples)))
}

// loss is the mean log loss.
func loss(m *speech.Models, d speech.Decision, examples []speech.Example) float64 {
	sum := 0.0
	for _, e := range examples {
		sum += e.Loss(m, d)
	}
	return sum / float64(max(1, len(examples)))
}
