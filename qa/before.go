package qa

import (
	"context"
	"errors"
	"strings"

	"onrecord/qa/check"
	"onrecord/qa/revision"
	"onrecord/qa/story"
)

// revisionsBack bounds how many revisions a question looks back.
const revisionsBack = 20

// before tells of each passage of a revised story how it stood before.
func (e *Engine) before(ctx context.Context, workspace string, passages []Passage) error {
	for i := range passages {
		p := &passages[i]
		if p.Revision < 2 {
			continue
		}
		var err error
		if p.Before, err = e.stood(ctx, workspace, *p); err != nil {
			return err
		}
	}
	return nil
}

// stood looks back to the revision that does not have the passage's words yet. One
// that is gone, or no longer what was added, tells nothing.
func (e *Engine) stood(ctx context.Context, workspace string, p Passage) (*Before, error) {
	words := check.Normal(p.Text)
	at := Meta{Slug: p.Story, Revision: p.Revision}
	now, err := e.index.Story(ctx, workspace, at.Reference())
	for newer := now; err == nil && at.Revision > max(1, p.Revision-revisionsBack); {
		at.Revision--
		var old *Story
		if old, err = e.index.Story(ctx, workspace, at.Reference()); err != nil {
			break
		}
		if strings.Contains(old.Text, p.Text) || strings.Contains(check.Normal(old.Text), words) {
			newer = old
			continue
		}
		out := &Before{Since: newer.Added}
		if span, ok := now.stoodAt(old, story.Span{Start: p.Start, End: p.End}); ok {
			passage, err := old.passage(old.whole(span))
			if err != nil {
				return nil, nil // altered: not to be shown
			}
			out.Passage = &passage
		}
		return out, nil
	}
	if errors.Is(err, ErrNoStory) || errors.Is(err, ErrAltered) {
		err = nil
	}
	return nil, err
}

// earlier is the share of a sentence's runs of words that must stand in another
// paragraph for it to be its earlier form, moved.
const earlier = 0.5

// stoodAt returns where a span of the story stood in an older text of it: in the
// paragraph that became this one, or in another one's most similar sentence.
func (s *Story) stoodAt(old *Story, span story.Span) (story.Span, bool) {
	if at, ok := revision.Compare(old.revision(), s.revision()).Stood(span); ok {
		return at, true
	}
	var best story.Span
	most := 0.0
	runs := shingles(span.In(s.Text))
	for _, d := range old.Doc.Sentences {
		if d.Kind.Furniture() {
			continue
		}
		if x := shared(runs, shingles(d.In(old.Text))); x >= earlier && x > most {
			best, most = d.Span, x
		}
	}
	return best, most > 0
}

// whole makes a pick of the whole sentences that a span touches.
func (s *Story) whole(span story.Span) pick {
	whole := story.Span{Start: -1}
	for _, d := range s.sentencesIn(span) {
		if strings.TrimSpace(s.Text[max(d.Start, span.Start):min(d.End, span.End)]) == "" {
			continue
		}
		if whole.Start < 0 {
			whole = d.Span
		}
		whole = whole.Cover(d.Span)
	}
	if whole.Start < 0 {
		whole = span // of furniture alone
	}
	return pick{story: s, span: whole, utterance: s.utteranceIn(whole), sentence: s.sentenceAt(whole.Start)}
}
