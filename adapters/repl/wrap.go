package repl

import (
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

// measure returns how many columns s takes on a terminal.
func measure(s string) int { return displaywidth.String(s) }

// word is what stands between two white spaces, in one or more looks.
type word struct {
	pieces []run
	width  int
}

// first returns the width of the word's first character.
func (w word) first() int {
	g := displaywidth.StringGraphemes(w.pieces[0].text)
	g.Next()
	return g.Width()
}

// wrap sets runs in lines of at most width columns. It breaks at white space, and
// inside a word only if that alone is wider than a line (Chinese, Japanese, long
// addresses). No byte is added, lost or changed but white space, and what Visible shows
// in another form. No text makes no line.
func wrap(runs []run, width int) [][]run {
	var lines [][]run
	var line []run
	used := 0
	flush := func() {
		if len(line) > 0 {
			lines = append(lines, line)
			line, used = nil, 0
		}
	}
	for _, w := range words(runs) {
		start := w.width
		if start > width {
			start = w.first() // it is broken anyway: fill this line first
		}
		if used > 0 && used+1+start > width {
			flush()
		}
		if used > 0 {
			space := plain
			if last := line[len(line)-1]; last.look == w.pieces[0].look {
				space = last.look
			}
			line = append(line, run{" ", space})
			used++
		}
		if used+w.width <= width {
			line = append(line, w.pieces...)
			used += w.width
			continue
		}
		for _, p := range w.pieces {
			for g := displaywidth.StringGraphemes(p.text); g.Next(); {
				if used > 0 && used+g.Width() > width {
					flush()
				}
				line = append(line, run{g.Value(), p.look})
				used += g.Width()
			}
		}
	}
	flush()
	return lines
}

// words parts runs at white space and makes their text fit to show.
func words(runs []run) []word {
	var words []word
	var w word
	finish := func() {
		if len(w.pieces) > 0 {
			words = append(words, w)
			w = word{}
		}
	}
	for i, r := range runs {
		for rest := r.text; rest != ""; {
			end := strings.IndexFunc(rest, breaks)
			switch {
			case end < 0:
				w.add(run{visible(rest, following(runs[i+1:])), r.look})
				rest = ""
				continue
			case end > 0:
				w.add(run{Visible(rest[:end]), r.look})
			}
			finish()
			_, n := utf8.DecodeRuneInString(rest[end:])
			rest = rest[end+n:]
		}
	}
	finish()
	return words
}

func (w *word) add(piece run) {
	w.pieces = append(w.pieces, piece)
	w.width += measure(piece.text)
}

// following returns the first two bytes of the runs' text, or what there is.
func following(runs []run) string {
	s := ""
	for _, r := range runs {
		s += r.text[:min(2, len(r.text))]
		if len(s) >= 2 {
			break
		}
	}
	return s
}

// spaces returns n spaces, none for a negative n.
func spaces(n int) string { return strings.Repeat(" ", max(n, 0)) }
