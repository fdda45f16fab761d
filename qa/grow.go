package qa

import (
	"strings"

	"onrecord/qa/rank"
	"onrecord/qa/story"
)

// likely is the share of the story's chance from which a sentence beside the one
// found is shown with it: the answer may as well stand there.
const likely = 0.1

// lacking is the share of the question's weight from which a sentence beside the
// one found is shown with it if it has what that one lacks.
const lacking = 0.3

// grown takes the sentences of the same paragraph that may as well hold the answer
// into a passage, the likeliest first, while it stays short; taken ones are shown
// already.
func (s *Story) grown(p pick, found []rank.Candidate, taken []pick) pick {
	share := map[int]float64{}
	lacks := -1
	for _, c := range found {
		share[c.Sentence] = c.Share
		if f := &c.Features; c.Sentence == p.sentence && max(f[rank.Before], f[rank.After]) >= lacking {
			if lacks = p.sentence + 1; f[rank.Before] > f[rank.After] {
				lacks = p.sentence - 1
			}
		}
	}
	from, to := s.sentenceAt(p.span.Start), s.sentenceAt(p.span.End-1)
	for {
		next := -1
		for _, k := range []int{to + 1, from - 1} {
			if s.joins(k, p.span) && !shown(taken, s.Doc.Sentences[k].Span) && (share[k] >= likely || k == lacks) && (next < 0 || share[k] > share[next]) {
				next = k
			}
		}
		if next < 0 {
			return p
		}
		p.span = p.span.Cover(s.Doc.Sentences[next].Span)
		from, to = min(from, next), max(to, next)
	}
}

// joins reports whether a sentence is of the span's paragraph and short enough to
// be shown with it.
func (s *Story) joins(sentence int, span story.Span) bool {
	if sentence < 0 || sentence >= len(s.Doc.Sentences) {
		return false
	}
	d := s.Doc.Sentences[sentence]
	return d.Paragraph == s.Doc.Sentences[s.sentenceAt(span.Start)].Paragraph && !d.Kind.Furniture() &&
		len(strings.Fields(span.Cover(d.Span).In(s.Text))) <= passageWords
}
