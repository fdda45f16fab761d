package qa

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"onrecord/qa/check"
	"onrecord/qa/story"
	"onrecord/qa/wire"
)

// How many other stories are looked into for the passages of one answer, and how
// many of those that have a passage are listed with it.
const (
	lookInto  = 12
	alsoLimit = 8
)

// fold takes the passages that another one of the answer repeats out, and lists
// with each where else it stands: in the stories that were answered from, and in
// the others of the workspace. The first of its kind stays.
func (e *Engine) fold(ctx context.Context, workspace string, passages []Passage) ([]Passage, error) {
	archive, ok := e.index.(Archive)
	if !ok || len(passages) == 0 {
		return passages, nil
	}
	var sentences []string
	texts := make([]*Story, len(passages))
	for i, p := range passages {
		s, err := e.index.Story(ctx, workspace, p.Story)
		if errors.Is(err, ErrNoStory) || err == nil && s.ID != p.ID {
			continue // a superseded text, or one that was revised meanwhile: it stands alone
		}
		if err != nil {
			return nil, err
		}
		texts[i] = s
		for _, d := range s.sentencesIn(story.Span{Start: p.Start, End: p.End}) {
			sentences = append(sentences, d.In(s.Text))
		}
	}
	hits, err := archive.Similar(ctx, workspace, sentences)
	if err != nil {
		return nil, err
	}
	others, err := e.others(ctx, workspace, hits, passages)
	if err != nil {
		return nil, err
	}
	var kept []Passage
	for i, p := range passages {
		if slices.ContainsFunc(kept, func(k Passage) bool { return k.repeats(p) }) {
			continue
		}
		if texts[i] != nil {
			if p.Also, err = texts[i].copies(p, others, passages); err != nil {
				return nil, err
			}
		}
		kept = append(kept, p)
	}
	return kept, nil
}

// repeats reports whether a passage is one of those that p stands in as well.
func (p Passage) repeats(other Passage) bool {
	return slices.ContainsFunc(p.Also, func(a Passage) bool {
		return a.ID == other.ID && a.Start <= other.Start && other.End <= a.End
	})
}

// candidates are the sentences of a story that may be a copy of something.
type copying struct {
	*Story
	sentences []int
}

// others fetches the stories of the hits: those that the answer came from, and of
// the rest those that have most of its sentences.
func (e *Engine) others(ctx context.Context, workspace string, hits []Hit, passages []Passage) ([]copying, error) {
	found := map[string]*copying{}
	weight := map[string]float64{}
	var slugs []string
	for _, h := range hits {
		if found[h.Slug] == nil {
			found[h.Slug] = &copying{}
			slugs = append(slugs, h.Slug)
		}
		found[h.Slug].sentences = append(found[h.Slug].sentences, h.Sentence)
		weight[h.Slug] += h.Score
	}
	for _, p := range passages {
		weight[p.Story] += 1000 // to be folded it must be looked into
	}
	slices.SortStableFunc(slugs, func(a, b string) int { return cmp.Or(cmp.Compare(weight[b], weight[a]), strings.Compare(a, b)) })
	var out []copying
	for _, slug := range slugs[:min(len(slugs), lookInto)] {
		s, err := e.index.Story(ctx, workspace, slug)
		if errors.Is(err, ErrNoStory) {
			continue // removed meanwhile
		}
		if err != nil {
			return nil, err
		}
		c := *found[slug]
		c.Story = s
		slices.Sort(c.sentences)
		out = append(out, c)
	}
	return out, nil
}

// copies are the passages of other stories that are this one, by date.
func (s *Story) copies(p Passage, others []copying, answer []Passage) ([]Passage, error) {
	var out []Passage
	for _, o := range others {
		if o.Slug == s.Slug {
			continue
		}
		span, ok := s.copyIn(o, story.Span{Start: p.Start, End: p.End})
		if !ok {
			continue
		}
		c, err := o.passage(o.whole(span))
		if err != nil {
			return nil, err
		}
		if p.Speaker != nil && (c.Speaker == nil || !sameName(p.Speaker.Name, c.Speaker.Name)) {
			continue // another's words, as far as that story tells
		}
		out = append(out, c)
	}
	shown := func(c Passage) int {
		if slices.ContainsFunc(answer, func(a Passage) bool { return a.ID == c.ID }) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(out, func(a, b Passage) int { return shown(a) - shown(b) })
	if len(out) > alsoLimit {
		n := alsoLimit
		for n < len(out) && shown(out[n]) == 0 { // a citation of the answer is never lost
			n++
		}
		out = out[:n]
	}
	slices.SortStableFunc(out, func(a, b Passage) int {
		return cmp.Or(strings.Compare(a.Date, b.Date), strings.Compare(a.Story, b.Story))
	})
	return out, nil
}

// copied is the share of a passage's words that must stand in the copy.
const copied = 0.8

// copyIn returns where another story has a span of this one: its sentences, or all
// that is quoted in them.
func (s *Story) copyIn(o copying, span story.Span) (story.Span, bool) {
	var at story.Span
	words, same := 0, 0
	paragraph := -1
	for _, d := range s.sentencesIn(span) {
		n := len(strings.Fields(d.In(s.Text)))
		words += n
		for _, i := range o.sentences {
			x := o.Doc.Sentences[i]
			if at.Overlaps(x.Span) || paragraph >= 0 && (x.Paragraph < paragraph || x.Paragraph > paragraph+1) {
				continue
			}
			if s.sameWords(d.Span, o.Story, x.Span) {
				if paragraph < 0 {
					at = x.Span
				}
				at, paragraph = at.Cover(x.Span), x.Paragraph
				same += n
				break
			}
		}
	}
	return at, words > 0 && float64(same) >= copied*float64(words)
}

// sameWords reports whether a sentence of the story is another story's: copied, or
// the same quotation with another cue.
func (s *Story) sameWords(a story.Span, o *Story, b story.Span) bool {
	if wire.Copy(a.In(s.Text), b.In(o.Text)) {
		return true
	}
	x, y := s.quotedIn(a), o.quotedIn(b)
	return len(strings.Fields(x)) >= quotedLeast && x == y
}

// quotedLeast is how many words a quotation must have to be known by itself.
const quotedLeast = 6

// quotedIn is what is quoted inside a sentence, as words are compared.
func (s *Story) quotedIn(span story.Span) string {
	var parts []string
	for _, u := range s.Speech.Utterances {
		for _, x := range u.Spans {
			if x.Overlaps(span) && u.Form == "quoted" {
				parts = append(parts, s.Text[max(x.Start, span.Start):min(x.End, span.End)])
			}
		}
	}
	return check.Normal(strings.Join(parts, " "))
}

// sentencesIn are the sentences of a span that are no furniture.
func (s *Story) sentencesIn(span story.Span) []story.Sentence {
	var out []story.Sentence
	for i := s.sentenceAt(span.Start); i < len(s.Doc.Sentences) && s.Doc.Sentences[i].Start < span.End; i++ {
		if d := s.Doc.Sentences[i]; !d.Kind.Furniture() && d.Overlaps(span) {
			out = append(out, d)
		}
	}
	return out
}
