package question

import (
	"slices"
	"strings"

	"onrecord/qa/story"
)

// swapped puts what a phrase names in the place of its like in the last question: a
// thing for a thing, a body for a body, a place for a place. "How much does the tram
// cost?" goes on with "and the bus?".
func (f *follower) swap(bare string) (string, bool) {
	switch f.last.Kind {
	case Said, WhoSaid, DidSay, WhoIs, Gist, People:
		return "", false
	}
	if !f.opened && !strings.HasPrefix(story.Fold(bare), "the ") {
		return "", false
	}
	if words := Parse(bare); !topical(bare) || len(words.Time) > 0 || prepositions().Has(wordAt(newReader(bare), 0)) || strings.HasPrefix(story.Fold(bare), "until") {
		return "", false
	}
	last := f.last.Text
	if c, ok := f.clauseOf(last); ok && f.last.Kind == HowMany && c.rest == "" && c.subject != "there" && !strings.Contains(bare+c.subject, " ") && !plural(bare) && bare == strings.ToLower(bare) && strings.HasSuffix(last, " "+c.subject+"?") {
		return strings.TrimSuffix(last, c.subject+"?") + bare + "?", true // "How many are missing?", "and dead?"
	}
	nouns := f.nouns(last)
	want := f.sortOf(bare)
	for i := len(nouns) - 1; i >= 0; i-- {
		n := nouns[i]
		counted := n.plural && !n.asked && plural(story.Fold(bare)) && strings.HasPrefix(story.Fold(last[n.Start:n.End]), "many ")
		if n.sort != want && !counted || !counted && !f.sensible(bare) || strings.EqualFold(n.text, strings.TrimPrefix(bare, "the ")) {
			continue
		}
		new := bare
		if first := story.Fold(last[n.Start : n.Start+strings.IndexByte(last[n.Start:]+" ", ' ')]); first == "many" || first == "much" || first == "more" || first == "which" || first == "what" {
			new = last[n.Start:n.Start+len(first)+1] + strings.TrimPrefix(bare, "the ")
		}
		return agreeing(last[:n.Start], new) + new + last[n.End:], true
	}
	return "", false
}

// elsewhere reads "and Norway?" as the last question about another place.
func (f *follower) elsewhere(bare string) (string, bool) {
	switch f.last.Kind {
	case Said, WhoSaid, DidSay, WhoIs, Gist, People:
		return "", false
	}
	if !f.opened || !f.placed(bare) || !f.named(bare) {
		return "", false
	}
	last := f.last.Text
	words := story.Words(last, story.Span{End: len(last)})
	for i := len(words) - 1; i > 0; i-- { // "in Brennick"
		w := words[i]
		if w.Class == story.Title && slices.Contains([]string{"in", "at", "to", "from", "near"}, story.Fold(words[i-1].In(last))) {
			return last[:w.Start] + bare + last[w.End:], true
		}
	}
	return strings.TrimRight(last, " ?!.") + " in " + bare + "?", true
}

// added reads "and in winter?" as the last question with one circumstance more.
func (f *follower) added(bare string) (string, bool) {
	r := newReader(bare)
	switch f.last.Kind {
	case Said, WhoSaid, DidSay, WhoIs, Gist, People:
		return "", false
	}
	if f.opened && len(r.words) > 1 && len(r.words) < 5 && r.is(len(r.words)-1, "ago", "earlier", "later", "before") && isPeriod(r.words[len(r.words)-2].Fold) {
		return strings.TrimRight(f.last.Text, " ?!.") + " " + bare + "?", true // "and four years ago?"
	}
	if !f.opened || len(r.words) < 2 || len(r.words) > 5 || !prepositions().Has(r.words[0].Fold) || r.is(0, "about", "on") && !isTime(r.words[len(r.words)-1].Fold) {
		return "", false
	}
	for i := range r.words {
		if r.question(i) {
			return "", false
		}
	}
	if _, ok := f.clauseOf(f.last.Text); !ok {
		return "", false
	}
	return strings.TrimRight(f.last.Text, " ?!.") + " " + bare + "?", true
}

// isPeriod reports whether a folded word is a length of time.
func isPeriod(fold string) bool {
	switch strings.TrimSuffix(fold, "s") {
	case "year", "month", "week", "day", "hour", "minute", "decade":
		return true
	}
	return false
}
