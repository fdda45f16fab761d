package question

import (
	"slices"
	"strings"

	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// things bounds how many turns back "it" may reach.
const thingsBack = 3

// thing is what "it" of a question means: the last thing, or body, that another named
// and it does not name itself. What somebody was asked about without an article is meant by a question after words alone.
func (f *follower) thing(text string) string {
	if same := f.sameObject(); same != "" {
		return same
	}
	asking := Parse(text).Kind
	var found, weak []candidate
	for i := len(f.thread) - 1; i >= max(0, len(f.thread)-thingsBack); i-- {
		t := f.thread[i]
		if r := newReader(t.Text); r.is(len(r.words)-1, "one", "ones") {
			break // "Where is the next one?"
		}
		nouns := f.nouns(t.Text)
		if k := slices.IndexFunc(nouns, func(n noun) bool {
			return n.asked && n.Start == 0 && n.sort == thing && !n.plural && !isTime(story.Fold(n.text)) && !Past(story.Fold(n.text))
		}); k >= 0 {
			found = append(found, candidate{name: nouns[k].called(), asked: true}) // "Which film won?"
		}
		for _, n := range t.Named {
			if n.Did && n.Gender == speech.Neuter && t.Kind == What { // "Which firm will sue?"
				found = append(found, candidate{name: f.called(n.Name), asked: true})
			}
		}
		if c, ok := f.clauseOf(t.Text); ok && strings.HasPrefix(story.Fold(t.Text), "how much ") && moneyed().Has(strings.SplitN(c.rest+" ", " ", 2)[0]) && slices.ContainsFunc(f.asked.all(), func(w Word) bool { return spending().Has(w.Fold) }) {
			found = append(found, candidate{name: "the money", asked: true})
		}
		answer := t.Answer != "" && !plural(story.Fold(lastWord(t.Answer)))
		if answer && t.Kind != Said && !f.collective(t) {
			found = append(found, candidate{name: "the " + t.Answer, asked: true})
		}
		if owned := f.possessed(t.Text); owned != "" {
			found = append(found, candidate{name: owned, asked: true})
		}
		for _, want := range []sort{thing, body} {
			for _, n := range nouns {
				if n.sort == want && !n.plural && !n.asked && !strings.Contains(story.Fold(text), story.Fold(n.text)) && len(f.Meant(n.text)) < 2 {
					found = append(found, candidate{name: n.called(), asked: true})
				}
			}
		}
		if answer && t.Kind == Said {
			found = append(found, candidate{name: "the " + t.Answer, asked: true}) // what was announced, where nothing else is named
		}
		if speech := asking == Said || asking == WhoSaid || asking == DidSay; speech && t.Kind == Said && t.Topic != "" && nounPhrase(t.Topic) {
			found = append(found, candidate{name: t.Topic, asked: true})
		}
		given, _, _ := strings.Cut(story.Fold(t.Subject), " ")
		if f.neuter(t.Subject, t.Gender) {
			found = append(found, candidate{name: f.called(t.Subject), asked: true})
		} else if t.Gender == speech.Unknown && t.Subject != "" && t.Subject != strings.ToLower(t.Subject) && !speech.IsGiven(given) && t.Kind != Said && t.Kind != WhoIs && t.Kind != DidSay {
			weak = append(weak, candidate{name: f.called(t.Subject), asked: true}) // "Zephyr Air", which nobody speaks of as a person
		}
	}
	if f.asksWords() || f.asked.Kind == What && strings.Contains(f.asked.Text, " it plan") {
		for _, c := range found {
			if f.sortOf(strings.TrimPrefix(c.name, "the ")) == body || f.genderOf(c.name) == speech.Neuter {
				return c.name // "How much does it want to save?" asks of a body
			}
		}
	}
	if patient := f.patient(found); patient != "" {
		return patient
	}
	return f.likeliest(append(found, weak...), speech.Neuter)
}

// patient is which of the candidates for an "it" behind a verb is meant: what the story
// does the same to, "the bill" of "Who drafted it?"; where there is none, what that is.
func (f *follower) patient(found []candidate) string {
	r := newReader(f.asked.Text)
	at := slices.IndexFunc(r.words, func(w Word) bool { return w.Start == f.pronounAt })
	if f.Done == nil || at < 1 || auxiliary().Has(r.words[at-1].Fold) || prepositions().Has(r.words[at-1].Fold) || stop().Has(r.words[at-1].Fold) || saying().Has(r.words[at-1].Fold) {
		return ""
	}
	nouns := f.Done(r.words[at-1].Fold)
	for _, c := range found {
		if slices.ContainsFunc(nouns, func(n string) bool { return headNoun(n) == headNoun(c.name) }) {
			return c.name
		}
	}
	if len(found) == 0 && len(nouns) == 1 && f.sortOf(nouns[0]) != somebody && !plural(headNoun(nouns[0])) {
		return "the " + headNoun(nouns[0])
	}
	return ""
}

// possessed is the thing that a text calls somebody's: "the sourdough" of "Who saved his
// sourdough?". Empty where it has none.
func (f *follower) possessed(text string) string {
	words := story.Words(text, story.Span{End: len(text)})
	for i := 1; i+1 < len(words); i++ {
		fold, noun := story.Fold(words[i].In(text)), words[i+1]
		if possessive(fold+" x") && fold != "their" && noun.Class == story.Lower && (i+2 == len(words) || words[i+2].Class == story.Mark) && f.sortOf(noun.In(text)) == thing && !plural(story.Fold(noun.In(text))) {
			return "the " + noun.In(text)
		}
	}
	return ""
}

// sameObject is what an earlier question has behind the very word that stands before the
// pronoun at hand: "the operation" for "Who else criticised it?" after "Did anyone
// criticise the operation?".
func (f *follower) sameObject() string {
	now := newReader(f.asked.Text)
	at := slices.IndexFunc(now.words, func(w Word) bool { return w.Start == f.pronounAt })
	if at < 1 || auxiliary().Has(now.words[at-1].Fold) || prepositions().Has(now.words[at-1].Fold) && !now.is(at-1, "against") || now.question(at-1) {
		return ""
	}
	for i := len(f.thread) - 1; i >= max(0, len(f.thread)-thingsBack); i-- {
		text := f.thread[i].Text
		then := newReader(text)
		for _, n := range f.nouns(text) {
			before := slices.IndexFunc(then.words, func(w Word) bool { return w.Start >= n.Start }) - 1
			if before >= 0 && SameVerb(then.words[before].Fold, now.words[at-1].Fold) && !n.asked && !n.plural && n.sort != somebody {
				return n.called()
			}
		}
	}
	return ""
}

// neuter reports whether somebody is a body.
func (f *follower) neuter(name string, gender speech.Gender) bool {
	return name != "" && (gender == speech.Neuter || gender == speech.Unknown && name == strings.ToLower(name) && f.sortOf(name) == body)
}

// collective reports whether the subject of what a turn asks is a body, or several people.
func (f *follower) collective(t Turn) bool {
	c, ok := f.clauseOf(t.Text)
	return ok && slices.ContainsFunc(f.nouns(t.Text), func(n noun) bool {
		return (n.sort == body || n.sort == somebody && n.plural) && t.Text[n.Start:n.End] == c.subject
	})
}

func lastWord(phrase string) string { return phrase[strings.LastIndexByte(phrase, ' ')+1:] }

// bodyNamed is the last body that a question names.
func (f *follower) bodyNamed() string {
	for i := len(f.thread) - 1; i >= max(0, len(f.thread)-thingsBack); i-- {
		for _, n := range f.nouns(f.thread[i].Text) {
			if n.sort == body && !n.plural && !n.asked {
				return n.called()
			}
		}
		if f.neuter(f.thread[i].Subject, f.thread[i].Gender) {
			return f.called(f.thread[i].Subject)
		}
	}
	return ""
}

// doingBody is the body that did what the last question asks after: "its editor" after "Who
// uncovered the scandal?".
func (f *follower) doingBody() string {
	for _, n := range f.last.Named {
		if n.Did && n.Gender == speech.Neuter && f.last.Kind == Who {
			return f.called(n.Name)
		}
	}
	return ""
}

// event is what happened, where nobody named it; empty where the story does not tell.
func (f *follower) event() string {
	if f.Event == nil {
		return ""
	}
	if noun := f.Event(); noun != "" {
		return "the " + noun
	}
	return ""
}
