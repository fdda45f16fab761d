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
	claim string // of a DidSay question

	negated bool // a "not" was dropped
	not     int  // where it stood, in the text
	verbAt  int  // where the verb of a Said question stands, in the text
}

// padding opens a question without asking anything.
var padding = []string{
	"please", "pls", "plz", "could you", "can you", "would you", "tell me", "show me", "give me", "i want to know", "i would like to know",
	"i'd like to know", "do you know", "let me know", "what i want to know is", "just", "so", "hey", "hi", "hello", "ok", "okay", "onrecord", "well",
	"will you", "may i ask", "can i ask", "i wonder", "i was wondering", "do you happen to know", "any idea", "remind me", "excuse me", "sorry",
	"can you tell me", "and", "but", "thanks", "thank you", "i need to know", "find out", "find", "does the story say", "does the article say", "in this story", "in the story",
	"in the article", "according to the story", "according to the article",
}

func (r *reader) skipPadding() {
	for again := true; again; {
		again = false
		for _, p := range padding {
			if n := strings.Count(p, " ") + 1; r.has(r.at, p) && r.at+n < len(r.words) {
				r.at += n
				again = true
			}
		}
	}
}

// has reports whether the words from index i on are those of phrase.
func (r *reader) has(i int, phrase string) bool {
	for rest, more := phrase, true; more; i++ {
		var w string
		w, rest, more = strings.Cut(rest, " ")
		if i >= len(r.words) || r.words[i].Fold != w {
			return false
		}
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

// wordAt is the folded word i, empty where there is none.
func wordAt(r *reader, i int) string {
	if i < 0 || i >= len(r.words) {
		return ""
	}
	return r.words[i].Fold
}

// read tells the question's kind, subject and topic.
func (r *reader) read() (Kind, []Word, []Word) {
	i := r.at
	switch {
	case r.whole(gists):
		return Gist, nil, nil
	case r.whole(peoples):
		return People, nil, nil
	case r.happened(i):
		return Time, nil, r.content(i, len(r.words))
	}
	if kind, from, to, topic, ok := r.speech(); ok {
		if to < len(r.words) {
			r.verbAt = r.words[to].Start
		}
		return kind, r.content(from, to), r.content(topic, len(r.words))
	}
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
	case r.is(i, "who") && r.is(len(r.words)-1, "is", "was", "are") && i+2 < len(r.words) && r.identity(i+1): // "who the Nato chief is"
		return WhoIs, r.content(i+1, len(r.words)-1), nil
	case r.is(i, "what") && r.is(i+1, "is", "was") && r.is(len(r.words)-1, "job", "role", "position", "title", "office", "profession") && len(r.content(i+2, len(r.words)-1)) > 0,
		r.is(i, "what") && r.is(i+1, "does", "did") && r.is(len(r.words)-1, "do") && r.identity(i+2): // "What is Lecornu's job?"
		return WhoIs, r.content(i+2, len(r.words)-1), nil
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
	if i >= len(r.words) || len(r.words)-i > 9 {
		return false
	}
	if last := r.words[len(r.words)-1]; !last.Name && (Past(last.Fold) || participial(last.Fold)) && !speaks(last.Fold) {
		return false // "who was burnt", "by whom was the violin found"
	}
	office := false // "the spokesman for the trust"
	for k := i; k < len(r.words); k++ {
		w := r.words[k].Fold
		if office && (w == "for" || w == "at" || w == "in") {
			continue
		}
		if office = office || speaks(w) || bodies().Has(w); !office && k-i > 6 {
			return false
		}
		if strings.HasSuffix(w, "ing") && !r.words[k].Name || strings.HasSuffix(w, "ed") && !r.words[k].Name || prepositions().Has(w) && w != "of" {
			return false
		}
	}
	return true
}

// gists ask for the story as a whole.
var gists = []string{
	"what is this about", "what is it about", "what is the story about", "what is this story about", "what is it all about", "what is this all about",
	"what is the article about", "what is this article about", "what happened", "summarise", "summarize", "sum it up", "sum up", "sum this up", "summary", "tldr", "tl",
	"the gist", "gist", "what is the gist", "what is the story", "what is going on", "what is the news", "what is new", "what is happening",
	"give a summary", "a summary", "in short", "in a nutshell", "main points", "what are the main points", "the main points", "key points", "what are the key points",
	"what does it say", "what does the story say", "what does the article say", "summarise it", "summarize it", "brief me", "the story in brief",
}

// peoples ask who is in the story.
var peoples = []string{
	"who is in it", "who is in this", "who is in the story", "who is in this story", "who is in the article", "who are the people", "who are they", "who speaks", "who spoke",
	"who is quoted", "who are quoted", "who gets quoted", "who appears", "who is mentioned", "who is named", "who is speaking", "who is it about", "who is this about",
	"who is the story about", "list the people", "list people", "people", "which people are in it", "who said something", "who says something", "who said anything",
	"who are the speakers", "speakers", "who talks", "whom does it quote", "who does it quote", "who does the story quote", "who are the people in it",
	"who are the people in the story", "who plays a part", "who is involved",
}

// whole reports whether the question is one of the phrases, and asks nothing more.
func (r *reader) whole(phrases []string) bool {
	for _, p := range phrases {
		if r.has(r.at, p) && !r.is(r.at+strings.Count(p, " ")+1, "for", "to", "against", "with", "there") && len(r.content(r.at+strings.Count(p, " ")+1, len(r.words))) == 0 {
			return true
		}
	}
	return false
}

// happened recognises "what happened on Thursday" and "what is planned for Friday".
func (r *reader) happened(i int) bool {
	if !r.is(i, "what", "which", "anything") {
		return false
	}
	when, what := false, false
	for k := i + 1; k < len(r.words); k++ {
		when = when || isTime(r.words[k].Fold)
		what = what || k <= i+4 && r.is(k, "happened", "happens", "happen", "happening", "occurred", "planned", "scheduled", "plans", "took")
	}
	return when && (what || r.is(i+1, "about", "was", "is") && isTime(r.words[len(r.words)-1].Fold) && len(r.content(i, len(r.words))) == 1)
}

// isTime reports whether a folded word says when: a day, a part of one, a month, a year.
func isTime(fold string) bool {
	if len(fold) == 4 && (fold[:2] == "19" || fold[:2] == "20") && strings.Trim(fold, "0123456789") == "" {
		return true
	}
	return times().Has(fold)
}
