package check

import "onrecord/qa/story"

// Op says where the words of an Edit stand.
type Op uint8

// The operations.
const (
	Same    Op = iota
	LeftOut    // said, but not claimed
	PutIn      // claimed, but not said
)

// Edit is a run of words of a difference, as the story or the claim has them.
type Edit struct {
	Op   Op
	Text string
}

// How close a claim must come to what somebody says to be called an alteration of
// it: at most this share of its words may differ, and two must be the same.
const (
	differ    = 0.4
	sameLeast = 2
)

// nearest returns the run that the claim comes closest to, if it comes close to
// any; what the person asked for says goes first.
func (s *Story) nearest(c Claim, by func(person int) bool) Result {
	var best Result
	bestTheirs := false
	limit := max(1, int(differ*float64(len(c.words))))
	for _, r := range s.runs {
		if missing(c.words, r.words) > limit {
			continue
		}
		d, from, to := align(c.words, r.words)
		theirs := by == nil || r.person != Nobody && by(r.person)
		if d > limit || len(c.words)-d < sameLeast || from == to ||
			best.Verdict == Altered && (bestTheirs && !theirs || bestTheirs == theirs && d >= best.Distance) {
			continue
		}
		bestTheirs = theirs
		best = Result{
			Verdict: Altered, Distance: d, Places: []Place{place(r.words[from:to], r.utterance, r.person)},
			Difference: s.difference(c, r.words[from:to]),
		}
	}
	return best
}

// missing counts the words of the claim that a run has nowhere: a lower bound of
// their distance, found without aligning them.
func missing(claim, run []Word) int {
	have := make(map[string]int, len(run))
	for _, w := range run {
		have[w.Key]++
	}
	n := 0
	for _, w := range claim {
		if have[w.Key]--; have[w.Key] < 0 {
			n++
		}
	}
	return n
}

// align finds the part of a run that is closest to the claim: the least number of
// words put in, left out or swapped (Sellers 1980), and where that part stands.
func align(claim, run []Word) (distance, from, to int) {
	cost, start := make([]int, len(run)+1), make([]int, len(run)+1)
	for j := range start {
		start[j] = j
	}
	for i, w := range claim {
		diagonal, diagonalStart := cost[0], start[0]
		cost[0] = i + 1
		for j := range run {
			swap := diagonal
			if run[j].Key != w.Key {
				swap++
			}
			diagonal, diagonalStart, cost[j+1], start[j+1] = cost[j+1], start[j+1], swap, diagonalStart
			if diagonal+1 < cost[j+1] {
				cost[j+1], start[j+1] = diagonal+1, diagonalStart
			}
			if cost[j]+1 < cost[j+1] {
				cost[j+1], start[j+1] = cost[j]+1, start[j]
			}
		}
	}
	to = 0
	for j := range cost {
		// Of equals the one that ends as the claim does.
		if cost[j] < cost[to] || cost[j] == cost[to] && j > 0 && run[j-1].Key == claim[len(claim)-1].Key {
			to = j
		}
	}
	return cost[to], start[to], to
}

// difference tells word by word how the claim differs from what was said: the
// longest common subsequence stays.
func (s *Story) difference(c Claim, said []Word) []Edit {
	n, m := len(said), len(c.words)
	common := make([][]int, n+1)
	for i := range common {
		common[i] = make([]int, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if said[i].Key == c.words[j].Key {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	var out []Edit
	for i, j := 0, 0; i < n || j < m; {
		switch {
		case i < n && j < m && said[i].Key == c.words[j].Key:
			k := i
			for i < n && j < m && said[i].Key == c.words[j].Key {
				i, j = i+1, j+1
			}
			out = s.edits(out, Same, said[k:i])
		case j == m || i < n && common[i+1][j] >= common[i][j+1]:
			k := i
			for i < n && (j == m || said[i].Key != c.words[j].Key && common[i+1][j] >= common[i][j+1]) {
				i++
			}
			out = s.edits(out, LeftOut, said[k:i])
		default:
			k := j
			for j < m && (i == n || said[i].Key != c.words[j].Key && common[i+1][j] < common[i][j+1]) {
				j++
			}
			out = append(out, Edit{PutIn, c.text[c.words[k].Start:c.words[j-1].End]})
		}
	}
	return out
}

// edits adds a run of the story's words, as the story prints them; a cue that
// stands between them is left out.
func (s *Story) edits(out []Edit, op Op, run []Word) []Edit {
	for len(run) > 0 {
		n := 1
		for n < len(run) && run[n].Start-run[n-1].End < gap {
			n++
		}
		span := story.Span{Start: run[0].Start, End: run[n-1].End}
		out = append(out, Edit{op, span.In(s.text)})
		run = run[n:]
	}
	return out
}

// gap is what more than marks and white space takes, in bytes: a cue.
const gap = 8
