package qa

import (
	"fmt"
	"slices"

	"onrecord/qa/speech"
	"onrecord/qa/story"
)

type utterance = speech.Utterance

// reach bounds, in bytes, how far before a sentence an utterance that covers it
// may begin: block speech of several paragraphs.
const reach = 20_000

// passage makes the passage of a pick. It is the one place where a passage comes
// from, and it checks that the text is still the one the story was made of:
// ErrAltered if not, so that no altered byte is shown as the story's.
func (s *Story) passage(p pick) (Passage, error) {
	if ID(s.Text) != s.ID {
		return Passage{}, fmt.Errorf("cite %s: %w", s.Slug, ErrAltered)
	}
	out := Passage{
		Story: s.Slug, Title: s.Title, Start: p.span.Start, End: p.span.End, Text: p.span.In(s.Text),
		Paragraph: s.paragraphAt(p.span.Start), URL: s.Link(Span(p.span)), Score: round(p.score, 3),
		ID: s.ID, Revision: s.Revision, Superseded: s.Superseded, Date: s.Date, Publisher: s.Outlet(),
	}
	if p.utterance < 0 {
		return out, nil
	}
	u := s.Speech.Utterances[p.utterance]
	out.Form = string(u.Form)
	out.Speaker = s.speaker(u, p.span)
	first := p.utterance
	for first > 0 && s.Speech.Utterances[first-1].Span().Start >= p.span.Start {
		first--
	}
	for _, other := range s.Speech.Utterances[first:] {
		if other.Span().Start >= p.span.End {
			break
		}
		if !sameSpeaker(u, other) {
			continue
		}
		if other.Form != u.Form {
			out.Form = string(speech.Mixed)
		}
		for _, x := range other.Spans {
			if x.Overlaps(p.span) {
				out.Quotes = append(out.Quotes, Span{max(x.Start, p.span.Start), min(x.End, p.span.End)})
			}
		}
	}
	slices.SortFunc(out.Quotes, func(a, b Span) int { return a.Start - b.Start })
	return out, nil
}

// sameSpeaker reports whether two utterances are the same person's.
func sameSpeaker(a, b utterance) bool {
	if a.Speaker == nil || b.Speaker == nil {
		return a.Speaker == nil && b.Speaker == nil
	}
	return a.Speaker.Person == b.Speaker.Person
}

// speaker tells whose the utterance is; where the passage is not the part of it
// in which they are named, the words go on from there.
func (s *Story) speaker(u utterance, passage story.Span) *Speaker {
	if u.Speaker == nil {
		return nil
	}
	p := s.Speech.People[u.Speaker.Person]
	how := u.Speaker.How
	if !passage.Empty() && !passage.Overlaps(u.Speaker.Span) {
		how = speech.Continued
	}
	return &Speaker{Name: p.Name, Role: p.Role, Start: u.Speaker.Start, End: u.Speaker.End, How: string(how)}
}

func (s *Story) paragraphAt(offset int) int {
	i := min(s.sentenceAt(offset), len(s.Doc.Sentences)-1)
	return s.Doc.Paragraphs[s.Doc.Sentences[i].Paragraph].Number
}

// Cite makes the passage of any span of the story, which holds words and begins and
// ends with whole characters: with its speaker, where all that is said in it is
// theirs. The error is ErrAltered.
func (s *Story) Cite(span Span) (Passage, error) {
	p := pick{story: s, span: story.Span(span), utterance: -1}
	for i, u := range s.Speech.Utterances {
		if !slices.ContainsFunc(u.Spans, p.span.Overlaps) {
			continue
		}
		if p.utterance >= 0 && !sameSpeaker(s.Speech.Utterances[p.utterance], u) {
			p.utterance = -1
			break
		}
		if p.utterance < 0 {
			p.utterance = i
		}
	}
	return s.passage(p)
}
