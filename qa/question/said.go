package question

import (
	"slices"
	"strings"

	"onrecord/qa/story"
)

// speech recognises questions about what somebody said and who said something.
// It returns the word ranges of the speaker and where the topic begins.
func (r *reader) speech() (kind Kind, from, to, topic int, ok bool) {
	i := r.at
	n := len(r.words)
	if from, to, what := r.didSay(i); what > 0 {
		r.claim = strings.Trim(r.text[r.words[what].Start:], " ?\"“”")
		return DidSay, from, to, what, true
	}
	if from, to, topic := r.spoke(i); topic > 0 {
		return Said, from, to, topic, true
	}
	switch {
	case r.is(i, "who") && r.is(i+1, "used", "uses") && r.is(i+2, "the", "this") && r.is(i+3, "word", "words", "phrase", "term", "expression"):
		return WhoSaid, 0, 0, i + 4, true
	case r.is(i, "who") && r.verb(i+1) && !(r.is(i+1, "call", "calls", "called") && r.is(i+2, "off", "in", "out", "up")):
		return WhoSaid, 0, 0, i + 2, true
	case r.is(i, "who") && r.is(i+1, "has", "had", "was", "is", "did", "does") && r.verb(i+2) && i+3 < n:
		return WhoSaid, 0, 0, i + 3, true
	case r.is(i, "what", "how") && r.is(i+1, "did", "does", "do", "has", "had", "have", "would", "will", "was", "is"):
		if v := r.nextVerb(i + 2); v > i+2 && r.clean(i+2, v) && !(r.is(i+1, "is", "are", "was", "were") && r.is(v, "called") && v == n-1) { // "What is the animal called?"
			return Said, i + 2, v, r.topic(v + 1), true
		}
		// "What was Baerbock's reaction?"
		if v := r.nextNoun(i + 2); v > i+2 && r.clean(i+2, v) {
			return Said, i + 2, v, r.topic(v + 1), true
		}
		if r.is(i+1, "was", "is") && r.is(i+2, "the") && r.noun(i+3) && r.is(i+4, "of", "from", "by") {
			return Said, i + 5, n, n, true
		}
	case r.is(i, "what") && !r.is(i+1, "is", "are", "was", "were"):
		// "what Baerbock said", "what Ministry of Defence says about the operation"
		if v := r.nextVerb(i + 1); v > i+1 && v-i <= 6 && r.clean(i+1, v) {
			return Said, i + 1, v, r.topic(v + 1), true
		}
	case r.noun(i) && r.is(i+1, "from", "by", "of"):
		end := r.about(i + 2)
		return Said, i + 2, end, min(end+1, n), true
	}
	// "hegseth betrayal quote", "Baerbock quotes"
	if n-i >= 2 && n-i <= 5 && r.is(n-1, "quote", "quotes", "quotation", "quotations", "statement", "statements", "said") && !r.question(i) {
		return Said, i, i + 1, min(i+1, n-1), true
	}
	return "", 0, 0, 0, false
}

// Announces is the verb of a question after somebody's words that is about a thing done by
// them: "announce", "order", "promise"; empty for "say" and its like.
func (q Question) Announces() string {
	words := q.all()
	if q.Kind != Said || len(words) < 4 || words[0].Fold != "what" {
		return ""
	}
	for _, w := range words[2:] {
		if saying().Has(w.Fold) {
			if announcing().Has(w.Fold) || w.Fold == "call" && words[len(words)-1].Fold == "for" {
				return w.Fold
			}
			return ""
		}
	}
	return ""
}

var announcing = story.Lexicon(`announce demand promise propose reject suggest reveal deny declare vow praise criticise criticize condemn`)

// didSay recognises "did X say that …" and "is it true that X said …", and returns
// where X stands and where what they are to have said begins; 0 if it is neither.
func (r *reader) didSay(i int) (from, to, what int) {
	switch {
	case r.has(i, "is it true"), r.has(i, "is it correct"):
		if i += 3; r.is(i, "that") {
			i++
		}
	case r.is(i, "did", "has", "does", "have"):
		i++
	default:
		return 0, 0, 0
	}
	for v := i + 1; v < len(r.words)-1 && v < i+9; v++ {
		if !r.is(v, "say", "said", "says", "claim", "claimed", "claims", "tweet", "write", "written") {
			continue
		}
		what = v + 1
		if r.is(what, "that") {
			what++
		}
		if v == i+1 && r.is(i, "anyone", "anybody", "someone", "somebody") && what < len(r.words) {
			return i, i, what
		}
		if what >= len(r.words) || !r.clean(i, v) ||
			r.is(what, "how", "what", "why", "when", "where", "who", "whom", "which", "whether", "if", "anything", "something", "much", "about", "yes", "no", "so", "to", "on") && !r.marked(what) {
			return 0, 0, 0
		}
		return i, v, what
	}
	return 0, 0, 0
}

// spoke recognises "did X say anything about Y" and "did X mention Y": what X said
// about Y is the answer to either. It returns where X stands and where Y begins.
func (r *reader) spoke(i int) (from, to, topic int) {
	if !r.is(i, "did", "does", "has", "have", "do") {
		return 0, 0, 0
	}
	for v := i + 2; v < len(r.words) && v < i+9; v++ {
		anything := r.is(v, "say", "said") && r.is(v+1, "anything", "something")
		about := r.is(v, "talk", "talked", "speak", "spoken", "comment", "commented") && r.is(v+1, "about", "of", "on")
		if !anything && !about && !r.is(v, "mention", "mentioned") || !r.clean(i+1, v) {
			continue
		}
		end := v + 1
		if anything {
			end = v + 2
		}
		return i + 1, v, r.topic(end)
	}
	return 0, 0, 0
}

// marked reports whether a mark, such as a quotation mark, stands before word i.
func (r *reader) marked(i int) bool { return slices.Contains(r.marks, i) }

// question reports whether word i opens a question by its form.
func (r *reader) question(i int) bool {
	return r.is(i, "who", "whom", "what", "which", "where", "when", "why", "how", "did", "does", "do", "is", "are", "was", "were", "has", "have", "had", "can", "will")
}

// nextVerb returns the index of the first verb of saying from i on, or -1.
func (r *reader) nextVerb(i int) int {
	for k := i; k < len(r.words) && k < i+9; k++ {
		if r.verb(k) && !r.words[k].Name && !(r.noun(k) && !r.is(k, "say", "comment", "demand", "claim", "report")) {
			return k
		}
	}
	return -1
}

func (r *reader) nextNoun(i int) int {
	for k := i; k < len(r.words) && k < i+7; k++ {
		if r.noun(k) {
			return k
		}
	}
	return -1
}

// clean reports whether the words of a speaker hold nothing but a noun phrase.
func (r *reader) clean(from, to int) bool {
	for k := from; k < to; k++ {
		if r.is(k, "who", "that", "which", "to", "and", "when", "because", "if", "not") && k > from || r.is(from, "to", "they", "there") {
			return false
		}
	}
	return len(r.content(from, to)) > 0 || r.is(from, "he", "she", "they", "it")
}

// verb reports whether word i is a verb of saying, in any form.
func (r *reader) verb(i int) bool { return i < len(r.words) && saying().Has(r.words[i].Fold) }

// noun reports whether word i is a noun for something said.
func (r *reader) noun(i int) bool {
	return r.is(i, "reaction", "response", "statement", "statements", "comment", "comments", "view", "views", "opinion", "position", "quote", "quotes",
		"quotation", "quotations", "reply", "answer", "words", "warning", "stance", "remarks")
}

// topic returns where the topic begins: behind "about", "on" and the like.
func (r *reader) topic(i int) int {
	for r.is(i, "about", "on", "of", "regarding", "concerning", "over", "to", "that", "for", "as") {
		i++
	}
	return i
}

// about returns the index of the word that opens the topic, or the number of words.
func (r *reader) about(i int) int {
	for k := i; k < len(r.words); k++ {
		if r.is(k, "about", "on", "regarding", "concerning", "over") {
			return k
		}
	}
	return len(r.words)
}
