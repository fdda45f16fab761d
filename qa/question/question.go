// Package question reads what is asked: the kind of a question, whom it is about
// and its topic, names mended and follow-ups filled in. It knows the people it is
// given, and looks at no story's text.
package question

import (
	"strings"

	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// Kind is what sort of thing a question asks for.
type Kind string

// The kinds of questions.
const (
	Said    Kind = "said"     // what X said (about Y)
	WhoSaid Kind = "who-said" // who said, warned, called … that
	WhoIs   Kind = "who-is"   // who is X
	Who     Kind = "who"
	Where   Kind = "where"
	When    Kind = "when"
	HowMany Kind = "how-many" // also how much, how long, how old
	Why     Kind = "why"
	How     Kind = "how"
	YesNo   Kind = "yes-no"
	What    Kind = "what"    // which, what, and all that is no question by its form
	Gist    Kind = "gist"    // what the story is about
	People  Kind = "people"  // who is in it
	Time    Kind = "time"    // what happened at a time
	DidSay  Kind = "did-say" // whether X said that
)

// Word is a word of the question that a passage can be looked for by.
type Word struct {
	story.Span        // in Question.Text
	Fold       string // folded
	Stem       string
	Name       bool // written like a name
	Owner      bool // a genitive: "the team's"
}

// Question is a question as read.
type Question struct {
	Text    string // the question's text; spans point into it
	Kind    Kind
	Subject []Word // whom a Said, WhoIs or YesNo question is about, as asked; determiners left out
	Topic   []Word // the content words, those of Subject left out
	Time    []Word // those of Topic that say when
	Quoted  []string
	Claim   string        // what a DidSay question says was said, as typed
	Negated bool          // what is not so is asked for: "who did not sign?"
	Turned  string        // the stem of the word that its "not" turns round
	Else    bool          // what was shown before is not wanted again
	Address speech.Gender // that of "Mr" or "Ms" before the subject
}

// Words is the content words of the question, subject and topic.
func (q Question) Words() []Word {
	return append(append([]Word(nil), q.Subject...), q.Topic...)
}

// SubjectText is the subject as asked: "the UK defence secretary".
func (q Question) SubjectText() string {
	if len(q.Subject) == 0 {
		return ""
	}
	return q.Text[q.Subject[0].Start:q.Subject[len(q.Subject)-1].End]
}

// Parse reads a question. Any text is a question; one without a content word has
// neither subject nor topic.
func Parse(text string) Question {
	r := newReader(text)
	r.dropNot()
	r.skipPadding()
	q := Question{Text: text, Quoted: quoted(text), Else: r.dropElse()}
	q.Kind, q.Subject, q.Topic = r.read()
	q.Claim = r.claim
	if q.Negated = r.negation(q); q.Negated {
		q.Turned = r.turned()
	}
	if len(q.Subject) > 0 {
		q.Address = r.address(q.Subject[0])
	}
	for _, w := range q.Topic {
		if isTime(w.Fold) {
			q.Time = append(q.Time, w)
		}
	}
	return q
}

// newReader reads a text's words, "who's", "whos" and "didn't" as two.
func newReader(text string) *reader {
	r := &reader{text: text}
	for _, w := range story.Words(text, story.Span{End: len(text)}) {
		fold := story.Fold(w.In(text))
		if w.Class == story.Mark {
			r.marks = append(r.marks, len(r.words))
			continue
		}
		if verb, ok := contracted(strings.ReplaceAll(fold, "’", "'")); ok {
			r.words = append(r.words, Word{Span: w.Span, Fold: verb}, Word{Span: w.Span, Fold: "not"})
			continue
		}
		short := strings.TrimSuffix(fold, "s")
		fold, owner := strings.CutSuffix(fold, "'s")
		if owner {
			short = fold
		}
		is := isQuestionWord(short) && (owner || short != fold)
		if is {
			fold = short
		}
		r.words = append(r.words, Word{Span: w.Span, Fold: fold, Owner: owner && !is, Name: w.Class == story.Title && len(r.words) > 0 || w.Class == story.Upper})
		if is {
			r.words = append(r.words, Word{Span: w.Span, Fold: "is"})
		}
	}
	return r
}

// dropElse takes the "else" out of "what else" and "who else".
func (r *reader) dropElse() bool {
	if !r.is(r.at, "what", "who") || !r.is(r.at+1, "else") {
		return false
	}
	r.words = append(r.words[:r.at+1:r.at+1], r.words[r.at+2:]...)
	return true
}

// address is the gender that the word before a subject gives it.
func (r *reader) address(first Word) speech.Gender {
	for i := 1; i < len(r.words); i++ {
		if r.words[i].Span != first.Span {
			continue
		}
		switch r.words[i-1].Fold {
		case "mr", "sir":
			return speech.Male
		case "ms", "mrs", "miss", "lady", "madam":
			return speech.Female
		}
	}
	return speech.Unknown
}

func isQuestionWord(fold string) bool {
	switch fold {
	case "who", "what", "where", "when", "why", "how":
		return true
	}
	return false
}

// quoted returns what stands between double quotation marks in the question.
func quoted(text string) []string {
	var found []string
	plain := strings.NewReplacer("“", `"`, "”", `"`, "„", `"`).Replace(text)
	parts := strings.Split(plain, `"`)
	for i := 1; i < len(parts)-1; i += 2 {
		if s := strings.TrimSpace(parts[i]); s != "" {
			found = append(found, s)
		}
	}
	return found
}

// TopicText is the topic as asked, from its first to its last content word, with
// the article before it.
func (q Question) TopicText() string {
	if len(q.Topic) == 0 || len(q.Topic) == 1 && q.Topic[0].Fold == "else" { // "Did she say anything else?"
		return ""
	}
	from, to := q.Topic[0].Start, q.Topic[len(q.Topic)-1].End
	for _, article := range []string{"the ", "a ", "an ", "his ", "her ", "their ", "any "} {
		if before := q.Text[:from]; strings.HasSuffix(strings.ToLower(before), " "+article) {
			from -= len(article)
			break
		}
	}
	return q.Text[from:to]
}

// Who is whom a question after words or a person asks about, as asked, and what
// gender the asking gives them: "the Germans" are several, "the union" is no person.
// It is empty where a pronoun, or nobody, is asked about.
func (q Question) Who() (name string, gender speech.Gender) {
	if q.Kind != Said && q.Kind != WhoIs && q.Kind != DidSay || len(q.Subject) == 0 {
		return "", speech.Unknown
	}
	name, gender = q.SubjectText(), q.Address
	if last := q.Subject[len(q.Subject)-1]; demonym(last.Fold) || !last.Name && several(q.Subject) {
		gender = speech.Plural
		name = "the " + name // "the Poles", "the nurses"
	}
	return strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s"), gender
}

// Address reports whether a folded word is a form of address before a name.
func Address(fold string) bool { return honorific(strings.TrimSuffix(fold, ".")) }

// Dangling is the word of a question that only a thread could give a meaning:
// "she", "why" with nothing behind it; empty if there is none.
func (q Question) Dangling() string {
	words := q.all()
	for _, w := range words {
		if _, ok := pronounOf(w.Fold); ok || w.Fold == "it" {
			return q.Text[w.Start:w.End]
		}
	}
	if len(words) == 1 && isQuestionWord(words[0].Fold) {
		return q.Text[words[0].Start:words[0].End]
	}
	return ""
}
