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
	if f.last.Kind == HowMany && Past(story.Fold(bare)) { // "How many people were on board?", "and injured?"
		for _, n := range nouns {
			if n.plural && strings.HasPrefix(story.Fold(last[n.Start:n.End]), "many ") {
				return "How many " + n.text + " were " + bare + "?", true
			}
		}
	}
	want := f.sortOf(bare)
	for _, n := range nouns {
		if c, ok := f.clauseOf(last); ok && n.plural && !n.asked && plural(story.Fold(bare)) && (f.last.Kind == How || f.sensible(bare)) && last[n.Start:n.End] == c.subject && !f.named(bare) {
			return last[:n.Start] + bare + last[n.End:], true // "How do drivers get across?", "and pedestrians?"
		}
	}
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

// parallel reads "and the women's race?" as the earlier question that asked of another of
// the same noun: "Who won the men's race?".
func (f *follower) parallel(bare string) (string, bool) {
	noun := headNoun(bare)
	kind, the := strings.CutPrefix(strings.TrimSuffix(story.Fold(bare), noun), "the ")
	if !the || kind == "" || !f.opened || f.sortOf(noun) == somebody {
		return "", false
	}
	for i := len(f.thread) - 2; i >= max(0, len(f.thread)-thingsBack); i-- {
		text := f.thread[i].Text
		if f.thread[i].Kind == Said || f.thread[i].Kind == WhoSaid {
			continue
		}
		at := strings.Index(story.Fold(text)+" ", " "+noun)
		the := strings.LastIndex(story.Fold(text)[:max(at, 0)], "the ")
		if at < 0 || the < 0 || len(story.Fold(text)) != len(text) || strings.Count(text[the:at], " ") > 2 || strings.Contains(story.Fold(text), strings.TrimSpace(kind)) {
			continue
		}
		return strings.TrimRight(text[:the]+bare+text[at+1+len(noun):], " ?!.") + "?", true
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
	if c, ok := f.clauseOf(last); ok && c.subject != "" && f.placed(c.subject) && f.named(c.subject) {
		return strings.Replace(last, c.subject, bare, 1), true // "How much may Kestria catch?"
	}
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
	if f.opened && len(r.words) == 2 && r.is(0, "last", "next", "this") && isTime(r.words[1].Fold) {
		for _, which := range []string{"this ", "last ", "next "} {
			if then := which + r.words[1].Fold; strings.Contains(f.last.Text, " "+then) {
				return strings.Replace(f.last.Text, then, bare, 1), true
			}
		}
		return strings.TrimRight(f.last.Text, " ?!.") + " " + bare + "?", true // "and last year?"
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
