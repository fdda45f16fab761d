package question

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// pronouns puts the last person spoken of in the place of a pronoun, and the last
// thing asked about in the place of "it", where the question does not name
// before it whom it may mean.
func (f *follower) pronouns(text string) string {
	first := f.pronominal(text, false)
	if first != text && (strings.HasPrefix(first, text[:f.pronounAt]) || strings.Contains(text, " him") || strings.Contains(text, " his ")) { // "did she promise him something?"
		first = f.other(text, first)
	}
	return f.there(f.pronominal(first, true))
}

// pronominal fills in the first pronoun that means a person, or the first that
// means a thing.
func (f *follower) pronominal(text string, things bool) string {
	words := story.Words(text, story.Span{End: len(text)})
	f.asked = Parse(text)
	var before []string // the names that stand before it
	kept := protected(text)
	for i, w := range words {
		if slices.ContainsFunc(kept, w.Overlaps) {
			continue
		}
		fold := strings.TrimSuffix(story.Fold(w.In(text)), "'s")
		f.pronounAt = w.Start
		if i > 0 && (w.Class == story.Title || w.Class == story.Upper && w.Len() > 1) && !honorific(fold) || f.Names.Has(fold) && !stop().Has(fold) {
			before = append(before, fold)
			continue
		}
		if things && fold == "it" && i > 0 && !(i+1 < len(words) && formal().Has(story.Fold(words[i+1].In(text)))) && !takes(text, words, i) {
			before := story.Fold(words[i-1].In(text))
			event := i+1 < len(words) && strings.HasPrefix(story.Fold(words[i+1].In(text)), "happen")
			said := strings.HasPrefix(before, "sa") && saying().Has(before) // what was said
			thing := f.thing(text)
			if event {
				thing = cmp.Or(f.event(), thing)
			}
			if thing != "" && !said && !f.local(text, words, i) {
				return text[:w.Start] + thing + text[w.End:]
			}
			return text
		}
		if whose := fold == "its" || fold == "their"; whose && things && i > 0 && i+1 < len(words) && len(before) == 0 && len(f.nouns(text[:w.Start])) == 0 &&
			!slices.ContainsFunc(words[:i], func(b story.Word) bool { return anybody().Has(story.Fold(b.In(text))) }) {
			owner := cmp.Or(f.doingBody(), f.thing(text))
			if fold == "its" && speaks(headNoun(text[words[i+1].Start:])) {
				owner = cmp.Or(f.doingBody(), f.bodyNamed(), owner) // "its leader"
			}
			if fold == "their" {
				owner = f.called(f.they(""))
			}
			if owner == "" {
				return text
			}
			return text[:w.Start] + genitive(owner) + text[w.End:]
		}
		if _, ok := pronounOf(fold); !ok || things {
			continue
		}
		owner := fold == "his" || fold == "her" && owns(words, i, text)
		leftOut := ""
		if owner && i+1 < len(words) { // "his lawyer" after the lawyer's words is another's
			if who := f.Meant(words[i+1].In(text)); len(who) == 1 {
				leftOut = who[0]
			}
		}
		name := f.called(f.pronoun(fold, leftOut))
		object := fold == "him" || fold == "them" || fold == "her" && !owner // never who the clause is about
		if name == "" || !object && f.antecedent(before, fold) {
			return text
		}
		if owner && f.named(name) && nameAsked(text, words, i) { // "what's her name?"
			called := f.asCalled(name)
			if called == "" {
				return "Who is " + name + "?"
			}
			name = called
		}
		if owner {
			name = genitive(name)
		}
		if fold == "them" && i > 1 && story.Fold(words[i-2].In(text)) == "either" {
			return text // "Did either of them accept?"
		}
		if fold == "they" {
			if whom, what, ok := f.both(); ok && strings.HasSuffix(strings.TrimRight(text, " ?!."), " them") {
				text = strings.TrimSuffix(strings.TrimRight(text, " ?!."), "them") + what + "?"
				name = whom
			}
			return agreeing(text[:w.Start], name) + name + text[w.End:]
		}
		return text[:w.Start] + name + text[w.End:]
	}
	return text
}

// nameAsked reports whether a question asks for the name of whose word i tells.
func nameAsked(text string, words []story.Word, i int) bool {
	what := strings.ReplaceAll(story.Fold(text[:words[i].Start]), "’", "'")
	return i+1 < len(words) && story.Fold(words[i+1].In(text)) == "name" && slices.ContainsFunc([]string{"what's ", "whats ", "what is ", "tell me "}, func(ask string) bool { return strings.HasSuffix(what, ask) })
}

// asCalled is by what a turn asked after somebody instead of the name: "the judge";
// empty where none did.
func (f *follower) asCalled(name string) string {
	for i := len(f.thread) - 1; i >= 0; i-- {
		if t := f.thread[i]; t.Subject == name {
			if phrase := Parse(t.Text).SubjectText(); phrase != "" && strings.ToLower(phrase[:1]) == phrase[:1] && !holdsAll(name, phrase) {
				return "the " + phrase
			}
		}
		for _, n := range f.nouns(f.thread[i].Text) {
			if who := f.Meant(n.text); n.sort == somebody && !n.plural && len(who) == 1 && who[0] == name {
				return n.called()
			}
		}
	}
	return ""
}

// takes reports whether "it" stands for what follows: "How long did it take to open?".
func takes(text string, words []story.Word, i int) bool {
	return i+2 < len(words) && slices.Contains([]string{"take", "takes", "took", "taken"}, story.Fold(words[i+1].In(text))) && story.Fold(words[i+2].In(text)) == "to"
}

// genitive is the form of a name that tells whose something is.
func genitive(name string) string {
	last := strings.Fields(name + " ")
	if len(last) > 0 && plural(story.Fold(last[len(last)-1])) && strings.HasSuffix(name, "s") && name == strings.ToLower(name) {
		return name + "'"
	}
	return name + "'s"
}

// local reports whether "it" is the subject of a clause whose sentence names before it
// what may be meant: "Did the council say it would pay?".
func (f *follower) local(text string, words []story.Word, i int) bool {
	if i+1 == len(words) || !auxiliary().Has(story.Fold(words[i+1].In(text))) && !Past(story.Fold(words[i+1].In(text))) {
		return false
	}
	return slices.ContainsFunc(f.nouns(text[:words[i].Start]), func(n noun) bool { return n.sort != somebody && !n.plural })
}

// antecedent reports whether one of the names before a pronoun may be whom it means.
func (f *follower) antecedent(before []string, pronoun string) bool {
	want, _ := pronounOf(pronoun)
	for _, name := range before {
		who := f.Meant(name)
		if len(who) != 1 || f.Gender == nil || fits(f.Gender(who[0]), want) {
			return true
		}
	}
	return false
}

func honorific(fold string) bool {
	switch fold {
	case "mr", "mrs", "ms", "miss", "dr", "sir":
		return true
	}
	return false
}

// pronoun returns whom a pronoun means in the thread: the last person of its
// gender who is not the one left out; empty if nobody fits, or it is no pronoun.
func (f *follower) pronoun(word, leftOut string) string {
	switch want, ok := pronounOf(story.Fold(word)); {
	case !ok:
		return ""
	case want == speech.Plural:
		return f.they(leftOut)
	default:
		return f.single(want, leftOut)
	}
}

// fits reports whether somebody may be meant by a pronoun: of unknown gender by
// "he" and "she", but "they" are several, or a body.
func fits(have, want speech.Gender) bool {
	if want == speech.Plural {
		return have == speech.Plural || have == speech.Neuter
	}
	return have == want || have == speech.Unknown
}

// owns reports whether a word follows that makes "her" a possessive.
func owns(words []story.Word, i int, text string) bool {
	return i+1 < len(words) && words[i+1].Class == story.Lower && !prepositions().Has(story.Fold(words[i+1].In(text)))
}

func pronounOf(fold string) (speech.Gender, bool) {
	switch fold {
	case "he", "him", "his":
		return speech.Male, true
	case "she", "her":
		return speech.Female, true
	case "they", "them":
		return speech.Plural, true
	}
	return speech.Unknown, false
}

// counts reports whether a folded word only tells which of several is meant.
func counts(fold string) bool {
	_, ok := ordinals[fold]
	return ok || fold == "next" || fold == "one" || fold == "same"
}

// doing are the auxiliaries behind which a subject and its verb stand.
var doing = story.Lexicon(`did does do will would can could should may might must`)
