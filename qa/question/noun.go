package question

import (
	"slices"
	"strings"

	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// noun is a noun phrase of a question that names nobody: "the tunnel", "how many
// villages".
type noun struct {
	story.Span // in the question, its article included
	text       string
	sort       sort
	plural     bool
	proper     bool // a name
	asked      bool // "which villages": what it is, the question does not know
}

// sort is what a noun phrase means: it decides which pronoun may stand for it, and
// what may take its place.
type sort uint8

const (
	thing sort = iota
	somebody
	body
	place
)

// called is how a later question calls what a noun phrase means.
func (n noun) called() string {
	if n.proper {
		return n.text
	}
	return "the " + n.text
}

// nouns returns the noun phrases of a question in their order. A phrase is as long as
// its words stand in the story in a row.
func (f *follower) nouns(text string) []noun {
	words := story.Words(text, story.Span{End: len(text)})
	fold := func(i int) string {
		if i < 0 || i >= len(words) {
			return ""
		}
		return story.Fold(words[i].In(text))
	}
	var out []noun
	for i := 0; i < len(words); i++ {
		from := i + 1
		bare := false
		if n, end, ok := f.proper(text, words, i); ok {
			out = append(out, n)
			i = end
			continue
		}
		switch w := fold(i); {
		case slices.Contains([]string{"the", "a", "an", "this", "that", "these", "those", "any", "which", "whose", "many", "more"}, w) || w == "much" && fold(i-1) == "how":
		case w == "what" && from < len(words) && fold(from) != "else" && words[from].Class == story.Lower && !auxiliary().Has(fold(from)) && !stop().Has(fold(from)):
		case i > 0 && words[i].Class == story.Lower && (auxiliary().Has(fold(i-1)) || prepositions().Has(fold(i-1)) || len(out) == 0 && Past(fold(i-1))) && plural(w) && !stop().Has(w) && (!saying().Has(w) || prepositions().Has(fold(i-1))):
			from, bare = i, true // "Why did people leave?"
		case i > 0 && words[i].Class == story.Lower && auxiliary().Has(fold(i-1)) && len(w) > 3 && !stop().Has(w) && !saying().Has(w) && Past(fold(i+1)) && !Past(w) && f.Holds != nil && f.Holds(w):
			from, bare = i, true // "Is fenoxal banned?"
		case i > 0 && words[i].Class == story.Lower && fold(i-1) == "on" && (i+1 == len(words) || words[i+1].Class == story.Mark) && !isTime(w) && !stop().Has(w) && f.Holds != nil && (f.Holds("the "+w) || f.Holds("a "+w)):
			from, bare = i, true // "Why are they on strike?"
		default:
			continue
		}
		end, last := 0, from
		for k := from; k < len(words) && k <= from+4 && f.joins(text, words, from, k); k++ {
			if k == from || f.Holds != nil && f.Holds(text[words[from].Start:words[k].End]) || k == last+1 && f.compound(text, words, last) {
				end, last = words[k].End, k
			}
		}
		if bare {
			end, last = words[i].End, i
		}
		if end == 0 {
			continue
		}
		if last > from && doing().Has(fold(i-1)) && (last+1 == len(words) || words[last+1].Class == story.Mark || words[last+1].Class == story.Title || prepositions().Has(fold(last+1)) || determiners().Has(fold(last+1))) {
			last-- // "did the orchestra play in the street"
			end = words[last].End
		}
		head := last
		if k := f.of(text, words, from, last); !bare && fold(i) != "many" && k > last {
			last, end = k, words[k].End // "the day of protest"
		}
		n := noun{Span: story.Span{Start: words[i].Start, End: end}, text: text[words[from].Start:end], plural: plural(fold(head)) || fold(i) == "many", asked: fold(i) == "what" || fold(i) == "which"}
		if strings.HasSuffix(fold(last), "'s") || counts(fold(from)) && (last == from || strings.HasPrefix(fold(last), "one")) || stop().Has(fold(last)) || isTime(fold(last)) && !(fold(last) == "march" && words[last].Class == story.Lower && fold(i) != fold(last)) {
			continue
		}
		n.sort = f.sortOf(n.text)
		out = append(out, n)
		i = last
	}
	return out
}

// of is where a noun phrase that goes on with "of" ends, as the story has it; the last word
// where it does not go on.
func (f *follower) of(text string, words []story.Word, from, last int) int {
	if last+2 >= len(words) || story.Fold(words[last+1].In(text)) != "of" || f.Holds == nil {
		return last
	}
	if attributive().Has(story.Fold(words[from].In(text))) && from < last {
		from++ // "the first bar of copper"
	}
	to := last
	for k := last + 2; k < len(words) && k <= last+4 && words[k].Class == story.Lower && f.Holds(text[words[from].Start:words[k].End]); k++ {
		if fold := story.Fold(words[k].In(text)); !determiners().Has(fold) && !stop().Has(fold) {
			to = k
		}
	}
	return to
}

// attributive are adjectives that are no noun phrase by themselves.
var attributive = story.Lexicon(`new old big small large great first second third last next own young local national main former current whole other latest final`)

// Attributive reports whether a folded word is an adjective that tells only which of its
// kind is meant.
func Attributive(fold string) bool { return attributive().Has(fold) }

// compound reports whether words k and k+1 belong together: an adjective and what it
// tells of, or "sugar tax" where the story has "tax on sugar".
func (f *follower) compound(text string, words []story.Word, k int) bool {
	if k+1 >= len(words) || words[k+1].Class == story.Mark {
		return false
	}
	one, two := story.Fold(words[k].In(text)), story.Fold(words[k+1].In(text))
	if attributive().Has(one) {
		return true
	}
	if f.Holds == nil || len(one) < 3 || len(two) < 3 {
		return false
	}
	if plural(two) && !Past(two) && !stop().Has(two) && (k+2 == len(words) || words[k+2].Class == story.Mark) && !Past(one) {
		return true // "any side effects?"
	}
	return f.Holds(two+" on "+one) || f.Holds(two+" of "+one) || f.Holds(two+" for "+one)
}

// proper reads the name of a place or a thing: capitalised words that are nobody's name.
func (f *follower) proper(text string, words []story.Word, i int) (n noun, last int, ok bool) {
	capital := func(k int) bool {
		return k < len(words) && words[k].Class == story.Title && !strings.HasSuffix(words[k].In(text), "s")
	}
	fold := story.Fold(words[i].In(text))
	if i == 0 || !capital(i) || honorific(fold) || stop().Has(fold) || isTime(fold) || demonym(fold) && !speech.IsPlace(fold) {
		return noun{}, 0, false
	}
	for last = i; capital(last + 1); last++ {
	}
	n = noun{Span: story.Span{Start: words[i].Start, End: words[last].End}, proper: true}
	n.text = text[n.Start:n.End]
	for k := i; k <= last; k++ {
		if f.Names.Has(story.Fold(words[k].In(text))) {
			return noun{}, 0, false
		}
	}
	if f.placed(n.text) {
		n.sort = place
		return n, last, true
	}
	if f.genderOf(n.text) == speech.Neuter {
		n.sort = body
	}
	if f.Holds == nil || !f.Holds(n.text) || f.Full != nil && f.Full(n.text) != "" || strings.Contains(n.text, " ") {
		return noun{}, 0, false
	}
	return n, last, true
}

// placed reports whether a name is one of a place: it is known, or the stories have it
// behind "in".
func (f *follower) placed(name string) bool {
	return speech.IsPlace(story.Fold(name)) || f.Holds != nil && (f.Holds(" in "+name) || f.Holds(" at "+name)) && !f.Names.Has(story.Fold(name))
}

// joins reports whether word k may be part of a noun phrase that begins at word from.
func (f *follower) joins(text string, words []story.Word, from, k int) bool {
	fold := story.Fold(words[k].In(text))
	return words[k].Class != story.Mark && fold != "worth" && !(k > from && (fold == "open" || fold == "shut" || fold == "free")) && !prepositions().Has(fold) && !auxiliary().Has(fold) && (k == from || !strings.HasSuffix(fold, "ed") && !participial(fold) && !(Past(fold) && f.Holds != nil && !f.Holds("the "+fold) && !f.Holds(fold+"s")))
}

// sortOf tells what a noun phrase means: by what the story does with the noun, and
// where it does nothing, by the noun.
func (f *follower) sortOf(phrase string) sort {
	word := headNoun(phrase)
	if word == "" {
		return thing
	}
	one := strings.TrimSuffix(word, "s")
	switch {
	case bodies().Has(word) || bodies().Has(one) || strings.HasSuffix(word, "ies") && bodies().Has(strings.TrimSuffix(word, "ies")+"y"):
		if !buildings().Has(one) || f.Acts == nil || f.Acts(word) || f.Holds == nil || !f.Holds(word) {
			return body
		}
		return thing // "the church would be taken down"
	case speaks(word) || demonym(word):
		if plural(word) && f.Acts != nil && f.Holds != nil && f.Holds(word) && !f.Acts(word) && !f.Acts(one) && !demonym(word) {
			return thing // the prisoners, of whom others speak
		}
		return somebody
	case f.Acts != nil && f.Acts(word):
		return body
	case Doer(word) && !plural(word) && f.meansOne(phrase):
		return somebody // "the dealer", whom the story names
	}
	if at := strings.LastIndexByte(phrase, ' ') + 1; plural(word) && phrase[at] >= 'A' && phrase[at] <= 'Z' && f.Holds != nil && f.Holds("the "+phrase[at:]) {
		return body // "the Greens"
	}
	return thing
}

// Plural reports whether a folded noun means several.
func Plural(noun string) bool { return plural(noun) }

// plural reports whether a folded noun means several.
func plural(w string) bool {
	switch w {
	case "people", "children", "men", "women", "police", "families", "pupils", "sheep", "mice", "teeth", "feet":
		return true
	}
	if n := len(w); n > 4 && strings.HasSuffix(w, "men") { // "dustmen"
		return w != "specimen" && w != "regimen" && w != "acumen"
	}
	if strings.HasSuffix(w, "works") && len(w) > 6 || w == "news" || w == "series" {
		return false // "the steelworks"
	}
	return len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is") && !strings.HasSuffix(w, "'s")
}

// meansOne reports whether the story calls one person so.
func (f *follower) meansOne(phrase string) bool {
	if f.Meant == nil {
		return false
	}
	who := f.Meant(phrase)
	return len(who) == 1 && who[0] != strings.ToLower(who[0]) && f.genderOf(who[0]) != speech.Neuter && f.genderOf(who[0]) != speech.Plural
}
