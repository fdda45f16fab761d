package question

import (
	"slices"
	"strings"

	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// called is Called, with the article that the story prints before the name of a body:
// "the Department for Business".
func (f *follower) called(name string) string {
	if name != "" && !strings.HasPrefix(name, "the ") && f.Holds != nil && (f.genderOf(name) == speech.Neuter || f.genderOf(name) == speech.Plural) && strings.ToLower(name[:1]) != name[:1] && f.Holds("the "+name) {
		return "the " + name
	}
	return Called(name)
}

// things bounds how many turns back "it" may reach.
const thingsBack = 3

// thing is what "it" of a question means: the last thing, or body, that another named
// and it does not name itself. What somebody was asked about without an article is meant by a question after words alone.
func (f *follower) thing(text string) string {
	if same := f.sameObject(); same != "" {
		return same
	}
	asking := Parse(text).Kind
	var found []candidate
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
		if t.Answer != "" && !plural(story.Fold(lastWord(t.Answer))) && !f.collective(t) {
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
		if speech := asking == Said || asking == WhoSaid || asking == DidSay; speech && t.Kind == Said && t.Topic != "" && nounPhrase(t.Topic) {
			found = append(found, candidate{name: t.Topic, asked: true})
		}
		given, _, _ := strings.Cut(story.Fold(t.Subject), " ")
		if f.neuter(t.Subject, t.Gender) || t.Gender == speech.Unknown && t.Subject != "" && t.Subject != strings.ToLower(t.Subject) && !speech.IsGiven(given) && t.Kind != Said && t.Kind != WhoIs && t.Kind != DidSay {
			found = append(found, candidate{name: f.called(t.Subject), asked: true}) // "Zephyr Air", which nobody speaks of as a person
		}
	}
	if patient := f.patient(found); patient != "" {
		return patient
	}
	return f.likeliest(found, speech.Neuter)
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

// they is whom "they" means: several people, else several things, else a body.
func (f *follower) they(leftOut string) string {
	var found []candidate
	add := func(name string) {
		if name != "" && name != leftOut {
			found = append(found, candidate{name: name, asked: true})
		}
	}
	for i := len(f.thread) - 1; i >= 0; i-- {
		t := f.thread[i]
		nouns := f.nouns(t.Text)
		if t.Gender == speech.Plural {
			add(t.Subject)
		}
		for _, n := range t.Named {
			if n.Did && n.Gender == speech.Plural && t.Kind == Who {
				add(n.Name) // "the attackers", not "the hospitals" that they attacked
			}
		}
		if t.Answer != "" && plural(story.Fold(lastWord(t.Answer))) && leftOut == "" && !f.collective(t) {
			add("the " + t.Answer)
		}
		for _, n := range nouns {
			if n.plural && leftOut == "" {
				add(undergoers(n, t))
			}
		}
		for _, n := range t.Named {
			if n.Did && (n.Gender == speech.Plural || n.Gender == speech.Neuter) {
				add(n.Name)
			}
		}
		if f.neuter(t.Subject, t.Gender) {
			add(t.Subject)
		}
		for _, p := range t.people() {
			if (p.Gender == speech.Plural || p.Gender == speech.Neuter) && p.Speaker != leftOut {
				found = append(found, candidate{name: p.Speaker, asked: p.Speaker == t.Subject})
			}
		}
		for _, n := range nouns {
			if n.sort == body && leftOut == "" {
				add(n.called())
			}
		}
	}
	if f.last.Gender == speech.Unknown && !strings.Contains(f.last.Subject, " ") {
		add(f.last.Subject) // "they" of one whose gender nothing tells
	}
	return f.likeliest(found, speech.Plural)
}

// undergoers is how a later question calls several people who were counted by what they
// underwent: "the injured people" after "How many people were injured?".
func undergoers(n noun, t Turn) string {
	rest := strings.Fields(strings.TrimRight(t.Text[n.End:], " ?!."))
	if n.text == "people" && len(rest) == 2 && (rest[0] == "were" || rest[0] == "are") && Past(story.Fold(rest[1])) && rest[1] != "killed" && rest[1] != "affected" {
		return "the " + rest[1] + " people"
	}
	return n.called()
}

// single is whom "he" or "she" means: the last who was asked about or did what was asked
// after, where the gender may fit; else the last of the people spoken of who is known to
// be one, else who may be.
func (f *follower) single(want speech.Gender, leftOut string) string {
	var found, maybe []candidate
	for i := len(f.thread) - 1; i >= 0; i-- {
		t := f.thread[i]
		for _, p := range append(f.central(t), f.officers(t)...) {
			if fits(p.Gender, want) && p.Speaker != leftOut && !f.neuter(p.Speaker, p.Gender) {
				did := slices.ContainsFunc(t.Named, func(n Named) bool { return n.Did && n.Name == p.Speaker })
				found = append(found, candidate{p.Speaker, did || t.Kind != Who && t.Kind != WhoSaid && p.Speaker == t.Subject, i == len(f.thread)-1})
			}
		}
		for _, n := range f.nouns(t.Text) {
			if n.sort == somebody && !n.plural && len(f.Meant(n.text)) == 0 && leftOut == "" {
				if c, ok := f.clauseOf(t.Text); ok && c.subject == t.Text[n.Start:n.End] && t.Subject == "" {
					found = append(found, candidate{n.called(), true, i == len(f.thread)-1})
					continue
				}
				maybe = append(maybe, candidate{name: n.called()})
			}
		}
		people := t.people()
		if f.neuter(t.Subject, t.Gender) { // who speaks for it
			people = append(people, t.Shown...)
			for _, n := range append(t.Named, t.Beside...) {
				people = append(people, Shown{Speaker: n.Name, Gender: n.Gender})
			}
		}
		people = slices.DeleteFunc(people, func(p Shown) bool { return p.Speaker == leftOut || f.neuter(p.Speaker, p.Gender) })
		for _, p := range people {
			if p.Gender == want && !f.before(i, want, leftOut) || p.Gender == speech.Unknown && len(people) == 1 {
				found = append(found, candidate{name: p.Speaker})
			}
			if p.Gender == speech.Unknown {
				maybe = append(maybe, candidate{name: p.Speaker})
			}
		}
	}
	for _, n := range f.last.Beside {
		if n.Gender == want && n.Name != leftOut {
			maybe = append(maybe, candidate{name: n.Name})
		}
	}
	return f.likeliest(append(found, maybe...), want)
}

// officers are those who speak for the body that a turn is about.
func (f *follower) officers(t Turn) []Shown {
	if f.For == nil || !f.neuter(t.Subject, t.Gender) {
		return nil
	}
	var out []Shown
	for _, name := range f.For(t.Subject) {
		out = append(out, Shown{Speaker: name, Gender: f.genderOf(name)})
	}
	return out
}

// before reports whether one of the turns right before turn i is about somebody of a
// gender: who is only named beside what was asked since does not take their place.
func (f *follower) before(i int, want speech.Gender, leftOut string) bool {
	if t := f.thread[i]; t.Kind == Who || t.Kind == WhoSaid || t.Kind == Said {
		return false
	}
	for k := i - 1; k >= max(0, i-thingsBack); k-- {
		if slices.ContainsFunc(f.central(f.thread[k]), func(p Shown) bool { return fits(p.Gender, want) && p.Speaker != leftOut }) {
			return true
		}
	}
	return false
}

// central are those whom a turn is about: its subject, whoever did what it asked
// after, and those whom it names.
func (f *follower) central(t Turn) []Shown {
	var out []Shown
	if t.Kind == WhoSaid && len(t.Shown) > 0 && t.Shown[0].Speaker != "" {
		out = append(out, t.Shown[0])
	}
	if t.Subject != "" && !f.neuter(t.Subject, t.Gender) {
		out = append(out, Shown{Speaker: t.Subject, Gender: t.Gender})
	}
	for _, n := range t.Named {
		if n.Did {
			out = append(out, Shown{Speaker: n.Name, Gender: n.Gender})
		}
	}
	if t.Kind == Said && t.Subject != "" && possessive(t.Topic) && speaks(headNoun(t.Topic)) && !strings.Contains(t.Topic, "its ") {
		_, noun, _ := strings.Cut(t.Topic, " ")
		kin := genitive(f.called(t.Subject)) + " " + noun // "What did she say about her father?"
		out = append(out, Shown{Speaker: kin, Gender: f.genderOf(kin)})
	}
	if kin, ok := f.kin(t.Text); ok {
		out = append([]Shown{{Speaker: kin, Gender: f.genderOf(kin)}}, out...)
	}
	for _, name := range f.naming(t.Text) {
		if name != t.Subject {
			out = append(out, Shown{Speaker: name, Gender: f.genderOf(name)})
		}
	}
	return out
}

// kin is whom a text tells by whose they are, as the subject of its clause: "Abara's
// father" of "Did Abara's father expect it?".
func (f *follower) kin(text string) (string, bool) {
	r := newReader(text)
	for i := 1; i+1 < len(r.words); i++ {
		if noun := r.words[i+1]; r.words[i].Owner && speaks(noun.Fold) && !bodies().Has(noun.Fold) && !plural(noun.Fold) && auxiliary().Has(r.words[i-1].Fold) {
			return text[r.words[i].Start:noun.End], true
		}
	}
	return "", false
}

func (f *follower) genderOf(name string) speech.Gender {
	if f.Gender == nil {
		return speech.Unknown
	}
	return f.Gender(name)
}

// naming returns the people whom a text names, by name or by what the stories call
// them, each of them alone.
func (f *follower) naming(text string) []string {
	var out []string
	add := func(phrase string) {
		if who := f.Meant(phrase); len(who) == 1 && !slices.Contains(out, who[0]) && f.genderOf(who[0]) != speech.Neuter {
			out = append(out, who[0])
		}
	}
	for i, w := range story.Words(text, story.Span{End: len(text)}) {
		if fold := strings.TrimSuffix(story.Fold(w.In(text)), "'s"); w.Class == story.Title && i > 0 && f.Names.Has(fold) {
			add(fold)
		} else if w.Class == story.Title && i > 0 && f.Full != nil && !f.neuter(w.In(text), speech.Unknown) && !stop().Has(fold) && !speech.IsPlace(fold) {
			if full := f.Full(w.In(text)); full != "" && (f.Print == nil || f.Print(fold) != "") && !slices.Contains(out, full) && f.sortOf(full) != body && !f.placed(full) {
				out = append(out, full)
			}
		}
	}
	for _, n := range f.nouns(text) {
		if n.sort == somebody && !n.plural {
			add(n.text)
		}
	}
	return out
}
