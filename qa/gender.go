package qa

import (
	"slices"
	"strings"

	"onrecord/qa/question"
	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// gender is what the story tells of somebody by the full name: of a body, that it is
// one; of a person, by the pronouns that follow the name.
func (s *Story) gender(name string) speech.Gender {
	k := s.bearing(name)
	if k >= 0 && (s.Speech.People[k].Gender == speech.Male || s.Speech.People[k].Gender == speech.Female) {
		return s.Speech.People[k].Gender // "the lantern maker Eustace Bell" is no firm
	}
	if g := s.asked().genders()[name]; g != speech.Unknown && twoNames(name) {
		return g // "The violin maker Joachim Seidel", who is a "he" right after
	}
	if s.bodily(name) {
		return speech.Neuter
	}
	if k >= 0 && (s.Speech.People[k].Gender != speech.Unknown || s.Speech.People[k].Sort != speech.Human) {
		return s.Speech.People[k].Gender
	}
	if g, ok := s.asked().genders()[name]; ok {
		return g
	}
	if noun := lastOf(strings.Fields(name)); noun == strings.ToLower(noun) { // "Her husband", not Priya Raman
		return nounGender(story.Fold(noun))
	}
	return speech.Unknown
}

// nounGender is the gender that a noun tells by itself: "husband", "landlady".
func nounGender(noun string) speech.Gender {
	switch {
	case males().Has(noun) || strings.HasSuffix(noun, "man") && !strings.HasSuffix(noun, "woman"):
		return speech.Male
	case females().Has(noun) || strings.HasSuffix(noun, "woman") || strings.HasSuffix(noun, "lady") || strings.HasSuffix(noun, "mistress"):
		return speech.Female
	}
	return speech.Unknown
}

var (
	males   = story.Lexicon(`husband father son brother uncle nephew grandfather grandson boy widower king prince actor monk priest`)
	females = story.Lexicon(`wife mother daughter sister aunt niece grandmother granddaughter girl widow queen princess actress nun waitress`)
)

// bodily reports whether the story calls what bears a name a body: "the nature society
// Wild Aske".
func (s *Story) bodily(name string) bool {
	return slices.ContainsFunc(s.asked().descriptions(), func(d description) bool { return d.name == name && question.Body(d.head) })
}

// pronounWords is how far behind a name a pronoun may stand that is taken for it.
const pronounWords = 40

// genders reads the gender of those whom the story names from the first "he" or "she"
// behind each name: outside quotation marks, in the same paragraph, and with nobody
// else named between. Where they differ, nothing is told.
func genders(s *Story, full []printing) map[string]speech.Gender {
	out := map[string]speech.Gender{}
	vote := func(name string, g speech.Gender) {
		if have, ok := out[name]; ok && have != g {
			g = speech.Unknown
		}
		out[name] = g
	}
	names := slices.Clone(full)
	for _, m := range s.mentions() {
		p := s.Speech.People[m.Person]
		if m.How == speech.Named && p.Sort == speech.Human && !slices.ContainsFunc(names, func(n printing) bool { return n.Overlaps(m.Span) }) {
			names = append(names, printing{m.Span, p.Name, m.Person})
		}
	}
	slices.SortFunc(names, func(a, b printing) int { return a.Start - b.Start })
	for i, n := range names {
		end := s.paragraphEnd(n.End)
		if i+1 < len(names) {
			end = min(end, names[i+1].Start)
		}
		alone := i == 0 || s.paragraphEnd(names[i-1].Start) != s.paragraphEnd(n.Start)
		if end == s.paragraphEnd(n.End) && alone {
			end = s.firstWord(end)
		}
		if g := s.pronounIn(story.Span{Start: n.End, End: end}, alone); g != speech.Unknown {
			vote(n.name, g)
		}
	}
	return out
}

// firstWord is where the first word of the paragraph behind a place ends: a "She" there
// goes on from the paragraph before.
func (s *Story) firstWord(end int) int {
	i := s.sentenceAt(end)
	if i >= len(s.Doc.Sentences) || s.Doc.Sentences[i].Kind != story.Body {
		return end
	}
	words := story.Words(s.Text, s.Doc.Sentences[i].Span)
	if len(words) == 0 {
		return end
	}
	return words[0].End
}

// paragraphEnd is where the paragraph of a place ends.
func (s *Story) paragraphEnd(at int) int {
	i := s.sentenceAt(at)
	if i >= len(s.Doc.Sentences) {
		return len(s.Text)
	}
	end, paragraph := s.Doc.Sentences[i].End, s.Doc.Sentences[i].Paragraph // of the last sentence
	for ; i < len(s.Doc.Sentences) && s.Doc.Sentences[i].Paragraph == paragraph; i++ {
		end = s.Doc.Sentences[i].End
	}
	return end
}

// pronounIn is the gender of the first "he" or "she" of a span, outside quotation marks.
// One in the middle of a clause may mean who was named before: it counts where the name
// stands alone.
func (s *Story) pronounIn(span story.Span, alone bool) speech.Gender {
	if span.Start >= span.End {
		return speech.Unknown
	}
	inside, n, clause := false, 0, false
	for _, w := range story.Words(s.Text, span) {
		if n++; n > pronounWords {
			break
		}
		opens := clause
		clause = w.Class == story.Mark
		switch text := w.In(s.Text); {
		case text == "“" || text == "\"" && !inside:
			inside = true
		case text == "”" || text == "\"":
			inside = false
		case inside:
		case strings.EqualFold(text, "he") && (alone || opens):
			return speech.Male
		case strings.EqualFold(text, "she") && (alone || opens):
			return speech.Female
		case strings.EqualFold(text, "he"), strings.EqualFold(text, "she"):
			return speech.Unknown
		}
	}
	return speech.Unknown
}
