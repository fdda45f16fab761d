package question

import (
	"slices"
	"strings"

	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// Knowledge is what the stories know of a question's words.
type Knowledge struct {
	Names  *Register                               // of the people
	Meant  func(phrase string) []string            // the people whom a name or a role means, in full
	Holds  func(phrase string) bool                // the story has these words in a row; may be nil
	Gender func(name string) speech.Gender         // of a person, by the full name; may be nil
	Full   func(surname string) string             // the name that the story prints in full, of one who is none of its people; may be nil
	Acts   func(noun string) bool                  // the story has the folded noun speak, want or fear; may be nil
	Print  func(word string) string                // a word as the story prints it, where it always begins with a capital; may be nil
	Tells  func(name string, words []Word) bool    // the story has one of the words in a sentence about somebody; may be nil
	For    func(body string) []string              // those who speak for a body by their office; may be nil
	Fellow func(name string) []string              // those whom the story calls by the same noun as somebody, they among them; may be nil
	Voiced func(phrase string) bool                // the story has words of those whom a phrase means, or of who speaks for them; may be nil
	Doing  func(verb string, with []Word) []string // the subjects of a verb in the story, those first in whose sentence most of the other words stand; may be nil
	Done   func(verb string) []string              // what something is done to in the story, by a verb: nouns without their article; may be nil
	Spoken func(name, phrase string) bool          // somebody's words in the story have all words of a phrase; may be nil
	Event  func() string                           // the noun of what the story says first that happened: "collision"; may be nil
}

// Follow fills in what a question leaves unsaid, from the thread (oldest turn
// first): "And Lecornu?" after "What did Rutte say?", "she" after a question about
// Baerbock, "why?". The text comes back as it is where it stands by itself, and
// where nothing in the thread fits: no rewriting beats a wrong one.
func Follow(text string, thread []Turn, k Knowledge) string {
	if len(thread) == 0 {
		return text
	}
	f := follower{last: thread[len(thread)-1], thread: thread, Knowledge: k}
	for i := len(thread) - 1; i >= 0 && thread[i].empty(); i-- {
		f.thread, f.last = thread[:i], thread[max(i-1, 0)]
	}
	if len(f.thread) == 0 {
		return text
	}
	text = polite(text)
	if turn, rest, ok := f.introduced(text); ok {
		return Follow(rest, append(slices.Clone(f.thread), turn), k)
	}
	bare := f.bare(text)
	kind := Parse(text).Kind
	if they := story.Fold(bare); kind == People && (they == "who are they" || they == "who were they") && f.last.Kind != Gist && f.last.Kind != People && (f.last.Gender == speech.Plural || f.they("") != f.last.Subject) {
		return f.pronouns(text)
	}
	if it := story.Fold(bare); (it == "what does it say" || it == "what did it say") && f.thing(text) != "" {
		return f.pronouns(text)
	}
	if kind == Gist && strings.HasSuffix(story.Fold(bare), " there") {
		return f.there(text)
	}
	if bare == "" || kind == Gist || kind == People {
		return text
	}
	for _, rule := range []func(string) (string, bool){f.picked, f.again, f.verbatim, f.dispute, f.who, f.elliptic, f.anyone, f.reason, f.circumstance, f.aged, f.which, f.counted, f.whom, f.tail, f.measured, f.instead, f.added, f.phrase} {
		if out, ok := rule(bare); ok {
			if f.dangles(out) || f.last.Said != "" && strings.Contains(out, f.last.Said) {
				return out // what was said stays as it was said
			}
			return f.pronouns(out)
		}
	}
	if _, ok := pronounOf(story.Fold(bare)); ok {
		return text // "and him?", and there is no other
	}
	if first := strings.IndexAny(text, "!.,"); first > 0 && courtesy().Has(story.Fold(text[:first])) && strings.HasSuffix(strings.TrimRight(text, " ?!."), bare) && f.asks(bare) {
		return f.pronouns(bare + "?") // "cheers! who is Berg?"
	}
	return f.pronouns(text)
}

// dangles reports whether the pronoun of a rewriting was one of the last question, which
// nothing filled in then.
func (f *follower) dangles(out string) bool {
	r := newReader(f.last.Text)
	return slices.ContainsFunc(r.words, func(w Word) bool {
		_, pronoun := pronounOf(w.Fold)
		return pronoun && strings.Contains(" "+strings.TrimRight(out, "?")+" ", " "+w.Fold+" ")
	})
}

// asks reports whether a text opens like a question.
func (f *follower) asks(text string) bool { return newReader(text).question(0) }

type follower struct {
	Knowledge
	last   Turn
	thread []Turn
	opened bool // an opener stood before it: "and", "what about"
	about  bool // and it was "what about"

	asked     Question // at hand, with the pronoun that is to be filled in
	pronounAt int      // where that stands, in bytes
}

// openers lead a follow-up that names only what is new.
var openers = []string{
	"what about", "how about", "what of", "same for", "same question for", "i mean", "i meant", "sorry", "and", "or", "but", "also", "then", "thanks", "thank you", "cheers", "ta", "ok", "okay", "so", "well", "right", "yes", "no", "hm", "hmm",
	"great", "good", "interesting", "please", "i see", "now",
}

// closers may stand behind a follow-up, and add nothing.
var closers = []string{" then", " too", " as well", " though", " instead", " please", " exactly", " again", " anyway", " thanks", " pls", " plz", " thx", " thank you"}

// polite is a text without what is there for politeness alone, behind it.
func polite(text string) string {
	bare := strings.TrimRight(text, " ?!.")
	for _, c := range []string{" pls", " plz", " please", " thx", " thanks", " thank you", " exactly"} {
		if n := len(bare) - len(c); n > 0 && strings.EqualFold(bare[n:], c) && (c != " exactly" || strings.EqualFold(bare[:min(3, n)], "who")) {
			return strings.TrimRight(bare[:n], " ,") + "?"
		}
	}
	return text
}

// bare is the text without marks around it and without its openers and closers.
func (f *follower) bare(text string) string {
	rest := strings.Trim(text, " ?!.,…")
	for again := true; again; {
		again = false
		for _, o := range openers {
			if len(rest) > len(o) && strings.EqualFold(rest[:len(o)], o) && strings.ContainsAny(rest[len(o):len(o)+1], " ,.!") {
				rest = strings.TrimLeft(rest[len(o):], " ,.!")
				f.opened, again = f.opened || !courtesy().Has(o), true
				f.about = f.about || strings.HasSuffix(o, " about")
				break
			}
		}
	}
	for _, c := range closers {
		if n := len(rest) - len(c); n > 0 && strings.EqualFold(rest[n:], c) && !prepositions().Has(story.Fold(rest[:n])) && !strings.EqualFold(rest[:n], "until") {
			rest = strings.TrimRight(rest[:n], " ,")
		}
	}
	return rest
}

// again reads "what else?" as what was not shown yet, "who else?" as others.
func (f *follower) again(bare string) (string, bool) {
	switch fold := story.Fold(bare); fold {
	case "what else", "anything else", "more", "go on", "else", "tell me more", "what more", "is there more", "is that all", "continue":
		name := f.last.Subject
		if people := f.last.people(); f.last.Kind == WhoSaid && len(people) > 0 {
			name = people[0].Speaker
		}
		switch {
		case name != "":
			return "What else did " + f.called(name) + " say?", true
		case f.last.Topic != "":
			if people := f.central(f.last); len(people) > 0 && strings.HasSuffix(strings.TrimRight(f.last.Text, " ?"), " name") {
				return "What else did " + f.called(people[0].Speaker) + " say?", true
			}
			if nouns := f.nouns(f.last.Text); len(nouns) > 0 {
				return "What else about " + nouns[len(nouns)-1].called() + "?", true
			}
			return "What else about " + f.last.Topic + "?", true
		}
	case "who else", "others", "the others", "anyone else", "anybody else", "everyone else", "everybody else", "the rest":
		for i := len(f.thread) - 1; i >= max(0, len(f.thread)-thingsBack) && (f.last.Kind != Said || i == len(f.thread)-1); i-- {
			t := f.thread[i]
			if rest, ok := cutFold(t.Text, "who "); ok && (t.Kind == WhoSaid || t.Kind == Who) {
				return "Who else " + strings.TrimPrefix(rest, "else "), true
			}
		}
		if f.last.Kind == Said && f.last.Topic != "" {
			return "Who else spoke about " + f.last.Topic + "?", true
		}
		if f.last.Kind == Said {
			return "Who else speaks?", true
		}
	}
	return "", false
}

// aged reads "how old?" as a question after the one whom the last was about.
func (f *follower) aged(bare string) (string, bool) {
	if fold := story.Fold(bare); fold != "how old" && fold != "what age" {
		return "", false
	}
	if people := f.central(f.last); len(people) > 0 && people[0].Gender != speech.Neuter && people[0].Gender != speech.Plural {
		return "How old is " + f.called(people[0].Speaker) + "?", true
	}
	return "", false
}

// who reads "who is that?" and "who said that?" as a question after a person.
func (f *follower) who(bare string) (string, bool) {
	r := newReader(bare)
	if len(r.words) == 2 && r.is(0, "who") && r.is(1, "says", "said") {
		r = newReader(bare + " that")
	}
	last := r.is(len(r.words)-1, "that", "this", "so", "it")
	if len(r.words) != 3 || !r.is(0, "who") || !last || !r.is(1, "is", "was") && !r.is(1, "said", "says", "claims", "claimed", "thinks", "thought", "told", "reported", "reports") {
		return "", false
	}
	if r.is(1, "is") && r.is(2, "so") {
		return "", false
	}
	switch k := f.last.Kind; {
	case (k == Said || k == DidSay || k == WhoIs) && f.last.Subject != "":
		return "Who is " + f.called(f.last.Subject) + "?", true
	case r.is(1, "is", "was") && f.last.Subject != "":
		return "Who is " + f.called(f.last.Subject) + "?", true
	case r.is(1, "is", "was") && f.last.Kind == Who && f.doer() != unknownDoer:
		return "Who is " + f.called(f.doer()) + "?", true
	case !r.is(1, "is", "was") && f.last.Kind != WhoSaid && f.last.Kind != Who:
		question, indirect := f.indirect(f.last.Text)
		switch said := f.stated(); {
		case said != "" && len(quotations(said)) > 0:
			return "Who " + r.words[1].Fold + " " + said + "?", true
		case said != "" && !(indirect && f.winding(said)):
			return "Who " + r.words[1].Fold + " that " + said + "?", true
		case indirect:
			return "Who " + r.words[1].Fold + " " + question + "?", true
		}
	}
	if len(f.last.Shown) > 0 && f.last.Shown[0].Speaker != "" { // else the story says so, and nobody in it
		return "Who is " + f.called(f.last.Shown[0].Speaker) + "?", true
	}
	return "", false
}

func (q Question) all() []Word {
	var ws []Word
	for _, w := range story.Words(q.Text, story.Span{End: len(q.Text)}) {
		if w.Class != story.Mark {
			ws = append(ws, Word{Span: w.Span, Fold: story.Fold(w.In(q.Text))})
		}
	}
	return ws
}

// marksOf returns the indices of the words before which a mark stands.
func marksOf(text string) []int {
	var marks []int
	n := 0
	for _, w := range story.Words(text, story.Span{End: len(text)}) {
		if w.Class == story.Mark {
			marks = append(marks, n)
			continue
		}
		n++
	}
	return marks
}

// holdsAll reports whether a name has every word of the phrase.
func holdsAll(name, phrase string) bool {
	words := strings.Fields(strings.TrimSuffix(story.Fold(phrase), "'s"))
	for _, w := range words {
		if !hasPart(w, name) && !stop().Has(w) {
			return false
		}
	}
	return len(words) > 0
}

// hasPart reports whether a folded word is a part of a name.
func hasPart(fold, name string) bool {
	return slices.Contains(strings.Fields(story.Fold(name)), fold)
}

// cutFold cuts a prefix whose case does not matter.
func cutFold(s, prefix string) (string, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}
