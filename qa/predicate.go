package qa

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/qa/question"
	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// subjectsMax is how many subjects of a verb are told at most, and subjectWords how
// long one may be.
const (
	subjectsMax  = 4
	subjectWords = 6
)

// doing returns who or what does something by the story's own sentences: the subjects of
// the verb in any form, those first whose sentence has most of the other words. A name is
// in full; a noun is without its article.
func (s *Story) doing(verb string, with []question.Word) []string {
	type subject struct {
		name  string
		score int
	}
	var found []subject
	for _, d := range s.Doc.Sentences {
		if d.Kind.Furniture() {
			continue
		}
		words := story.Words(s.Text, d.Span)
		score := 0
		for _, q := range with {
			if slices.ContainsFunc(words, func(w story.Word) bool { return story.Stem(story.Fold(w.In(s.Text))) == q.Stem }) {
				score++
			}
		}
		if len(with) > 0 && score == 0 {
			continue
		}
		for i, w := range words {
			if w.Class != story.Lower || !question.SameVerb(story.Fold(w.In(s.Text)), verb) {
				continue
			}
			if name := s.subjectBefore(words, i); name != "" && !(d.Kind == story.Headline && strings.Count(name, " ") > 2) && !slices.ContainsFunc(found, func(f subject) bool { return f.name == name }) {
				found = append(found, subject{name, score})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b subject) int { return cmp.Compare(b.score, a.score) })
	var out []string
	for _, f := range found[:min(len(found), subjectsMax)] {
		out = append(out, f.name)
	}
	return out
}

// subjectBefore is the subject of the verb at a word of a sentence: the noun phrase or
// the name before it, or whom the pronoun there means.
func (s *Story) subjectBefore(words []story.Word, verb int) string {
	fold := func(i int) string { return story.Fold(words[i].In(s.Text)) }
	to := verb
	for to > 0 && (question.Auxiliary(fold(to-1)) || question.Negates(fold(to-1)) || strings.HasSuffix(fold(to-1), "ly") || slices.Contains([]string{"been", "be", "also", "then", "to", "now", "still", "already", "had", "again", "never", "even", "only"}, fold(to-1))) {
		to--
	}
	if to > 2 && fold(to-1) == "which" && words[to-2].In(s.Text) == "," {
		return s.subjectBefore(words, to-2) // "the power company Valdora, which owns the dam"
	}
	if to > 1 && fold(to-1) == "who" {
		to-- // "a beekeeper who lost his barn"
	}
	if to > 1 && words[to-1].In(s.Text) == "," {
		return s.subjectAside(words, to-1)
	}
	for k := to - 2; k > 0 && to-k < asideWords && words[k].Class != story.Mark; k-- {
		if fold(k) == "who" && words[k-1].Class == story.Lower && fold(to-1) != "who" && fold(to-1) != "he" && fold(to-1) != "she" && fold(to-1) != "they" {
			to = k // "A postwoman who trains on her round won"
		}
	}
	if to == 0 || words[to-1].Class == story.Mark {
		return ""
	}
	if before := to - 1; fold(to) == "who" {
		for before > 0 && words[before].In(s.Text) != "," && to-before < phraseWords {
			before--
		}
		if name := s.fullBefore(words, before); words[before].In(s.Text) == "," && name != "" {
			return name // "Hank Lindstrom, a beekeeper who lost his barn"
		}
	}
	if head := s.headBefore(words, to); head < to {
		to = head // "An understudy at the Lindenau Opera saved …"
	}
	last := words[to-1]
	if said := to - 2; (fold(to-1) == "he" || fold(to-1) == "she") && said > 0 {
		if fold(said) == "that" {
			said--
		}
		if said > 0 && question.Saying(fold(said)) { // "Yusra Haddad said she had left"
			return s.subjectBefore(words, said)
		}
	}
	if last.Class == story.Lower && question.Past(fold(to-1)) {
		return "" // "offered to send": who, stands further before
	}
	for _, m := range s.mentions() {
		if m.Span.Contains(last.Span) && s.Speech.People[m.Person].Sort != speech.Unnamed {
			return s.Speech.People[m.Person].Name
		}
	}
	if question.Function(fold(to-1)) || last.Class != story.Lower && last.Class != story.Title {
		return ""
	}
	if last.Class == story.Title && to > 1 {
		return s.named(words, to)
	}
	from := to - 1
	for from > 0 && to-from < subjectWords && words[from-1].Class == story.Lower && s.nominal(words[from-1]) {
		from--
	}
	if from > 0 && words[from-1].Class == story.Title && !question.Determines(fold(from-1)) && !question.Preposition(fold(from-1)) && !question.Function(fold(from-1)) {
		from--
	}
	return clean(uncapital(s.Text[words[from].Start:last.End]))
}

// subjectAside is the subject that stands before what a comma closes: "The rental firm Hopp,
// which has 4,200 scooters, will sue", "The conductor, Seo-yeon Baek, 29, will take over".
func (s *Story) subjectAside(words []story.Word, closing int) string {
	opening := -1
	for i := closing - 1; i > 0 && closing-i < asideWords && words[i].In(s.Text) != "." && words[i].In(s.Text) != ";"; i-- {
		if words[i].In(s.Text) == "," {
			opening = i
			for _, name := range s.asked().full() { // "a customer in Cedar Notch, Dolores Quintero, cut her lip"
				if name.Start == words[i+1].Start {
					return name.name
				}
			}
			if name := s.fullBefore(words, i); name != "" {
				return name
			}
		}
	}
	if opening < 1 {
		return ""
	}
	return s.subjectBefore(words, opening)
}

// asideWords is how many words may stand between commas.
const asideWords = 24

// fullBefore is the name in full that ends right before a word; empty where none does.
func (s *Story) fullBefore(words []story.Word, i int) string {
	if i < 1 {
		return ""
	}
	for _, name := range s.asked().full() {
		if name.End == words[i-1].End {
			return name.name
		}
	}
	return ""
}

// headBefore is where the noun phrase ends whose last words, up to a word, only tell where
// or of what it is: behind "understudy" of "An understudy at the Lindenau Opera".
func (s *Story) headBefore(words []story.Word, to int) int {
	for i := to - 1; i > 0 && to-i < subjectWords && words[i].Class != story.Mark; i-- {
		fold := story.Fold(words[i].In(s.Text))
		if question.Auxiliary(fold) || question.Past(fold) {
			break
		}
		if question.Preposition(fold) && words[i].Class == story.Lower && words[i-1].Class == story.Lower && s.nominal(words[i-1]) {
			return s.headBefore(words, i)
		}
	}
	return to
}

// named is the name that ends before a word, in full where the story prints it so.
func (s *Story) named(words []story.Word, to int) string {
	from := to - 1
	for from > 0 && words[from-1].Class == story.Title && words[from-1].End+1 == words[from].Start && plainName(words[from-1].In(s.Text)) {
		from--
	}
	name := clean(s.Text[words[from].Start:words[to-1].End])
	if full := s.printed(name); full != "" {
		return full
	}
	return name
}
