package question

import (
	"slices"
	"strings"

	"onrecord/qa/story"
)

// turns are the words that turn a sentence round; verbs that do so stand beside
// them in their forms.
var turns = story.Lexicon(`not no never none nor neither nobody nothing nowhere cannot without
	refuse refuses refused refusing decline declines declined declining fail fails failed failing`)

// Negates reports whether a folded word turns what follows round: "not", "didn't",
// "never", "refused".
func Negates(fold string) bool {
	return turns().Has(fold) || strings.HasSuffix(fold, "n't") || strings.HasSuffix(fold, "n’t")
}

// Saying reports whether a folded word is a verb of saying, in any form.
func Saying(fold string) bool {
	return saying().Has(fold) || fold == "answer" || fold == "disclose" || fold == "discuss"
}

// Determines reports whether a folded word stands before a noun alone.
func Determines(fold string) bool { return determiners().Has(fold) }

// Preposition reports whether a folded word is one.
func Preposition(fold string) bool { return prepositions().Has(fold) }

// Auxiliary reports whether a folded word is a verb that helps another.
func Auxiliary(fold string) bool { return auxiliary().Has(fold) }

// Body reports whether a folded noun is one of those who speak as one: "society".
func Body(noun string) bool { return bodies().Has(noun) }

// Function reports whether a folded word carries no meaning of its own.
func Function(fold string) bool { return stop().Has(fold) }

// dropNot takes "not" and "never" out of the words, "didn't" coming apart before, and
// remembers where the first stood. What stands in quotation marks stays.
func (r *reader) dropNot() {
	kept := quotations(r.text)
	for i := 0; i < len(r.words); i++ {
		w := r.words[i]
		if slices.ContainsFunc(kept, w.Overlaps) || !(w.Fold == "not" || w.Fold == "never") || i == 0 || r.words[i-1].Fold == "why" && i == len(r.words)-1 {
			continue
		}
		if !r.negated {
			r.negated, r.not = true, w.Start
		}
		r.words = slices.Delete(r.words, i, i+1)
		for k, m := range r.marks {
			if m > i {
				r.marks[k]--
			}
		}
		i--
	}
}

// turned is the stem of the word that the "not" of a question turns round: the first
// behind it, and behind its subject where that follows it ("Why hadn't the hospitals paid?").
func (r *reader) turned() string {
	next := slices.IndexFunc(r.words, func(w Word) bool { return w.Start > r.not })
	if next < 0 {
		return ""
	}
	behind := r.content(next, len(r.words))
	if len(behind) > 1 && next > 0 && auxiliary().Has(r.words[next-1].Fold) && r.opensNoun(next) {
		subject := behind[0]
		behind = behind[1:]
		for len(behind) > 1 && subject.Name && behind[0].Name { // a name of several words
			behind = behind[1:]
		}
	}
	if len(behind) == 0 {
		return ""
	}
	return behind[0].Stem
}

// contracted returns the two words of "didn't"; ok is false for others.
func contracted(fold string) (verb string, ok bool) {
	switch fold {
	case "won't", "wont":
		return "will", true
	case "can't", "cannot", "cant":
		return "can", true
	case "dont", "doesnt", "didnt", "isnt", "arent", "wasnt", "werent", "hasnt", "havent", "hadnt", "wouldnt", "couldnt", "shouldnt":
		return strings.TrimSuffix(fold, "nt"), true
	}
	verb, ok = strings.CutSuffix(fold, "n't")
	return verb, ok && auxiliary().Has(verb)
}

// negation reports whether the question asks for what is not so. Whether X said
// that something is not so is no such question, nor is one that wants yes or no: what
// is shown answers these either way.
func (r *reader) negation(q Question) bool {
	switch q.Kind {
	case YesNo, DidSay, WhoIs, Gist, People:
		return false
	case Said:
		return r.negated && (r.verbAt == 0 || r.not < r.verbAt)
	}
	return r.negated
}
