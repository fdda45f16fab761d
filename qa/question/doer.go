package question

import (
	"strings"

	"onrecord/qa/story"
)

// doer is who did what the last question asked after, where what was shown names
// but one.
func (f *follower) doer() string {
	if k := len(f.thread) - 2; k >= 0 && f.thread[k].Kind == HowMany && f.goesOn(f.thread[k].Text) { // "How many died?", "who?", "where?"
		if nouns := f.nouns(f.thread[k].Text); len(nouns) > 0 && nouns[0].plural {
			return nouns[0].text
		}
	}
	for _, n := range f.last.Named {
		if n.Did {
			return n.Name
		}
	}
	return unknownDoer
}

// goesOn reports whether the last question asks of what an earlier one asked of.
func (f *follower) goesOn(earlier string) bool {
	for _, w := range Parse(f.last.Text).Words() {
		if strings.Contains(story.Fold(earlier), w.Fold) {
			return true
		}
	}
	return false
}

// unknownDoer is who did something where nothing tells who.
const unknownDoer = "somebody"

// undergone is a clause in the past told of what it was done to: "was the raft found
// by night" of "found the raft by night".
func (f *follower) undergone(text string, words []Word) (string, bool) {
	if len(words) < 2 || !Past(words[0].Fold) {
		return "", false
	}
	for _, n := range f.nouns(text) {
		if n.Start != words[1].Start {
			continue
		}
		be := "was "
		if n.plural {
			be = "were "
		}
		return be + text[n.Start:n.End] + " " + participle(words[0].Fold) + strings.TrimRight(text[n.End:], " ?!."), true
	}
	return "", false
}
