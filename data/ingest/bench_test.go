package ingest

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"onrecord/data"
)

// BenchmarkAdd parses and stores 320 short stories on disk, with
// synchronous=full.
func BenchmarkAdd(b *testing.B) {
	const n = 320
	ds := make([]Draft, n)
	bytes := 0
	for i := range ds {
		ds[i] = Draft{Name: fmt.Sprint(i), Source: fmt.Sprint(i), Text: article(i) + article(i+1) + article(i+2)}
		bytes += len(ds[i].Text)
	}
	b.SetBytes(int64(bytes))
	folder := b.TempDir()
	sentences := 0
	for i := 0; b.Loop(); i++ {
		s, err := data.Open(b.Context(), filepath.Join(folder, fmt.Sprint(i, ".db")), data.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := Add(b.Context(), s, "local", slices.Values(ds), func(r Result) {
			if r.Err != nil {
				b.Fatal(r.Err)
			}
		}); err != nil {
			b.Fatal(err)
		}
		if i == 0 {
			report, err := s.Check(b.Context(), nil)
			if err != nil {
				b.Fatal(err)
			}
			sentences = report.Sentences
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*n)/b.Elapsed().Seconds(), "stories/s")
	b.ReportMetric(float64(b.N*sentences)/b.Elapsed().Seconds(), "sentences/s")
}
