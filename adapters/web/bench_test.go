package web

import (
	"slices"
	"testing"
	"time"
)

// BenchmarkStory renders the page of a story of 5,000 words, from the stored story to
// the page, compressed and not.
func BenchmarkStory(b *testing.B) {
	s := stocked(b)
	size := 0
	var times []time.Duration
	for b.Loop() {
		s.rendered = newRenderings(0)
		began := time.Now()
		size = s.get(b, "/stories/sunday-ferry").Body.Len()
		times = append(times, time.Since(began))
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "ms-median")
	b.ReportMetric(float64(size), "bytes")
}

// BenchmarkStoryAgain sends the same page as it was rendered before.
func BenchmarkStoryAgain(b *testing.B) {
	s := stocked(b)
	for b.Loop() {
		s.get(b, "/stories/sunday-ferry", "Accept-Encoding: gzip")
	}
}
