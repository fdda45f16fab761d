package slack

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/slack-go/slack"

	"onrecord/bot"
)

// Text from outside stands in rich text and in plain_text, where nothing of it is
// read as markup: Slack's mrkdwn has no escape for * _ ~ ` (yhatt/jsx-slack,
// about-escape). What is left is what a text does to its reader: the characters that
// turn the direction of writing. In a quotation they are kept, between isolates that
// end their reach; elsewhere they are spelt out.

// span is a run of text with its look.
type span struct {
	text               string
	bold, italic, gone bool
	put                bool   // it was put in: bold says so to those who see it
	url                string // where it leads, if anywhere
}

func roman(text string) span { return span{text: text} }

func bold(text string) span { return span{text: text, bold: true} }

func italic(text string) span { return span{text: text, italic: true} }

// element is the span as rich text has it.
func (s span) element() slack.RichTextSectionElement {
	var style *slack.RichTextSectionTextStyle
	if s.bold || s.italic || s.gone {
		style = &slack.RichTextSectionTextStyle{Bold: s.bold, Italic: s.italic, Strike: s.gone}
	}
	if s.url != "" {
		return slack.NewRichTextSectionLinkElement(s.url, s.text, style)
	}
	return slack.NewRichTextSectionTextElement(s.text, style)
}

// section is a line or several of rich text.
func section(spans []span) *slack.RichTextSection {
	return slack.NewRichTextSection(elements(spans)...)
}

func elements(spans []span) (out []slack.RichTextSectionElement) {
	for _, s := range spans {
		if s.text != "" {
			out = append(out, s.element())
		}
	}
	return out
}

// lines are spans with a line break between them.
func lines(all [][]span) (out []span) {
	for i, l := range all {
		if i > 0 {
			out = append(out, roman("\n"))
		}
		out = append(out, l...)
	}
	return out
}

// quotation sets a passage as a block quotation. unquoted takes it back.
func quotation(text string) *slack.RichTextQuote {
	q := &slack.RichTextQuote{Type: slack.RTEQuote}
	for _, s := range contained(text) {
		q.Elements = append(q.Elements, slack.NewRichTextSectionTextElement(s, nil))
	}
	return q
}

// The marks that part a text from what is around it.
const (
	isolate = "\u2068" // FIRST STRONG ISOLATE
	end     = "\u2069" // POP DIRECTIONAL ISOLATE
)

// turns reports whether r is one of the twelve of Unicode's Bidi_Control.
func turns(r rune) bool { return unicode.Is(unicode.Bidi_Control, r) }

// turned reports whether a text holds characters that turn its direction.
func turned(text string) bool { return strings.ContainsFunc(text, turns) }

// contained is text in one piece, or, where it turns its direction, in pieces of
// three: isolates, a paragraph of text, and what ends the isolates and the paragraph.
// The text itself is never changed, and no piece is empty.
func contained(text string) []string {
	if !turned(text) {
		return []string{text}
	}
	var out []string
	inside := strings.TrimLeftFunc(text, breaks)
	before := text[:len(text)-len(inside)]
	for inside != "" {
		paragraph, rest := inside, ""
		if i := strings.IndexFunc(inside, breaks); i >= 0 {
			paragraph, rest = inside[:i], inside[i:]
		}
		inside = strings.TrimLeftFunc(rest, breaks)
		closed, open := unpaired(paragraph)
		out = append(out, before+strings.Repeat(isolate, closed+1), paragraph, strings.Repeat(end, open+1)+rest[:len(rest)-len(inside)])
		before = ""
	}
	return out
}

// breaks reports whether r ends a paragraph for Unicode's bidirectional algorithm
// (UAX 9, class B): no isolate reaches beyond it.
func breaks(r rune) bool {
	switch r {
	case '\n', '\r', 0x1c, 0x1d, 0x1e, 0x85, 0x2029:
		return true
	}
	return false
}

// unpaired counts the ends of isolates in a paragraph that were never begun, and the
// isolates that never end.
func unpaired(paragraph string) (closed, open int) {
	for _, r := range paragraph {
		switch {
		case 0x2066 <= r && r <= 0x2068:
			open++
		case r != 0x2069:
		case open > 0:
			open--
		default:
			closed++
		}
	}
	return closed, open
}

// inline is s as text on one line: its spaces single, and what would steer the reader
// spelt out as ‹U+202E›; cut where it is longer than maxInline.
func inline(s string) string { return bot.Clip(spelt(s), maxInline) }

func spelt(s string) string {
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), " ") {
		if bot.Steers(r) {
			fmt.Fprintf(&b, "‹U+%04X›", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
