package qa

import (
	"slices"

	"onrecord/qa/question"
	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// voiced reports whether the story has words of those whom a phrase means, or of
// somebody who speaks for them: "the farmers" through their leader.
func (s *Story) voiced(phrase string) bool {
	who, _ := s.bearers(called(phrase), speech.Unknown)
	for _, name := range s.officers(phrase) {
		who = append(who, s.bearing(name))
	}
	return slices.ContainsFunc(who, func(k int) bool { return k >= 0 && s.speaks(k) })
}

// spoken reports whether somebody's words have all words of a phrase.
func (s *Story) spoken(name, phrase string) bool {
	who, _ := s.bearers(called(name), speech.Unknown)
	var said []string // stems
	for _, p := range s.wordsOf(who) {
		for _, w := range story.Words(s.Text, p.span) {
			said = append(said, story.Stem(story.Fold(w.In(s.Text))))
		}
	}
	topic := question.Parse(phrase).Words()
	return len(topic) > 0 && !slices.ContainsFunc(topic, func(w question.Word) bool { return !slices.Contains(said, w.Stem) })
}
