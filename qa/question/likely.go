package question

import (
	"slices"
	"strings"

	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// candidate is somebody whom a pronoun may mean.
type candidate struct {
	name  string
	asked bool // the subject of a question: nobody else is meant
	last  bool // of the last one
}

// likeliest is which of the candidates for a pronoun is meant: the one of whom the story
// tells what is asked by the same verb; else the first, unless the story tells nothing of
// it, and something of a later one. Where none is left, it is who the story tells it of.
func (f *follower) likeliest(found []candidate, want speech.Gender) string {
	doers := f.doers(want)
	if len(found) > 0 && found[0].asked && (found[0].last || want != speech.Male && want != speech.Female) && (want == speech.Male || want == speech.Female || f.bears(found[0].name)) {
		doers = nil
	}
	for _, d := range doers {
		if k := slices.IndexFunc(found, func(c candidate) bool { return sameReferent(c.name, d) }); k >= 0 {
			return found[k].name
		}
	}
	if fits := slices.IndexFunc(found, func(c candidate) bool { return c.asked || f.bears(c.name) }); fits >= 0 {
		return found[fits].name
	}
	switch {
	case len(doers) > 0:
		return doers[0]
	case len(found) > 0:
		return found[0].name
	}
	return ""
}

// sameReferent reports whether two phrases mean one: "the bridge" and "old bridge".
func sameReferent(a, b string) bool {
	a, b = strings.TrimPrefix(story.Fold(a), "the "), strings.TrimPrefix(story.Fold(b), "the ")
	return a == b || a == strings.ToLower(a) && headNoun(a) == headNoun(b)
}

// doers are those of whom the story tells what the question at hand asks of a pronoun, by
// the same verb, who may be meant by it.
func (f *follower) doers(want speech.Gender) []string {
	text := f.asked.Text
	r := newReader(text)
	at := slices.IndexFunc(r.words, func(w Word) bool { return w.Start == f.pronounAt })
	if before := at - 1; f.Doing == nil || at < 1 || !auxiliary().Has(r.words[before].Fold) && !(r.is(before, "not") && auxiliary().Has(wordAt(r, before-1))) {
		return nil
	}
	verb := at + 1
	for verb < len(r.words) && (auxiliary().Has(r.words[verb].Fold) || r.is(verb, "not", "also", "still", "really", "even")) {
		verb++
	}
	if verb >= len(r.words) || saying().Has(r.words[verb].Fold) && f.asked.Kind == Said || stop().Has(r.words[verb].Fold) && !r.is(verb, "get") {
		return nil
	}
	with := slices.DeleteFunc(r.content(0, len(r.words)), func(w Word) bool { return w.Start == r.words[verb].Start || w.Start == f.pronounAt })
	if len(with) == 0 && r.is(verb, "get") {
		return nil
	}
	var out []string
	for _, name := range f.Doing(r.words[verb].Fold, with) {
		if f.agrees(name, want) {
			if name == strings.ToLower(name) {
				name = "the " + name
			}
			out = append(out, name)
		}
	}
	return out
}

// agrees reports whether a pronoun may stand for a name or a noun phrase.
func (f *follower) agrees(name string, want speech.Gender) bool {
	lower := name == strings.ToLower(name)
	gender := f.genderOf(name)
	many := gender == speech.Plural || lower && plural(headNoun(name))
	sort := f.sortOf(name)
	switch want {
	case speech.Plural:
		return many || gender == speech.Neuter || sort == body
	case speech.Neuter:
		given, _, _ := strings.Cut(story.Fold(name), " ")
		return !many && (gender == speech.Neuter || lower && sort != somebody || !lower && gender == speech.Unknown && !speech.IsGiven(given))
	}
	return !many && fits(gender, want) && (!lower || sort == somebody)
}

// bears reports whether the story tells something of what the question at hand asks of
// somebody or something; true where it asks nothing that could tell.
func (f *follower) bears(name string) bool {
	q := f.asked
	bare := strings.TrimPrefix(name, "the ")
	switch {
	case f.Tells == nil || f.Voiced == nil:
		return true
	case q.Kind == WhoIs:
		return true
	case q.Kind == Said && len(q.Topic) > 0:
		return f.Spoken(bare, q.TopicText())
	case q.Kind == Said:
		return f.Voiced(bare)
	}
	words := slices.DeleteFunc(q.Words(), func(w Word) bool { return saying().Has(w.Fold) })
	return len(words) == 0 || f.Tells(bare, words)
}
