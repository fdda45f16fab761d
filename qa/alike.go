package qa

import (
	"strings"

	"onrecord/qa/story"
)

// Two passages are alike where most of the shorter one's runs of words stand in the
// other: a sentence that the story prints twice, with a word changed.
const (
	shingleWords = 3
	alikeFrom    = 0.8
)

// alike reports whether two texts say the same in nearly the same words, by their
// shingles (Broder 1997).
func alike(a, b string) bool { return shared(shingles(a), shingles(b)) >= alikeFrom }

// shared is the share of the smaller set that is in the other too; 0 of none.
func shared(x, y map[string]bool) float64 {
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == 0 {
		return 0
	}
	both := 0
	for run := range x {
		if y[run] {
			both++
		}
	}
	return float64(both) / float64(len(x))
}

// shingles are the runs of words of a text, folded.
func shingles(text string) map[string]bool {
	var words []string
	for _, w := range story.Words(text, story.Span{End: len(text)}) {
		if w.Class != story.Mark {
			words = append(words, story.Fold(w.In(text)))
		}
	}
	runs := map[string]bool{}
	for i := 0; i+shingleWords <= len(words); i++ {
		runs[strings.Join(words[i:i+shingleWords], " ")] = true
	}
	return runs
}
