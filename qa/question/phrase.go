package question

import (
	"strings"

	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// phrase reads what is only a name, a role or a topic: the last question with it
// in the place of its person or its topic.
func (f *follower) phrase(bare string) (string, bool) {
	topic := false
	for _, about := range []string{"about ", "on ", "regarding "} {
		if rest, ok := cutFold(bare, about); ok {
			bare, topic = rest, true
		}
	}
	if !nounPhrase(bare) {
		return "", false
	}
	if text, ok := f.another(bare); ok {
		return text, true
	}
	if who, ok := f.pronoun(bare); ok {
		if who == "" || topic {
			return "", false
		}
		return f.last.said(who), true
	}
	if !topic {
		if name, ok := f.person(bare); ok {
			return f.insteadOf(name), true
		}
	}
	if words := strings.Fields(story.Fold(bare)); !topic && officials().Has(words[len(words)-1]) {
		return f.insteadOf("the " + strings.TrimPrefix(bare, "the ")), true // whom the stories call otherwise, or not at all
	}
	if f.last.Subject != "" && (f.last.Kind == Said || f.last.Kind == DidSay) && (f.opened || topic || f.last.Kind == Said && !f.named(bare)) {
		return "What did " + f.last.Subject + " say about " + bare + "?", true
	}
	return "", false
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
	if f.last.Kind == WhoIs {
		return "Who is " + name + "?"
	}
	if f.last.Kind != Said && f.last.Subject != "" {
		if at, end, ok := f.place(f.last.Text, f.last.Subject); ok {
			return f.last.Text[:at] + name + f.last.Text[end:]
		}
	}
	return f.last.said(name)
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
	case len(who) == 1:
		return who[0], true
	case len(who) > 1:
		return phrase, true // two of that name: as asked, so that it shows
	}
	words := strings.Fields(story.Fold(phrase))
	if f.named(phrase) && f.opened && len(words) <= 3 && !speech.IsPlace(words[len(words)-1]) && !speech.IsPlace(story.Fold(phrase)) {
		return phrase, true
	}
	return "", false
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
