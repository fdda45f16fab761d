package export

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"unicode/utf8"

	"onrecord/bot"
	"onrecord/qa"
)

// graph writes one JSON-LD document, item by item, so that an archive need not fit
// into memory.
type graph struct {
	w     io.Writer
	head  string
	foot  func(items int) string
	items func(bot.StoryQuotes) []any
	count int
}

func newGraph(w io.Writer, head string, foot func(int) string, items func(bot.StoryQuotes) []any) *graph {
	return &graph{w: w, head: head, foot: foot, items: items}
}

func (g *graph) Story(s bot.StoryQuotes) error {
	for _, item := range g.items(s) {
		before := ",\n"
		if g.count == 0 {
			before = g.head
		}
		var b bytes.Buffer
		b.WriteString(before)
		if err := encode(&b, item); err != nil {
			return err
		}
		b.Truncate(b.Len() - 1) // the line's end
		if _, err := g.w.Write(b.Bytes()); err != nil {
			return fmt.Errorf("write JSON: %w", err)
		}
		g.count++
	}
	return nil
}

func (g *graph) Close() error {
	head := ""
	if g.count == 0 {
		head = g.head
	}
	if _, err := io.WriteString(g.w, head+g.foot(g.count)); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	return nil
}

// name is the URI of a text by its hash, for good and wherever it is kept (RFC 6920).
func name(s *qa.Story) string {
	sum, err := hex.DecodeString(s.ID)
	if err != nil {
		return "urn:sha256:" + s.ID
	}
	return "ni:///sha-256;" + base64.RawURLEncoding.EncodeToString(sum)
}

// place is the URI of a quotation: its text's, and characters of it (RFC 5147).
func place(s *qa.Story, q qa.Quote) string {
	return fmt.Sprintf("%s#char=%d,%d", name(s), characters(s.Text[:q.Start]), characters(s.Text[:q.End]))
}

// characters counts Unicode code points, broken bytes one by one. There are none:
// a story is valid UTF-8.
func characters(s string) int { return utf8.RuneCountInString(s) }
