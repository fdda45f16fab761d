package story

import "errors"

// MaxBytes bounds the text of one story. The longest news features run to some
// 100 kB; 8 MiB leaves room for a live blog or a transcript.
const MaxBytes = 8 << 20

// What Parse refuses. Each sentence says what is wrong with the text.
var (
	ErrEmpty   = errors.New("the story has no text")
	ErrNotText = errors.New("the story is not UTF-8 text")
	ErrTooLong = errors.New("the story is longer than 8 MiB")
)

// Kind tells what a paragraph or a sentence is to the story.
type Kind uint8

// The kinds. Everything but Body, Headline, Standfirst and Caption is furniture.
const (
	Body       Kind = iota // the story itself
	Headline               // its title line
	Standfirst             // the line under the headline that sums it up
	Caption                // what a picture shows
	Repeat                 // a line that stands in the story already (a caption printed twice)
	Byline                 // who wrote it, where and when it was filed
	Promo                  // "READ SOME MORE", "Listen | 20:19", newsletter boxes, teasers
	Agency                 // "– Agencies", "(Reuters)", "© AFP 2025"
	Front                  // front matter: title, date, source
)

// Furniture reports whether such lines are kept in the text but are never an answer.
func (k Kind) Furniture() bool { return k >= Repeat }

var kindNames = [...]string{"body", "headline", "standfirst", "caption", "repeat", "byline", "promo", "agency", "front"}

// String returns the kind's name as the store and the JSON have it.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "unknown"
}

// Paragraph is one paragraph of the text, without the white space around it.
// Number counts all paragraphs of the text from 1, furniture included (front
// matter excepted), so that a citation depends on the text alone and does not
// move when a rule for furniture is mended. Front matter is one paragraph with the
// number 0 and one sentence, both of Kind Front.
type Paragraph struct {
	Span
	Number int
	Kind   Kind
}

// Sentence is one sentence of a paragraph, without the white space around it.
// The sentences of a paragraph cover all its words. A furniture tail of a body
// paragraph ("– Agencies") is a sentence of its own with its own kind.
type Sentence struct {
	Span
	Paragraph int // index into Document.Paragraphs
	Kind      Kind
}

// Document is a parsed story: its paragraphs and sentences in the text's order.
type Document struct {
	Paragraphs []Paragraph
	Sentences  []Sentence
	Dateline   Span // "Washington (AFP) –" at the head of the first body paragraph; empty where there is none
}
