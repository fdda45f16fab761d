package qa

import (
	"slices"
	"strings"

	"onrecord/qa/question"
	"onrecord/qa/rank"
	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// asksBy is what a question after who did something asks with: the words of its topic, and
// its verb; empty where it asks after nobody.
func asksBy(q question.Question) (topic []question.Word, verb string) {
	topic = slices.DeleteFunc(slices.Clone(q.Topic), func(w question.Word) bool { return question.IsAnybody(w.Fold) })
	which := strings.HasPrefix(story.Fold(q.Text), "which ") && len(topic) > 1 // "Which firm will sue?"
	switch {
	case len(topic) == 0 || q.Kind != question.Who && !q.Anybody() && !which:
		return topic, ""
	case which:
		return topic, topic[1].Fold
	}
	if last := topic[len(topic)-1].Fold; strings.HasPrefix(story.Fold(q.Text), "by whom") && question.Past(last) {
		return topic, last
	}
	return topic, topic[0].Fold
}

// agent is who did what a "who" asks after, by the sentence that tells it: the subject of
// the question's verb, or whom "by" names behind it. A noun comes with "the".
func (s *Story) agent(q question.Question, passage story.Span, same func(verb string) func(fold string) bool) string {
	topic, verb := asksBy(q)
	if verb == "" {
		return ""
	}
	patient := underwent(q) || q.Anybody() && question.Be(story.Fold(q.Text[:strings.IndexByte(q.Text+" ", ' ')])) // "Was anybody hurt?"
	words := story.Words(s.Text, passage)
	if story.InCapitals(words) {
		return "" // "Coin Toss Settles Tied Race"
	}
	fold := func(i int) string {
		if i < 0 || i >= len(words) || words[i].Class == story.Mark {
			return ""
		}
		return story.Fold(words[i].In(s.Text))
	}
	is := same(verb)
	if !slices.ContainsFunc(words, func(w story.Word) bool { return w.Class == story.Lower && is(story.Fold(w.In(s.Text))) }) {
		return ""
	}
	if len(topic) > 1 && !s.tellsOf(words, topic, verb) {
		return "" // "Archaeologists have found a ship" tells nothing of who found the copper
	}
	for i, w := range words {
		if w.Class != story.Lower || !is(fold(i)) {
			continue
		}
		who := ""
		if patient && underwent(q) && !passiveOf(fold(i-1), fold(i-2)) && question.Past(fold(i)) {
			who = s.nameOrNoun(words, i+1) // "Police arrested a man"
		}
		aside := !patient && i > 0 && words[i-1].Class == story.Mark
		if aside && strings.HasSuffix(fold(i), "ing") || !patient && fold(i-1) == "to" {
			who = s.doer(words[0].Start) // "Selam Woldu ran the fastest race, winning it in two hours"
		} else if aside {
			who = s.subjectBefore(words, i)
		}
		if who == "" && (aside || !patient && passiveOf(fold(i-1), fold(i-2))) {
			for k := i + 1; k < len(words) && words[k].Class != story.Mark; k++ {
				if fold(k) == "by" {
					who = s.nameOrNoun(words, k+1)
					break
				}
			}
		} else if who == "" {
			who = s.subjectBefore(words, i)
		}
		switch {
		case who == "" || asks(q, who):
		case who == strings.ToLower(who):
			if noun := who[strings.LastIndexByte(who, ' ')+1:]; (question.Doer(noun) || nounGender(noun) != speech.Unknown) && !question.Past(noun) {
				for _, phrase := range []string{who, noun} {
					if named := s.described(called(phrase)); len(named) == 1 && named[0].named(s) {
						return named[0].name // "A bus driver was elected mayor", and she is Nadia Ferro
					}
				}
				return "the " + who
			}
		case s.capital(story.Fold(who[strings.LastIndexByte(who, ' ')+1:])) != "" || s.person(who):
			return who
		}
	}
	return ""
}

// tellsOf reports whether a sentence has a word of what is asked besides the verb, or a
// pronoun that may stand for it.
func (s *Story) tellsOf(words []story.Word, topic []question.Word, verb string) bool {
	whose := func(fold string) bool { return strings.HasSuffix(fold, "'s") }
	for _, t := range topic { // "the men's race" is not the women's
		if t.Owner && !t.Name && slices.ContainsFunc(words, func(w story.Word) bool { return w.Class == story.Lower && whose(story.Fold(w.In(s.Text))) }) &&
			!slices.ContainsFunc(words, func(w story.Word) bool { return strings.TrimSuffix(story.Fold(w.In(s.Text)), "'s") == t.Fold }) {
			return false
		}
	}
	return slices.ContainsFunc(words, func(w story.Word) bool {
		fold := story.Fold(w.In(s.Text))
		stem := story.Stem(fold)
		return slices.Contains([]string{"it", "they", "them", "he", "him", "she", "her"}, fold) || slices.ContainsFunc(topic, func(t question.Word) bool {
			return t.Fold != verb && (t.Stem == stem || slices.Contains(rank.Related(t.Stem), stem))
		})
	})
}

// byVerb are those whom the story calls by what they did: "the attackers" for "Who attacked the
// hospitals?". Empty where it does not.
func (s *Story) byVerb(q question.Question) string {
	if len(q.Topic) < 2 || q.Topic[0].Name {
		return ""
	}
	for _, d := range s.Doc.Sentences {
		words := story.Words(s.Text, d.Span)
		for i, w := range words {
			fold := story.Fold(w.In(s.Text))
			noun := strings.TrimSuffix(fold, "s")
			if i == 0 || noun == fold || w.Class != story.Lower || !strings.EqualFold(words[i-1].In(s.Text), "the") || !strings.HasSuffix(noun, "er") && !strings.HasSuffix(noun, "or") || speech.IsRole(noun) {
				continue
			}
			if verb := strings.TrimSuffix(strings.TrimSuffix(noun, "er"), "or"); len(verb) > 2 && (question.SameVerb(verb, q.Topic[0].Fold) || question.SameVerb(verb+"e", q.Topic[0].Fold)) {
				return "the " + fold
			}
		}
	}
	return ""
}

// nameOrNoun is who is named at a word, or behind a description there: "the rail chief,
// Lena Voss"; else the noun.
func (s *Story) nameOrNoun(words []story.Word, i int) string {
	for k := i; k < len(words) && k < i+2*subjectWords && !(words[k].Class == story.Mark && words[k].In(s.Text) != ","); k++ {
		for _, name := range s.asked().full() {
			if name.Start == words[k].Start && (k == i || words[k-1].In(s.Text) == "," || k == i+1 && question.Determines(story.Fold(words[i].In(s.Text))) || words[k-1].Class == story.Lower && question.Doer(story.Fold(words[k-1].In(s.Text)))) {
				return name.name
			}
		}
	}
	return s.nounAfter(words, i)
}

// underwent reports whether a question asks to whom something was done: "Who was arrested?".
func underwent(q question.Question) bool {
	who, rest, _ := strings.Cut(story.Fold(q.Text), " ")
	be, rest, _ := strings.Cut(rest, " ")
	verb, _, _ := strings.Cut(strings.TrimRight(rest, "?!. "), " ")
	if verb == "been" && (be == "has" || be == "have") {
		_, rest, _ = strings.Cut(rest, " ")
		be = "is"
		verb, _, _ = strings.Cut(strings.TrimRight(rest, "?!. "), " ")
	}
	return who == "who" && question.Be(be) && question.Past(verb)
}

// doneBy is who did what a question asks after, by the first of the passages that tells
// it, else by the first sentence of their stories; empty where none does.
func doneBy(q question.Question, passages []Passage, stories []*Story) string {
	for _, same := range []func(string) func(string) bool{question.Verb, likeVerb} {
		if name := doneAs(q, passages, stories, same); name != "" {
			return name
		}
	}
	return ""
}

// doneAs is who did it by a verb that is the same in one way.
func doneAs(q question.Question, passages []Passage, stories []*Story, same func(verb string) func(fold string) bool) string {
	for _, p := range passages {
		for _, s := range stories {
			if s.Slug != p.Story {
				continue
			}
			// "The passengers" of a later passage are anybody.
			if name := s.agent(q, story.Span{Start: p.Start, End: p.End}, same); name != "" && !s.describes(q, name) && (p.Start == passages[0].Start || !strings.HasPrefix(name, "the ")) {
				return name
			}
		}
	}
	for _, s := range stories {
		if !slices.ContainsFunc(passages, func(p Passage) bool { return p.Story == s.Slug }) {
			continue
		}
		for _, i := range s.touching(q) {
			if name := s.agent(q, s.Doc.Sentences[i].Span, same); name != "" && !s.describes(q, name) && !strings.HasPrefix(name, "the ") {
				return name
			}
		}
		if name := s.byVerb(q); name != "" {
			return name
		}
	}
	return ""
}

// touching are the sentences that have the verb of a question, or one for much the same.
func (s *Story) touching(q question.Question) []int {
	_, verb := asksBy(q)
	if verb == "" {
		return nil
	}
	return s.holding(verb)
}
