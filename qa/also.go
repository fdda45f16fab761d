package qa

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"onrecord/qa/check"
	"onrecord/qa/speech"
	"onrecord/qa/story"
	"onrecord/qa/wire"
)

// How many other stories are looked into for one passage, and how many of those
// that have it are listed with it.
const (
	lookInto  = 6
	alsoLimit = 5
)

// fold takes the passages that another one of the answer repeats out, and lists
// with each where else it stands: in the stories that were answered from, and in
// the others of the workspace. The first of its kind stays.
func (e *Engine) fold(ctx context.Context, workspace string, passages []Passage) ([]Passage, error) {
	archive, ok := e.index.(Archive)
	if !ok || len(passages) == 0 {
		return passages, nil
	}
	f := folding{Engine: e, workspace: workspace, shown: map[string]bool{}, read: map[string]*Story{}}
	var texts []string
	own := make([]*Story, len(passages))
	for i, p := range passages {
		f.shown[p.Story] = true
		s, err := f.story(ctx, p.Story)
		if errors.Is(err, ErrNoStory) || err == nil && s.ID != p.ID {
			continue // a superseded text, or one that was revised meanwhile: it stands alone
		}
		if err != nil {
			return nil, err
		}
		own[i] = s
		for _, d := range s.sentencesIn(story.Span{Start: p.Start, End: p.End}) {
			texts = append(texts, d.In(s.Text))
		}
	}
	hits, err := archive.Similar(ctx, workspace, texts)
	if err != nil {
		return nil, err
	}
	var kept []Passage
	for i, p := range passages {
		if own[i] == nil {
			kept = append(kept, p)
			continue
		}
		sentences := own[i].sentencesIn(story.Span{Start: p.Start, End: p.End})
		mine := hits[:len(sentences)]
		hits = hits[len(sentences):]
		if slices.ContainsFunc(kept, func(k Passage) bool { return k.repeats(p) }) {
			continue
		}
		if p.Also, err = f.copies(ctx, own[i], p, sentences, mine); err != nil {
			return nil, err
		}
		kept = append(kept, p)
	}
	return kept, nil
}

// repeats reports whether other is one of the places where the passage stands too.
func (p Passage) repeats(other Passage) bool {
	return slices.ContainsFunc(p.Also, func(a Passage) bool {
		return a.ID == other.ID && a.Start <= other.Start && other.End <= a.End
	})
}

// folding is the passages of one answer, and what they are looked for in.
type folding struct {
	*Engine
	workspace string
	read      map[string]*Story // those looked into so far, by slug
	shown     map[string]bool   // slugs of the answer's stories: a citation of the answer is never lost
}

// story fetches a story, each once.
func (f folding) story(ctx context.Context, slug string) (*Story, error) {
	if s := f.read[slug]; s != nil {
		return s, nil
	}
	s, err := f.index.Story(ctx, f.workspace, slug)
	if err == nil {
		f.read[slug] = s
	}
	return s, err
}

// copies are the passages of other stories that are this one, by date.
func (f folding) copies(ctx context.Context, s *Story, p Passage, sentences []story.Sentence, hits [][]Hit) ([]Passage, error) {
	var out []Passage
	weights := make([]int, len(sentences))
	for i, d := range sentences {
		weights[i] = weightOf(d.In(s.Text))
	}
	for _, slug := range f.likely(s, weights, hits) {
		o, err := f.story(ctx, slug)
		if errors.Is(err, ErrNoStory) {
			continue // removed meanwhile
		}
		if err != nil {
			return nil, err
		}
		span, ok := s.copyIn(o, sentences, weights, hits)
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
		if out = append(out, c); len(out) >= alsoLimit && !f.shown[slug] {
			break
		}
	}
	slices.SortStableFunc(out, func(a, b Passage) int {
		return cmp.Or(strings.Compare(a.Date, b.Date), strings.Compare(a.Story, b.Story))
	})
	return out, nil
}

// copied is the share of a passage's words that must stand in the copy.
const copied = 0.8

// weightOf is how many words of a sentence count: all, if it can be known again.
func weightOf(sentence string) int {
	if _, ok := wire.Sketch(sentence); !ok {
		return 0
	}
	return len(strings.Fields(sentence))
}

// likely returns the stories that may have most of the sentences: first those of
// the answer, then those that have most in common with them.
func (f folding) likely(s *Story, weights []int, hits [][]Hit) []string {
	words, weight := map[string]int{}, map[string]float64{}
	all := 0
	for i, n := range weights {
		all += n
		for j, h := range hits[i] {
			weight[h.Slug] += h.Score
			if !slices.ContainsFunc(hits[i][:j], func(o Hit) bool { return o.Slug == h.Slug }) {
				words[h.Slug] += n
			}
		}
	}
	var slugs []string
	for slug, n := range words {
		if slug != s.Slug && n > 0 && float64(n) >= copied*float64(all) {
			slugs = append(slugs, slug)
		}
	}
	slices.SortFunc(slugs, func(a, b string) int {
		return cmp.Or(f.order(a)-f.order(b), cmp.Compare(weight[b], weight[a]), strings.Compare(a, b))
	})
	n := min(len(slugs), lookInto)
	for n < len(slugs) && f.shown[slugs[n]] {
		n++
	}
	return slugs[:n]
}

func (f folding) order(slug string) int {
	if f.shown[slug] {
		return 0
	}
	return 1
}

// copyIn returns where another story has the sentences: within two paragraphs of
// each other.
func (s *Story) copyIn(o *Story, sentences []story.Sentence, weights []int, hits [][]Hit) (story.Span, bool) {
	var at story.Span
	words, same, last := 0, 0, -1
	for i, d := range sentences {
		words += weights[i]
		for _, h := range hits[i] {
			if h.Slug != o.Slug || h.Sentence >= len(o.Doc.Sentences) {
				continue
			}
			x := o.Doc.Sentences[h.Sentence]
			if last >= 0 && (at.Overlaps(x.Span) || x.Paragraph < last || x.Paragraph > last+1) {
				continue
			}
			if s.sameWords(d.Span, o, x.Span) {
				if last < 0 {
					at = x.Span
				}
				at, last = at.Cover(x.Span), x.Paragraph
				same += weights[i]
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
	return x != "" && (check.Normal(x) == check.Normal(y) || wire.Copy(x, y))
}

// quotedLeast is how many words a quotation must have to be known by itself.
const quotedLeast = 6

// quotedIn is what is quoted inside a sentence, if that is enough to be known again.
func (s *Story) quotedIn(span story.Span) string {
	var parts []string
	for _, u := range s.Speech.Utterances {
		for _, x := range u.Spans {
			if x.Overlaps(span) && u.Form == speech.Quoted {
				parts = append(parts, s.Text[max(x.Start, span.Start):min(x.End, span.End)])
			}
		}
	}
	text := strings.Join(parts, " ")
	if len(strings.Fields(text)) < quotedLeast {
		return ""
	}
	return text
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
