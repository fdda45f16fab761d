package question

import (
	"slices"
	"strings"

	"onrecord/qa/story"
)

// introduced reads a question that says first whom it is about, "And Strom? What did she
// say?", as one that follows up on a question after them: that turn, and the rest.
func (f *follower) introduced(text string) (turn Turn, rest string, ok bool) {
	at := strings.IndexAny(text, "?,.")
	if at < 0 {
		return Turn{}, "", false
	}
	if thanks := story.Fold(text[:at]); courtesy().Has(thanks) || thanks == "thank you" {
		return f.introduced(strings.TrimLeft(text[at:], "?,. "))
	}
	lead := *f
	first := lead.bare(text[:at])
	rest = strings.TrimLeft(text[at:], "?,. ")
	r := newReader(rest)
	pronoun := slices.ContainsFunc(r.words, func(w Word) bool {
		_, person := pronounOf(w.Fold)
		return person || w.Fold == "it" || w.Fold == "that" && r.is(0, "who") && len(r.words) == 3
	})
	if _, itself := pronounOf(story.Fold(first)); itself || !r.question(0) || !pronoun || !nounPhrase(first) || text[at] == ',' && !lead.opened && !strings.HasPrefix(story.Fold(first), "the ") {
		return Turn{}, "", false
	}
	if name, found := lead.person(first); found {
		return Turn{Text: "Who is " + f.called(name) + "?", Kind: WhoIs, Subject: name, Gender: f.genderOf(name)}, rest, true
	}
	what := "the " + strings.TrimPrefix(first, "the ")
	if n := f.nouns("What about " + what + "?"); len(n) == 1 && n[0].called() == what {
		return Turn{Text: "What about " + what + "?", Kind: What, Topic: what}, rest, true
	}
	if _, person := pronounOf(wordAt(r, len(r.words)-2)); speaks(headNoun(first)) || person && Doer(headNoun(first)) {
		return Turn{Text: "Who is " + what + "?", Kind: WhoIs, Subject: what, Gender: f.genderOf(strings.TrimPrefix(what, "the "))}, rest, true
	}
	return Turn{}, "", false
}
