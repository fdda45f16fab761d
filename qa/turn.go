package qa

import (
	"slices"

	"onrecord/qa/question"
	"onrecord/qa/speech"
)

// turn is what a thread remembers of an answer.
func (a *Answer) turn(q question.Question, subject string, stories []*Story) Turn {
	t := Turn{Text: q.Text, Kind: q.Kind, Subject: subject, Topic: q.TopicText()}
	gender := func(name string) speech.Gender {
		for _, s := range stories {
			if g := s.gender(name); g != speech.Unknown {
				return g
			}
		}
		return speech.Unknown
	}
	t.Gender = gender(subject)
	for _, c := range a.Choices {
		t.Choices = append(t.Choices, question.Pick{Name: c.Name, Question: c.Question})
	}
	if !a.Answered {
		return t // what is closest to a refusal is nothing to go on from
	}
	for _, p := range a.Passages {
		shown := Shown{Story: p.Story, Start: p.Start, End: p.End}
		if p.Speaker != nil {
			shown.Speaker, shown.Gender = p.Speaker.Name, gender(p.Speaker.Name)
		}
		t.Shown = append(t.Shown, shown)
	}
	return t
}

// lastStory is the story that the thread was shown last, empty if there is none, or
// none any more.
func lastStory(thread []Turn, all []Meta) string {
	for i := len(thread) - 1; i >= 0; i-- {
		if shown := thread[i].Shown; len(shown) > 0 {
			if slices.ContainsFunc(all, func(m Meta) bool { return m.Slug == shown[0].Story }) {
				return shown[0].Story
			}
			return ""
		}
	}
	return ""
}
