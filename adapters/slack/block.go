package slack

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/slack-go/slack"

	"onrecord/bot"
)

// message is what is sent: blocks, and a text for notifications and screen readers.
type message struct {
	Text   string
	Blocks []slack.Block
}

// view is how a reply is shown.
type view struct {
	Pages   string // where the reading pages are; empty: nowhere
	Private bool   // only whoever asked sees it
	Modal   bool   // it stands in a modal
	Shares  bool   // in a modal that is about a message, to which it can be shared
	Asked   string // the request, as read reads it again; empty: nobody knows it
	Shown   bool   // nobody has seen the request, though it is not private
	From    int    // the first item
	about   string // the story that is asked about, where Asked does not say; empty: as it comes
	spot    *spot  // the passage whose context is wanted
}

// mark is a piece of small print. One that leads somewhere has words of this
// program's only: it is the one thing that Slack reads as markup.
type mark struct{ text, url string }

// small is a line of small print.
func small(marks []mark) slack.Block {
	var all []slack.MixedElement
	var text []string
	flush := func() {
		if len(text) > 0 {
			all = append(all, outside(strings.Join(text, " · ")))
		}
		text = nil
	}
	for _, m := range marks {
		if m.url == "" {
			text = append(text, m.text)
			continue
		}
		flush()
		all = append(all, slack.NewTextBlockObject(slack.MarkdownType, "<"+strings.ReplaceAll(m.url, "&", "&amp;")+"|"+m.text+">", false, true))
	}
	flush()
	return slack.NewContextBlock("", all[:min(len(all), maxContext)]...)
}

// row is a block of buttons.
func row(buttons []button) slack.Block {
	var all []slack.BlockElement
	for n, b := range buttons[:min(len(buttons), maxActions)] {
		all = append(all, slack.NewButtonBlockElement(b.id+":"+strconv.Itoa(n), b.value, label(b.label)))
	}
	return slack.NewActionBlock("", all...)
}

// label is the text of a button.
func label(text string) *slack.TextBlockObject {
	return outside(bot.Clip(text, maxButton))
}

// outside is text of any origin, which Slack takes as it is, but not empty.
func outside(text string) *slack.TextBlockObject {
	if text == "" {
		text = nothing
	}
	return slack.NewTextBlockObject(slack.PlainTextType, bot.Clip(text, maxSection), false, false)
}

// nothing stands where there is no text, and must be some.
const nothing = "–"

// size is what blocks take of a payload, in bytes.
func size(blocks ...slack.Block) int {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // < is one character to whoever reads the JSON
	if err := e.Encode(blocks); err != nil {
		panic(err) // only of types that JSON has no form for
	}
	return b.Len()
}

// sizeOf is what spans take of one.
func sizeOf(spans []span) int { return size(slack.NewRichTextBlock("", section(spans))) }

// note is a message of one short text.
func note(text string) message {
	text = bot.Clip(text, maxSection)
	return message{
		Text:   upTo(maxText, []string{notified(text)}),
		Blocks: []slack.Block{slack.NewRichTextBlock("", section([]span{roman(spelt(text))}))},
	}
}

// explain is the message about an error.
func explain(err error) message { return note(bot.Sentence(bot.Explain(err))) }
