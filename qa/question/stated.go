package question

import (
	"slices"
	"strings"

	"onrecord/qa/story"
)

// statedWords is how many words a statement may have that is asked after whole.
const statedWords = 14

// stated is what somebody says in the first passage that was shown, with whom or what its
// first pronoun means where the last question tells: "the company would ask for approval"
// after "When will the company ask?", where the story has "it would ask".
func (f *follower) stated() string {
	said := f.last.Said
	if len(quotations(said)) > 0 {
		return said
	}
	if because := f.last.Kind == Why && strings.Contains(said, " because ") && len(strings.Fields(said)) <= statedWords; !because {
		said = firstClause(said)
	}
	if !slices.ContainsFunc(strings.Fields(said), func(w string) bool {
		return auxiliary().Has(story.Fold(w)) || Past(story.Fold(w))
	}) {
		return "" // "five million dollars" states nothing
	}
	first, rest, _ := strings.Cut(said, " ")
	if c, ok := f.clauseOf(f.last.Text); ok && c.subject != "" && opensPronoun(said) {
		verb, _, _ := strings.Cut(c.rest, " ")
		if _, pronoun := pronounOf(story.Fold(c.subject)); !pronoun && slices.ContainsFunc(strings.Fields(rest), func(w string) bool { return SameVerb(story.Fold(w), story.Fold(verb)) }) {
			return c.subject + strings.TrimPrefix(said, first)
		}
	}
	return said
}

// opensPronoun reports whether a statement begins with a pronoun, which alone tells
// nobody who is meant.
func opensPronoun(said string) bool {
	first, _, _ := strings.Cut(said, " ")
	_, pronoun := pronounOf(story.Fold(first))
	return pronoun || story.Fold(first) == "it"
}

// winding reports whether a statement is long, does not tell whom it is about, or has few
// of the words that were asked with, unless a figure was: the question then says better
// what is meant.
func (f *follower) winding(said string) bool {
	asked, shared := Parse(f.last.Text).Words(), 0
	words := Parse(said).all()
	for _, q := range asked {
		if slices.ContainsFunc(words, func(w Word) bool { return story.Stem(w.Fold) == q.Stem }) {
			shared++
		}
	}
	return len(strings.Fields(said)) > statedWords || opensPronoun(said) || f.last.Kind != HowMany && shared < 2 && 2*shared <= len(asked)
}

// firstClause is a statement up to where the next one begins, if it has enough words.
func firstClause(said string) string {
	for _, end := range []string{", ", "; ", ": ", " because ", " and that ", " but ", " – ", " — "} {
		if short, _, ok := strings.Cut(said, end); ok && strings.Count(short, " ") >= clauseWords-1 {
			said = short
		}
	}
	return said
}

// clauseWords is how many words a clause has that can be asked after alone.
const clauseWords = 4
