package question

import (
	"slices"
	"strings"

	"onrecord/qa/story"
)

// dispute reads "did anyone disagree?" with what there is to disagree with.
func (f *follower) dispute(bare string) (string, bool) {
	r := newReader(bare)
	if !r.is(len(r.words)-1, "disagree", "agree", "disagreed", "agreed", "object", "objected", "respond", "responded", "reply", "replied", "differ", "contradict") {
		return "", false
	}
	for i := range r.words[:len(r.words)-1] { // nothing but "did", "anyone", "else"
		w := r.words[i].Fold
		if _, one := pronounOf(w); one || !stop().Has(w) && !anybody().Has(w) && w != "else" && w != "someone" {
			return "", false // "Why does he disagree?" is about him
		}
	}
	said := f.saidLast()
	people := said.people()
	if len(people) == 0 {
		return "", false
	}
	with := map[string]string{"d": " with ", "a": " with ", "o": " to ", "r": " to ", "c": " "}[r.words[len(r.words)-1].Fold[:1]]
	if strings.HasPrefix(r.words[len(r.words)-1].Fold, "differ") {
		with = " from "
	}
	about := ""
	if said.Kind == Said && said.Topic != "" {
		about = " about " + said.Topic
	}
	return bare + with + f.called(people[0].Speaker) + about + "?", true
}

var anybody = story.Lexicon(`anyone anybody someone somebody everyone everybody nobody`)

// IsAnybody reports whether a folded word means anybody at all.
func IsAnybody(fold string) bool { return anybody().Has(fold) }

// Be reports whether a folded word is a form of "to be".
func Be(fold string) bool { return fold == "is" || fold == "are" || fold == "was" || fold == "were" }

// Anybody reports whether a question asks whether anybody did something.
func (q Question) Anybody() bool {
	words := q.all()
	return q.Kind == YesNo && len(words) > 1 && anybody().Has(words[1].Fold)
}

// disputes are the words by which stories tell that somebody takes a side, by the word
// that a question has for it.
var disputes = map[string]string{
	"disagree": "disagree dispute deny reject oppose contradict object doubt criticise criticize condemn refute differ attack blame unconvinced against",
	"agree":    "agree welcome support back endorse praise approve defend concur",
	"respond":  "respond reply answer react retort counter",
}

// Dispute is the stems of the words that tell whether anybody took a side, where the
// question asks for that; nil where it does not.
func (q Question) Dispute() []string {
	if q.Kind != YesNo && q.Kind != Who && q.Kind != WhoSaid {
		return nil
	}
	words := q.all()
	if len(words) < 2 || words[0].Fold != "who" && !anybody().Has(words[1].Fold) {
		return nil
	}
	for _, w := range q.Topic[:min(len(q.Topic), 2)] {
		for verb, kin := range disputes {
			if story.Stem(verb) != w.Stem && (verb == "agree" || verb == "respond" || !slices.Contains([]string{"object", "contradict", "differ"}, w.Stem)) {
				continue
			}
			var stems []string
			for _, k := range strings.Fields(kin) {
				stems = append(stems, story.Stem(k))
			}
			return stems
		}
	}
	return nil
}

// verbatim reads "is that a quote?" as the last question after somebody's words once
// more: what is shown tells words quoted from words reported.
func (f *follower) verbatim(bare string) (string, bool) {
	r := newReader(bare)
	exact := false
	for i := range r.words {
		switch w := r.words[i].Fold; {
		case w == "quote" || w == "quotation" || w == "verbatim" || w == "words" || w == "word" || w == "quoted" || w == "direct":
			exact = true
		case w == "exact" || w == "literal" || w == "literally" || w == "exactly" || w == "that's":
		case !stop().Has(w):
			return "", false
		}
	}
	if !exact || !r.is(0, "is", "was", "are", "were", "did", "word", "verbatim", "exact", "quote", "literally") {
		return "", false
	}
	if t := f.last; t.Kind == WhoIs && t.Subject != "" && slices.Contains(t.speakers(), t.Subject) { // who somebody is was told with their words
		return "What did " + f.called(t.Subject) + " say?", true
	}
	said := f.saidLast()
	return said.Text, said.Text != ""
}

// saidLast is the last turn after somebody's words, among the last three; empty if
// there is none.
func (f *follower) saidLast() Turn {
	for i := len(f.thread) - 1; i >= max(0, len(f.thread)-3); i-- {
		if t := f.thread[i]; t.Kind == Said || t.Kind == WhoSaid || t.Kind == DidSay {
			return t
		}
	}
	return Turn{}
}

// tails are the questions that want one more measure of the same thing.
var tails = []string{"how often", "how far", "how fast", "how long", "how soon", "how much", "how many times", "what for", "what time"}

// tail reads "by how much?", "to whom?" and "in which year?" as the last question with
// another question word.
func (f *follower) tail(bare string) (string, bool) {
	fold := story.Fold(bare)
	r := newReader(bare)
	if n := len(r.words); !slices.Contains(tails, fold) && (n < 2 || n > 4 || !prepositions().Has(r.words[0].Fold) && r.words[0].Fold != "until" ||
		!r.is(1, "what", "which", "whom", "who", "how", "when", "where") || slices.ContainsFunc(r.words, func(w Word) bool { return auxiliary().Has(w.Fold) })) {
		return "", false
	}
	ask := strings.ToUpper(fold[:1]) + fold[1:]
	switch f.last.Kind {
	case WhoIs, Gist, People, DidSay, WhoSaid:
		return "", false
	case Said:
		if strings.Contains(f.last.Text, " say") || strings.Contains(f.last.Text, " said") {
			return ask + " did " + f.called(f.last.Subject) + " say that?", r.is(len(r.words)-1, "whom", "who")
		}
	}
	if c := newReader(strings.TrimRight(f.last.Text, " ?!.")); fold == "how much" && c.has(0, "is there") && len(c.words) > 2 {
		return "How much is " + strings.TrimPrefix(strings.TrimPrefix("the "+c.text[c.words[2].Start:], "the a "), "the an ") + "?", true
	}
	out, ok := f.recast(ask)
	if fold == "what for" && ok {
		out = "What" + strings.TrimSuffix(strings.TrimPrefix(out, ask), "?") + " for?"
	}
	return out, ok
}

// measured reads "how deep?" as a question after the last thing.
func (f *follower) measured(bare string) (string, bool) {
	r := newReader(bare)
	if len(r.words) != 2 || !r.is(0, "how") || !extents().Has(r.words[1].Fold) {
		return "", false
	}
	be := " is "
	if c := newReader(f.last.Text); slices.ContainsFunc(c.words, func(w Word) bool { return w.Fold == "did" || w.Fold == "was" || w.Fold == "were" }) {
		be = " was "
	}
	thing := f.thing(bare)
	return "How " + r.words[1].Fold + strings.TrimRight(agreeing(be, thing), " ") + " " + thing + "?", thing != ""
}

// extents are the adjectives by which a thing is measured.
var extents = story.Lexicon(`deep high big large small wide thick tall heavy strong hot cold warm fast slow steep bad serious expensive cheap dangerous loud bright close`)

// instead reads "and for it?" after "Who voted against the tram?" and "and to
// hospitals?" after "How much goes to schools?": the last question with another
// preposition, or with another thing behind its preposition.
func (f *follower) instead(bare string) (string, bool) {
	now := newReader(bare)
	if side := map[string]string{"for": "against", "against": "for"}[strings.TrimPrefix(story.Fold(bare), "how many ")]; side != "" {
		bare = strings.TrimPrefix(story.Fold(bare), "how many ")
		for i := len(f.thread) - 1; i >= max(0, len(f.thread)-thingsBack); i-- {
			then := newReader(strings.TrimRight(f.thread[i].Text, " ?!."))
			for k, w := range then.words {
				if k > 0 && w.Fold == side && then.is(0, "who", "how", "did", "why") {
					return then.text[:w.Start] + story.Fold(bare) + then.text[w.End:] + "?", true
				}
			}
		}
	}
	if !f.opened || len(now.words) < 2 || len(now.words) > 5 || !prepositions().Has(now.words[0].Fold) || now.is(0, "about", "on") && f.last.Kind == Said {
		return "", false
	}
	for i := range now.words {
		if now.question(i) {
			return "", false
		}
	}
	then := newReader(strings.TrimRight(f.last.Text, " ?!."))
	_, pronoun := pronounOf(now.words[1].Fold)
	pronoun = len(now.words) == 2 && (pronoun || now.is(1, "it", "that", "this"))
	for i := len(then.words) - 2; i > 0; i-- {
		w := then.words[i]
		switch {
		case !prepositions().Has(w.Fold):
		case pronoun:
			return then.text[:w.Start] + now.words[0].Fold + then.text[w.End:] + "?", true
		case w.Fold == now.words[0].Fold:
			return then.text[:w.Start] + strings.TrimSpace(bare) + "?", true
		}
	}
	return "", false
}
