package qa

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/qa/story"
)

// page is a story's text as a browser searches it: block by block, white space
// collapsed, and letters compared without their case and accents. It compares more
// coarsely than browsers do (dashes are one, and words need not end where a match
// does), so that what it finds nowhere earlier they do not find earlier either.
type page struct {
	source string
	text   string // folded: one space between words, a line feed between blocks
	words  []printed
	blocks []int // the first word of each
}

// printed is a word with the marks at its ends, as white space parts them.
type printed struct {
	story.Span     // in the source
	at         int // in the page's text
}

// newPage reads the paragraphs of a story, and before them its title, which stands
// above the text of a page even where the text does not have it.
func newPage(title, text string, doc *story.Document) *page {
	p := &page{source: text}
	var b strings.Builder
	b.WriteString(story.Fold(strings.Join(strings.Fields(title), " ")))
	for _, paragraph := range doc.Paragraphs {
		if paragraph.Kind == story.Front {
			continue
		}
		b.WriteByte('\n')
		start := len(p.words)
		for _, w := range fields(text, paragraph.Span) {
			folded := story.Fold(w.In(text))
			if folded == "" {
				continue // invisible
			}
			if len(p.words) > start {
				b.WriteByte(' ')
			}
			p.words = append(p.words, printed{w, b.Len()})
			b.WriteString(folded)
		}
		if len(p.words) > start {
			p.blocks = append(p.blocks, start)
		}
	}
	p.text = b.String()
	return p
}

// fields returns what white space parts inside span.
func fields(text string, span story.Span) []story.Span {
	var out []story.Span
	start := -1
	for i, r := range span.In(text) {
		switch space := unicode.IsSpace(r); {
		case !space && start < 0:
			start = span.Start + i
		case space && start >= 0:
			out = append(out, story.Span{Start: start, End: span.Start + i})
			start = -1
		}
	}
	if start >= 0 {
		out = append(out, story.Span{Start: start, End: span.End})
	}
	return out
}

// wordsIn returns the first and the last word that span holds a part of; first is
// the greater where there is none.
func (p *page) wordsIn(span story.Span) (first, last int) {
	first, _ = slices.BinarySearchFunc(p.words, span.Start, func(w printed, at int) int { return w.End - at - 1 })
	after, _ := slices.BinarySearchFunc(p.words, span.End, func(w printed, at int) int { return w.Start - at })
	return first, after - 1
}

// block returns which block a word stands in.
func (p *page) block(word int) int {
	i, found := slices.BinarySearch(p.blocks, word)
	if !found {
		i--
	}
	return i
}

// blockStart and blockEnd return the first and the last word of a word's block.
func (p *page) blockStart(word int) int { return p.blocks[p.block(word)] }

func (p *page) blockEnd(word int) int {
	if b := p.block(word) + 1; b < len(p.blocks) {
		return p.blocks[b] - 1
	}
	return len(p.words) - 1
}

// folded returns where an offset of the source, in or at the end of a word, is in
// the page's text.
func (p *page) folded(word, offset int) int {
	w := p.words[word]
	offset = min(max(offset, w.Start), w.End)
	return w.at + len(story.Fold(p.source[w.Start:offset]))
}

// mostMatches bounds how many places are looked at for one fragment. A text that
// repeats itself more often has no link that finds one place of it.
const mostMatches = 10_000

// find returns where in the page's text a browser finds f first; -1, -1 if nowhere,
// or if it takes too long to tell.
func (p *page) find(f fragment) (from, to int) {
	left := mostMatches
	prefix, start, end, suffix := folded(f.prefix), folded(f.start), folded(f.end), folded(f.suffix)
	lead := start
	if prefix != "" {
		lead = prefix
	}
	for i := p.next(lead, 0); i >= 0 && left > 0; i = p.next(lead, i+1) {
		left--
		from = i
		if prefix != "" {
			from = p.skip(i + len(prefix))
			if !strings.HasPrefix(p.text[from:], start) {
				continue
			}
		}
		to = from + len(start)
		if end == "" {
			if strings.HasPrefix(p.text[p.skip(to):], suffix) {
				return from, to
			}
			continue
		}
		for j := p.next(end, to); j >= 0 && left > 0; j = p.next(end, j+1) {
			left--
			if to = j + len(end); strings.HasPrefix(p.text[p.skip(to):], suffix) {
				return from, to
			}
		}
		return -1, -1 // what stands nowhere after the first start stands after none
	}
	return -1, -1
}

// next returns where term stands at from or later, or -1.
func (p *page) next(term string, from int) int {
	i := strings.Index(p.text[from:], term)
	if i < 0 {
		return -1
	}
	return from + i
}

// skip returns the first place from i on that is not white space.
func (p *page) skip(i int) int {
	for i < len(p.text) && (p.text[i] == ' ' || p.text[i] == '\n') {
		i++
	}
	return i
}

func folded(term string) string { return story.Fold(strings.Join(strings.Fields(term), " ")) }

// bounded reports whether a word may begin or end at an offset of text, by the rules
// of Unicode's word boundaries (UAX #29) that matter to Latin letters. Where it is
// not plain, it is no boundary.
func bounded(text string, at int) bool {
	before, n := utf8.DecodeLastRuneInString(text[:at])
	after, m := utf8.DecodeRuneInString(text[at:])
	if n == 0 || m == 0 {
		return true
	}
	joins := func(r rune) bool { return strings.ContainsRune("'’.,:·", r) }
	switch {
	case unicode.Is(unicode.M, after) || unicode.Is(unicode.Cf, after):
		return false
	case lettered(before) && lettered(after):
		return false
	case lettered(before) && joins(after):
		next, _ := utf8.DecodeRuneInString(text[at+m:])
		return !lettered(next)
	case joins(before) && lettered(after):
		previous, _ := utf8.DecodeLastRuneInString(text[:at-n])
		return !lettered(previous)
	}
	return true
}

func lettered(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}
