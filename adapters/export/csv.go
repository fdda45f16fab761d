package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"onrecord/bot"
	"onrecord/qa"
)

// columns are the columns of the table, in order. start and end are UTF-8 byte
// offsets into the text whose hash is sha256, end exclusive; spans are the pieces
// that are said, "start-end" with spaces between.
var columns = []string{
	"story", "sha256", "revision", "title", "date", "publisher", "url", "paragraph",
	"speaker", "role", "how", "form", "start", "end", "spans", "text", "escaped",
}

// table writes CSV. A spreadsheet takes a cell that begins with = + - @ for a formula,
// which may fetch addresses and run programs; so such a cell gets an apostrophe in
// front, which spreadsheets take for "this is text". The last column names the
// columns that got one: whoever reads the file takes it off again, and no byte is
// lost or changed unseen.
type table struct{ w *csv.Writer }

func newTable(w io.Writer) (*table, error) {
	t := &table{csv.NewWriter(w)}
	if err := t.w.Write(columns); err != nil {
		return nil, fmt.Errorf("write CSV: %w", err)
	}
	return t, nil
}

func (t *table) Story(s bot.StoryQuotes) error {
	for _, q := range s.Quotes.Quotes {
		if err := t.w.Write(cells(s.Story, q)); err != nil {
			return fmt.Errorf("write CSV: %w", err)
		}
	}
	t.w.Flush()
	if err := t.w.Error(); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	return nil
}

func (t *table) Close() error {
	t.w.Flush()
	return t.w.Error()
}

func cells(s *qa.Story, q qa.Quote) []string {
	var speaker, role, how string
	if q.Speaker != nil {
		speaker, role, how = q.Speaker.Name, q.Speaker.Role, q.Speaker.How
	}
	var spans []string
	for _, x := range q.Spans {
		spans = append(spans, fmt.Sprintf("%d-%d", x[0], x[1]))
	}
	row := []string{
		s.Slug, s.ID, strconv.Itoa(s.Revision), s.Title, s.Date, s.Outlet(), s.URL, strconv.Itoa(q.Paragraph),
		speaker, role, how, q.Form, strconv.Itoa(q.Start), strconv.Itoa(q.End), strings.Join(spans, " "), s.Text[q.Start:q.End],
	}
	var escaped []string
	for i, cell := range row {
		if formula(cell) {
			row[i] = "'" + cell
			escaped = append(escaped, columns[i])
		}
	}
	return append(row, strings.Join(escaped, " "))
}

// formula reports whether a spreadsheet may take a cell for one: the signs of the
// OWASP list, their full-width forms, and white space, which some pass over.
func formula(cell string) bool {
	return strings.ContainsAny(cell[:min(1, len(cell))], "=+-@\t\r\n") ||
		strings.HasPrefix(cell, "＝") || strings.HasPrefix(cell, "＋") || strings.HasPrefix(cell, "－") || strings.HasPrefix(cell, "＠") ||
		cell != strings.TrimLeft(cell, " \u00a0") && formula(strings.TrimLeft(cell, " \u00a0"))
}
