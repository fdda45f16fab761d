package question

import (
	"slices"
	"strings"

	"onrecord/qa/story"
)

// anyone reads "anybody hurt?" as whether anybody was.
func (f *follower) anyone(bare string) (string, bool) {
	r := newReader(bare)
	if n := len(r.words); n < 2 || n > 3 || !anybody().Has(r.words[0].Fold) || !Past(r.words[n-1].Fold) {
		return "", false
	}
	return "Was " + lower(bare) + "?", true
}

// which reads "which model?" after "Why is Velora recalling bikes?" as the question which it
// is of those: the last clause, with the noun in the place of its own.
func (f *follower) which(bare string) (string, bool) {
	noun, ok := cutFold(bare, "which ")
	c, clause := f.clauseOf(f.last.Text)
	if r := newReader(noun); !ok || !clause || len(r.words) == 0 || len(r.words) > 2 || !nounPhrase(noun) || f.last.Kind == Said || c.subject == "" || c.rest == "" {
		return "", false
	}
	verb, object, _ := strings.Cut(c.rest, " ")
	switch {
	case sameReferent(c.subject, "the "+noun) && c.auxiliary == "did":
		return "Which " + noun + " " + strings.TrimSpace(past(verb)+" "+object) + "?", true // "When did the river burst its banks?"
	case sameReferent(c.subject, "the "+noun), Be(c.auxiliary) && (Past(story.Fold(verb)) || verb == "being"):
		return "Which " + noun + " " + c.auxiliary + " " + c.rest + "?", true
	case object == "" && f.last.Kind == HowMany, object != "" && !strings.Contains(object, " ") && plural(story.Fold(object)):
		return "Which " + noun + " " + c.auxiliary + " " + c.subject + " " + verb + "?", true
	}
	return "", false
}

// counted reads "how many?" after what has several of something: "Who was arrested?"
// becomes "How many were arrested?".
func (f *follower) counted(bare string) (string, bool) {
	text := strings.TrimRight(f.last.Text, " ?!.")
	there, ok := strings.CutPrefix(story.Fold(bare), "how many")
	if there != "" && ok {
		if out, ok := f.thereAre(text, there); ok {
			return out, true
		}
		return f.severalOf(strings.TrimSpace(bare[len("how many"):]))
	}
	if !ok {
		return "", false
	}
	r := newReader(text)
	switch {
	case f.last.Kind == Who && r.is(0, "who") && len(r.words) > 1:
		verb := r.words[1].Fold
		rest := text[r.words[1].End:]
		switch form, do, ok := base(verb); {
		case verb == "was":
			verb = "were"
		case verb == "is":
			verb = "are"
		case verb == "has":
			verb = "have"
		case ok && do == "does":
			verb = form
		}
		return "How many " + verb + rest + "?", true
	case f.last.Kind == YesNo && anybody().Has(wordAt(r, 1)) && len(r.words) > 2:
		be := r.words[0].Fold
		if many := map[string]string{"was": "were", "is": "are", "has": "have"}[be]; many != "" {
			be = many
		}
		return "How many people " + be + " " + text[r.words[2].Start:] + "?", true // "Was anyone hurt?"
	case f.last.Kind == HowMany, f.last.Kind == Gist, f.last.Kind == People, f.last.Kind == WhoIs:
		return "", false
	}
	if c, ok := f.clauseOf(text); ok && c.subject != "" && f.last.Kind != Said {
		if verb, object, found := strings.Cut(c.rest, " "); found && !strings.Contains(object, " ") && plural(story.Fold(object)) && f.Holds != nil && f.Holds(object) {
			return "How many " + object + " " + c.auxiliary + " " + c.subject + " " + verb + "?", true // "Why is Velora recalling bikes?"
		}
	}
	nouns := f.nouns(text)
	i := slices.IndexFunc(nouns, func(n noun) bool { return n.plural })
	if i < 0 {
		if t := f.last.Topic; f.last.Kind == Said && t != "" && plural(story.Fold(t[strings.LastIndex(t, " ")+1:])) {
			return "How many " + t + "?", true
		}
		return "", false
	}
	c, ok := f.clauseOf(text)
	if n := nouns[i]; ok && f.last.Kind != Said && c.subject == text[n.Start:n.End] && c.rest != "" {
		if verb, rest, _ := strings.Cut(c.rest, " "); c.auxiliary == "did" {
			return strings.TrimSpace("How many "+n.text+" "+past(verb)+" "+rest) + "?", true
		}
		return "How many " + n.text + " " + c.auxiliary + " " + c.rest + "?", true
	}
	if n := nouns[i]; ok && f.last.Kind != Said && c.subject != "" && doing().Has(c.auxiliary) && strings.HasSuffix(text, n.text) {
		if verb := strings.TrimSpace(strings.TrimSuffix(c.rest, text[n.Start:n.End])); verb != "" && !strings.Contains(verb, " ") {
			return "How many " + n.text + " " + c.auxiliary + " " + c.subject + " " + verb + "?", true // "Why did they recall the bars?"
		}
	}
	return "How many " + nouns[i].text + "?", true
}

// severalOf reads "how many were rescued?" with what was counted before.
func (f *follower) severalOf(rest string) (string, bool) {
	r := newReader(rest)
	if len(r.words) == 0 || !auxiliary().Has(r.words[0].Fold) && !Past(r.words[0].Fold) {
		return "", false
	}
	for i := len(f.thread) - 1; i >= max(0, len(f.thread)-thingsBack); i-- {
		for _, n := range f.nouns(f.thread[i].Text) {
			if n.plural && strings.HasPrefix(story.Fold(f.thread[i].Text[n.Start:n.End]), "many ") {
				return "How many " + n.text + " " + rest + "?", true
			}
		}
	}
	for i := len(f.thread) - 1; i >= max(0, len(f.thread)-thingsBack); i-- {
		if t := f.thread[i]; t.Kind == Said && plural(story.Fold(lastWord(t.Topic))) && nounPhrase(t.Topic) && !isTime(story.Fold(lastWord(t.Topic))) {
			return "How many " + lastWord(t.Topic) + " " + rest + "?", true // "What did she say about her cows?"
		}
		nouns := slices.DeleteFunc(f.nouns(f.thread[i].Text), func(n noun) bool { return !n.plural })
		if len(nouns) == 1 && speaks(headNoun(nouns[0].text)) {
			return "How many " + nouns[0].text + " " + rest + "?", true
		}
	}
	if r.is(0, "were", "are", "was", "have", "had") && len(r.words) > 1 && !r.is(1, "there", "against", "for") {
		return "How many people " + rest + "?", true // "How many were on board?"
	}
	return "", false
}

// thereAre reads "how many were there?" after the climbers as "How many climbers were
// there?".
func (f *follower) thereAre(text, there string) (string, bool) {
	if !slices.Contains([]string{" are there", " were there", " are they", " were they"}, there) {
		return "", false
	}
	for _, n := range f.nouns(text) {
		if n.plural {
			return "How many " + n.text + strings.TrimSuffix(strings.TrimSuffix(there, " they"), " there") + " there?", true
		}
	}
	if t := f.last.Topic; t != "" && plural(story.Fold(t[strings.LastIndex(t, " ")+1:])) {
		return "How many " + t + strings.TrimSuffix(strings.TrimSuffix(there, " they"), " there") + " there?", true
	}
	return "", false
}

// whom reads "what?" after what asks whether there was anything, and "who?" after what asks how many did something, or whether anybody did.
func (f *follower) whom(bare string) (string, bool) {
	if what := story.Fold(bare); what == "what" || what == "like what" || what == "what exactly" { // "Did she promise anything?"
		c, ok := f.clauseOf(f.last.Text)
		rest, anything := strings.CutSuffix(c.rest, " anything")
		if !anything {
			rest, anything = strings.CutSuffix(c.rest, " something")
		}
		return "What " + c.auxiliary + " " + c.subject + " " + rest + "?", ok && anything
	}
	if which := story.Fold(bare); which == "which ones" || which == "which" {
		for _, n := range f.nouns(f.last.Text) { // "Why were the villages emptied?"
			if c, ok := f.clauseOf(f.last.Text); ok && n.plural && c.rest != "" && c.subject == f.last.Text[n.Start:n.End] && !doing().Has(c.auxiliary) {
				return "Which " + n.text + " " + c.auxiliary + " " + c.rest + "?", true
			}
		}
	}
	if who := story.Fold(bare); who != "who" && who != "which ones" && who != "who are they" && who != "who were they" {
		return "", false
	}
	text := strings.TrimRight(f.last.Text, " ?!.")
	r := newReader(text)
	n := len(r.words)
	if be, ok := strings.CutSuffix(story.Fold(bare), " they"); ok && r.is(0, "how") && r.is(1, "many") && r.is(2, "people") && n > 3 && (auxiliary().Has(r.words[3].Fold) || Past(r.words[3].Fold)) {
		return strings.ToUpper(be[:1]) + be[1:] + " the people who " + text[r.words[3].Start:] + "?", true
	}
	switch {
	case r.is(0, "how") && r.is(1, "many") && n > 3:
		for k := 3; k < n && k < 6; k++ {
			if r.is(k-1, "people", "of") && r.is(k, "of", "the") {
				continue
			}
			if w := r.words[k].Fold; auxiliary().Has(w) || Past(w) {
				return "Who " + text[r.words[k].Start:] + "?", true
			}
		}
	case f.last.Kind == YesNo && n > 2 && anybody().Has(r.words[1].Fold):
		if doing().Has(r.words[0].Fold) && r.is(0, "did", "does", "do") {
			return "Who did " + text[r.words[2].Start:] + "?", true
		}
		return "Who " + r.words[0].Fold + " " + text[r.words[2].Start:] + "?", true
	}
	return "", false
}
