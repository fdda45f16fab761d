package slack

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/slack-go/slack"

	"onrecord/bot"
)

// What a button does is in its action_id, and what it is about in its value: nothing
// is kept for it, so that it works after a restart and on any machine. An action_id
// is a verb and a number that makes it the only one of its row.
const (
	verbContext = "context" // story, start, end, mark: the paragraphs around a passage
	verbMore    = "more"    // first item, "@" and a story perhaps, request: the rest
	verbShare   = "share"   // the same: the same, for everybody
	verbRead    = "read"    // "@" and a story, request: what the Home tab offers of each
	verbAsk     = "ask"     // question: whom an ambiguous name means
	verbOpen    = "open"    // nothing: the button leads to a page
	verbAdd     = "add"     // nothing: the form for a new story
	verbRemove  = "remove"  // story
)

// button is a label and what Slack hands back when it is pressed.
type button struct{ label, id, value string }

// like reports whether b opens the same paragraphs of the same story as c.
func (b button) like(c button) bool {
	story := func(value string) string { s, _, _ := strings.Cut(value, " "); return s }
	return b.label == c.label && story(b.value) == story(c.value)
}

// spot is a passage as its button names it. The mark tells whether the story is
// still the one that was cited.
type spot struct {
	story      string
	start, end int
	mark       string
}

// contextButton opens the paragraphs around a passage.
func contextButton(story string, paragraph, start, end int, text string) button {
	return button{bot.Paragraph(paragraph) + " in context", verbContext, fmt.Sprintf("%s %d %d %s", story, start, end, bot.Mark(text))}
}

// pageButton shows a request's answer from an item on; it is none where Slack would
// not take the request.
func pageButton(verb, label string, from int, story, request string) button {
	value := strconv.Itoa(from)
	if story != "" {
		value += "@" + story
	}
	value += " " + request
	if request == "" || bot.Characters(value) > maxValue {
		return button{}
	}
	return button{label, verb, value}
}

// pressKind is who sees what comes of a button.
type pressKind int

const (
	pressNothing pressKind = iota
	pressPrivate           // whoever pressed it
	pressShare             // everybody
	pressAsk               // those who see the message that it stands on
)

// press is what a button's press asks for.
type press struct {
	bot.Request
	does  pressKind
	at    view
	opens *slack.ModalViewRequest // the form that it opens instead
}

// errPressed says that a button is none of ours, or of another version.
var errPressed = errors.New("this button does not work any more; ask again")

// pressed reads a button. Whoever presses can send anything.
func pressed(id, value string) (press, error) {
	verb, _, _ := strings.Cut(id, ":")
	switch verb {
	case verbOpen:
		return press{}, nil
	case verbAdd:
		form := addView()
		return press{does: pressPrivate, opens: &form}, nil
	case verbRemove:
		if value == "" {
			return press{}, errPressed
		}
		return press{Request: bot.Request{Command: bot.Remove, Text: value}, does: pressPrivate}, nil
	case verbAsk:
		if value == "" {
			return press{}, errPressed
		}
		r := bot.Request{Command: bot.Ask, Text: value}
		return press{Request: r, does: pressAsk, at: view{Asked: asked(r), Shown: true}}, nil
	case verbContext:
		return pressedContext(value)
	case verbRead:
		return pressedPage(verb, "0"+value)
	case verbMore, verbShare:
		return pressedPage(verb, value)
	}
	return press{}, errPressed
}

func pressedContext(value string) (press, error) {
	f := strings.Fields(value)
	if len(f) != 4 {
		return press{}, errPressed
	}
	s := spot{story: f[0], mark: f[3]}
	var err1, err2 error
	s.start, err1 = strconv.Atoi(f[1])
	s.end, err2 = strconv.Atoi(f[2])
	if err1 != nil || err2 != nil || s.start < 0 || s.end <= s.start {
		return press{}, errPressed
	}
	return press{Request: bot.Request{Command: bot.Show, Story: s.story}, does: pressPrivate, at: view{spot: &s}}, nil
}

func pressedPage(verb, value string) (press, error) {
	number, request, _ := strings.Cut(value, " ")
	number, story, _ := strings.Cut(number, "@")
	from, err := strconv.Atoi(number)
	if err != nil || from < 0 || from > maxPage {
		return press{}, errPressed
	}
	r := read(request)
	if changes(r.Command) {
		return press{}, errPressed
	}
	if story != "" {
		r.Story = story
	}
	p := press{Request: r, does: pressPrivate, at: view{Asked: asked(r), From: from, Shown: true, about: story}}
	if verb == verbShare {
		p.does = pressShare
	}
	return p, nil
}

// changes reports whether a command changes what there is, which no page of an
// answer does.
func changes(c bot.Command) bool {
	switch c {
	case bot.Add, bot.Remove, bot.Focus, bot.Forget:
		return true
	}
	return false
}
