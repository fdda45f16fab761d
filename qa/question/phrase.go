package question

import (
	"slices"
	"strings"

	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// phrase reads what is only a name, a role or a topic: the last question with it
// in the place of its person or its topic.
func (f *follower) phrase(bare string) (string, bool) {
	topic := false
	if text, ok := f.ownedBy(bare); ok {
		return text, true
	}
	if f.whose() {
		bare = strings.TrimSuffix(strings.TrimSuffix(bare, "'s"), "’s") // "and the governor's?"
	}
	for _, about := range []string{"anything about ", "anything on ", "something about ", "more about ", "more on ", "about ", "on ", "regarding "} {
		if rest, ok := cutFold(bare, about); ok {
			bare, topic = rest, true
		}
	}
	switch {
	case topic && slices.Contains([]string{"that", "this", "it"}, story.Fold(bare)):
		return f.again("more") // "anything on that?"
	case topic && len(Parse(bare).Words()) == 0:
		return "", false
	}
	if !nounPhrase(bare) {
		return "", false
	}
	if text, ok := f.parallel(bare); ok && !topic {
		return text, true
	}
	if text, ok := f.another(bare); ok {
		return text, true
	}
	if f.about && possessive(bare) && f.last.Kind == Said && f.last.Subject != "" {
		return "What did " + f.called(f.last.Subject) + " say about " + bare + "?", true // "what about his grandson?"
	}
	if possessive(bare) && !f.opened && !topic && !(f.last.Kind == Said && speaks(headNoun(bare))) {
		if noun := headNoun(bare); f.last.Kind == Said && f.last.Subject != "" && f.Spoken != nil && f.Spoken(f.last.Subject, noun) {
			return "What did " + f.called(f.last.Subject) + " say about " + bare + "?", true // "her bonus"
		}
		text := f.pronouns(bare) // "her job"
		return text, text != bare
	}
	if text, ok := f.oneOf(bare); ok {
		return text, true
	}
	if _, ok := f.ordinal(bare); ok {
		return "", false // of nothing that was shown
	}
	if _, ok := pronounOf(story.Fold(bare)); ok {
		leftOut := ""
		if f.last.Kind == Said { // "and him?" is somebody else
			leftOut = f.last.Subject
		}
		who := f.pronoun(bare, leftOut)
		if who == "" || topic {
			return "", false
		}
		return f.last.said(f.called(who)), true
	}
	if text, ok := f.elsewhere(bare); ok && !topic {
		return text, true
	}
	if text, ok := f.spoken(bare); ok && !topic {
		return text, true
	}
	silent := f.about && f.last.Kind == Said && f.Voiced != nil && !f.Voiced(bare) && bare == strings.ToLower(bare) // "what about the cook?"
	if !topic && !silent {
		if name, ok := f.person(bare); ok {
			if said := f.saidLast(); f.opened && f.whose() && (said.Text != "" || len(f.thread) > 1) && (bare == strings.ToLower(bare) && !holdsAll(name, bare) && f.speaking(bare) || f.genderOf(name) == speech.Neuter) {
				return said.said(f.called(name)), true // "the prosecutor" tells who that is: it is their words that are wanted
			}
			if k := f.last.Kind; !f.opened && k != WhoIs && k != DidSay {
				return f.last.said(name), true
			}
			return f.insteadOf(name), true
		}
	}
	if text, ok := f.swap(f.capitals(bare)); ok && !topic {
		return text, true
	}
	if !topic && (f.speaking(bare) || f.opened && f.callings(bare)) && (f.opened || f.saidLast().Text != "" || f.last.Kind == WhoIs) {
		if possessive(bare) {
			return f.insteadOf(bare), true
		}
		if f.named(bare) && (f.Holds == nil || !f.Holds("the "+bare)) {
			return f.insteadOf(bare), true // "Russia"
		}
		if name := "the " + strings.TrimPrefix(bare, "the "); f.opened && f.whose() && len(f.thread) > 1 {
			return f.saidLast().said(name), true
		}
		return f.insteadOf("the " + strings.TrimPrefix(bare, "the ")), true // whom the stories call otherwise, or not at all
	}
	if f.last.Subject != "" && topical(bare) && (f.last.Kind == Said || f.last.Kind == DidSay) && (f.opened || topic || f.last.Kind == Said && !f.named(bare)) {
		return "What did " + f.called(f.last.Subject) + " say " + aboutOr(bare) + "?", true
	}
	who, said := f.last.Subject, f.saidLast().Subject
	if who == "" {
		who = said
	}
	if who != "" && topical(bare) && (topic || f.opened && who == said) { // "How old is she? And the signatures?"
		return "What did " + f.called(who) + " say about " + bare + "?", true
	}
	return "", false
}

// ownedBy reads "and Cheruto's?" as the last question with another owner of what it asks of.
func (f *follower) ownedBy(bare string) (string, bool) {
	owner, ok := strings.CutSuffix(strings.ReplaceAll(bare, "’", "'"), "'s")
	if !ok || strings.Contains(owner, "'") {
		return "", false
	}
	if whose, the := strings.CutPrefix(owner, "the "); the && strings.ToLower(whose) == whose && f.opened {
		for _, w := range story.Words(f.last.Text, story.Span{End: len(f.last.Text)}) { // "Who won the men's race?", "and the women's?"
			if w.Class == story.Lower && strings.HasSuffix(story.Fold(w.In(f.last.Text)), "'s") && len(f.Meant(owner)) == 0 {
				return f.last.Text[:w.Start] + whose + "'s" + f.last.Text[w.End:], true
			}
		}
	}
	name, found := f.person(owner)
	words := story.Words(f.last.Text, story.Span{End: len(f.last.Text)})
	at := slices.IndexFunc(words, func(w story.Word) bool {
		return strings.HasSuffix(strings.ReplaceAll(w.In(f.last.Text), "’", "'"), "'s")
	})
	if !found || at < 0 {
		return "", false
	}
	from := at
	for from > 0 && words[from].Class == story.Title && words[from-1].Class == story.Title {
		from--
	}
	return undetermined(f.last.Text[:words[from].Start]) + genitive(f.called(name)) + f.last.Text[words[at].End:], true
}

// callings reports whether a phrase means people by what they do, who are asked after
// themselves: "and the farmers?", unless the last speaker spoke of them.
func (f *follower) callings(bare string) bool {
	noun := headNoun(bare)
	if f.last.Kind == What && Doer(noun) && plural(noun) && f.last.Subject != "" && f.sensible(bare) {
		return true // "What does Mokoena want?", "and the hackers?"
	}
	if !speaks(noun) || f.Voiced == nil || possessive(bare) || f.about && !f.Voiced(bare) {
		return false
	}
	return f.Voiced(bare) || strings.HasPrefix(story.Fold(bare), "the ") && plural(noun) && f.last.Kind == Said && f.Spoken != nil && !f.Spoken(f.last.Subject, noun)
}

// capitals is a phrase with its noun as the story prints it, where that is always with a
// capital: "the Greens".
func (f *follower) capitals(phrase string) string {
	noun := lastWord(phrase)
	if f.Print == nil || noun != strings.ToLower(noun) {
		return phrase
	}
	if printed := f.Print(noun); printed != "" {
		return strings.TrimSuffix(phrase, noun) + printed
	}
	return phrase
}

// whose reports whether the last question asked who somebody is, or their name.
func (f *follower) whose() bool {
	r := newReader(f.last.Text)
	return f.last.Kind == WhoIs || r.is(0, "what") && r.is(len(r.words)-1, "name")
}

// spoken reads a body or a thing that has no words in the story, but of which the last
// speaker spoke, as what they said about it: "and the army?".
func (f *follower) spoken(bare string) (string, bool) {
	who := f.last.Subject
	if f.Voiced == nil || f.last.Kind != Said || who == "" || f.Voiced(bare) || !topical(bare) {
		return "", false
	}
	people := f.Meant(f.mend(bare))
	if len(people) == 0 && f.named(bare) || slices.ContainsFunc(people, func(name string) bool {
		return name != strings.ToLower(name) && f.genderOf(name) != speech.Neuter && f.genderOf(name) != speech.Plural
	}) || possessive(bare) {
		return "", false // of somebody who is silent, that is what is told
	}
	if noun := headNoun(bare); speaks(noun) && !bodies().Has(noun) || !f.Spoken(who, bare) {
		return "", false // "and the fans?" asks of the fans
	}
	return "What did " + f.called(who) + " say " + aboutOr(bare) + "?", true
}

// headNoun is the folded noun of a phrase: the last word before a preposition.
func headNoun(phrase string) string {
	words := strings.Fields(story.Fold(phrase))
	for i := 1; i < len(words); i++ {
		if prepositions().Has(words[i]) {
			words = words[:i]
		}
	}
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// aboutOr is a topic with "about" before it, and a day with "on": "and Thursday?" asks
// what was said then.
func aboutOr(phrase string) string {
	q := Parse(phrase)
	switch day := q.Time; {
	case prepositions().Has(wordAt(newReader(phrase), 0)):
		return phrase // "after the verdict"
	case len(day) == 0 || len(day) != len(q.Topic):
	case prepositions().Has(story.Fold(strings.Fields(phrase)[0])):
		return phrase
	case strings.HasSuffix(day[0].Fold, "day") && !slices.Contains([]string{"today", "yesterday"}, day[0].Fold):
		return "on " + phrase
	}
	return "about " + phrase
}

// oneOf reads "the Norwegian one" as the last noun of several words with another word
// before it: "the Norwegian agency".
func (f *follower) oneOf(bare string) (string, bool) {
	kind, ok := strings.CutSuffix(bare, " one")
	kind, the := strings.CutPrefix(kind, "the ")
	if _, counted := f.ordinal(bare); !ok || !the || counted {
		return "", false
	}
	nouns := f.nouns(f.last.Text)
	for i := len(nouns) - 1; i >= 0; i-- {
		if n := nouns[i]; strings.Contains(n.text, " ") {
			return f.last.Text[:n.Start] + "the " + kind + n.text[strings.LastIndexByte(n.text, ' '):] + f.last.Text[n.End:], true
		}
	}
	if name := f.last.Subject; f.last.Kind == Said && strings.Contains(name, " ") && f.genderOf(name) == speech.Neuter {
		return f.insteadOf("the " + kind + name[strings.LastIndexByte(name, ' '):]), true
	}
	return "", false
}

// topical reports whether a phrase can be what somebody speaks about: not "really",
// "before that", "she said so".
func topical(phrase string) bool {
	r := newReader(phrase)
	switch {
	case len(r.content(0, len(r.words))) == 0, prepositions().Has(r.words[0].Fold), r.is(0, "he", "she", "they", "we", "i", "you", "it", "not"):
		return false
	}
	return true
}

// another reads a phrase that only says when as the last question about another
// time: "and on Friday?".
func (f *follower) another(phrase string) (string, bool) {
	now, then := Parse(phrase), Parse(f.last.Text).Time
	if len(now.Time) == 0 || len(now.Time) != len(now.Topic) || len(then) == 0 {
		return "", false
	}
	before := f.last.Text[:then[0].Start]
	if word := phrase[:now.Time[0].Start]; strings.TrimSpace(word) != "" { // with a preposition of its own
		if at := strings.LastIndex(strings.TrimRight(before, " "), " "); at >= 0 && prepositions().Has(story.Fold(strings.TrimSpace(before[at:]))) {
			before = before[:at+1]
		}
	}
	return before + phrase + f.last.Text[then[len(then)-1].End:], true
}

// nounPhrase reports whether the text asks nothing by its form: a few words with
// no verb that a question would have.
func nounPhrase(text string) bool {
	r := newReader(text)
	words := r.words
	if kind := Parse(text).Kind; len(words) == 0 || len(words) > 6 || kind != What && kind != Time {
		return false
	}
	polite := 0
	for i := range words {
		if r.question(i) || i > 0 && r.is(i, "said", "says", "say", "told", "tells", "asked") {
			return false
		}
		if courtesy().Has(words[i].Fold) {
			polite++
		}
	}
	return polite < len(words)
}

// Bare reports whether a question is only a few words that ask nothing by their
// form, and is not marked as following up on another.
func Bare(text string) bool {
	f := follower{}
	bare := f.bare(text)
	_, about := cutFold(bare, "about ")
	return !f.opened && !about && bare != "" && nounPhrase(bare)
}
