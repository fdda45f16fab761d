package question

import (
	"maps"
	"slices"
	"strings"
)

// indirect is a question as the object of "who said": "how many farms are threatened",
// "when the talks will resume". ok is false where its verb cannot be told.
func (f *follower) indirect(text string) (string, bool) {
	text = strings.TrimRight(text, " ?!.")
	r := newReader(text)
	r.skipPadding()
	i, n := r.at, len(r.words)
	if !r.is(i, "how", "when", "where", "why", "what", "which") || i+1 >= n || slices.ContainsFunc(r.words, func(w Word) bool { return w.Fold == "not" }) {
		return "", false
	}
	body := text[r.words[i].Start:]
	from := i
	for from < n && from < i+6 && !auxiliary().Has(r.words[from].Fold) {
		from++
	}
	if from == n || from == i+6 {
		return lower(body), true // "How many people died?"
	}
	if from+1 >= n {
		return "", false
	}
	if r.is(i, "which", "what") || r.is(i, "how") && r.is(i+1, "many", "much") {
		if !r.is(from, "do", "does", "did") && !r.opensNoun(from+1) {
			return lower(body), true // what is asked for is the subject
		}
	}
	c, ok := f.clauseOf(text)
	if !ok || c.subject == "" {
		return "", false
	}
	question := lower(strings.TrimSpace(text[r.words[i].Start:r.words[from].Start]))
	verb, rest, _ := strings.Cut(c.rest, " ")
	switch c.auxiliary {
	case "did":
		c.rest = strings.TrimSpace(past(verb) + " " + rest)
	case "does":
		c.rest = strings.TrimSpace(third(verb) + " " + rest)
	case "do":
	default:
		c.rest = strings.TrimSpace(c.auxiliary + " " + c.rest)
	}
	return question + " " + c.subject + " " + c.rest, true
}

// Indirect is the question whose answer a question asks the speaker of: "Who said when
// the talks resume?". ok is false for others.
func (q Question) Indirect() (asked Question, ok bool) {
	r := newReader(q.Text)
	r.skipPadding()
	what := r.at + 2
	if r.is(what, "that") {
		what++
	}
	if q.Kind != WhoSaid || !r.is(r.at, "who") || !r.verb(r.at+1) || what+1 >= len(r.words) || !r.is(what, "how", "when", "where", "why", "what", "which") {
		return Question{}, false
	}
	return Parse(q.Text[r.words[what].Start:]), true
}

// opensNoun reports whether a noun phrase may begin at word i.
func (r *reader) opensNoun(i int) bool {
	if i >= len(r.words) {
		return false
	}
	w := r.words[i]
	_, pronoun := pronounOf(w.Fold)
	return w.Name || pronoun || determiners().Has(w.Fold) || r.is(i, "there", "it") || plural(w.Fold)
}

// past is the past of a verb, by the rules that base undoes.
func past(verb string) string {
	for _, form := range slices.Sorted(maps.Keys(irregular)) {
		if irregular[form] == verb && form != "seen" && form != "has" {
			return form
		}
	}
	n := len(verb)
	switch {
	case n < 2:
		return verb
	case strings.HasSuffix(verb, "e"):
		return verb + "d"
	case verb[n-1] == 'y' && !vowel(verb[n-2]):
		return verb[:n-1] + "ied"
	case n > 2 && vowels(verb) == 1 && vowel(verb[n-2]) && !vowel(verb[n-3]) && !vowel(verb[n-1]) && !strings.ContainsRune("wxy", rune(verb[n-1])):
		return verb + verb[n-1:] + "ed" // "stopped"
	}
	return verb + "ed"
}

// third is the third person of a verb.
func third(verb string) string {
	switch n := len(verb); {
	case verb == "have":
		return "has"
	case n > 1 && verb[n-1] == 'y' && !vowel(verb[n-2]):
		return verb[:n-1] + "ies"
	case slices.ContainsFunc([]string{"s", "sh", "ch", "x", "go", "do"}, func(end string) bool { return strings.HasSuffix(verb, end) }):
		return verb + "es"
	}
	return verb + "s"
}
