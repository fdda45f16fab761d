package qa

import (
	"slices"
	"strings"

	"onrecord/qa/question"
	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// person reports whether a full name is one of somebody, by what the story tells.
func (s *Story) person(name string) bool {
	if k := s.bearing(name); k >= 0 {
		return s.Speech.People[k].Sort == speech.Human
	}
	given, _, _ := strings.Cut(story.Fold(name), " ")
	return speech.IsGiven(given) && twoNames(name) || s.gender(name) != speech.Unknown || slices.ContainsFunc(s.asked().descriptions(), func(d description) bool { return d.name == name })
}

// doerWords is how many words may tell of whom a sentence is.
const doerWords = 5

var many = story.Lexicon(`six seven eight nine ten eleven twelve several some many dozens hundreds thousands`)

// doer is of whom the sentence at a place tells first: a name in full, or "the ranger"
// where the story calls nobody so by name.
func (s *Story) doer(at int) string {
	sentence := s.Doc.Sentences[s.sentenceAt(at)].Span
	words := story.Words(s.Text, sentence)
	if len(words) < 2 || story.InCapitals(words) {
		return ""
	}
	first := 1 // behind "Finance Minister"
	for first < len(words)-1 && words[first].Class == story.Title && first < doerWords {
		first++
	}
	for _, m := range s.Speech.Mentions {
		if p := s.Speech.People[m.Person]; m.Start >= sentence.Start && m.Start <= words[first].Start && m.How == speech.Named && p.Sort == speech.Human {
			return p.Name
		}
	}
	opens := story.Fold(words[0].In(s.Text))
	if question.Speaks(opens) && strings.HasSuffix(opens, "s") {
		return "the " + opens // "Thieves drove …"
	}
	if !question.Determines(opens) && !many().Has(opens) {
		return ""
	}
	for i, n := range words[:min(len(words), 2*doerWords)] { // "The leader of the opposition, Imogen Rusk, voted …"
		if n.In(s.Text) != "," {
			continue
		}
		next := i + 1
		if next+1 < len(words) && question.Address(story.Fold(words[next].In(s.Text))) {
			next++
		}
		for _, name := range s.asked().full() {
			if next < len(words) && name.Start == words[next].Start {
				return name.name
			}
		}
		break
	}
	best := ""
	for i := 1; i < len(words) && i <= doerWords && words[i].Class != story.Mark; i++ {
		phrase := s.Text[words[1].Start:words[i].End]
		noun := story.Fold(words[i].In(s.Text))
		if question.Preposition(noun) || question.Auxiliary(noun) || question.Saying(noun) || relative(noun) {
			break
		}
		if who := s.described(called(phrase)); len(who) == 1 {
			return who[0].name
		}
		if question.Speaks(noun) || noun == "families" || noun == "people" {
			best = "the " + phrase
		}
	}
	return best
}

// doerGender is the gender of who did something; of a country or a team, that it is a body.
func (s *Story) doerGender(name string) speech.Gender {
	if strings.HasPrefix(name, "the ") && question.Plural(story.Fold(lastOf(strings.Fields(name)))) {
		return speech.Plural
	}
	gender := s.gender(name)
	if gender == speech.Unknown && name != strings.ToLower(name) && !strings.HasPrefix(name, "the ") && !s.person(name) {
		return speech.Neuter // a country, a team
	}
	return gender
}

// describes reports whether a question has a noun by which the story calls somebody: it asks
// after another.
func (s *Story) describes(q question.Question, name string) bool {
	return slices.ContainsFunc(s.asked().descriptions(), func(d description) bool {
		return d.name == name && slices.ContainsFunc(q.Words(), func(w question.Word) bool { return w.Fold == d.head })
	})
}
