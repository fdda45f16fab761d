// Package repl is the terminal: it renders the bot's replies as text and holds a
// conversation with whoever types. It knows no store and no engine, only
// bot.Handler.
package repl

import "strings"

// Style is how output looks.
type Style struct {
	Width  int  // columns of the terminal; prose keeps to MaxWidth of them
	Colour bool // colours and weights; without them the output is plain text
}

// MaxWidth is the widest that prose is set, in columns, and the width of output
// that goes to a file or a pipe. Longer lines are hard to follow back.
const MaxWidth = 100

// minWidth is the narrowest layout; a narrower terminal wraps by itself.
const minWidth = 24

// prose returns the width in which prose is set.
func (s Style) prose() int { return max(min(s.Width, MaxWidth), minWidth) }

// look is the parameters of an ANSI "select graphic rendition" sequence. Only the
// weights and the eight named colours are used: these the terminal's own theme
// makes readable, on light and on dark ground.
type look string

const (
	plain  look = ""
	strong look = "1"
	faint  look = "2"
	aside  look = "2;3" // faint italic: what the program says about a passage
	accent look = "36"

	warning look = "1;33" // words were not said so
	leftOut look = "31;9" // struck through: said, but not in the quotation
	putIn   look = "32;4" // in the quotation, but not said
)

// voices are the colours of the speakers of a story, one after another: first
// those that most themes keep readable on both grounds.
var voices = [...]look{"35", "36", "32", "34", "31", "33"}

// italic is l in slanted letters.
func (l look) italic() look {
	if l == plain {
		return "3"
	}
	return l + ";3"
}

// run is a piece of text, as it came from outside, with its look.
type run struct {
	text string
	look look
}

// paint writes runs to b as one line. Their text must be fit to show already.
func (s Style) paint(b *strings.Builder, runs []run) {
	on := plain
	for _, r := range runs {
		if r.text == "" {
			continue
		}
		if s.Colour && r.look != on {
			if on != plain {
				b.WriteString("\x1b[0m")
			}
			if r.look != plain {
				b.WriteString("\x1b[" + string(r.look) + "m")
			}
			on = r.look
		}
		b.WriteString(r.text)
	}
	if on != plain {
		b.WriteString("\x1b[0m")
	}
}
