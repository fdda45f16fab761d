package qa

import (
	"slices"
	"strings"

	"onrecord/qa/question"
	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// description is what a story calls somebody beside the name: "owner of the dog",
// "another Dutch rider". Roles are part of it, and all that no list has as one.
type description struct {
	name   string // in full, as printed
	person int    // index into Speech.People; nobody where the story's people lack them
	head   string // the folded noun: "owner"
	words  []string
	whose  string   // the full name of whose they are, where only "his" or "her" says so
	near   []string // the folded words before "its" or "their", which say whose
}

// nobody stands for a person whom the story's people lack.
const nobody = -1

// described returns those whom the story calls by the words, each once: the noun must
// be theirs, and every other word must stand in what the story calls them or tell whose
// they are.
func (s *Story) described(words []question.Word) []description {
	head := headOf(words)
	if head < 0 {
		return nil
	}
	noun := words[head].Fold
	if question.Several(words) {
		noun = singular(noun)
	}
	var out []description
	for _, d := range s.asked().descriptions() {
		if d.head != noun && !question.SameOffice(noun, d.head) || slices.ContainsFunc(out, func(o description) bool { return o.name == d.name }) {
			continue
		}
		fits := true
		for i, w := range words {
			fits = fits && (i == head || s.telling(d, w))
		}
		if fits {
			out = append(out, d)
		}
	}
	if len(out) > 0 || !slices.ContainsFunc(words, func(w question.Word) bool { return w.Owner && w.Name }) {
		return out
	}
	bare := slices.DeleteFunc(slices.Clone(words), func(w question.Word) bool { // "Nordava's chief executive", where it prints "The chief executive, Gunnar Feld"
		return w.Owner && len(s.asked().cast.Match([]question.Word{w})) == 0
	})
	if out = nil; len(bare) < len(words) && len(bare) > 0 {
		out = s.described(bare)
	}
	if len(out) > 1 {
		return nil
	}
	return out
}

// headOf is the index of the noun of a phrase: the last word, or the last before a
// preposition, whose place shows as a gap; -1 of nothing.
func headOf(words []question.Word) int {
	for i := 1; i < len(words); i++ {
		if words[i].Start > words[i-1].End+1 && !words[i-1].Owner {
			return i - 1
		}
	}
	return len(words) - 1
}

// telling reports whether a word is one by which a description tells somebody.
func (s *Story) telling(d description, w question.Word) bool {
	return numbers[w.Fold] > 0 || w.Fold != "" && w.Fold[0] >= '0' && w.Fold[0] <= '9' || slices.ContainsFunc(d.words, func(have string) bool {
		return have == w.Fold || story.Stem(have) == w.Stem || sameCountry(have, w.Fold)
	}) ||
		slices.ContainsFunc(d.near, func(have string) bool { return story.Stem(have) == w.Stem }) ||
		!w.Owner && slices.ContainsFunc(s.asked().full(), func(n printing) bool { // "Leopold Frayne's barrister", where it prints "Frayne's barrister"
			parts := strings.Fields(story.Fold(n.name))
			return slices.Contains(parts, w.Fold) && slices.Contains(d.words, parts[len(parts)-1])
		}) ||
		d.whose != "" && slices.Contains(strings.Fields(story.Fold(d.whose)), w.Fold) ||
		d.person != nobody && s.asked().cast.Bears(d.person, w.Fold)
}

// fellows returns the full names of those whom the story calls by the same noun as
// somebody, in its order and they among them: the two Dutch riders.
func (s *Story) fellows(name string) []string {
	all := s.asked().descriptions()
	for _, d := range all {
		if d.name != name {
			continue
		}
		var out []string
		for _, o := range all {
			if o.head == d.head && o.named(s) && !slices.Contains(out, o.name) {
				out = append(out, o.name)
			}
		}
		if len(out) > 1 {
			return out
		}
	}
	return nil
}

// officers returns those whom the story calls by an office of a body: "its director,
// Anna Berg", after the body's name or noun.
func (s *Story) officers(body string) []string {
	words := called(body)
	var out []string
	for _, d := range s.asked().descriptions() {
		of := len(words) > 0 && speech.IsRole(d.head) && d.named(s)
		for _, w := range words {
			of = of && (slices.Contains(d.near, w.Fold) || slices.Contains(d.words, w.Fold) && d.head != w.Fold)
		}
		if of && !slices.Contains(out, d.name) {
			out = append(out, d.name)
		}
	}
	return out
}

// named reports whether a description is of somebody with a name.
func (d description) named(s *Story) bool {
	return d.person == nobody || s.Speech.People[d.person].Sort == speech.Human
}

// acts reports whether the story itself has a noun stand for people or a body: they
// speak in it, or say, want, fear, "who".
func (s *Story) acts(noun string) bool {
	for _, p := range s.Speech.People {
		if slices.ContainsFunc(called(p.Name+" "+p.Role), func(w question.Word) bool { return w.Fold == noun }) {
			return true // the ministry speaks through its spokesman
		}
	}
	words := story.Words(s.Text, story.Span{End: len(s.Text)})
	for i := 0; i+1 < len(words); i++ {
		if words[i].Class != story.Lower || story.Fold(words[i].In(s.Text)) != noun {
			continue
		}
		k := i + 1
		if k+2 < len(words) && story.Fold(words[k].In(s.Text)) == "of" { // "The council of Nordby will meet"
			k += 2
		}
		next := story.Fold(words[k].In(s.Text))
		if next == "who" || question.Saying(next) || wills().Has(next) {
			return true
		}
		if question.Body(noun) && k+1 < len(words) && (question.Past(next) || question.Auxiliary(next) && !passive(story.Fold(words[k+1].In(s.Text)))) {
			return true // "The government will pay", but "The church would be taken down"
		}
	}
	return false
}

func passive(fold string) bool {
	return fold == "be" || fold == "been" || strings.HasSuffix(fold, "ed")
}

// wills are the verbs of those who can say what they want.
var wills = story.Lexicon(`want wants wanted hope hopes hoped fear fears feared plan plans planned refuse refuses refused vote voted agree agreed
	welcome welcomed object objected intend intends intended expect expects expected vow vowed threaten threatened decided`)
