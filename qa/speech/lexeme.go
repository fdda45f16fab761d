package speech

import (
	"strings"
	"sync"

	"onrecord/qa/story"
)

// wordClass is what a word's form tells of its part in a sentence: its closed
// class, or its ending. A tagger would tell more; this costs one look-up.
type wordClass uint8

const (
	otherWord wordClass = iota
	markWord
	numberWord
	capitalWord
	determinerWord
	prepositionWord
	conjunctionWord
	auxiliaryWord
	beWord
	pronounWord
	possessiveWord
	negationWord
	adverbWord
	dayWord
	roleWord
	sourceWord
	thatWord
	toWord
	cueBase // with form.shape added: cueBase … cueBase+gerund
	_
	_
	_
	_
	edWord
	ingWord
	lyWord
	pluralWord
	pastWord // went, took: a past form that is no cue
)

// classes maps the folded words of the closed classes to their class.
var classes = sync.OnceValue(func() map[string]wordClass {
	m := map[string]wordClass{}
	put := func(c wordClass, words story.Set) {
		for w := range words {
			m[w] = c
		}
	}
	put(pastWord, irregularPast())
	for w, f := range cueForms() {
		m[w] = cueBase + wordClass(f.shape)
	}
	put(sourceWord, sources())
	put(roleWord, roles())
	put(dayWord, days())
	put(adverbWord, adverbs())
	put(determinerWord, determiners())
	put(conjunctionWord, conjunctions())
	put(prepositionWord, prepositions())
	put(auxiliaryWord, auxiliaries())
	put(pronounWord, pronouns())
	for c, list := range map[wordClass]string{
		beWord:         "is are was were be been being am get got",
		possessiveWord: "his her its their our my your",
		negationWord:   "not never no nor",
		thatWord:       "that",
		toWord:         "to",
		pronounWord:    "him them us me",
	} {
		for _, w := range strings.Fields(list) {
			m[w] = c
		}
	}
	return m
})

func classOf(t token) wordClass {
	switch t.Class {
	case story.Mark:
		return markWord
	case story.Number:
		return numberWord
	}
	c, known := classes()[t.fold]
	switch {
	case known && (t.Class == story.Lower || c != roleWord && c < cueBase && c != dayWord && c != sourceWord):
		return c
	case t.capital():
		if c == dayWord || c == roleWord {
			return c
		}
		return capitalWord
	case strings.HasSuffix(t.fold, "n't"):
		return negationWord
	case strings.HasSuffix(t.fold, "ly"):
		return lyWord
	case strings.HasSuffix(t.fold, "ed"):
		return edWord
	case strings.HasSuffix(t.fold, "ing"):
		return ingWord
	case strings.HasSuffix(t.fold, "s") && !strings.HasSuffix(t.fold, "ss"):
		return pluralWord
	}
	return otherWord
}

// stemOf is the hash of a word without its inflection: coarse, since only the
// weights ever see it ("warns", "warned" and "warning" are one).
func stemOf(w string) uint32 {
	switch {
	case len(w) > 5 && strings.HasSuffix(w, "ing"):
		w = w[:len(w)-3]
	case len(w) > 4 && strings.HasSuffix(w, "ied"), len(w) > 4 && strings.HasSuffix(w, "ies"):
		w = w[:len(w)-2]
	case len(w) > 4 && strings.HasSuffix(w, "ed"):
		w = w[:len(w)-2]
	case len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"):
		w = w[:len(w)-1]
	}
	if n := len(w); n > 3 && (w[n-1] == 'e' || w[n-1] == w[n-2] && w[n-1] != 's') {
		w = w[:n-1]
	}
	if n := len(w); n > 2 && w[n-1] == 'y' {
		w = w[:n-1] + "i"
	}
	return hash(w)
}

// verb reports whether the word's form alone makes it a finite verb.
func (t token) verb() bool {
	switch t.class {
	case auxiliaryWord, beWord, edWord, pastWord, cueBase + wordClass(past), cueBase + wordClass(third):
		return true
	}
	return false
}
