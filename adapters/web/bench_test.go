package web

import "testing"

// BenchmarkStory renders the page of a story of 5,000 words, from the stored story to
// the page, compressed and not.
func BenchmarkStory(b *testing.B) {
	s := stocked(b)
	size := 0
	for b.Loop() {
		s.rendered = newRenderings(0)
		size = s.get(b, "/stories/sunday-ferry").Body.Len()
	}
	b.ReportMetric(float64(size), "bytes")
}

// BenchmarkStoryAgain sends the same page as it was rendered before.
func BenchmarkStoryAgain(b *testing.B) {
	s := stocked(b)
	for b.Loop() {
		s.get(b, "/stories/sunday-ferry", "Accept-Encoding: gzip")
	}
}
