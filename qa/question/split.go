package question

import "strings"

// maxParts is how many questions are read in one.
const maxParts = 3

// Split parts a text that asks several questions: "What did Rutte say, and who
// warned of a trap?". A text that asks one comes back as it is.
func Split(text string) []string {
	q := Parse(text)
	r := &reader{text: text, words: q.all(), marks: marksOf(text)}
	r.skipPadding()
	if !r.question(r.at) {
		return []string{text}
	}
	var parts []string
	from := r.at
	for i := r.at + 1; i < len(r.words) && len(parts) < maxParts-1; i++ {
		at, ok := r.another(from, i)
		if !ok {
			continue
		}
		if r.is(i, "and") && i-from == 1 { // "when and where was it?"
			rest := text[r.words[i+2].Start:]
			return []string{text[r.words[from].Start:r.words[from].End] + " " + rest, text[r.words[at].Start:]}
		}
		parts = append(parts, strings.Trim(text[r.words[from].Start:r.words[i-1].End], " ,;")+"?")
		from, i = at, at
	}
	return append(parts, text[r.words[from].Start:])
}

// another reports whether a question of its own begins at word i, behind an "and"
// or a question mark, and where.
func (r *reader) another(from, i int) (int, bool) {
	switch {
	case r.is(i, "and"):
		at := i + 1
		if r.is(at, "also", "then") {
			at++
		}
		if !r.is(at, "who", "whom", "what", "where", "when", "why", "how", "did", "does", "is", "was", "are", "were") {
			return 0, false
		}
		if i-from == 1 {
			return at, at+1 < len(r.words) && r.is(from, "who", "when", "where", "why", "how") && !auxiliary().Has(r.words[at].Fold)
		}
		if r.is(i-1, "who", "whom", "what", "where", "when", "why", "how") {
			return 0, false // "say how and when"
		}
		// A clause of the first question has no question's order of words: "say how and when he left".
		if len(r.words)-at == 1 {
			return at, auxiliary().Has(r.words[min(from+1, len(r.words)-1)].Fold)
		}
		return at, r.asks(from) && r.asks(at)
	case r.question(i) && r.marked(i) && strings.Contains(r.text[r.words[i-1].End:r.words[i].Start], "?"):
		return i, true
	}
	return 0, false
}

// asks reports whether what begins at word i has the order of words of a question:
// an auxiliary within three words, or "who" with its verb.
func (r *reader) asks(i int) bool {
	if auxiliary().Has(r.words[i].Fold) || r.is(i, "who") && i+1 < len(r.words) {
		return true
	}
	for k := i + 1; k < len(r.words) && k < i+4; k++ {
		if auxiliary().Has(r.words[k].Fold) {
			return true
		}
	}
	return false
}
