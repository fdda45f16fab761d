package story

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Parse reads a story's text into paragraphs and sentences. It takes time linear
// in the text's length and copies none of it. The errors are ErrEmpty, ErrTooLong,
// and ErrNotText wrapped with the byte offset of the first bad byte.
func Parse(text string) (*Document, error) {
	if err := check(text); err != nil {
		return nil, err
	}
	front, body := split(text)
	d := &Document{}
	if !front.Empty() {
		d.Paragraphs = append(d.Paragraphs, Paragraph{Span: front, Kind: Front})
	}
	first := len(d.Paragraphs)
	d.Paragraphs = paragraphs(d.Paragraphs, text, body)
	if len(d.Paragraphs) == first || !wordy(text[body:]) {
		return nil, ErrEmpty
	}
	d.Dateline = classify(text, d.Paragraphs[first:])
	d.cut(text)
	return d, nil
}

// cut divides the paragraphs into sentences.
func (d *Document) cut(text string) {
	tails := agencyTails(text, d.Paragraphs)
	d.Sentences = make([]Sentence, 0, len(d.Paragraphs)+len(text)/160) // a sentence has some 130 bytes
	for i, p := range d.Paragraphs {
		if p.Kind == Front {
			d.Sentences = append(d.Sentences, Sentence{p.Span, i, Front})
			continue
		}
		whole, from := p.Span, p.Start
		tail, cut := tails[i]
		if cut {
			whole = trimRight(text, Span{p.Start, tail})
		}
		if whole.Contains(d.Dateline) {
			from = d.Dateline.End
		}
		d.Sentences = sentences(d.Sentences, text, whole, from, i, p.Kind)
		if last := &d.Sentences[len(d.Sentences)-1]; last.Kind == Body && last.Start > p.Start && promoTail(last.In(text)) {
			last.Kind = Promo
		}
		if cut {
			d.Sentences = append(d.Sentences, Sentence{Span{tail, p.End}, i, Agency})
		}
	}
}

// check refuses what is not the text of a story.
func check(text string) error {
	if len(text) > MaxBytes {
		return fmt.Errorf("%w: it has %d bytes", ErrTooLong, len(text))
	}
	nul := strings.IndexByte(text, 0)
	if nul < 0 && utf8.ValidString(text) {
		return nil
	}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && n == 1 {
			return fmt.Errorf("%w: bad byte 0x%02x at offset %d", ErrNotText, text[i], i)
		}
		if i == nul {
			return fmt.Errorf("%w: NUL byte at offset %d", ErrNotText, i)
		}
		i += n
	}
	return ErrNotText
}

// wordy reports whether s has a letter or a digit.
func wordy(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}
