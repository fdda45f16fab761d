package question

import (
	"slices"
	"strings"

	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// pronouns puts the last person spoken of in the place of a pronoun, and the last
// thing asked about in the place of "it", where the question does not name
// before it whom it may mean.
func (f *follower) pronouns(text string) string {
	return f.pronominal(f.pronominal(text, false), true)
}

// pronominal fills in the first pronoun that means a person, or the first that
// means a thing.
func (f *follower) pronominal(text string, things bool) string {
	words := story.Words(text, story.Span{End: len(text)})
	var before []string // the names that stand before it
	kept := protected(text)
	for i, w := range words {
		if slices.ContainsFunc(kept, w.Overlaps) {
			continue
		}
		fold := strings.TrimSuffix(story.Fold(w.In(text)), "'s")
		if i > 0 && (w.Class == story.Title || w.Class == story.Upper && w.Len() > 1) && !honorific(fold) || f.Names.Has(fold) && !stop().Has(fold) {
			before = append(before, fold)
			continue
		}
		if things && fold == "it" && i > 0 && !(i+1 < len(words) && formal().Has(story.Fold(words[i+1].In(text)))) {
			if thing := f.thing(Parse(text).Kind); thing != "" {
				return text[:w.Start] + thing + text[w.End:]
			}
			return text
		}
		if _, ok := pronounOf(fold); !ok || things {
			continue
		}
		name := f.pronoun(fold, "")
		name = Called(name)
		owner := fold == "his" || fold == "her" && owns(words, i, text)
		object := fold == "him" || fold == "them" || fold == "her" && !owner // never who the clause is about
		if name == "" || !object && f.antecedent(before, fold) {
			return text
		}
		if owner {
			name += "'s"
		}
		return text[:w.Start] + name + text[w.End:]
	}
	return text
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
	want, ok := pronounOf(story.Fold(word))
	if !ok {
		return ""
	}
	for i := len(f.thread) - 1; i >= 0; i-- {
		for _, p := range f.thread[i].people() {
			if fits(p.Gender, want) && (leftOut == "" || p.Speaker != leftOut) {
				return p.Speaker
			}
		}
	}
	if s := f.last.Subject; want == speech.Plural && s != "" && f.last.Gender == speech.Unknown && s != leftOut {
		return s // "they" of one whose gender nothing tells
	}
	if want == speech.Plural && leftOut == "" {
		return f.thingOf(f.last.Text) // a body, "the orchestra", or several things
	}
	return ""
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

// thing is what the last questions were about, where one names it. What somebody
// was asked about is meant by a question after words alone.
func (f *follower) thing(asking Kind) string {
	for i := len(f.thread) - 1; i >= max(0, len(f.thread)-3); i-- {
		t := f.thread[i]
		if r := newReader(t.Text); r.is(len(r.words)-1, "one", "ones") {
			return "" // "Where is the next one?"
		}
		if thing := f.thingOf(t.Text); thing != "" {
			return thing
		}
		if speech := asking == Said || asking == WhoSaid || asking == DidSay; speech && t.Kind == Said && t.Topic != "" && nounPhrase(t.Topic) {
			return t.Topic
		}
	}
	return ""
}

// thingOf is what a question names: "the tunnel" of "When will the tunnel open?". Of
// several words it takes as many as stand in the story in a row.
func (f *follower) thingOf(text string) string {
	words := story.Words(text, story.Span{End: len(text)})
	for i, w := range words {
		switch story.Fold(w.In(text)) {
		case "the", "a", "an", "this", "that":
		default:
			continue
		}
		end := 0
		for k := i + 1; k < len(words) && k <= i+4 && (k == i+1 || !strings.HasSuffix(words[k].In(text), "ed")) && words[k].Class != story.Mark && !prepositions().Has(story.Fold(words[k].In(text))) && !auxiliary().Has(story.Fold(words[k].In(text))); k++ {
			if k == i+1 || f.Holds != nil && f.Holds(text[words[i+1].Start:words[k].End]) {
				end = words[k].End
			}
		}
		if i > 0 && doing().Has(story.Fold(words[i-1].In(text))) { // "did the orchestra play in the street"
			last := i + 1
			for last < len(words) && words[last].End < end {
				last++
			}
			if last > i+1 && (last+1 == len(words) || words[last+1].Class == story.Mark || prepositions().Has(story.Fold(words[last+1].In(text)))) {
				end = words[last-1].End
			}
		}
		if end > 0 && !strings.HasSuffix(text[:end], "'s") && !speaks(story.Fold(text[words[i+1].Start:end])) && !counts(story.Fold(words[i+1].In(text))) && len(f.Meant(text[words[i+1].Start:end])) < 2 {
			return "the " + text[words[i+1].Start:end]
		}
	}
	return ""
}

// counts reports whether a folded word only tells which of several is meant.
func counts(fold string) bool {
	_, ok := ordinals[fold]
	return ok || fold == "next" || fold == "one" || fold == "same"
}

// doing are the auxiliaries behind which a subject and its verb stand.
var doing = story.Lexicon(`did does do will would can could should may might must`)
