// Package question reads what is asked: the kind of a question, whom it is about
// and its topic, names mended and follow-ups filled in. It knows the people it is
// given, and looks at no story's text.
package question

import (
	"strings"

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
	What    Kind = "what" // which, what, and all that is no question by its form
	Gist    Kind = "gist" // what the story is about
)

// Word is a word of the question that a passage can be looked for by.
type Word struct {
	story.Span        // in Question.Text
	Fold       string // folded
	Stem       string
	Name       bool // written like a name
}

// Question is a question as read.
type Question struct {
	Text    string // the question's text; spans point into it
	Kind    Kind
	Subject []Word // whom a Said, WhoIs or YesNo question is about, as asked; determiners left out
	Topic   []Word // the content words, those of Subject left out
	Quoted  []string
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
	r := &reader{text: text}
	for _, w := range story.Words(text, story.Span{End: len(text)}) {
		fold := story.Fold(w.In(text))
		if w.Class == story.Mark {
			r.marks = append(r.marks, len(r.words))
			continue
		}
		fold, short := strings.CutSuffix(fold, "'s")
		r.words = append(r.words, Word{Span: w.Span, Fold: fold, Name: w.Class == story.Title && len(r.words) > 0 || w.Class == story.Upper})
		if short && isQuestionWord(fold) { // "who's"
			r.words = append(r.words, Word{Span: w.Span, Fold: "is"})
		}
	}
	r.skipPadding()
	q := Question{Text: text, Quoted: quoted(text)}
	q.Kind, q.Subject, q.Topic = r.read()
	return q
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

// TopicText is the topic as asked, from its first to its last content word.
func (q Question) TopicText() string {
	if len(q.Topic) == 0 {
		return ""
	}
	return q.Text[q.Topic[0].Start:q.Topic[len(q.Topic)-1].End]
}
