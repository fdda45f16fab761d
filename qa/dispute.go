package qa

import (
	"slices"

	"onrecord/qa/question"
	"onrecord/qa/story"
)

// sided is how sure it is that whoever takes a side takes it on what was asked.
const sided = 0.55

// disputed answers whether anybody disagreed with somebody, or agreed: by a sentence
// that says so in the first of these words, or in another with their name, and is not
// their own. That they say something
// is no sign of it.
func (s *Story) disputed(q question.Question, kin []string) result {
	who := s.peopleIn(q)
	r := s.only(q, func(sentence int) bool {
		span := s.Doc.Sentences[sentence].Span
		if u := s.utteranceIn(span); u >= 0 && s.Speech.Utterances[u].Speaker != nil && slices.Contains(who, s.Speech.Utterances[u].Speaker.Person) {
			return false
		}
		them := s.mentioned(span, who)
		return slices.ContainsFunc(story.Words(s.Text, span), func(w story.Word) bool {
			k := slices.Index(kin, story.Stem(story.Fold(w.In(s.Text))))
			return k == 0 || k > 0 && them // "blamed" needs whom
		})
	})
	if r.reason == "" {
		r.confidence = sided
	}
	return r
}
