package slack

import (
	"fmt"
	"slices"

	"github.com/slack-go/slack"

	"onrecord/bot"
)

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
	was     *past  // how it stood before; nil: as it does
	context button // opens the paragraphs around it
}

// past is what stood in the place of a passage, in an earlier revision.
type past struct {
	note  string // in small print
	quote string // byte for byte; empty: nothing did
}

// set makes the item's blocks under the given heading.
func (i item) set(above []span) []slack.Block {
	var rich []slack.RichTextElement
	if wordsOf(i.heading) != "" && !slices.Equal(i.heading, above) {
		rich = append(rich, section(i.heading))
	}
	if i.quote != "" {
		rich = append(rich, quotation(i.quote))
	}
	if wordsOf(i.line) != "" {
		rich = append(rich, section(i.line))
	}
	var blocks []slack.Block
	if len(rich) == 0 && len(i.marks) == 0 {
		rich = append(rich, section([]span{roman(nothing)}))
	}
	if len(rich) > 0 {
		blocks = append(blocks, slack.NewRichTextBlock("", rich...))
	}
	if len(i.marks) > 0 {
		blocks = append(blocks, small(i.marks))
	}
	if i.was != nil {
		blocks = append(blocks, small([]mark{{text: i.was.note}}))
		if i.was.quote != "" {
			blocks = append(blocks, slack.NewRichTextBlock("", quotation(i.was.quote)))
		}
	}
	return blocks
}

// without is what stands for an item that is longer than a message. It is not cut:
// half a passage could say what the whole does not.
func (i item) without() item {
	i.line = []span{italic(fmt.Sprintf("This passage has %d characters, more than a message can show. Read it in the story.", bot.Characters(i.quote)))}
	i.quote, i.was = "", nil
	return i
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
		head = append(head, []span{italic("❯ " + bot.Clip(spelt(s.asked), maxAsked))})
	}
	if s.readAs != "" {
		head = append(head, []span{italic("read as: " + bot.Clip(spelt(s.readAs), maxAsked))})
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
