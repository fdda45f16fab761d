package question

import (
	"strings"

	"onrecord/qa/story"
)

// there puts the last place that was asked about in the place of a "there" behind a
// verb: "Who lives there?", but not "Is there a boat?".
func (f *follower) there(text string) string {
	bare := strings.TrimRight(text, " ?!.")
	before, ok := strings.CutSuffix(bare, " there")
	words := strings.Fields(before)
	if !ok || len(words) < 2 || auxiliary().Has(story.Fold(words[len(words)-1])) {
		return text
	}
	for i := len(f.thread) - 1; i >= max(0, len(f.thread)-thingsBack); i-- {
		if t := f.thread[i]; t.Kind == Said && t.Topic != "" && t.Topic != strings.ToLower(t.Topic) && len(f.Meant(t.Topic)) == 0 && f.Holds != nil && f.Holds(t.Topic) {
			return before + " in " + t.Topic + text[len(bare):] // "What did she say about Alto Verde?"
		}
		nouns := f.nouns(f.thread[i].Text)
		for k := len(nouns) - 1; k >= 0; k-- {
			if nouns[k].sort == place {
				return before + " in " + nouns[k].called() + text[len(bare):]
			}
			if at := f.inside(nouns[k]); at != "" {
				return before + at + nouns[k].called() + text[len(bare):]
			}
		}
	}
	return text
}

// inside is how the story says that something is in or at a thing; empty where it does not.
func (f *follower) inside(n noun) string {
	for _, at := range []string{" at ", " in "} {
		if f.Holds != nil && !n.plural && n.sort != somebody && !n.asked && f.Holds(at+"the "+n.text) {
			return at
		}
	}
	return ""
}
