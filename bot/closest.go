package bot

import (
	"slices"

	"github.com/sahilm/fuzzy"

	"onrecord/qa/question"
	"onrecord/qa/story"
)

// suggestions bounds how many near names an error offers: three fit one line.
const suggestions = 3

// closest returns the names that somebody who typed s may have meant, likeliest
// first: those within a typing error of it, then those that hold its letters in order.
func closest(s string, names []string) []string {
	typed := story.Fold(s)
	folded := make([]string, len(names))
	for i, n := range names {
		folded[i] = story.Fold(n)
	}
	type near struct{ name, distance int }
	var slips []near
	for i, f := range folded {
		limit := max(1, len(f)/4)
		if d := question.Distance(typed, f, limit); d <= limit {
			slips = append(slips, near{i, d})
		}
	}
	slices.SortStableFunc(slips, func(a, b near) int { return a.distance - b.distance })
	var out []string
	add := func(i int) {
		if len(out) < suggestions && !slices.Contains(out, names[i]) {
			out = append(out, names[i])
		}
	}
	for _, n := range slips {
		add(n.name)
	}
	for _, m := range fuzzy.Find(typed, folded) {
		add(m.Index)
	}
	return out
}
