package slack

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
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

// sheet is a reply before it is cut into messages: a head, items of which none is
// ever cut, and what stands under them.
type sheet struct {
	asked, readAs string
	head          [][]span
	items         []item
	foot          []mark
	many          int      // items of a message at most
	what          string   // what the items are: "passages"
	asks          []button // whom a question may mean
	shares        bool     // it may be shown to everybody
	request       string   // what its buttons ask again; empty: they are left out
	story         string   // and of which story, where the request does not say
}

// item is one thing to read: a passage with its marks, a person, a line.
type item struct {
	heading []span // not said again where the item before had the same
	line    []span
	quote   string // byte for byte
	marks   []mark // in small print
	context button // opens the paragraphs around it
}

// mark is a piece of small print. One that leads somewhere has words of this
// program's only: it is the one thing that Slack reads as markup.
type mark struct{ text, url string }

// set makes the item's blocks under the given heading.
func (i item) set(above []span) []slack.Block {
	var rich []slack.RichTextElement
	if wordsOf(i.heading) != "" && !slices.Equal(i.heading, above) {
		rich = append(rich, section(i.heading))
	}
	if i.quote != "" {
		rich = append(rich, quotation(i.quote))
	}
	if len(i.line) > 0 {
		rich = append(rich, section(i.line))
	}
	blocks := []slack.Block{slack.NewRichTextBlock("", rich...)}
	if len(i.marks) > 0 {
		blocks = append(blocks, small(i.marks))
	}
	return blocks
}

// without is what stands for an item that is longer than a message. It is not cut:
// half a passage could say what the whole does not.
func (i item) without() item {
	i.line = []span{italic(fmt.Sprintf("This passage has %d characters, more than a message can show. Read it in the story.", characters(i.quote)))}
	i.quote = ""
	return i
}

// aloud is the item as it is read aloud.
func (i item) aloud(above []span) string {
	var out []string
	if wordsOf(i.heading) != "" && !slices.Equal(i.heading, above) {
		out = append(out, notified(wordsOf(i.heading))+":")
	}
	if i.quote != "" {
		out = append(out, notified(i.quote))
	}
	if len(i.line) > 0 {
		out = append(out, notified(wordsOf(i.line)))
	}
	if len(i.marks) > 0 {
		out = append(out, "("+notified(textOfMarks(i.marks))+")")
	}
	return strings.Join(out, "\n")
}

// textOfMarks are the texts of marks.
func textOfMarks(marks []mark) string {
	var all []string
	for _, m := range marks {
		all = append(all, m.text)
	}
	return strings.Join(all, ", ")
}

// wordsOf are the texts of spans.
func wordsOf(spans []span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.text)
	}
	return b.String()
}

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

// outside is text of any origin, which Slack takes as it is, but not empty.
func outside(text string) *slack.TextBlockObject {
	if text == "" {
		text = nothing
	}
	return slack.NewTextBlockObject(slack.PlainTextType, clip(text, maxSection), false, false)
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

// message sets the items of a sheet from the given one on, as many as fit, and says
// what is left out.
func (s sheet) message(from int) message {
	var m message
	var aloud []string
	if head := s.top(); len(head) > 0 {
		m.Blocks = append(m.Blocks, slack.NewRichTextBlock("", section(lines(head))))
		aloud = append(aloud, notified(wordsOf(lines(head))))
	}
	from = max(0, min(from, len(s.items)))
	room := maxPayload - size(append(s.bottom(from, from, nil), m.Blocks...)...)
	at := from
	var above []span
	var contexts []button
	for ; at < len(s.items) && at-from < s.many; at++ {
		i := s.items[at]
		if at == from && i.quote != "" && size(i.set(above)...)+size(row([]button{i.context})) > room {
			i = i.without()
		}
		blocks := i.set(above)
		more := i.context.id != "" && !slices.ContainsFunc(contexts, i.context.like)
		if room -= size(blocks...); more {
			room -= size(row([]button{i.context}))
		}
		if at > from && (room < 0 || len(m.Blocks)+len(blocks) > maxBlocks-4) {
			break
		}
		if more {
			contexts = append(contexts, i.context)
		}
		m.Blocks = joined(m.Blocks, blocks, at > from)
		aloud = append(aloud, i.aloud(above))
		above = i.heading
	}
	marks := s.under(from, at)
	if len(marks) > 0 {
		aloud = append(aloud, notified(textOfMarks(marks)))
	}
	m.Blocks = append(m.Blocks, s.bottom(from, at, contexts)...)
	m.Text = upTo(maxText, aloud)
	return m
}

// joined adds the blocks of an item. What has no small print goes into one block with
// what stands above it: so a list is one.
func joined(all, more []slack.Block, onto bool) []slack.Block {
	if len(all) > 0 && onto {
		last, ok1 := all[len(all)-1].(*slack.RichTextBlock)
		next, ok2 := more[0].(*slack.RichTextBlock)
		if ok1 && ok2 {
			last.Elements = append(last.Elements, next.Elements...)
			more = more[1:]
		}
	}
	return append(all, more...)
}

// top are the lines above the items.
func (s sheet) top() [][]span {
	var head [][]span
	if s.asked != "" {
		head = append(head, []span{italic("❯ " + clip(spelt(s.asked), maxAsked))})
	}
	if s.readAs != "" {
		head = append(head, []span{italic("read as: " + clip(spelt(s.readAs), maxAsked))})
	}
	return append(head, s.head...)
}

// bottom is what stands under the items: where they are from, what is left out, and
// the buttons.
func (s sheet) bottom(from, to int, contexts []button) (blocks []slack.Block) {
	left := len(s.items) - to
	if marks := s.under(from, to); len(marks) > 0 {
		blocks = append(blocks, small(marks))
	}
	if len(contexts) == 1 {
		contexts[0].label = "In context"
	}
	if len(contexts) > 0 {
		blocks = append(blocks, row(contexts))
	}
	if len(s.asks) > 0 {
		blocks = append(blocks, row(s.asks))
	}
	var last []button
	if left > 0 {
		last = append(last, pageButton(verbMore, fmt.Sprintf("More (%d)", left), to, s.story, s.request))
	}
	if s.shares && len(s.items) > 0 {
		last = append(last, pageButton(verbShare, "Share", from, s.story, s.request))
	}
	if last = slices.DeleteFunc(last, func(b button) bool { return b.id == "" }); len(last) > 0 && size(row(last)) <= maxRow {
		blocks = append(blocks, row(last))
	}
	return blocks
}

// under is the small print below the items.
func (s sheet) under(from, to int) []mark {
	if from == 0 && to == len(s.items) {
		return s.foot
	}
	return append(slices.Clone(s.foot), mark{text: fmt.Sprintf("%s %d to %d of %d", s.what, from+1, to, len(s.items))})
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
	return outside(clip(text, maxButton))
}

// upTo joins texts as long as they take n characters, and says what is left out.
func upTo(n int, texts []string) string {
	const more = "… and more in the message."
	out := ""
	for i, t := range texts {
		if characters(out)+characters(t)+len("\n")+characters(more) > n {
			if i == 0 {
				return more
			}
			return out + "\n" + more
		}
		if i > 0 {
			out += "\n"
		}
		out += t
	}
	return out
}

// note is a message of one short text.
func note(text string) message {
	text = clip(text, maxSection)
	return message{
		Text:   upTo(maxText, []string{notified(text)}),
		Blocks: []slack.Block{slack.NewRichTextBlock("", section([]span{roman(spelt(text))}))},
	}
}

// explain is the message about an error.
func explain(err error) message { return note(bot.Sentence(bot.Explain(err))) }
