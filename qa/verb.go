package qa

import (
	"slices"

	"onrecord/qa/question"
	"onrecord/qa/rank"
	"onrecord/qa/story"
)

// likeVerb returns what tells the forms of a verb, and of verbs for much the same: where a
// passage answers "find", "discover" is what it tells of.
func likeVerb(verb string) func(fold string) bool {
	stem := story.Stem(verb)
	related := rank.Related(stem)
	same := question.Verb(verb)
	return func(fold string) bool {
		return same(fold) || len(related) > 0 && slices.Contains(related, story.Stem(fold))
	}
}

// holding are the sentences that have a verb in any form, or one for much the same.
func (s *Story) holding(verb string) []int {
	stems := append(slices.Clone(rank.Related(story.Stem(verb))), story.Stem(verb))
	for _, form := range question.Forms(verb) {
		stems = append(stems, story.Stem(form))
	}
	return slices.DeleteFunc(s.asked().rank.Holding(stems), func(i int) bool { return s.Doc.Sentences[i].Kind.Furniture() })
}
