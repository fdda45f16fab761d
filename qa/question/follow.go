package question

import (
	"strings"

	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// Turn is what a later question may refer to: an earlier question as it was read,
// and what was shown. It is kept as JSON.
type Turn struct {
	Text    string        `json:"text"`
	Kind    Kind          `json:"kind"`
	Subject string        `json:"subject,omitempty"` // the name of whom it was about, as printed; empty if nobody
	Gender  speech.Gender `json:"gender,omitempty"`  // theirs
	Topic   string        `json:"topic,omitempty"`
	Shown   []Shown       `json:"shown,omitempty"`   // the passages, in their order
	Choices []string      `json:"choices,omitempty"` // the questions that were offered
}

// Shown is a passage that was shown.
type Shown struct {
	Story   string        `json:"story"`
	Start   int           `json:"start"`
	End     int           `json:"end"`
	Speaker string        `json:"speaker,omitempty"` // name as printed
	Gender  speech.Gender `json:"gender,omitempty"`  // theirs
}

// openers lead a follow-up that names only what is new.
var openers = []string{"and what about", "and how about", "what about", "how about", "and", "or", "but what about"}

// Follow fills in what a question leaves unsaid, from the thread (oldest turn
// first): "And Lecornu?" after "What did Rutte say?", "she" after a question
// about Baerbock. names are the people of the stories, as printed. The text
// comes back as it is where it stands by itself.
func Follow(text string, thread []Turn, names []string) string {
	if len(thread) == 0 {
		return text
	}
	last := thread[len(thread)-1]
	if rest, ok := elliptic(text); ok {
		return fill(rest, last, names)
	}
	return pronouns(text, thread)
}

// elliptic reports whether the text is only a noun phrase behind an opener, and gives that.
func elliptic(text string) (string, bool) {
	rest := strings.TrimSpace(strings.TrimRight(strings.TrimSpace(text), "?!. "))
	fold := story.Fold(rest)
	for _, o := range openers {
		if strings.HasPrefix(fold, o+" ") && len(fold) == len(rest) {
			rest = strings.TrimSpace(rest[len(o)+1:])
			for _, about := range []string{"about ", "on ", "regarding "} {
				rest = strings.TrimPrefix(rest, about)
			}
			q := Parse(rest)
			return rest, q.Kind == What && len(strings.Fields(rest)) <= 5 && !startsQuestion(rest)
		}
	}
	return "", false
}

func startsQuestion(text string) bool {
	r := &reader{text: text, words: Parse(text).all()}
	return r.question(0)
}

func (q Question) all() []Word {
	var ws []Word
	for _, w := range story.Words(q.Text, story.Span{End: len(q.Text)}) {
		if w.Class != story.Mark {
			ws = append(ws, Word{Span: w.Span, Fold: story.Fold(w.In(q.Text))})
		}
	}
	return ws
}

// fill puts a noun phrase into the question before: a person in the place of its
// subject, anything else in the place of its topic.
func fill(phrase string, last Turn, names []string) string {
	name, person := fullName(phrase, names)
	switch {
	case person && last.Kind == WhoIs:
		return "Who is " + name + "?"
	case person && last.Subject != "" && last.Kind != Said && strings.Contains(last.Text, last.Subject):
		return strings.Replace(last.Text, last.Subject, name, 1)
	case person && last.Topic != "" && last.Kind == Said:
		return "What did " + name + " say about " + last.Topic + "?"
	case person:
		return "What did " + name + " say?"
	case last.Subject != "":
		return "What did " + last.Subject + " say about " + phrase + "?"
	}
	return phrase
}

// fullName returns the one name that holds all the words of the phrase.
func fullName(phrase string, names []string) (string, bool) {
	phrase = Mend(phrase, func(fold string) bool { return hasPart(fold, names) }, names)
	found := ""
	for _, n := range names {
		all := true
		for _, w := range strings.Fields(story.Fold(phrase)) {
			all = all && (hasPart(w, []string{n}) || stop().Has(w))
		}
		if !all || n == found {
			continue
		}
		if found != "" {
			return phrase, true // two of that name: as asked, so that it shows
		}
		found = n
	}
	if found == "" {
		return phrase, strings.ToUpper(phrase[:1]) == phrase[:1] && len(strings.Fields(phrase)) <= 3
	}
	return found, true
}

// Borne reports whether a folded word is a part of one of the names.
func Borne(fold string, names []string) bool { return hasPart(fold, names) }

func hasPart(fold string, names []string) bool {
	for _, n := range names {
		for _, p := range strings.Fields(story.Fold(n)) {
			if p == fold {
				return true
			}
		}
	}
	return false
}

// pronouns puts the last person spoken of in the place of a pronoun, where the
// question names nobody itself.
func pronouns(text string, thread []Turn) string {
	words := story.Words(text, story.Span{End: len(text)})
	for i, w := range words {
		if i > 0 && (w.Class == story.Title || w.Class == story.Upper && w.Len() > 1) {
			return text
		}
	}
	for _, w := range words {
		fold := story.Fold(w.In(text))
		want, ok := pronounOf(fold)
		if !ok {
			continue
		}
		for k := len(thread) - 1; k >= 0; k-- {
			t := thread[k]
			if t.Subject == "" || t.Gender != speech.Unknown && want != speech.Unknown && t.Gender != want {
				continue
			}
			name := t.Subject
			if fold == "his" || fold == "her" && owns(words, w.Span, text) {
				name += "'s"
			}
			return text[:w.Start] + name + text[w.End:]
		}
	}
	return text
}

// owns reports whether a word follows the pronoun, which makes "her" a possessive.
func owns(words []story.Word, at story.Span, text string) bool {
	for i, w := range words {
		if w.Span == at {
			return i+1 < len(words) && words[i+1].Class == story.Lower && !prepositions().Has(story.Fold(words[i+1].In(text)))
		}
	}
	return false
}

func pronounOf(fold string) (speech.Gender, bool) {
	switch fold {
	case "he", "him", "his":
		return speech.Male, true
	case "she", "her":
		return speech.Female, true
	case "they", "them":
		return speech.Unknown, true
	}
	return speech.Unknown, false
}
