package data

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"onrecord/qa"
)

// archive returns a store on disk with n stories.
func archive(b *testing.B, n int, o Options) *Store {
	b.Helper()
	s, path := file(b)
	var stories []*qa.Story
	for i := range n {
		stories = append(stories, oneOf(b, i)...)
	}
	add(b, s, ws, stories...)
	s.Close()
	return reopen(b, path, o)
}

func BenchmarkOpen(b *testing.B) {
	s, path := file(b)
	add(b, s, ws, parse(b, "harbour", harbour(b)))
	s.Close()
	for b.Loop() {
		s, err := Open(b.Context(), path, Options{ReadOnly: true})
		if err != nil {
			b.Fatal(err)
		}
		s.Close()
	}
}

func BenchmarkStory(b *testing.B) {
	for name, o := range map[string]Options{"warm": {}, "cold": {CacheBytes: 1}} {
		b.Run(name, func(b *testing.B) {
			s := archive(b, 500, o)
			for i := 0; b.Loop(); i++ {
				if _, err := s.Story(b.Context(), ws, fmt.Sprintf("report-%d", i%500)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkLists(b *testing.B) {
	s := archive(b, 500, Options{})
	for b.Loop() {
		if _, err := s.Stories(b.Context(), ws); err != nil {
			b.Fatal(err)
		}
		if _, err := s.Names(b.Context(), ws); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAsk asks an archive; how the time grows with it is the point. The median
// and the 99th percentile are of one question each, so -benchtime=1000x or more.
func BenchmarkAsk(b *testing.B) {
	for _, n := range []int{1, 100, 1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			e := qa.NewEngine(archive(b, n, Options{}))
			var took []time.Duration
			for i := 0; b.Loop(); i++ {
				began := time.Now()
				q := fmt.Sprintf([]string{
					"What did the district council of Brook %d decide?", "Where is the glacier of Brook %d?", "How many people harvest in Brook %d?", "who spoke about the harvest and the glacier in %d",
				}[i%4], i*37%n)
				if _, _, err := e.Ask(b.Context(), qa.Ask{Workspace: ws, Question: q}); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(began))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds()), "median-µs")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
		})
	}
}

func BenchmarkCandidates(b *testing.B) {
	for _, c := range []struct {
		stories int
		words   []string
	}{
		{1, []string{"Brook", "harvest"}},
		{500, []string{"137", "Brook"}},
		{500, []string{"Brook", "harvest", "glacier"}},
		{500, []string{"the", "is", "of", "harvest"}},
	} {
		b.Run(fmt.Sprint(c.stories, c.words), func(b *testing.B) {
			s := archive(b, c.stories, Options{})
			for b.Loop() {
				if _, err := s.Candidates(b.Context(), ws, c.words, 50); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
