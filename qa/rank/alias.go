package rank

import (
	"strconv"
	"strings"

	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// An alias is another way to say a word or a run of words: a country for what is
// of it, initials for a name, a figure for a numeral. It cannot be a stem.
const aliasMark = "="

// aliases returns the other ways to say what begins at word i of a sentence.
func (r reading) aliases(i int, fold string) []string {
	var out []string
	if c := landOf(fold); c != "" {
		out = append(out, c)
	} else if c := landOf(fold + " " + r.fold(i+1)); c != "" {
		out = append(out, c)
	}
	if n := numeral(fold); n > 0 {
		out = append(out, aliasMark+strconv.Itoa(n))
	}
	if short := r.initials(i); short != "" {
		out = append(out, aliasMark+short)
	}
	return out
}

// alias returns how a term of a question would stand as an alias, or "".
func (t Term) alias() string {
	if c := landOf(t.Fold); c != "" {
		return c
	}
	if n := numeral(t.Fold); n > 0 {
		return aliasMark + strconv.Itoa(n)
	}
	return aliasMark + strings.ReplaceAll(t.Fold, ".", "")
}

func landOf(fold string) string {
	if c, ok := speech.CountryOf(strings.TrimSuffix(fold, "'s")); ok {
		return aliasMark + strings.ToLower(c)
	}
	return ""
}

// numeral is the value of a numeral up to twenty, or of such a figure; 0 for others.
func numeral(fold string) int {
	if n, err := strconv.Atoi(fold); err == nil && n <= 20 {
		return n
	}
	for i, w := range [...]string{
		"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
		"fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
	} {
		if w == fold {
			return i + 1
		}
	}
	return 0
}

// initials are those of the run of capitalised words that begins at word i, small
// words in it left out ("Federal Bureau of Investigation"); empty for fewer than two.
func (r reading) initials(i int) string {
	if r.words[i].Class != story.Title || i > 0 && r.words[i-1].Class == story.Title {
		return ""
	}
	var b strings.Builder
	for k := i; k < len(r.words) && k < i+8; k++ {
		switch fold := r.fold(k); {
		case r.words[k].Class == story.Title:
			b.WriteByte(fold[0])
		case fold == "of" || fold == "and" || fold == "for" || fold == "the" || fold == "on":
		default:
			k = len(r.words)
		}
	}
	if b.Len() < 2 {
		return ""
	}
	return b.String()
}
