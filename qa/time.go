package qa

import (
	"slices"

	"onrecord/qa/question"
	"onrecord/qa/rank"
	"onrecord/qa/story"
)

// happened answers what happened at a time: the sentences that name it, in the
// story's order; where more is asked for, those that have most of it.
func (s *Story) happened(q question.Question) result {
	var rest []question.Word
	for _, w := range q.Topic {
		if !slices.ContainsFunc(q.Time, func(t question.Word) bool { return t.Span == w.Span }) {
			rest = append(rest, w)
		}
	}
	r := result{way: rank.Then}
	most := 0
	for i, d := range s.Doc.Sentences {
		if d.Kind.Furniture() || d.Kind == story.Caption {
			continue
		}
		stems := map[string]bool{}
		for _, w := range story.Words(s.Text, d.Span) {
			stems[story.Stem(story.Fold(w.In(s.Text)))] = true
		}
		if !holdsStems(stems, q.Time) {
			continue
		}
		n := 0
		for _, w := range rest {
			if stems[w.Stem] {
				n++
			}
		}
		if n > most {
			most, r.picks = n, r.picks[:0]
		}
		p := s.around(i)
		p.score = 1
		if n == most && !slices.ContainsFunc(r.picks, func(o pick) bool { return o.span.Overlaps(p.span) }) {
			r.picks = append(r.picks, p)
		}
	}
	if len(r.picks) == 0 {
		r = s.ranked(q)
		r.reason = NotInStory
		return r
	}
	r.picks = r.picks[:min(len(r.picks), happenedLimit)]
	return r
}

// happenedLimit is how many passages tell what happened at a time.
const happenedLimit = 8

func holdsStems(have map[string]bool, words []question.Word) bool {
	for _, w := range words {
		if !have[w.Stem] {
			return false
		}
	}
	return true
}
