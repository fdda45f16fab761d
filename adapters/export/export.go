// Package export writes quotations with their speakers and places for other
// programs: CSV, JSON lines, Markdown, W3C Web Annotations and schema.org. It
// decides nothing about them, and every text it writes is the story's, byte for
// byte, once the format's own escapes are undone.
package export

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"onrecord/bot"
	"onrecord/qa"
	"onrecord/qa/speech"
)

// Format is how quotations are written.
type Format string

// The formats.
const (
	CSV         Format = "csv"         // RFC 4180, one quotation a row
	JSONL       Format = "jsonl"       // one quotation a line
	Markdown    Format = "markdown"    // CommonMark, for people
	Annotations Format = "annotations" // W3C Web Annotation Data Model, JSON-LD
	SchemaOrg   Format = "schema.org"  // schema.org Quotation and NewsArticle, JSON-LD
)

// Formats lists the formats.
func Formats() []Format { return []Format{CSV, JSONL, Markdown, Annotations, SchemaOrg} }

// ErrFormat says that there is no such format.
var ErrFormat = errors.New("no such format")

// Writer writes what is said, story by story; Close writes what ends the file.
type Writer interface {
	Story(s bot.StoryQuotes) error
	Close() error
}

// New returns a writer of a format onto w. The error is ErrFormat, or w's.
func New(w io.Writer, f Format) (Writer, error) {
	switch f {
	case CSV:
		return newTable(w)
	case JSONL:
		return &lines{w}, nil
	case Markdown:
		return &markdown{w: w}, nil
	case Annotations:
		return newGraph(w, annotationsHead, annotationsFoot, annotate), nil
	case SchemaOrg:
		return newGraph(w, schemaHead, schemaFoot, describe), nil
	}
	var names []string
	for _, known := range Formats() {
		names = append(names, string(known))
	}
	return nil, fmt.Errorf("%w: %q; there are %s", ErrFormat, f, strings.Join(names, ", "))
}

// isBody reports whether the speaker of a quotation is an organisation.
func isBody(s *qa.Story, who *qa.Speaker) bool {
	return slices.ContainsFunc(s.Speech.People, func(p speech.Person) bool { return p.Name == who.Name && p.Sort == speech.Body })
}
