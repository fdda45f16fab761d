package discord

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"onrecord/bot"
)

// sheet is a reply before it is cut into messages: a head, blocks of which none is
// ever cut, and what stands under them.
type sheet struct {
	head   []string // markdown, on every message
	blocks []block
	foot   string   // markdown
	many   int      // how many blocks a message holds at most; 0: as many as fit
	what   string   // what the blocks are: "passages"
	asks   []button // whom a question may mean
	mood   int      // colour of the bar on the side
	more   func(from int) string
	share  func(from int) string
}

// block is one thing to read: a passage with its mark, a person, a line.
type block struct {
	heading string // markdown; not said again where the block before had the same
	text    string // markdown
	instead string // markdown, where text alone is longer than a message
	context button // opens the paragraphs around it
}

// button is a label and what Discord hands back when it is pressed.
type button struct{ label, id string }

// like reports whether b opens the same paragraphs of the same story as c.
func (b button) like(c button) bool {
	slug := func(id string) string { return strings.SplitN(id+"  ", " ", 3)[1] }
	return b.label == c.label && slug(b.id) == slug(c.id)
}

// The colours of the bar: an answer, a refusal, a fault, a thing done.
const (
	blue  = 0x3B6EA8
	amber = 0xB7791F
	red   = 0xB23B3B
	green = 0x3C7D4F
)

// room is what is left of a message.
type room struct{ characters, bytes, components int }

// take uses up a text display, and reports whether there was room for it.
func (r *room) take(text string) bool {
	left := room{r.characters - bot.Characters(text), r.bytes - len(text) - textBytesEach, r.components - 1}
	if left.characters < 0 || left.bytes < 0 || left.components < 0 {
		return false
	}
	*r = left
	return true
}

// Room that is kept free of blocks: for the rows with their buttons and the
// container, and for the line that says what was left out.
const (
	keptComponents = 1 + 3*(1+maxRow)
	keptText       = 200
)

// message sets the blocks of a sheet from the given one on, as many as fit, and
// says what is left out.
func (s sheet) message(from int) message {
	left := room{maxText - keptText, maxTextBytes - 2*keptText - textBytesEach, maxComponents - keptComponents}
	var parts []discordgo.MessageComponent
	add := func(text string) bool {
		if text == "" {
			return true
		}
		if !left.take(text) {
			return false
		}
		parts = append(parts, discordgo.TextDisplay{Content: text})
		return true
	}
	for _, h := range s.head {
		add(h)
	}
	if s.foot != "" {
		left.take(s.foot)
	}
	from = max(0, min(from, len(s.blocks)))
	at, heading := from, ""
	var contexts []button
	for ; at < len(s.blocks) && (s.many == 0 || at-from < s.many); at++ {
		b := s.blocks[at]
		if !add(b.set(heading)) {
			if at > from || !add(b.without(heading)) {
				break
			}
		}
		heading = b.heading
		if b.context.id != "" && len(contexts) < maxRow && !slices.ContainsFunc(contexts, b.context.like) {
			contexts = append(contexts, b.context)
		}
	}
	if len(contexts) == 1 {
		contexts[0].label = "In context"
	}
	parts = append(parts, s.close(from, at, contexts)...)
	return wrapped(s.mood, parts)
}

// set is a block's text under its heading, if that is a new one.
func (b block) set(above string) string {
	if b.heading == "" || b.heading == above {
		return b.text
	}
	return b.heading + "\n" + b.text
}

// without is what stands for a block that is longer than a message.
func (b block) without(above string) string {
	b.text = b.instead
	return b.set(above)
}

// close is what stands under the blocks: where they are from, what is left out,
// and the buttons.
func (s sheet) close(from, to int, contexts []button) []discordgo.MessageComponent {
	var lines []string
	if s.foot != "" {
		lines = append(lines, s.foot)
	}
	left := len(s.blocks) - to
	if from > 0 || left > 0 {
		lines = append(lines, small(fmt.Sprintf("%s %d to %d of %d", s.what, from+1, to, len(s.blocks))))
	}
	var parts []discordgo.MessageComponent
	if len(lines) > 0 {
		parts = append(parts, discordgo.TextDisplay{Content: strings.Join(lines, "\n")})
	}
	row := func(buttons []button) {
		var all []discordgo.MessageComponent
		for _, b := range buttons[:min(len(buttons), maxRow)] {
			all = append(all, discordgo.Button{Label: bot.Clip(b.label, maxLabel), Style: discordgo.SecondaryButton, CustomID: b.id})
		}
		if len(all) > 0 {
			parts = append(parts, discordgo.ActionsRow{Components: all})
		}
	}
	row(contexts)
	row(s.asks)
	var last []button
	if left > 0 && s.more != nil {
		if id := s.more(to); fitsID(id) {
			last = append(last, button{fmt.Sprintf("More (%d)", left), id})
		}
	}
	if s.share != nil && len(s.blocks) > 0 {
		if id := s.share(from); fitsID(id) {
			last = append(last, button{"Share", id})
		}
	}
	row(last)
	return parts
}

// fitsID reports whether Discord takes an id.
func fitsID(id string) bool { return id != "" && bot.Characters(id) <= maxCustomID }

// wrapped is a message of one container.
func wrapped(colour int, parts []discordgo.MessageComponent) message {
	return message{
		Flags:      componentsV2,
		Components: []discordgo.MessageComponent{discordgo.Container{AccentColor: &colour, Components: parts}},
	}
}

// note is a message of one short text, which is no markdown.
func note(colour int, text string) message {
	return wrapped(colour, []discordgo.MessageComponent{discordgo.TextDisplay{Content: upTo(maxText/2, text)}})
}
