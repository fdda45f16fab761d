package qa

import (
	"fmt"
	"net/url"
	"strings"

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
		Paragraph: s.paragraphAt(p.span.Start), URL: link(s.URL, p.span.In(s.Text)), Score: round(p.score, 3),
	}
	if p.utterance < 0 {
		return out, nil
	}
	u := s.Speech.Utterances[p.utterance]
	out.Form = string(u.Form)
	out.Speaker = s.speaker(u, p.span)
	for _, x := range u.Spans {
		if x.Overlaps(p.span) {
			out.Quotes = append(out.Quotes, Span{max(x.Start, p.span.Start), min(x.End, p.span.End)})
		}
	}
	return out, nil
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

// fragmentRunes is the length up to which a passage is linked by its whole text;
// beyond it, by its first and last words.
const fragmentRunes = 300

// link is a text fragment into the publisher's page
// (wicg.github.io/scroll-to-text-fragment), or empty where there is no page.
func link(page, text string) string {
	if page == "" {
		return ""
	}
	if strings.Contains(text, "\n") {
		text, _, _ = strings.Cut(text, "\n")
	}
	words := strings.Fields(text)
	fragment := escape(strings.Join(words, " "))
	if len([]rune(text)) > fragmentRunes && len(words) > 12 {
		fragment = escape(strings.Join(words[:6], " ")) + "," + escape(strings.Join(words[len(words)-6:], " "))
	}
	base, _, _ := strings.Cut(page, "#")
	return base + "#:~:text=" + fragment
}

// escape percent-encodes a term of a text fragment; "-", "," and "&" mean
// something there and are encoded as well.
func escape(s string) string {
	return strings.NewReplacer("+", "%20", "-", "%2D").Replace(url.QueryEscape(s))
}

// Quotes lists everything that is said in the story, in its order.
func (s *Story) Quotes() Quotes {
	out := Quotes{ID: s.Slug, Quotes: []Quote{}}
	for _, u := range s.Speech.Utterances {
		span := u.Span()
		q := Quote{
			Start: span.Start, End: span.End, Spans: [][2]int{}, Text: span.In(s.Text), Form: string(u.Form),
			Speaker: s.speaker(u, story.Span{}), Paragraph: s.paragraphAt(span.Start),
		}
		for _, x := range u.Spans {
			q.Spans = append(q.Spans, [2]int{x.Start, x.End})
		}
		if !u.Cue.Empty() {
			q.Cue = &Cue{u.Cue.Start, u.Cue.End}
		}
		out.Quotes = append(out.Quotes, q)
	}
	return out
}

// Figures lists the people of the story in order of appearance, and the bodies
// and unnamed sources that speak in it; a "he" whom nothing names is nobody.
func (s *Story) Figures() []Figure {
	figures := make([]Figure, len(s.Speech.People))
	for i, p := range s.Speech.People {
		figures[i] = Figure{Name: p.Name, Forms: append([]string{}, p.Forms...), Role: p.Role, Affiliation: p.Affiliation, Sort: string(p.Sort)}
	}
	for _, m := range s.Speech.Mentions {
		figures[m.Person].Mentions++
	}
	for _, u := range s.Speech.Utterances {
		if u.Speaker != nil {
			figures[u.Speaker.Person].Utterances++
		}
	}
	named := figures[:0]
	for i, f := range figures {
		if !s.Speech.People[i].Nameless() {
			named = append(named, f)
		}
	}
	return named
}
