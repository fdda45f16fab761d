package export

import (
	"encoding/json"
	"fmt"
	"io"

	"onrecord/bot"
	"onrecord/qa"
)

// lines writes JSON lines: a quotation as `quotes --json` has it, with its story.
type lines struct{ w io.Writer }

// line is one quotation. Start, End and Spans are UTF-8 byte offsets into the text
// whose hash is ID.
type line struct {
	Story     string `json:"story"`
	ID        string `json:"sha256"`
	Revision  int    `json:"revision"`
	Title     string `json:"title"`
	Date      string `json:"date"`
	Publisher string `json:"publisher"`
	URL       string `json:"url"`
	Paragraph int    `json:"paragraph"`
	qa.Quote
}

func (l *lines) Story(s bot.StoryQuotes) error {
	for _, q := range s.Quotes.Quotes {
		st := s.Story
		err := encode(l.w, line{st.Slug, st.ID, st.Revision, st.Title, st.Date, st.Outlet(), st.URL, q.Paragraph, q})
		if err != nil {
			return err
		}
	}
	return nil
}

func (l *lines) Close() error { return nil }

// encode writes v as one line of JSON; "<" and "&" stay what they are.
func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	return nil
}
