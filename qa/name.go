package qa

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/qa/question"
	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// printing is a name in full where the story prints it.
type printing struct {
	story.Span
	name   string
	person int
}

// namesInFull are the places where the story prints somebody's name in full, those of
// its people and other pairs of capitalised words, in its order.
func (s *Story) namesInFull() []printing {
	var out []printing
	for _, m := range s.mentions() {
		p := s.Speech.People[m.Person]
		if p.Sort != speech.Unnamed && m.How == speech.Named && m.In(s.Text) == p.Name && twoWords(p.Name) && !slices.ContainsFunc(out, func(n printing) bool { return n.Span == m.Span }) {
			out = append(out, printing{m.Span, p.Name, m.Person})
		}
	}
	words := story.Words(s.Text, story.Span{End: len(s.Text)})
	capital := func(i int) bool {
		return i < len(words) && words[i].Class == story.Title && plainName(words[i].In(s.Text))
	}
	near := func(i int) bool { return i < len(words) && words[i-1].End+1 == words[i].Start }
	headline := 0
	if len(s.Doc.Sentences) > 0 && story.InCapitals(story.Words(s.Text, s.Doc.Sentences[0].Span)) {
		headline = s.Doc.Sentences[0].End
	}
	for i := 0; i < len(words); i++ {
		last := i
		if words[i].Start < headline {
			continue // "Coin Toss Settles Tied Race"
		}
		for capital(i) {
			if near(last+1) && capital(last+1) {
				last++
			} else if near(last+1) && near(last+2) && particle(words[last+1].In(s.Text)) && capital(last+2) {
				last += 2
			} else {
				break
			}
		}
		span := story.Span{Start: words[i].Start, End: words[last].End}
		if last == i || last > i+3 || slices.ContainsFunc(out, func(n printing) bool { return n.Overlaps(span) }) {
			continue
		}
		out = append(out, printing{span, span.In(s.Text), s.bearing(span.In(s.Text))})
		i = last
	}
	slices.SortFunc(out, func(a, b printing) int { return a.Start - b.Start })
	return out
}

// twoWords reports whether a name is more than one word and begins like a name.
func twoWords(name string) bool {
	return strings.Contains(name, " ") && strings.ToLower(name[:1]) != name[:1]
}

// bearing is the person of a full name, or nobody.
func (s *Story) bearing(name string) int {
	return slices.IndexFunc(s.Speech.People, func(p speech.Person) bool { return p.Name == name })
}

// particle reports whether a small word may stand inside a name.
func particle(w string) bool {
	switch w {
	case "de", "du", "da", "di", "del", "van", "von", "der", "den", "la", "le", "el", "al", "bin", "ter":
		return true
	}
	return false
}

// plainName reports whether a capitalised word may be a part of somebody's name.
func plainName(w string) bool {
	fold := story.Fold(w)
	return !opensSentence(fold) && !question.Determines(fold) && !question.Address(fold) && !question.Function(fold) && !speech.IsRole(fold) && !strings.HasSuffix(fold, "'s")
}

// capital is a word as the story prints it, where it always begins with a capital, and
// not only because a sentence does.
func (s *Story) capital(fold string) string {
	if fold == "" || strings.Contains(fold, " ") || fold != strings.ToLower(fold) {
		return ""
	}
	found, inside := "", false
	words := story.Words(s.Text, story.Span{End: len(s.Text)})
	for i, w := range words {
		switch text := w.In(s.Text); {
		case story.Fold(text) != fold:
		case w.Class == story.Lower:
			return ""
		default:
			found = text
			inside = inside || i > 0 && words[i-1].End+1 == w.Start && words[i-1].Class != story.Mark || i+1 < len(words) && words[i+1].Class == story.Title
		}
	}
	if !inside {
		return ""
	}
	return found
}

// printed is the name that ends in a surname, where the story prints a given name
// before it, and always the same.
func (s *Story) printed(surname string) string {
	if surname == "" || strings.Contains(surname, " ") {
		return ""
	}
	words, found := story.Words(s.Text, story.Span{End: len(s.Text)}), ""
	for i := 1; i < len(words); i++ {
		given, w := words[i-1], words[i]
		if w.Class != story.Title || story.Fold(w.In(s.Text)) != story.Fold(surname) || given.Class != story.Title || given.End+1 != w.Start {
			continue
		}
		if fold := story.Fold(given.In(s.Text)); question.Address(fold) || s.common(fold) || opensSentence(fold) {
			continue // "Favourite Arrieta", in a headline
		}
		full := s.Text[given.Start:w.End]
		if found != "" && found != full {
			return ""
		}
		found = full
	}
	return found
}

// sentenceOpeners are words that stand before a name at the beginning of a sentence.
var sentenceOpeners = story.Lexicon(`here there only even both just also but and yet when while after before if although though because since so then now`)

// opensSentence reports whether a folded word before a name may only begin the sentence.
func opensSentence(fold string) bool { return sentenceOpeners().Has(fold) || speech.Joins(fold) }

// common reports whether a story has a folded word in small letters: it is no name.
func (s *Story) common(fold string) bool {
	return slices.ContainsFunc(story.Words(s.Text, story.Span{End: len(s.Text)}), func(w story.Word) bool {
		return w.Class == story.Lower && story.Fold(w.In(s.Text)) == fold
	})
}

// twoNames reports whether a name is two capitalised words, as a person's is.
func twoNames(name string) bool {
	words := story.Words(name, story.Span{End: len(name)})
	return len(words) == 2 && words[0].Class == story.Title && words[1].Class == story.Title
}

// uncapital is a text that begins with a small letter.
func uncapital(text string) string {
	first, n := utf8.DecodeRuneInString(text)
	return string(unicode.ToLower(first)) + text[n:]
}
