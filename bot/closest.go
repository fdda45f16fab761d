package bot

import (
	"slices"

	"github.com/sahilm/fuzzy"

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
		if d := distance(typed, f); d <= max(1, len([]rune(f))/4) {
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

// distance is the number of letters to put in, leave out, change or swap with
// their neighbour to make b of a (optimal string alignment).
func distance(a, b string) int {
	s, t := []rune(a), []rune(b)
	if n := len(s) - len(t); n > maxDistance || -n > maxDistance {
		return maxDistance + 1
	}
	before, last, row := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(s); i++ {
		row[0] = i
		for j := 1; j <= len(t); j++ {
			change := 1
			if s[i-1] == t[j-1] {
				change = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(t)]
}

// maxDistance is where distance stops telling words apart: names that differ more
// in length alone are never near, and long input is not compared letter by letter.
const maxDistance = 12
