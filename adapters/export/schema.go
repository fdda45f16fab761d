package export

import (
	"cmp"
	"fmt"

	"onrecord/bot"
	"onrecord/qa"
)

// schema.org as JSON-LD: a NewsArticle a story, and a Quotation for each thing said.
const schemaHead = `{"@context":"https://schema.org","@graph":[
`

func schemaFoot(int) string { return "\n]}\n" }

type article struct {
	ID         string        `json:"@id"`
	Type       string        `json:"@type"`
	Headline   string        `json:"headline"`
	Published  string        `json:"datePublished,omitempty"`
	URL        string        `json:"url,omitempty"`
	Publisher  *organisation `json:"publisher,omitempty"`
	Identifier string        `json:"identifier"` // of the text: its hash as a URI
	Version    int           `json:"version,omitempty"`
}

type organisation struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

type quotation struct {
	ID       string     `json:"@id"`
	Type     string     `json:"@type"`
	Text     string     `json:"text"`
	Speaker  *character `json:"spokenByCharacter,omitempty"` // schema.org: to whom it is attributed within the work
	Creator  *character `json:"creator,omitempty"`
	Position string     `json:"position"` // the paragraph
	IsPartOf reference  `json:"isPartOf"`
}

type character struct {
	Type  string `json:"@type"` // Person or Organization
	Name  string `json:"name"`
	Title string `json:"jobTitle,omitempty"`
}

type reference struct {
	ID string `json:"@id"`
}

func describe(s bot.StoryQuotes) []any {
	st := s.Story
	page := pageOf(st.URL)
	a := article{
		ID: cmp.Or(page, name(st)), Type: "NewsArticle", Headline: st.Title, Published: st.Date, URL: page,
		Identifier: name(st), Version: st.Revision,
	}
	if outlet := st.Outlet(); outlet != "" {
		a.Publisher = &organisation{"Organization", outlet}
	}
	out := []any{a}
	for _, q := range s.Quotes.Quotes {
		out = append(out, quotation{
			ID: place(st, q), Type: "Quotation", Text: st.Text[q.Start:q.End],
			Speaker: speaker(st, q.Speaker), Creator: speaker(st, q.Speaker),
			Position: fmt.Sprint(q.Paragraph), IsPartOf: reference{a.ID},
		})
	}
	return out
}

func speaker(s *qa.Story, who *qa.Speaker) *character {
	switch {
	case who == nil:
		return nil
	case isBody(s, who):
		return &character{Type: "Organization", Name: who.Name}
	}
	return &character{Type: "Person", Name: who.Name, Title: who.Role}
}
