package qa

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/qa/story"
)

// passageWords is how many words a passage that shows one sentence may take to
// show the whole quotation around it.
const passageWords = 60

// wordsOf returns all that the people said, one pick a paragraph of it, in the
// story's order.
func (s *Story) wordsOf(people []int) []pick {
	var out []pick
	for i, u := range s.Speech.Utterances {
		if u.Speaker == nil || !slices.Contains(people, u.Speaker.Person) || !u.Says(s.Text) {
			continue
		}
		for _, span := range s.sentencesOf(i) {
			if n := len(out); n > 0 && out[n-1].span.Overlaps(span) {
				out[n-1].span = out[n-1].span.Cover(span)
				continue
			}
			out = append(out, pick{story: s, span: span, utterance: i, sentence: s.sentenceAt(span.Start)})
		}
	}
	return out
}

// sentencesOf returns the whole sentences that hold an utterance with its cue and
// its speaker, one span a paragraph.
func (s *Story) sentencesOf(utterance int) []story.Span {
	u := s.Speech.Utterances[utterance]
	pieces := slices.Clone(u.Spans)
	if !u.Cue.Empty() {
		pieces = append(pieces, u.Cue)
	}
	var spans []story.Span
	last := -1
	for i := s.sentenceAt(u.Span().Start); i < len(s.Doc.Sentences); i++ {
		d := s.Doc.Sentences[i]
		if d.Start >= u.Span().End && d.Start >= u.Cue.End {
			break
		}
		if d.Kind.Furniture() || !slices.ContainsFunc(pieces, d.Overlaps) {
			continue
		}
		if n := len(spans); n > 0 && d.Paragraph == last {
			spans[n-1].End = d.End
		} else {
			spans = append(spans, d.Span)
		}
		last = d.Paragraph
	}
	return spans
}

// sentenceAt returns the index of the sentence that ends after the byte offset.
func (s *Story) sentenceAt(offset int) int {
	i, _ := slices.BinarySearchFunc(s.Doc.Sentences, offset, func(d story.Sentence, at int) int {
		if d.End <= at {
			return -1
		}
		return 1
	})
	return i
}

// around makes the passage of one sentence: with the whole quotation that the
// sentence is part of where that stays short, so that no mark stands open and
// the cue is there.
func (s *Story) around(sentence int) pick {
	span := s.Doc.Sentences[sentence].Span
	p := pick{story: s, span: span, utterance: s.utteranceIn(span), sentence: sentence}
	if p.utterance < 0 {
		return p
	}
	for _, whole := range s.sentencesOf(p.utterance) {
		if whole.Contains(span) && len(strings.Fields(whole.In(s.Text))) <= passageWords {
			p.span = whole
		}
	}
	return p
}

// utteranceIn returns the utterance that has most of its content in the span, or -1.
func (s *Story) utteranceIn(span story.Span) int {
	best, most := -1, 0
	from, _ := slices.BinarySearchFunc(s.Speech.Utterances, span.Start-reach, func(u utterance, at int) int { return cmp.Compare(u.Span().Start, at) })
	for i := from; i < len(s.Speech.Utterances); i++ {
		u := s.Speech.Utterances[i]
		if u.Span().Start >= span.End {
			break
		}
		n := 0
		for _, x := range u.Spans {
			n += max(0, min(x.End, span.End)-max(x.Start, span.Start))
		}
		if n > most {
			best, most = i, n
		}
	}
	return best
}

// about returns the first sentences that mention one of the people.
func (s *Story) about(people []int, limit int) []pick {
	var out []pick
	for _, m := range s.Speech.Mentions {
		if len(out) == limit {
			break
		}
		i := s.sentenceAt(m.Start)
		if !slices.Contains(people, m.Person) || s.Doc.Sentences[i].Kind.Furniture() {
			continue
		}
		p := s.around(i)
		if !slices.ContainsFunc(out, func(o pick) bool { return o.span.Overlaps(p.span) }) {
			out = append(out, p)
		}
	}
	return out
}

// asidesLast puts what headlines and captions give of somebody's words behind the
// words themselves, each in the story's order.
func (s *Story) asidesLast(picks []pick) {
	aside := func(p pick) int {
		if s.Doc.Sentences[p.sentence].Kind == story.Body {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(picks, func(a, b pick) int { return aside(a) - aside(b) })
}

// byScore orders picks best first; equals stay in the story's order.
func byScore(picks []pick) {
	slices.SortStableFunc(picks, func(a, b pick) int { return cmp.Compare(b.score, a.score) })
}
