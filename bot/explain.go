package bot

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/qa"
	"onrecord/qa/question"
	"onrecord/qa/story"
)

// What a request can get wrong besides the errors of package qa.
var (
	ErrNoCommand  = errors.New("no such command")
	ErrNoPerson   = errors.New("nobody of that name is in the stories")
	ErrWhichStory = errors.New("say which story")
)

// missing says that there is nothing of a name, and which names come close.
type missing struct {
	err  error // what is missing
	name string
	near []string
}

func (m *missing) Error() string { return fmt.Sprintf("%v: %q", m.err, m.name) }

func (m *missing) Unwrap() error { return m.err }

// advice is what somebody can do about an error, in the order in which the
// errors are looked for.
var advice = []struct {
	err error
	do  string
}{
	{ErrNoCommand, "the command help lists those there are"},
	{ErrNoPerson, "the command people lists who is"},
	{qa.ErrNoStory, "the command stories lists those there are"},
	{ErrFirst, "the command stories tells how many each story has"},
	{ErrNoRevision, "the command stories tells how many each has"},
	{ErrWhichStory, "the command stories lists those there are"},
	{ErrNoWords, "give them in quotation marks"},
	{ErrLongQuestion, fmt.Sprintf("ask it in at most %d", MaxQuestion)},
	{qa.ErrAltered, "nothing of it is shown; add the story again from its source"},
	{story.ErrEmpty, "nothing was added"},
	{story.ErrNotText, "save it as UTF-8 text and try again"},
	{story.ErrTooLong, "split it into several stories"},
	{qa.ErrNoWorkspace, "this is a fault of the program; please report it"},
	{fs.ErrPermission, "look at who may read and write it"},
}

// Explain puts an error into words for people: one line, what is wrong and what
// to do. It is the one place where that is decided.
func Explain(err error) string {
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return "that took too long; ask again, or about one story only"
	case errors.Is(err, context.Canceled):
		return "interrupted"
	}
	what := clean(err.Error())
	if m := (*missing)(nil); errors.As(err, &m) {
		what = clean(m.Error())
		if len(m.near) > 0 {
			return what + "; did you mean " + list(m.near) + "?"
		}
	}
	for _, a := range advice {
		if errors.Is(err, a.err) {
			return what + "; " + a.do
		}
	}
	return what
}

// list joins names as people do: "a, b or c".
func list(names []string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

// Refusal says in one sentence why a has no answer; empty if it has one.
func Refusal(a qa.Answer) string {
	if a.Answered {
		return ""
	}
	q := question.Parse(asked(a))
	switch {
	case len(a.Choices) > 0:
		return counted(len(a.Choices)) + " people fit. Which one do you mean?"
	case q.Else && a.Reason == qa.NotInStory:
		return "That is all; there is nothing else of it."
	case a.Reason == qa.Unclear && (q.Kind == question.Gist || q.Kind == question.People):
		return "There are several stories. Say which one: the commands gist and people take its name."
	}
	switch a.Reason {
	case qa.NoSuchSpeaker:
		return "Nobody in the stories goes by “" + subject(a, "that name") + "”. The command people lists who speaks."
	case qa.SpeakerSilent:
		return "The stories name " + subject(a, "them") + ", but give no words of theirs."
	case qa.SpeakerOffTopic:
		return speaker(a) + " in the stories, but not about " + topic(q) + "."
	case qa.NoStories:
		return "There is no story to answer from. Add one: onrecord add FILE"
	case qa.Unclear:
		if word := q.Dangling(); word != "" {
			return "“" + word + "” follows up on nothing asked before. Say whom or what you mean."
		}
		return "The question names nothing to look for. Ask who said what, who somebody is, where, when, why or how many."
	}
	if q.Negated {
		return "The question asks what is not so, and no passage says that."
	}
	return "The stories do not say."
}

// subject is whom the question is about, as asked.
func subject(a qa.Answer, nobody string) string {
	if who := question.Parse(asked(a)).SubjectText(); who != "" {
		return who
	}
	return nobody
}

// asked is the question as it was read.
func asked(a qa.Answer) string {
	if a.ReadAs != "" {
		return a.ReadAs
	}
	return clean(a.Question)
}

// topic is what the question is about, as asked.
func topic(q question.Question) string {
	if text := q.TopicText(); text != "" {
		return "“" + text + "”"
	}
	return "that"
}

// counted is a small number in words, for a sentence to begin with.
func counted(n int) string {
	if words := []string{2: "Two", 3: "Three", 4: "Four"}; n < len(words) && words[n] != "" {
		return words[n]
	}
	return "Several"
}

// speaker begins a sentence on whoever the closest passages are by.
func speaker(a qa.Answer) string {
	for _, p := range a.Passages {
		if p.Speaker != nil {
			return firstUpper(question.Called(p.Speaker.Name)) + " speaks"
		}
	}
	return "They speak"
}

// Closest heads the passages beside a refusal: what they are.
func Closest(a qa.Answer) string {
	switch a.Reason {
	case qa.SpeakerSilent:
		return "Where the stories name " + subject(a, "them") + ":"
	case qa.SpeakerOffTopic:
		return "What is said instead:"
	case qa.NoSuchSpeaker:
		return "Closest passages, by others:"
	}
	return "Closest passages:"
}

// VerdictOf says in one sentence whether words were said.
func VerdictOf(c qa.Check) string {
	who := "anybody"
	if c.Speaker != "" {
		who = question.Called(c.Speaker)
	}
	speaker := "Somebody whom the story does not name"
	if len(c.Passages) > 0 && c.Passages[0].Speaker != nil {
		speaker = firstUpper(question.Called(c.Passages[0].Speaker.Name))
	}
	switch c.Verdict {
	case qa.Found:
		if len(c.Difference) > 0 {
			return "Found, with its cuts: " + speaker + " said this, and more in between."
		}
		if c.Partial {
			return "Found, word for word, within a longer sentence: " + speaker + " said this. Read it whole."
		}
		return "Found, word for word: " + speaker + " said this."
	case qa.Altered:
		return "Altered: these are not the words. " + speaker + " said:"
	case qa.Spliced:
		return "Spliced: nobody said this in one piece. It is put together from these:"
	case qa.SomeoneElse:
		return "Not " + who + ": word for word, " + firstLower(speaker) + " said this."
	case qa.NotQuoted:
		return "Not a quotation: the story has these words, but does not put them in anybody's mouth as they stand."
	}
	switch {
	case c.Speaker == "":
		return "Not found: nobody in the stories says this."
	case about(c):
		return "Not found in these words. What " + question.Called(c.Speaker) + " says about it:"
	}
	return "Not found: nothing of the kind is said by " + who + ", or by anybody else."
}

// firstLower is a sentence's beginning inside a sentence; names stay as they are.
func firstLower(s string) string {
	if strings.HasPrefix(s, "Somebody whom") || strings.HasPrefix(s, "The ") {
		return strings.ToLower(s[:1]) + s[1:]
	}
	return s
}

// firstUpper is a sentence's beginning.
func firstUpper(s string) string {
	for _, r := range s {
		return string(unicode.ToUpper(r)) + s[utf8.RuneLen(r):]
	}
	return s
}

// about reports whether the passages beside a verdict are the speaker's own words.
func about(c qa.Check) bool {
	return c.Verdict == qa.NotFound && len(c.Passages) > 0 && c.Passages[0].Speaker != nil && c.Passages[0].Speaker.Name == c.Speaker
}

// PassagesOf heads the passages beside a verdict, where they do not speak for themselves.
func PassagesOf(c qa.Check) string {
	switch {
	case c.Verdict == qa.Altered:
		return "As it stands in the story:"
	case c.Verdict == qa.NotFound && !about(c):
		return "Closest passages:"
	}
	return ""
}

// Sentence makes one of an error's words.
func Sentence(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	s = string(unicode.ToUpper(r)) + s[n:]
	if strings.ContainsAny(s[len(s)-1:], ".?!") {
		return s
	}
	return s + "."
}
