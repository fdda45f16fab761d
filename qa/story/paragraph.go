package story

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lineEnd returns where the line that starts at i ends and where the next one
// starts. Lines end in \n, \r\n, \r, a form feed, U+2028 or U+2029.
func lineEnd(text string, i, end int) (stop, next int) {
	for ; i < end; i++ {
		switch c := text[i]; {
		case c == '\n' || c == '\f' || c == '\v':
			return i, i + 1
		case c == '\r':
			if i+1 < end && text[i+1] == '\n' {
				return i, i + 2
			}
			return i, i + 1
		case c == 0xE2 && strings.HasPrefix(text[i:end], "\u2028"), c == 0xE2 && strings.HasPrefix(text[i:end], "\u2029"):
			return i, i + 3
		}
	}
	return end, end
}

// eachLine calls f with every line of s, without the white space around it, until
// f returns false.
func eachLine(text string, s Span, f func(Span) bool) {
	for i := s.Start; i < s.End; {
		stop, next := lineEnd(text, i, s.End)
		if !f(trim(text, Span{i, stop})) {
			return
		}
		i = next
	}
}

// paragraphs appends the paragraphs of text from body on, all of Kind Body but
// for a heading on the first line, which is the headline. Blank lines part blocks; in a block every
// line is a paragraph, since captions and short lines are often printed without a
// blank line between, unless the block is wrapped.
func paragraphs(dst []Paragraph, text string, body int) []Paragraph {
	var block []Span
	number := 0
	flush := func() {
		width := wrapWidth(text, block)
		for i := 0; i < len(block); {
			n := 1
			if width > 0 {
				n = joined(text, block[i:], width)
			}
			number++
			p := Paragraph{Span: Span{block[i].Start, block[i+n-1].End}, Number: number}
			heading := text[p.Start] == '#'
			p.Span = unmarked(text, p.Span)
			if heading && number == 1 && text[p.Start] != '#' {
				p.Kind = Headline
			}
			dst = append(dst, p)
			i += n
		}
		block = block[:0]
	}
	eachLine(text, Span{body, len(text)}, func(line Span) bool {
		if line.Empty() {
			flush()
			return true
		}
		block = append(block, line)
		return true
	})
	flush()
	return dst
}

// A block is hard-wrapped, as e-mail and wires are, when its longest line has 40
// to 100 characters, four in five of its lines are full (the next line's first
// word would not have fitted) and at most half of them end as sentences do.
const (
	minWidth = 40
	maxWidth = 100
)

// wrapWidth returns the width in runes to which a block is wrapped, or 0.
func wrapWidth(text string, block []Span) int {
	if len(block) < 2 {
		return 0
	}
	width := 0
	for _, line := range block {
		if line.Len() > maxWidth*utf8.UTFMax {
			return 0
		}
		width = max(width, utf8.RuneCountInString(line.In(text)))
	}
	if width < minWidth || width > maxWidth {
		return 0
	}
	if len(block) > 2 && !fills(text, block, 0, width) {
		block = block[1:] // a title right above
	}
	full, ends := 0, 0
	for i := range block[:len(block)-1] {
		if fills(text, block, i, width) {
			full++
		}
		if endsSentence(block[i].In(text)) {
			ends++
		}
	}
	n := len(block) - 1
	if n == 1 && !startsLower(text, unmarked(text, block[len(block)-1])) {
		return 0 // of two lines the second has to go on in the middle of a sentence
	}
	if full*5 < n*4 || ends*2 > n {
		return 0
	}
	return width
}

// joined returns how many lines of a block wrapped to width make its first paragraph.
func joined(text string, block []Span, width int) int {
	n := 1
	for n < len(block) && fills(text, block, n-1, width) {
		// A list's item begins a paragraph; a quoted line goes on from one.
		if marker(block[n].In(text)) > 0 && (text[block[n].Start] != '>' || text[block[n-1].Start] != '>') {
			break
		}
		n++
	}
	return n
}

// fills reports whether line i has no room for the first word of the next one.
func fills(text string, block []Span, i, width int) bool {
	next := unmarked(text, block[i+1]).In(text)
	word := next
	if k := strings.IndexByte(next, ' '); k >= 0 {
		word = next[:k]
	}
	return utf8.RuneCountInString(block[i].In(text))+1+utf8.RuneCountInString(word) > width
}

// endsSentence reports whether s ends in a stop, marks and brackets aside.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’»)]")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "…")
}

func startsLower(text string, s Span) bool {
	r, _ := runeAt(text, s.Start, s.End)
	return unicode.IsLower(r)
}

// unmarked returns a paragraph without the marks that Markdown puts before it.
func unmarked(text string, s Span) Span {
	for {
		n := marker(s.In(text))
		if n == 0 {
			return s
		}
		t := trim(text, Span{s.Start + n, s.End})
		if !wordy(t.In(text)) {
			return s // "* * *" is a line, not a list
		}
		s = t
	}
}

// marker returns the length of a heading's, a quotation's or a list's mark.
// Numbers stay: they may be words of the story.
func marker(line string) int {
	n := 0
	switch {
	case strings.HasPrefix(line, "#"):
		for n < len(line) && line[n] == '#' {
			n++
		}
		if n > 6 {
			return 0
		}
	case strings.HasPrefix(line, ">"), strings.HasPrefix(line, "*"), strings.HasPrefix(line, "+"), strings.HasPrefix(line, "-"):
		n = 1
	case strings.HasPrefix(line, "•"):
		return len("•")
	}
	if n == 0 || n >= len(line) || line[n] != ' ' && line[n] != '\t' {
		return 0
	}
	return n
}
