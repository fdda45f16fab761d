package revision

import (
	"slices"

	"onrecord/qa/story"
)

// token is a word or a mark with the white space before it.
type token struct {
	story.Span
	key  string // its bytes, without the white space
	word bool   // no mark
}

// tokens parts a paragraph: its tokens, one after another, are its text.
func tokens(text string, paragraph story.Span) []token {
	words := story.Words(text, paragraph)
	out := make([]token, len(words))
	at := paragraph.Start
	for i, w := range words {
		out[i] = token{story.Span{Start: at, End: w.End}, w.In(text), w.Class != story.Mark}
		at = w.End
	}
	if len(out) > 0 {
		out[len(out)-1].End = paragraph.End
	}
	return out
}

func equal(a, b []token) bool {
	return slices.EqualFunc(a, b, func(x, y token) bool { return x.key == y.key })
}

// cells bounds the table in which two paragraphs are compared, once what they begin
// and end with is off: two of 1,000 words that have nothing in common. What is
// larger is told as removed and added.
const cells = 1_000_000

// step is one token of an edit script.
type step struct {
	op  Op
	old int // index of the token; for Added where it would stand
	new int
}

// script turns a into b: a longest common subsequence stays.
func script(a, b []token) []step {
	var steps []step
	i := 0
	for i < len(a) && i < len(b) && a[i].key == b[i].key {
		steps = append(steps, step{Same, i, i})
		i++
	}
	tail := 0
	for tail < len(a)-i && tail < len(b)-i && a[len(a)-1-tail].key == b[len(b)-1-tail].key {
		tail++
	}
	steps = append(steps, middle(a[:len(a)-tail], b[:len(b)-tail], i)...)
	for k := tail; k > 0; k-- {
		steps = append(steps, step{Same, len(a) - k, len(b) - k})
	}
	return steps
}

// middle is the script of two runs of tokens from an index on.
func middle(a, b []token, from int) []step {
	n, m := len(a)-from, len(b)-from
	var common [][]uint16
	if n > 0 && m > 0 && n <= cells/m && min(n, m) < 1<<16 {
		common = subsequences(a[from:], b[from:])
	}
	var steps []step
	for i, j := 0, 0; i < n || j < m; {
		switch {
		case common != nil && i < n && j < m && a[from+i].key == b[from+j].key:
			steps = append(steps, step{Same, from + i, from + j})
			i, j = i+1, j+1
		case i < n && (j == m || common == nil || common[i+1][j] >= common[i][j+1]):
			steps = append(steps, step{Removed, from + i, from + j})
			i++
		default:
			steps = append(steps, step{Added, from + i, from + j})
			j++
		}
	}
	return steps
}

// subsequences is the length of the longest common subsequence of each two ends of
// a and b.
func subsequences(a, b []token) [][]uint16 {
	common := make([][]uint16, len(a)+1)
	for i := range common {
		common[i] = make([]uint16, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i].key == b[j].key {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	return common
}

// island is how many words may stay between larger changes without being told
// apart: a sentence that was written anew has a "the" in common with the old one,
// and nobody can read a change that is broken up by it.
const island = 1

// edits gathers the script of two paragraphs into runs, in each change what was
// removed before what was added.
func edits(a, b []token) []Edit {
	steps := script(a, b)
	var out []Edit
	for at := 0; at < len(steps); {
		end := at
		for end < len(steps) && steps[end].op == Same {
			end++
		}
		if end > at {
			out = append(out, Edit{Same, story.Span{Start: b[steps[at].new].Start, End: b[steps[end-1].new].End}})
		}
		at = end
		if end = change(steps, at, a); end == at {
			continue
		}
		removed, added := story.Span{}, story.Span{}
		for _, s := range steps[at:end] {
			if s.op != Added {
				removed = cover(removed, a[s.old].Span)
			}
			if s.op != Removed {
				added = cover(added, b[s.new].Span)
			}
		}
		if !removed.Empty() {
			out = append(out, Edit{Removed, removed})
		}
		if !added.Empty() {
			out = append(out, Edit{Added, added})
		}
		at = end
	}
	return out
}

// change returns where the change that begins at a step ends: islands are part of it.
func change(steps []step, at int, a []token) int {
	end := at
	for end < len(steps) && steps[end].op != Same {
		end++
	}
	for end > at {
		words, next := 0, end
		for next < len(steps) && steps[next].op == Same {
			if a[steps[next].old].word {
				words++
			}
			next++
		}
		further := next
		for further < len(steps) && steps[further].op != Same {
			further++
		}
		if further == next || words > island || min(end-at, further-next) <= 2*island {
			break
		}
		end = further
	}
	return end
}

func cover(a, b story.Span) story.Span {
	if a.Empty() {
		return b
	}
	return a.Cover(b)
}

// kept is the share of a span's words that must have stood in the old paragraph for
// what stood there to be called its earlier form.
const kept = 1. / 3

// stood maps a span of the new paragraph to the old one: what stayed of it, with
// what was removed between, and at an end that is new, what stood there instead. Of
// the marks only those between count: the last full stops of any two paragraphs are
// the same.
func stood(a, b []token, span story.Span) (old story.Span, ok bool) {
	from, to, words, same := -1, -1, 0, 0 // the first and the last word of b, and how many
	for i, t := range b {
		if t.word && t.Overlaps(span) && t.End-len(t.key) < span.End {
			if from < 0 {
				from = i
			}
			to = i
			words++
		}
	}
	first, last := false, false // whether the ends stayed
	var removed []step
	for _, s := range script(a, b) {
		switch {
		case s.op == Same && b[s.new].word && from <= s.new && s.new <= to:
			old = cover(old, a[s.old].Span)
			first, last = first || s.new == from, last || s.new == to
			same++
		case s.op == Removed && from <= s.new && s.new <= to+1:
			removed = append(removed, s)
		}
	}
	if words == 0 || float64(same) < kept*float64(words) {
		return story.Span{}, false
	}
	for _, s := range removed {
		if s.new > from && s.new <= to || s.new == from && !first || s.new == to+1 && !last {
			old = old.Cover(a[s.old].Span)
		}
	}
	return old, true
}
