package qa

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/qa/question"
	"onrecord/qa/rank"
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
			if name := s.subjectBefore(words, i); name != "" && !slices.ContainsFunc(found, func(f subject) bool { return f.name == name }) {
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

// likeVerb tells folded words that sameVerb holds the same as one verb.
func likeVerb(verb string) func(fold string) bool {
	stem := story.Stem(verb)
	related := rank.Related(stem)
	same := question.Verb(verb)
	return func(fold string) bool {
		return same(fold) || len(related) > 0 && slices.Contains(related, story.Stem(fold))
	}
}

// sameVerb reports whether a folded word may be a form of a verb, or of one for much the
// same: where a passage answers "find", "discover" is what it tells of.
func sameVerb(fold, verb string) bool {
	return question.SameVerb(fold, verb) || slices.Contains(rank.Related(story.Stem(verb)), story.Stem(fold))
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
const asideWords = 16

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
	for from > 0 && words[from-1].Class == story.Title && words[from-1].End+1 == words[from].Start && !question.Determines(story.Fold(words[from-1].In(s.Text))) {
		from--
	}
	name := clean(s.Text[words[from].Start:words[to-1].End])
	if full := s.printed(name); full != "" {
		return full
	}
	return name
}

// agent is who did what a "who" asks after, by the sentence that tells it: the subject of
// the question's verb, or whom "by" names behind it. A noun comes with "the".
func (s *Story) agent(q question.Question, passage story.Span) string {
	topic, verb := asksBy(q)
	if verb == "" {
		return ""
	}
	patient := underwent(q) || q.Anybody() && question.Be(story.Fold(q.Text[:strings.IndexByte(q.Text+" ", ' ')])) // "Was anybody hurt?"
	words := story.Words(s.Text, passage)
	if capitals(words) {
		return "" // "Coin Toss Settles Tied Race"
	}
	fold := func(i int) string {
		if i < 0 || i >= len(words) || words[i].Class == story.Mark {
			return ""
		}
		return story.Fold(words[i].In(s.Text))
	}
	same := likeVerb(verb)
	if !slices.ContainsFunc(words, func(w story.Word) bool { return w.Class == story.Lower && same(story.Fold(w.In(s.Text))) }) {
		return ""
	}
	if len(topic) > 1 && !s.tellsOf(words, topic, verb) {
		return "" // "Archaeologists have found a ship" tells nothing of who found the copper
	}
	for i, w := range words {
		if w.Class != story.Lower || !same(fold(i)) {
			continue
		}
		who := ""
		if patient && underwent(q) && !passiveOf(fold(i-1), fold(i-2)) && question.Past(fold(i)) && i > 0 && words[i-1].Class != story.Mark {
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

// capitals reports whether a sentence is a headline whose every word begins with one.
func capitals(words []story.Word) bool {
	upper, all := 0, 0
	for _, w := range words {
		if w.Class == story.Title {
			upper++
		}
		if w.Class == story.Title || w.Class == story.Lower {
			all++
		}
	}
	return 3*upper > 2*all && all > 3
}

// tellsOf reports whether a sentence has a word of what is asked besides the verb, or a
// pronoun that may stand for it.
func (s *Story) tellsOf(words []story.Word, topic []question.Word, verb string) bool {
	return slices.ContainsFunc(words, func(w story.Word) bool {
		fold := story.Fold(w.In(s.Text))
		stem := story.Stem(fold)
		return slices.Contains([]string{"it", "they", "them", "he", "him", "she", "her"}, fold) || slices.ContainsFunc(topic, func(t question.Word) bool {
			return t.Fold != verb && (t.Stem == stem || slices.Contains(rank.Related(t.Stem), stem))
		})
	})
}

// byVerb is whom the story calls by what they did: "the attackers" for "Who attacked the
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
			if i == 0 || w.Class != story.Lower || !strings.EqualFold(words[i-1].In(s.Text), "the") || !strings.HasSuffix(noun, "er") && !strings.HasSuffix(noun, "or") || speech.IsRole(noun) {
				continue
			}
			if verb := strings.TrimSuffix(strings.TrimSuffix(noun, "er"), "or"); len(verb) > 2 && (question.SameVerb(verb, q.Topic[0].Fold) || question.SameVerb(verb+"e", q.Topic[0].Fold)) {
				return "the " + fold
			}
		}
	}
	return ""
}

// person reports whether a full name is one of somebody, by what the story tells.
func (s *Story) person(name string) bool {
	if k := s.bearing(name); k >= 0 {
		return s.Speech.People[k].Sort == speech.Human
	}
	given, _, _ := strings.Cut(story.Fold(name), " ")
	return speech.IsGiven(given) && twoNames(name) || s.gender(name) != speech.Unknown || slices.ContainsFunc(s.asked().descriptions(), func(d description) bool { return d.name == name })
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

// doerWords is how many words may tell of whom a sentence is.
const doerWords = 5

var many = story.Lexicon(`six seven eight nine ten eleven twelve several some many dozens hundreds thousands`)

// doer is of whom the sentence at a place tells first: a name in full, or "the ranger"
// where the story calls nobody so by name.
func (s *Story) doer(at int) string {
	sentence := s.Doc.Sentences[s.sentenceAt(at)].Span
	words := story.Words(s.Text, sentence)
	if len(words) < 2 || capitals(words) {
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

// underwent reports whether a question asks to whom something was done: "Who was arrested?".
func underwent(q question.Question) bool {
	who, rest, _ := strings.Cut(story.Fold(q.Text), " ")
	be, rest, _ := strings.Cut(rest, " ")
	verb, _, _ := strings.Cut(strings.TrimRight(rest, "?!. "), " ")
	return who == "who" && question.Be(be) && question.Past(verb)
}
