package check_test

import (
	"fmt"
	"strings"
	"testing"

	"onrecord/qa/check"
)

// BenchmarkCheck checks claims against a story of some 100 kB, all of it quoted.
func BenchmarkCheck(b *testing.B) {
	var long strings.Builder
	for i := range 100 { // paragraphs that repeat are no part of a story
		long.WriteString(strings.NewReplacer(" the ", fmt.Sprintf(" the %d ", i), " and ", fmt.Sprintf(" and %d ", i), " is ", fmt.Sprintf(" is %d ", i)).Replace(text) + "\n")
	}
	s, _ := indexed(b, long.String())
	for name, words := range map[string]string{
		"found":      "We need people on land",
		"altered":    "I have been alone, and that is the same",
		"not found":  "Penguins have no winter coats",
		"repetitive": strings.Repeat("the sea is company and ", 170), // as long as a question may be
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				s.Check(check.Read(words), nil)
			}
		})
	}
}
