package question

import (
	"strings"

	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// speaking reports whether a phrase means somebody who might speak by what they are
// called: an office, a trade, a people, a body.
func (f *follower) speaking(phrase string) bool {
	return f.sortOf(phrase) != thing
}

// Speaks reports whether a folded noun is somebody who might speak, in whatever story.
func Speaks(noun string) bool { return speaks(noun) }

func speaks(word string) bool {
	one := strings.TrimSuffix(word, "s")
	if speech.IsRole(word) || speech.IsRole(one) || officials().Has(word) || trades().Has(word) || officials().Has(one) || trades().Has(one) {
		return true
	}
	for _, ending := range []string{"ist", "ists", "man", "men", "woman", "women", "person", "ician", "icians"} {
		if len(word) > len(ending)+2 && strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

// Doer reports whether a folded noun is somebody, where it answers a "who": by what it
// means, or by how it is made, as "cleaner" is.
func Doer(noun string) bool {
	if speaks(noun) {
		return true
	}
	one := strings.TrimSuffix(noun, "s")
	if lifeless().Has(one) {
		return false
	}
	for _, ending := range []string{"er", "or", "eer", "ant", "ian"} {
		if len(one) > len(ending)+3 && strings.HasSuffix(one, ending) {
			return true
		}
	}
	return false
}

// lifeless are words with such an ending for what is nobody.
var lifeless = story.Lexicon(`earlier later further together rather however another other former latter altogether number river summer winter weather letter corner
	dinner paper water power tower order offer motor error harbor harbour sector factor reactor tractor monitor sensor computer counter shelter centre center
	border quarter matter disaster september october november december newspaper helicopter container trailer poster plant restaurant elephant grant want giant
	instant distant warrant current copper silver timber timer lawnmower freighter tanker cruiser steamer locker boiler scooter charter chapter parameter meter metre`)

// demonym reports whether a folded word calls people by their country: "germans",
// "japanese".
func demonym(word string) bool {
	for _, w := range []string{word, strings.TrimSuffix(word, "s")} {
		if country, ok := speech.CountryOf(w); ok && story.Fold(country) != w {
			return true
		}
	}
	return false
}

// possessive reports whether a phrase begins with "his", "her", "its" or "their".
func possessive(phrase string) bool {
	first, _, ok := strings.Cut(story.Fold(phrase), " ")
	return ok && (first == "his" || first == "her" || first == "its" || first == "their")
}

// person returns the one person whom a phrase means. A capitalised word that is
// nobody's name is taken for a name as well, so that its absence is told.
func (f *follower) person(phrase string) (string, bool) {
	mended := f.mend(phrase)
	switch who := f.Meant(mended); {
	case len(who) == 1 && phrase == strings.ToLower(phrase) && plural(phrase) && who[0] != strings.ToLower(who[0]) && strings.Contains(who[0], " ") && f.genderOf(who[0]) != speech.Plural && f.genderOf(who[0]) != speech.Neuter && !hasPart(phrase, who[0]):
		return "", false // "teachers" are no head teacher
	case len(who) == 1 && possessive(phrase) && possessive(who[0]):
		return phrase, true // "her husband" who has no name: whose, the thread tells
	case len(who) == 1 && f.unnamed(phrase, who[0]):
		return "the " + strings.TrimPrefix(phrase, "the "), true
	case len(who) == 1:
		return who[0], true
	case len(who) > 1:
		return phrase, true // two of that name: as asked, so that it shows
	}
	words := strings.Fields(story.Fold(phrase))
	if f.Full != nil && len(words) == 1 {
		if full := f.Full(phrase); full != "" {
			return full, true
		}
	}
	if f.Print != nil && len(words) == 1 && f.opened {
		if printed := f.Print(words[0]); printed != "" {
			phrase = printed
		}
	}
	if f.named(phrase) && f.opened && !f.placed(phrase) && len(words) <= 3 && !speech.IsPlace(words[len(words)-1]) && !speech.IsPlace(story.Fold(phrase)) {
		return phrase, true
	}
	return "", false
}

// unnamed reports whether a phrase is as good a name as what the story calls somebody
// who has none: "the navy" for "Navy", "the spokesman" for "spokesman for the port".
func (f *follower) unnamed(phrase, name string) bool {
	bare, the := strings.CutPrefix(phrase, "the ")
	lower := bare == strings.ToLower(bare)
	first, _, _ := strings.Cut(name, " ")
	return name != "" && lower && (strings.ToLower(name[:1]) == name[:1] || determiners().Has(story.Fold(first)) || the && (!strings.Contains(name, " ") || f.genderOf(name) == speech.Neuter || f.genderOf(name) == speech.Plural))
}

// named reports whether the phrase begins like a name.
func (f *follower) named(phrase string) bool {
	ws := story.Words(phrase, story.Span{End: len(phrase)})
	return len(ws) > 0 && (ws[0].Class == story.Title || ws[0].Class == story.Upper)
}

func (f *follower) mend(phrase string) string {
	return Mend(phrase, f.Names.Has, f.Names)
}
