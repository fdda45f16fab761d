package qa

import (
	"slices"
	"strings"

	"onrecord/qa/question"
	"onrecord/qa/story"
)

// objectWords is how long the phrase may be that answers a "what", in words.
const objectWords = 4

// object is the thing that a passage gives as the answer to a question after what was
// done, or what somebody does: "gold coins" for "What was stolen?" of "Burglars stole 212
// gold coins". Empty where the passage has none of the question's verbs.
func (s *Story) object(q question.Question, passage story.Span) string {
	return s.objectOf(func(fold string) bool {
		return q.Asks(fold) || slices.ContainsFunc(q.Topic, func(w question.Word) bool { return question.Past(fold) && likeVerb(w.Fold)(fold) })
	}, passage)
}

// objectOf is the thing that a passage gives behind the words that asks tells, or before
// them where it is undergone.
func (s *Story) objectOf(asks func(fold string) bool, passage story.Span) string {
	words := story.Words(s.Text, passage)
	fold := func(i int) string {
		if i < 0 || i >= len(words) || words[i].Class == story.Mark {
			return ""
		}
		return story.Fold(words[i].In(s.Text))
	}
	for i := range words {
		if !asks(fold(i)) || asks(fold(i+1)) {
			continue // "Scientists find"
		}
		if passiveOf(fold(i-1), fold(i-2)) {
			return s.nounBefore(words, i-1)
		}
		next := i + 1
		if fold(next) == "for" {
			next++ // "called for an inquiry"
		}
		if what := s.nounAfter(words, next); what != "" && fold(i+1) != "that" && !asks(story.Fold(what[strings.LastIndexByte(what, ' ')+1:])) { // "fears that travellers …"
			return what
		}
	}
	return ""
}

// passiveOf reports whether an auxiliary, and the word before it, make a participle one
// of what something undergoes: "was", "has been".
func passiveOf(auxiliary, before string) bool {
	switch auxiliary {
	case "was", "were", "is", "are", "be":
		return true
	}
	return auxiliary == "been" && question.Auxiliary(before)
}

// nounAfter is the noun phrase that begins at a word, without what determines it.
func (s *Story) nounAfter(words []story.Word, i int) string {
	for i < len(words) && (words[i].Class == story.Number || question.Determines(story.Fold(words[i].In(s.Text)))) {
		i++
	}
	for i+1 < len(words) && words[i+1].Class == story.Lower && s.nominal(words[i+1]) && adjectives(story.Fold(words[i].In(s.Text))) {
		i++ // "the largest known nursery"
	}
	from := i
	if i+1 < len(words) && words[i].Class == story.Lower && question.Past(story.Fold(words[i].In(s.Text))) && words[i+1].Class == story.Lower && s.nominal(words[i+1]) {
		i++ // "refrigerated lorries"
	}
	for i < len(words) && i < from+objectWords && words[i].Class != story.Mark && s.nominal(words[i]) {
		i++
	}
	for k := i - 1; k > from; k-- {
		if strings.HasSuffix(story.Fold(words[k-1].In(s.Text)), "'s") {
			return s.nounAfter(words, k) // "the airline's 44 aircraft"
		}
	}
	if i == from || words[i-1].Class != story.Lower { // "Roman gold coins", but no name
		return ""
	}
	if head := story.Fold(words[i-1].In(s.Text)); strings.HasSuffix(head, "ing") || slices.ContainsFunc(words[from:i], func(w story.Word) bool { return measures().Has(story.Fold(w.In(s.Text))) }) {
		return "" // "40 million euros", "nine per cent more", "catching wolves"
	}
	return clean(s.Text[words[from].Start:words[i-1].End])
}

// adjectives reports whether a folded word before a noun only tells which or what kind.
func adjectives(fold string) bool {
	return strings.HasSuffix(fold, "est") && len(fold) > 5 || question.Attributive(fold) || fold == "known"
}

// measures are what figures count: no thing that is asked on about.
var measures = story.Lexicon(`euro euros dollar dollars pound pounds franc francs crown crowns mark marks million billion per percent cent kilometre kilometres metre metres
	mile miles litre litres tonne tonnes kilogram kilograms kilo kilos minute minutes hour hours day days week weeks month months year years degree degrees point points seat seats vote votes`)

// nounBefore is the noun phrase at the beginning of the clause that goes on at a word.
func (s *Story) nounBefore(words []story.Word, verb int) string {
	from := verb
	for from > 0 && words[from-1].Class != story.Mark && !question.Auxiliary(story.Fold(words[from-1].In(s.Text))) {
		from--
	}
	if from < verb && question.Preposition(story.Fold(words[from].In(s.Text))) {
		return "" // "In March the mask was stolen": where it begins, nothing tells
	}
	return s.nounAfter(words, from)
}

// nominal reports whether a word may be part of a noun phrase.
func (s *Story) nominal(w story.Word) bool {
	fold := story.Fold(w.In(s.Text))
	return !question.Function(fold) && !question.Preposition(fold) && !question.Auxiliary(fold) && !question.Past(fold)
}

// doneMax is how many objects of a verb are told at most.
const doneMax = 4

// done returns what something is done to by the story's own sentences: the nouns behind a
// verb, or before it where it is undergone.
func (s *Story) done(verb string) []string {
	var out []string
	same := question.Verb(verb)
	for _, i := range s.holding(verb) {
		words := story.Words(s.Text, s.Doc.Sentences[i].Span)
		for k, w := range words {
			if w.Class != story.Lower || !same(story.Fold(w.In(s.Text))) {
				continue
			}
			what := ""
			if k > 1 && passiveOf(story.Fold(words[k-1].In(s.Text)), story.Fold(words[k-2].In(s.Text))) {
				what = s.nounBefore(words, k-1)
			} else if k+1 < len(words) {
				what = s.nounAfter(words, k+1)
			}
			if what != "" && len(out) < doneMax && !slices.Contains(out, what) {
				out = append(out, what)
			}
		}
	}
	return out
}
