package question

import (
	"strings"

	"onrecord/qa/story"
)

// reader walks over the words of a question.
type reader struct {
	text  string
	words []Word
	marks []int // punctuation stands before these word indices
	at    int
}

// padding opens a question without asking anything.
var padding = []string{
	"please", "could you", "can you", "would you", "tell me", "show me", "give me", "i want to know", "i would like to know",
	"i'd like to know", "do you know", "let me know", "what i want to know is", "just", "so", "hey", "hi", "hello", "ok", "okay", "onrecord", "well",
}

func (r *reader) skipPadding() {
	for again := true; again; {
		again = false
		for _, p := range padding {
			if n := len(strings.Fields(p)); r.has(r.at, p) && r.at+n < len(r.words) {
				r.at += n
				again = true
			}
		}
	}
}

// has reports whether the words from index i on are those of phrase.
func (r *reader) has(i int, phrase string) bool {
	for _, w := range strings.Fields(phrase) {
		if i >= len(r.words) || r.words[i].Fold != w {
			return false
		}
		i++
	}
	return true
}

// is reports whether word i is one of the list.
func (r *reader) is(i int, list ...string) bool {
	if i < 0 || i >= len(r.words) {
		return false
	}
	for _, w := range list {
		if r.words[i].Fold == w {
			return true
		}
	}
	return false
}

// read tells the question's kind, subject and topic.
func (r *reader) read() (Kind, []Word, []Word) {
	if kind, from, to, topic, ok := r.speech(); ok {
		return kind, r.content(from, to), r.content(topic, len(r.words))
	}
	if r.gist() {
		return Gist, nil, nil
	}
	i := r.at
	if r.is(i, "did", "does", "do", "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "should") {
		return YesNo, nil, r.content(i, len(r.words))
	}
	for k := i; k < len(r.words); k++ { // "the meeting was held where?"
		if r.is(k, "who", "whom", "whose", "where", "when", "why", "how", "what", "which") {
			i = k
			break
		}
	}
	switch {
	case r.is(i, "who", "whom", "whose") && r.is(i+1, "is", "was", "are", "were") && r.identity(i+2):
		return WhoIs, r.content(i+2, len(r.words)), nil
	case r.is(i, "who", "whom", "whose"):
		return Who, nil, r.content(r.at, len(r.words))
	case r.is(i, "where"):
		return Where, nil, r.content(r.at, len(r.words))
	case r.is(i, "when") || r.is(i, "what", "which") && r.is(i+1, "day", "date", "time", "year", "month"):
		return When, nil, r.content(r.at, len(r.words))
	case r.is(i, "why") || r.has(i, "for what reason") || r.has(i, "what reason") || r.has(i, "what caused"):
		return Why, nil, r.content(r.at, len(r.words))
	case r.is(i, "how") && r.is(i+1, "many", "much", "long", "old", "far", "often", "big", "high", "tall", "large", "fast") || r.is(i, "what") && r.is(i+1, "age", "percentage", "number", "percent"):
		return HowMany, nil, r.content(r.at, len(r.words))
	case r.is(i, "how"):
		return How, nil, r.content(r.at, len(r.words))
	}
	return What, nil, r.content(r.at, len(r.words))
}

// content is the words from index from to index to that carry meaning.
func (r *reader) content(from, to int) []Word {
	var words []Word
	for i := max(from, 0); i < min(to, len(r.words)); i++ {
		w := r.words[i]
		if stop().Has(w.Fold) && !(w.Name && w.Fold != "i" && strings.ToUpper(r.text[w.Start:w.End]) == r.text[w.Start:w.End] && len(w.Fold) > 1) {
			continue
		}
		w.Stem = story.Stem(w.Fold)
		words = append(words, w)
	}
	return words
}

// identity reports whether what is left from index i is only a name or a role:
// "who is Mark Rutte", not "who is meeting Vance".
func (r *reader) identity(i int) bool {
	if i >= len(r.words) || len(r.words)-i > 6 {
		return false
	}
	for k := i; k < len(r.words); k++ {
		w := r.words[k].Fold
		if strings.HasSuffix(w, "ing") && !r.words[k].Name || strings.HasSuffix(w, "ed") && !r.words[k].Name || prepositions().Has(w) && w != "of" {
			return false
		}
	}
	return true
}

// gist reports whether the question asks for the story as a whole.
func (r *reader) gist() bool {
	for _, p := range []string{
		"what is this about", "what's this about", "what is it about", "what is the story about", "what is this story about",
		"what is the article about", "what is this article about", "what happened", "summarise", "summarize", "sum it up", "sum up", "summary", "tldr", "tl", "the gist", "gist",
		"what is the gist", "what's the story", "what is the story", "what is going on", "what's going on", "what is the news", "what's new",
	} {
		if r.has(r.at, p) {
			n := len(strings.Fields(p))
			return len(r.content(r.at+n, len(r.words))) == 0
		}
	}
	return false
}
