package question

import (
	"strings"

	"onrecord/qa/story"
)

// insteadOf is the last question after somebody else.
func (f *follower) insteadOf(name string) string {
	if !possessive(name) {
		name = f.called(name)
	}
	r := newReader(f.last.Text)
	if f.last.Kind == WhoIs || r.is(0, "what", "whats") && r.is(len(r.words)-1, "name") {
		return "Who is " + name + "?"
	}
	if r.is(0, "did", "does", "has") && r.is(1, "anyone", "anybody", "someone", "somebody") || (r.is(0, "why") || r.is(1, "whom")) && strings.Contains(f.last.Text, " say that") || strings.HasSuffix(strings.TrimRight(f.last.Text, " ?!."), " say why") {
		for i := len(f.thread) - 1; i >= 0; i-- { // "Why did she say that?" is her alone
			if f.thread[i].Kind == Said && f.thread[i].Topic != "" {
				return f.thread[i].said(name)
			}
		}
		return "What did " + name + " say?"
	}
	if said := f.saidLast(); f.last.Kind == WhoSaid || aside(f.last) && said.Kind == Said && len(f.thread) > 1 {
		return said.said(name)
	}
	if verb := f.verb(); f.last.Kind == Said && verb != "say" && verb != "think" && verb != "believe" && verb != "tell" && f.Tells != nil && !f.Tells(strings.TrimPrefix(name, "the "), []Word{{Fold: verb, Stem: story.Stem(verb)}}) {
		return f.last.said(name)
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
			if n.text == "people" && n.plural && f.last.Kind != HowMany {
				return agreeing(f.last.Text[:n.Start], name) + name + f.last.Text[n.End:]
			}
			if n.sort == somebody && !n.plural && !n.asked && !strings.HasPrefix(story.Fold(f.last.Text[n.Start:]), "a") {
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
		if !stop().Has(w.Fold) && !measures().Has(w.Fold) {
			w.Stem = story.Stem(w.Fold)
			words = append(words, w)
		}
	}
	return len(words) == 0 || f.Tells(strings.TrimPrefix(name, "the "), words)
}

// measures are the verbs by which anything is measured: what a story gives is a figure.
var measures = story.Lexicon(`cost costs last take weigh measure`)

// agreeing is a text whose verb at the end fits the number of what is to follow.
func agreeing(before, name string) string {
	one := !plural(story.Fold(name[strings.LastIndexByte(name, ' ')+1:])) || name != strings.ToLower(name) && !strings.HasPrefix(name, "the ")
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
