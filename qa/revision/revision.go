// Package revision tells what changed between two texts of one story: which
// paragraphs, and which words in them, as places in either text. It knows nothing
// of when or why, and judges no change.
package revision

import "onrecord/qa/story"

// Text is one revision of a story.
type Text struct {
	Text string
	Doc  *story.Document
}

// Pair is a paragraph of the old text beside what became of it in the new one, as
// indexes into their Doc.Paragraphs; -1 where there is none.
type Pair struct{ Old, New int }

// Op says what became of some words.
type Op uint8

// The operations.
const (
	Same Op = iota
	Removed
	Added
)

// Edit is a run of words with the white space before it: of a Removed one the
// place in the old text, of the others that in the new one. The Same and Added
// ones of a paragraph are, one after another, its new text.
type Edit struct {
	Op Op
	story.Span
}

// Comparison is two texts, paragraph beside paragraph.
type Comparison struct {
	Old, New Text
	Pairs    []Pair // in the order of reading, what was removed before what stands in its place

	before, after [][]token // of each paragraph
}

// Compare puts the paragraphs of two texts beside each other. Furniture and front
// matter are left out: they are not the story.
func Compare(before, after Text) *Comparison {
	c := &Comparison{Old: before, New: after, before: before.tokens(), after: after.tokens()}
	c.align(before.told(), after.told())
	return c
}

// told are the paragraphs that tell the story.
func (t Text) told() []int {
	var out []int
	for i, p := range t.Doc.Paragraphs {
		if p.Kind != story.Front && !p.Kind.Furniture() {
			out = append(out, i)
		}
	}
	return out
}

func (t Text) tokens() [][]token {
	out := make([][]token, len(t.Doc.Paragraphs))
	for _, i := range t.told() {
		out[i] = tokens(t.Text, t.Doc.Paragraphs[i].Span)
	}
	return out
}

// Changed reports whether something became of a pair's paragraph; its white space
// apart.
func (c *Comparison) Changed(p Pair) bool {
	return p.Old < 0 || p.New < 0 || !equal(c.before[p.Old], c.after[p.New])
}

// Edits tells word by word what became of a pair's paragraph.
func (c *Comparison) Edits(p Pair) []Edit {
	switch {
	case p.Old < 0:
		return []Edit{{Added, c.New.Doc.Paragraphs[p.New].Span}}
	case p.New < 0:
		return []Edit{{Removed, c.Old.Doc.Paragraphs[p.Old].Span}}
	}
	return edits(c.before[p.Old], c.after[p.New])
}

// Words tells word by word how one text became another: two wordings of one
// quotation, say.
func Words(before, after string) []Edit {
	return edits(tokens(before, story.Span{End: len(before)}), tokens(after, story.Span{End: len(after)}))
}

// Stood returns where the words of a span of the new text stood in the old one, with
// what stood in place of those that are new. ok is false where its paragraph is new,
// or most of its words are.
func (c *Comparison) Stood(span story.Span) (old story.Span, ok bool) {
	for _, p := range c.Pairs {
		if p.New < 0 || p.Old < 0 || !c.New.Doc.Paragraphs[p.New].Overlaps(span) {
			continue
		}
		if s, found := stood(c.before[p.Old], c.after[p.New], span); found {
			if ok {
				s = s.Cover(old)
			}
			old, ok = s, true
		}
	}
	return old, ok
}
