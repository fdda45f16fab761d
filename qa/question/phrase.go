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
	if text, ok := f.another(bare); ok {
		return text, true
	}
	if possessive(bare) && !f.opened && !topic {
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
	if !topic {
		if name, ok := f.person(bare); ok {
			if k := f.last.Kind; !f.opened && k != WhoIs && k != DidSay {
				return f.last.said(name), true
			}
			return f.insteadOf(name), true
		}
	}
	if text, ok := f.swap(bare); ok && !topic {
		return text, true
	}
	if !topic && f.speaking(bare) && (f.opened || f.saidLast().Text != "" || f.last.Kind == WhoIs) {
		if possessive(bare) {
			return f.insteadOf(bare), true
		}
		if f.named(bare) && (f.Holds == nil || !f.Holds("the "+bare)) {
			return f.insteadOf(bare), true // "Russia"
		}
		return f.insteadOf("the " + strings.TrimPrefix(bare, "the ")), true // whom the stories call otherwise, or not at all
	}
	if f.last.Subject != "" && topical(bare) && (f.last.Kind == Said || f.last.Kind == DidSay) && (f.opened || topic || f.last.Kind == Said && !f.named(bare)) {
		return "What did " + f.called(f.last.Subject) + " say about " + bare + "?", true
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

// speaking reports whether a phrase means somebody who might speak by what they are
// called: an office, a trade, a people, a body.
func (f *follower) speaking(phrase string) bool {
	return f.sortOf(phrase) != thing
}

// Speaks reports whether a folded noun is somebody who might speak, in whatever story.
func Speaks(noun string) bool { return speaks(noun) }

func speaks(word string) bool {
	one := strings.TrimSuffix(word, "s")
	if speech.IsRole(word) || speech.IsRole(one) || officials().Has(word) || trades().Has(word) || officials().Has(one) || trades().Has(one) {
		return true
	}
	for _, ending := range []string{"ist", "ists", "man", "men", "woman", "women", "person", "ician", "icians"} {
		if len(word) > len(ending)+2 && strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

// demonym reports whether a folded word calls people by their country: "germans",
// "japanese".
func demonym(word string) bool {
	for _, w := range []string{word, strings.TrimSuffix(word, "s")} {
		if country, ok := speech.CountryOf(w); ok && story.Fold(country) != w {
			return true
		}
	}
	return false
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

// insteadOf is the last question after somebody else.
func (f *follower) insteadOf(name string) string {
	if !possessive(name) {
		name = f.called(name)
	}
	r := newReader(f.last.Text)
	if f.last.Kind == WhoIs || r.is(0, "what", "whats") && r.is(len(r.words)-1, "name") {
		return "Who is " + name + "?"
	}
	if r.is(0, "did", "does", "has") && r.is(1, "anyone", "anybody", "someone", "somebody") || r.is(0, "why") && strings.Contains(f.last.Text, " say that") {
		for i := len(f.thread) - 1; i >= 0; i-- { // "Why did she say that?" is her alone
			if f.thread[i].Kind == Said && f.thread[i].Topic != "" {
				return f.thread[i].said(name)
			}
		}
		return "What did " + name + " say?"
	}
	if (f.last.Kind != Said || f.verb() != "say") && f.last.Subject != "" && f.sensible(name) {
		if at, end, ok := f.place(f.last.Text, f.last.Subject); ok {
			before := f.last.Text[:at]
			before = agreeing(undetermined(before), name)
			return before + name + f.last.Text[end:]
		}
	}
	if k := f.last.Kind; k != Said && k != WhoSaid && k != DidSay && k != Who && f.sensible(name) {
		for _, n := range f.nouns(f.last.Text) { // "How old was the tourist?", "and the pharmacist?"
			if n.sort == somebody && !n.plural && !n.asked {
				return f.last.Text[:n.Start] + name + f.last.Text[n.End:]
			}
		}
	}
	return f.last.said(name)
}

// sensible reports whether what the last question asks of somebody may be asked of
// another: "What does she sell?" asks nothing of an archaeologist of whom the story
// tells no selling.
func (f *follower) sensible(name string) bool {
	switch f.last.Kind {
	case DidSay, YesNo, Said, WhoIs:
		return true
	}
	if f.Tells == nil {
		return true
	}
	c, ok := f.clauseOf(f.last.Text)
	if !ok {
		return true
	}
	var words []Word
	for _, w := range Parse(c.rest).all() {
		if saying().Has(w.Fold) {
			return true // "When did she say that?"
		}
		if !stop().Has(w.Fold) {
			w.Stem = story.Stem(w.Fold)
			words = append(words, w)
		}
	}
	return len(words) == 0 || f.Tells(strings.TrimPrefix(name, "the "), words)
}

// possessive reports whether a phrase begins with "his", "her", "its" or "their".
func possessive(phrase string) bool {
	first, _, ok := strings.Cut(story.Fold(phrase), " ")
	return ok && (first == "his" || first == "her" || first == "its" || first == "their")
}

// agreeing is a text whose verb at the end fits the number of what is to follow.
func agreeing(before, name string) string {
	one := !plural(story.Fold(name[strings.LastIndexByte(name, ' ')+1:])) || name != strings.ToLower(name)
	for singular, several := range map[string]string{"was ": "were ", "is ": "are ", "has ": "have ", "does ": "do "} {
		if !one {
			singular, several = several, singular
		}
		if short, ok := strings.CutSuffix(before, " "+several); ok {
			return short + " " + singular
		}
	}
	return before
}

// undetermined is a text without the article at its end.
func undetermined(before string) string {
	for _, article := range []string{"the ", "a ", "an "} {
		if short, ok := strings.CutSuffix(before, " "+article); ok {
			return short + " "
		}
	}
	return before
}

// verb is by what verb the last question asks after somebody's words: "promise" of
// "What did she promise?".
func (f *follower) verb() string {
	r := newReader(f.last.Text)
	for i := range r.words {
		if w := r.words[i].Fold; i > 1 && r.is(1, "did", "does", "do") && saying().Has(w) {
			return w
		}
	}
	return "say"
}

// place finds where a text names a person: in full or by a part of the name.
func (f *follower) place(text, name string) (start, end int, ok bool) {
	if at := strings.Index(text, name); at >= 0 {
		return at, at + len(name), true
	}
	start = -1
	for _, w := range story.Words(text, story.Span{End: len(text)}) {
		if w.Class == story.Mark || !hasPart(strings.TrimSuffix(story.Fold(w.In(text)), "'s"), name) {
			if start >= 0 {
				break
			}
			continue
		}
		if start < 0 {
			start = w.Start
		}
		end = w.End
		if strings.HasSuffix(story.Fold(w.In(text)), "'s") {
			end -= len(w.In(text)) - len(strings.TrimSuffix(strings.TrimSuffix(w.In(text), "'s"), "’s"))
		}
	}
	return start, end, start >= 0
}

// person returns the one person whom a phrase means. A capitalised word that is
// nobody's name is taken for a name as well, so that its absence is told.
func (f *follower) person(phrase string) (string, bool) {
	mended := f.mend(phrase)
	switch who := f.Meant(mended); {
	case len(who) == 1 && phrase == strings.ToLower(phrase) && plural(phrase) && who[0] != strings.ToLower(who[0]) && strings.Contains(who[0], " ") && f.genderOf(who[0]) != speech.Plural && f.genderOf(who[0]) != speech.Neuter && !hasPart(phrase, who[0]):
		return "", false // "teachers" are no head teacher
	case len(who) == 1 && possessive(phrase) && possessive(who[0]):
		return phrase, true // "her husband" who has no name: whose, the thread tells
	case len(who) == 1 && f.unnamed(phrase, who[0]):
		return "the " + strings.TrimPrefix(phrase, "the "), true
	case len(who) == 1:
		return who[0], true
	case len(who) > 1:
		return phrase, true // two of that name: as asked, so that it shows
	}
	words := strings.Fields(story.Fold(phrase))
	if f.Full != nil && len(words) == 1 {
		if full := f.Full(phrase); full != "" {
			return full, true
		}
	}
	if f.Print != nil && len(words) == 1 && f.opened {
		if printed := f.Print(words[0]); printed != "" {
			phrase = printed
		}
	}
	if f.named(phrase) && f.opened && !f.placed(phrase) && len(words) <= 3 && !speech.IsPlace(words[len(words)-1]) && !speech.IsPlace(story.Fold(phrase)) {
		return phrase, true
	}
	return "", false
}

// unnamed reports whether a phrase is as good a name as what the story calls somebody
// who has none: "the navy" for "Navy", "the spokesman" for "spokesman for the port".
func (f *follower) unnamed(phrase, name string) bool {
	bare, the := strings.CutPrefix(phrase, "the ")
	lower := bare == strings.ToLower(bare)
	first, _, _ := strings.Cut(name, " ")
	return lower && (strings.ToLower(name[:1]) == name[:1] || determiners().Has(story.Fold(first)) || the && (!strings.Contains(name, " ") || f.genderOf(name) == speech.Neuter || f.genderOf(name) == speech.Plural))
}

// named reports whether the phrase begins like a name.
func (f *follower) named(phrase string) bool {
	ws := story.Words(phrase, story.Span{End: len(phrase)})
	return len(ws) > 0 && (ws[0].Class == story.Title || ws[0].Class == story.Upper)
}

func (f *follower) mend(phrase string) string {
	return Mend(phrase, f.Names.Has, f.Names)
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
		if r.question(i) {
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
