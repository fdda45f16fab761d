package revision

import (
	"slices"
	"strings"

	"onrecord/qa/story"
)

// alike is how much of two paragraphs' words must be the same (their Dice
// coefficient) for one to be what became of the other. Two neighbouring paragraphs
// of one story share some .25 of theirs, nearly all of it function words; one with
// half of its words rewritten shares .5.
const alike = 0.4

// gap bounds the paragraphs that are compared each with each between two that
// stayed; a story of more new ones in one place was written anew.
const gap = 10_000

// align pairs the paragraphs: those that stayed hold the order, and between them
// each goes to the one most like it.
func (c *Comparison) align(before, after []int) {
	at, to := 0, 0
	for _, p := range append(c.stayed(before, after), Pair{len(before), len(after)}) {
		c.between(before[at:p.Old], after[to:p.New])
		if p.Old < len(before) {
			c.Pairs = append(c.Pairs, Pair{before[p.Old], after[p.New]})
		}
		at, to = p.Old+1, p.New+1
	}
}

// stayed returns the longest row of paragraphs that stand once in either text, the
// same, in the same order, as indexes into the lists (patience sorting).
func (c *Comparison) stayed(before, after []int) []Pair {
	type place struct{ old, new, olds, news int }
	places := map[string]*place{}
	note := func(key string) *place {
		if places[key] == nil {
			places[key] = &place{}
		}
		return places[key]
	}
	for i, n := range before {
		p := note(joined(c.before[n]))
		p.old, p.olds = i, p.olds+1
	}
	for i, n := range after {
		p := note(joined(c.after[n]))
		p.new, p.news = i, p.news+1
	}
	var once []Pair
	for _, p := range places {
		if p.olds == 1 && p.news == 1 {
			once = append(once, Pair{p.old, p.new})
		}
	}
	slices.SortFunc(once, func(a, b Pair) int { return a.Old - b.Old })
	return increasing(once)
}

// increasing returns a longest part of the pairs in which New rises too.
func increasing(pairs []Pair) []Pair {
	var ends []int // of the best row of each length, the index of its last pair
	previous := make([]int, len(pairs))
	for i, p := range pairs {
		n, _ := slices.BinarySearchFunc(ends, p.New, func(end, of int) int { return pairs[end].New - of })
		previous[i] = -1
		if n > 0 {
			previous[i] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, i)
		} else {
			ends[n] = i
		}
	}
	row := make([]Pair, len(ends))
	if len(ends) > 0 {
		for i, k := ends[len(ends)-1], len(row)-1; i >= 0; i, k = previous[i], k-1 {
			row[k] = pairs[i]
		}
	}
	return row
}

func joined(tokens []token) string {
	var b strings.Builder
	for _, t := range tokens {
		b.WriteString(t.key)
		b.WriteByte(' ')
	}
	return b.String()
}

// between pairs the paragraphs of a place where the texts differ, so that what is
// paired is most alike.
func (c *Comparison) between(before, after []int) {
	n, m := len(before), len(after)
	likeness := c.likeness(before, after)
	best := make([][]float64, n+1) // of each two ends
	for i := range best {
		best[i] = make([]float64, m+1)
		if likeness == nil {
			best[i] = nil
		}
	}
	if likeness != nil {
		for i := n - 1; i >= 0; i-- {
			for j := m - 1; j >= 0; j-- {
				best[i][j] = max(best[i+1][j], best[i][j+1], likeness[i][j]+best[i+1][j+1])
			}
		}
	}
	for i, j := 0, 0; i < n || j < m; {
		switch {
		case likeness != nil && i < n && j < m && likeness[i][j] > 0 && best[i][j] == likeness[i][j]+best[i+1][j+1]:
			c.Pairs = append(c.Pairs, Pair{before[i], after[j]})
			i, j = i+1, j+1
		case i < n && (j == m || likeness == nil || best[i+1][j] >= best[i][j+1]):
			c.Pairs = append(c.Pairs, Pair{before[i], -1})
			i++
		default:
			c.Pairs = append(c.Pairs, Pair{-1, after[j]})
			j++
		}
	}
}

// likeness is the share of words that each two paragraphs have in common, 0 below
// alike; nil where there is nothing to pair, or too much.
func (c *Comparison) likeness(before, after []int) [][]float64 {
	if len(before) == 0 || len(after) == 0 || len(before) > gap/len(after) {
		return nil
	}
	bags := make([]map[string]int, len(after))
	for j, n := range after {
		bags[j] = bag(c.after[n])
	}
	out := make([][]float64, len(before))
	for i, n := range before {
		out[i] = make([]float64, len(after))
		words := bag(c.before[n])
		for j, other := range bags {
			if d := dice(words, other); d >= alike {
				out[i][j] = d
			}
		}
	}
	return out
}

// bag counts the words of a paragraph.
func bag(tokens []token) map[string]int {
	out := map[string]int{}
	for _, t := range tokens {
		if t.word {
			out[story.Fold(t.key)]++
		}
	}
	return out
}

func dice(a, b map[string]int) float64 {
	common, all := 0, 0
	for w, n := range a {
		common += min(n, b[w])
		all += n
	}
	for _, n := range b {
		all += n
	}
	if all == 0 {
		return 0
	}
	return 2 * float64(common) / float64(all)
}
