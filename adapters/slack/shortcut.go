package slack

import (
	"strconv"
	"strings"

	"github.com/slack-go/slack"

	"onrecord/bot"
)

// Forms, and their fields: a field's block has the name of its action.
const (
	formCheck = "check"
	formAdd   = "add"

	fieldWords   = "words"
	fieldSpeaker = "speaker"
	fieldAddress = "address"
	fieldText    = "text" // and text2 to text4
)

// field is a field of a form.
func field(name, title, hint, placeholder, value string, optional, long bool) slack.Block {
	input := slack.NewPlainTextInputBlockElement(outside(bot.Clip(placeholder, maxHint)), name)
	input.Multiline, input.MaxLength, input.InitialValue = long, maxInput, bot.Clip(value, maxInput)
	var below *slack.TextBlockObject
	if hint != "" {
		below = outside(bot.Clip(hint, maxLabel))
	}
	b := slack.NewInputBlock(name, outside(title), below, input)
	b.Optional = optional
	return b
}

// modal is a form: its title, what sends it, and its fields.
func modal(id, title, submit string, fields ...slack.Block) slack.ModalViewRequest {
	return slack.ModalViewRequest{
		Type: slack.VTModal, CallbackID: id, Title: outside(bot.Clip(title, maxTitle)), Submit: outside(bot.Clip(submit, maxTitle)), Close: outside("Cancel"),
		Blocks: slack.Blocks{BlockSet: fields},
	}
}

// shortcutView is the form that asks whether a message quotes rightly: the words are
// its longest quotation, or all of it.
func shortcutView(text string) slack.ModalViewRequest {
	return modal(formCheck, "Check this quote", "Check",
		field(fieldWords, "Were these words said?", "As they are quoted. What differs from the story is shown word by word.", "The words", bot.Claimed(typed(text)), false, true),
		field(fieldSpeaker, "By whom?", "Leave it empty to ask about anybody.", "A name or an office", "", true, false),
	)
}

// addView is the form for a new story.
func addView() slack.ModalViewRequest {
	fields := []slack.Block{
		field(fieldAddress, "The story's page on the web", "", "https://paper.example/story", "", true, false),
		field(fieldText, "Or its text", "The headline, an empty line, the story. A story that was here before becomes its next revision.", "Paste it here", "", true, true),
	}
	for n := 2; n <= storyParts; n++ {
		fields = append(fields, field(fieldText+strconv.Itoa(n), "… continued", "", "What had no room above, from a new paragraph on", "", true, true))
	}
	return modal(formAdd, "Add a story", "Add", fields...)
}

// resultView is a modal that shows a message.
func resultView(m message) slack.ModalViewRequest {
	return slack.ModalViewRequest{
		Type: slack.VTModal, Title: outside("onrecord"), Close: outside("Close"),
		Blocks: slack.Blocks{BlockSet: m.Blocks[:min(len(m.Blocks), maxViewBlocks)]},
	}
}

// submitted reads a form that somebody filled in. wrong tells, by field, what is
// amiss; there is no request then.
func submitted(v slack.View) (r bot.Request, wrong map[string]string) {
	get := func(name string) string {
		if v.State == nil {
			return ""
		}
		return strings.TrimSpace(v.State.Values[name][name].Value)
	}
	switch v.CallbackID {
	case formCheck:
		r = bot.Request{Command: bot.Check, Text: get(fieldWords), Speaker: get(fieldSpeaker)}
		if r.Text == "" {
			return bot.Request{}, map[string]string{fieldWords: "Type the words to be checked."}
		}
		return r, nil
	case formAdd:
		var parts []string
		for n := 1; n <= storyParts; n++ {
			name := fieldText
			if n > 1 {
				name += strconv.Itoa(n)
			}
			if text := get(name); text != "" {
				parts = append(parts, text)
			}
		}
		return added(get(fieldAddress), strings.Join(parts, "\n\n"))
	}
	return bot.Request{}, map[string]string{fieldWords: "This form is of another version of the program; open it again."}
}

// added is the request to add a page or a text.
func added(page, text string) (r bot.Request, wrong map[string]string) {
	r.Command = bot.Add
	switch {
	case page == "" && text == "":
		return bot.Request{}, map[string]string{fieldAddress: "Give the address of a page, or paste a text below."}
	case page != "" && text != "":
		return bot.Request{}, map[string]string{fieldAddress: "Give the address or the text, not both."}
	case page == "":
		r.Draft = bot.Draft{Text: text}
		return r, nil
	case linkable(page) == "":
		return bot.Request{}, map[string]string{fieldAddress: "This is no address of a page; it begins with https://"}
	}
	r.Draft = bot.Draft{URL: page}
	return r, nil
}
