package main

import (
	"bytes"
	"context"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"onrecord/qa/rank"
)

func TestMinimise(t *testing.T) {
	// A narrow valley: without the curvature 250 steps would not get there.
	x := minimise(3, func(x, g []float64) float64 {
		g[0], g[1], g[2] = 2*(x[0]-1), 200*(x[1]+2), 20000*(x[2]-x[0])
		g[0] -= g[2]
		return (x[0]-1)*(x[0]-1) + 100*(x[1]+2)*(x[1]+2) + 10000*(x[2]-x[0])*(x[2]-x[0])
	})
	for i, want := range []float64{1, -2, 1} {
		if math.Abs(x[i]-want) > 1e-3 {
			t.Errorf("x[%d] is %v, want %v", i, x[i], want)
		}
	}
}

func TestLogistic(t *testing.T) {
	var rows [][]float64
	var is []bool
	for i := range 400 { // three of four are so where the first is 1, one of four where it is 0
		one := i % 2
		rows, is = append(rows, []float64{float64(one), 1}), append(is, (i/2%4 != 0) == (one == 1))
	}
	w := logistic(rows, is, 0)
	if math.Abs(w[0]-2*math.Log(3)) > 1e-2 || math.Abs(w[1]+math.Log(3)) > 1e-2 {
		t.Errorf("weights %v", w)
	}
}

// TestLossGradient holds the gradient against differences of the loss.
func TestLossGradient(t *testing.T) {
	g := group{rows: make([]rank.Features, 3), right: []bool{false, true, false}}
	g.rows[0][rank.Coverage], g.rows[1][rank.Early], g.rows[2][rank.Coverage], g.rows[2][rank.Early] = 1, 0.5, 0.3, 1
	for i := range g.rows {
		g.products = append(g.products, g.rows[i].Products())
	}
	n, products := len(rank.Features{}), len(rank.Products{})
	x := make([]float64, 2*n+products)
	at := func() (float64, []float64) {
		d := make([]float64, len(x))
		return g.loss(part(x, n, products), part(d, n, products)), d
	}
	x[rank.Coverage], x[n+products+int(rank.Early)], x[n] = 0.7, -0.2, 0.4
	loss, d := at()
	for _, k := range []int{int(rank.Coverage), int(rank.Early), n, n + 3, n + products + int(rank.Coverage), n + products + int(rank.Early)} {
		x[k] += 1e-6
		after, _ := at()
		x[k] -= 1e-6
		if slope := (after - loss) / 1e-6; math.Abs(slope-d[k]) > 1e-4 || slope == 0 {
			t.Errorf("weight %d: slope %v, gradient %v", k, slope, d[k])
		}
	}
}

// TestWeightsAreWrittenAsTheyStand: the committed file is what the program writes.
func TestWeightsAreWrittenAsTheyStand(t *testing.T) {
	file, err := os.ReadFile("../weights.go")
	if err != nil {
		t.Fatal(err)
	}
	origin := regexp.MustCompile(`// Fitted on (.*)\.\n`).FindSubmatch(file)
	if origin == nil {
		t.Fatal("the weights do not say what they were fitted on")
	}
	var b bytes.Buffer
	if err := write(&b, rank.Shipped(), string(origin[1])); err != nil {
		t.Fatal(err)
	}
	if b.String() != string(file) {
		t.Error("qa/rank/weights.go is not as the program writes it")
	}
}

// TestRunIsTheSameTwice fits a small set twice.
func TestRunIsTheSameTwice(t *testing.T) {
	set := "../../eval/testdata/set.jsonl"
	var files [2][]byte
	for i := range files {
		out := filepath.Join(t.TempDir(), "weights.go")
		var report strings.Builder
		if err := run(context.Background(), out, []string{set}, &report); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(report.String(), "R@1") {
			t.Errorf("the report is %q", report.String())
		}
		files[i], _ = os.ReadFile(out)
	}
	if len(files[0]) == 0 || !bytes.Equal(files[0], files[1]) {
		t.Error("other weights for the same set")
	}
}

func TestNearMisses(t *testing.T) {
	examples, _, err := read([]string{"../../eval/testdata/set.jsonl"})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, e := range nearMisses(examples) {
		for _, q := range e.questions {
			n++
			if q.Answerable() {
				t.Errorf("%q has an answer", q.Text)
			}
			for _, own := range examples {
				for _, other := range own.questions {
					if own.story == e.story && other.Text == q.Text {
						t.Errorf("%q is a question to the story itself", q.Text)
					}
				}
			}
		}
	}
	if n == 0 {
		t.Error("there are none")
	}
}
