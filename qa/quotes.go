package qa

import "onrecord/qa/story"

// Quotes lists everything that is said in the story, in its order.
func (s *Story) Quotes() Quotes {
	out := Quotes{ID: s.Slug, Quotes: []Quote{}}
	for _, u := range s.Speech.Utterances {
		out.Quotes = append(out.Quotes, s.quote(u))
	}
	return out
}

func (s *Story) quote(u utterance) Quote {
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
	return q
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
