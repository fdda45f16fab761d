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
	if first, rest, several := strings.Cut(name, " "); several && plural(story.Fold(first)) && speaks(story.Fold(first)) && f.Print != nil && f.Print(story.Fold(first)) == "" {
		return "the " + story.Fold(first) + " " + rest // "Voters in the province", which a sentence began with
	}
	if name != "" && !strings.HasPrefix(name, "the ") && f.Holds != nil && (f.genderOf(name) == speech.Neuter || f.genderOf(name) == speech.Plural) && strings.ToLower(name[:1]) != name[:1] && f.Holds("the "+name) {
		return "the " + name
	}
	return Called(name)
}

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
			if n.plural && leftOut == "" && !(n.sort == thing && f.asksWords()) {
				add(f.undergoers(n, t))
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

// asksWords reports whether the question at hand asks after what somebody says or wants,
// which no thing does.
func (f *follower) asksWords() bool {
	r := newReader(f.asked.Text)
	at := slices.IndexFunc(r.words, func(w Word) bool { return w.Start == f.pronounAt })
	verb := wordAt(r, at+1)
	return at > 0 && (announcing().Has(verb) || verb == "want" || verb == "hope" || verb == "fear")
}

// undergoers is how a later question calls several people who were counted by what they
// underwent: "the injured people" after "How many people were injured?".
func (f *follower) undergoers(n noun, t Turn) string {
	rest := strings.Fields(strings.TrimRight(t.Text[n.End:], " ?!."))
	if n.text == "people" && len(rest) == 2 && (rest[0] == "were" || rest[0] == "are") && Past(story.Fold(rest[1])) && rest[1] != "killed" && rest[1] != "affected" && !strings.Contains(f.asked.Text, rest[1]) {
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
