package main

import "math"

const (
	memory = 10   // steps remembered
	steps  = 250  // at most
	enough = 1e-4 // of the gradient's norm by the point's
)

// minimise returns where a smooth convex function of n variables is least, by
// L-BFGS with a backtracking line search (Nocedal and Wright 2006, algorithm
// 7.5). f fills in the gradient and returns the value.
func minimise(n int, f func(x, gradient []float64) float64) []float64 {
	x, g := make([]float64, n), make([]float64, n)
	value := f(x, g)
	var moves, turns [][]float64 // of x and of the gradient, the latest last
	for range steps {
		if norm(g) <= enough*max(1, norm(x)) {
			break
		}
		d := direction(g, moves, turns)
		slope := dot(d, g)
		next, gradient := make([]float64, n), make([]float64, n)
		t, better := 1.0, false
		if len(moves) == 0 {
			t = 1 / max(1, norm(g))
		}
		for range 40 {
			for i := range next {
				next[i] = x[i] + t*d[i]
			}
			v := f(next, gradient)
			if v <= value+1e-4*t*slope {
				value, better = v, true
				break
			}
			t /= 2
		}
		if !better {
			break
		}
		move, turn := make([]float64, n), make([]float64, n)
		for i := range next {
			move[i], turn[i] = next[i]-x[i], gradient[i]-g[i]
		}
		if dot(move, turn) > 1e-12 {
			moves, turns = append(moves, move), append(turns, turn)
			if len(moves) > memory {
				moves, turns = moves[1:], turns[1:]
			}
		}
		x, g = next, gradient
	}
	return x
}

// direction is minus the gradient, bent by the curvature that the steps met.
func direction(g []float64, moves, turns [][]float64) []float64 {
	d := make([]float64, len(g))
	for i := range g {
		d[i] = -g[i]
	}
	a := make([]float64, len(moves))
	for k := len(moves) - 1; k >= 0; k-- {
		a[k] = dot(moves[k], d) / dot(moves[k], turns[k])
		add(d, turns[k], -a[k])
	}
	if k := len(moves) - 1; k >= 0 {
		scale := dot(moves[k], turns[k]) / dot(turns[k], turns[k])
		for i := range d {
			d[i] *= scale
		}
	}
	for k := range moves {
		b := dot(turns[k], d) / dot(moves[k], turns[k])
		add(d, moves[k], a[k]-b)
	}
	return d
}

func add(to, x []float64, times float64) {
	for i := range to {
		to[i] += times * x[i]
	}
}

func dot(a, b []float64) (sum float64) {
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

func norm(a []float64) float64 { return math.Sqrt(dot(a, a)) }
