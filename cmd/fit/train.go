package main

import (
	"math"
	"math/rand/v2"

	"onrecord/qa/speech"
)

// How the weights are fitted: by AdaGrad (Duchi, Hazan, Singer 2011) on the log
// loss, of a softmax over an example's candidates or of one yes or no. A feature
// seen fewer than rare times stays out.
const (
	epochs = 6
	rate   = 0.05
	decay  = 0.01
	rare   = 3
)

func train(examples []speech.Example, n int) []float32 {
	mask := uint32(n - 1)
	seen := make([]uint16, n)
	for _, e := range examples {
		for _, c := range e.Candidates {
			for _, h := range c {
				if seen[h&mask] < rare {
					seen[h&mask]++
				}
			}
		}
	}
	w, g2 := make([]float32, n), make([]float32, n)
	order := rand.New(rand.NewPCG(1, 2)).Perm(len(examples))
	sum := make([]float32, n) // of the weights over the last epochs
	var slopes []float32
	for epoch := range epochs {
		for _, i := range order {
			e := examples[i]
			slopes = gradient(e, w, mask, slopes[:0])
			for k, slope := range slopes {
				if slope > -1e-4 && slope < 1e-4 {
					continue
				}
				for _, h := range e.Candidates[k] {
					h &= mask
					if seen[h] < rare {
						continue
					}
					g := slope + decay*w[h]
					g2[h] += g * g
					w[h] -= rate * g / float32(math.Sqrt(float64(g2[h])+1e-6))
				}
			}
		}
		if epoch >= epochs/2 {
			for k := range w {
				sum[k] += w[k] / float32(epochs-epochs/2)
			}
		}
	}
	return sum
}

// gradient is the slope of the log loss by each candidate's score.
func gradient(e speech.Example, w []float32, mask uint32, out []float32) []float32 {
	top := float32(math.Inf(-1))
	for _, c := range e.Candidates {
		s := float32(0)
		for _, h := range c {
			s += w[h&mask]
		}
		top = max(top, s)
		out = append(out, s)
	}
	if len(out) == 1 {
		p := float32(1 / (1 + math.Exp(-float64(out[0]))))
		if e.Right[0] {
			p--
		}
		out[0] = p
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
