package qa

import (
	"slices"
	"strings"

	"onrecord/qa/question"
	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// numbers are the words that tell how many people a story brings in together.
var numbers = map[string]int{"two": 2, "three": 3, "four": 4, "five": 5}

// groupWords is how many words may say what they are: "two Swiss chefs".
const groupWords = 4

// group returns the people whom a story brings in together under what the words call
// them: "Two Swiss chefs, Urs Ammann and Claire Jaccoud, said …". They are as many
// as the number says, and first named behind it in the same paragraph.
func (s *Story) group(words []question.Word) []int {
	for _, d := range s.Doc.Sentences {
		if d.Kind != story.Body {
			continue
		}
		sentence := story.Words(s.Text, d.Span)
		for i, w := range sentence {
			n := numbers[story.Fold(w.In(s.Text))]
			if n == 0 || !s.names(sentence[i+1:min(len(sentence), i+1+groupWords)], words) {
				continue
			}
			if who := s.broughtIn(w.End, d.Paragraph); len(who) >= n {
				return who[:n]
			}
		}
	}
	return nil
}

// names reports whether a phrase has all the words, or the country they are of.
func (s *Story) names(phrase []story.Word, words []question.Word) bool {
	for _, w := range words {
		if !slices.ContainsFunc(phrase, func(p story.Word) bool {
			fold := story.Fold(p.In(s.Text))
			return story.Stem(fold) == w.Stem || sameCountry(fold, w.Fold)
		}) {
			return false
		}
	}
	return len(words) > 0
}

// sameCountry reports whether two folded words are of one country: "finns", "finnish".
func sameCountry(a, b string) bool {
	x, ok := country(a)
	y, also := country(b)
	return ok && also && x == y
}

func country(fold string) (string, bool) {
	if c, ok := speech.CountryOf(fold); ok {
		return c, true
	}
	return speech.CountryOf(strings.TrimSuffix(fold, "s"))
}

// broughtIn returns the people whom the story names for the first time in a paragraph
// from a place on, in order.
func (s *Story) broughtIn(from, paragraph int) []int {
	seen := map[int]bool{}
	var out []int
	for _, m := range s.mentions() {
		if seen[m.Person] || s.Speech.People[m.Person].Sort == speech.Unnamed {
			continue
		}
		seen[m.Person] = true
		if m.Start >= from && s.Doc.Sentences[s.sentenceAt(m.Start)].Paragraph == paragraph && !slices.Contains(out, m.Person) {
			out = append(out, m.Person)
		}
	}
	return out
}

// mentions are the places that name people, in the story's order.
func (s *Story) mentions() []speech.Mention {
	out := slices.Clone(s.Speech.Mentions)
	for k, p := range s.Speech.People {
		if p.At.End > p.At.Start {
			out = append(out, speech.Mention{Span: p.At, Person: k, How: speech.Named})
		}
	}
	slices.SortStableFunc(out, func(a, b speech.Mention) int { return a.Start - b.Start })
	return out
}
