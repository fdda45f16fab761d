package export

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"onrecord/bot"
	"onrecord/qa"
)

// The W3C Web Annotation Data Model (www.w3.org/TR/annotation-model): a collection
// with one page of annotations, each of which tells of one quotation who says it.
const annotationsHead = `{"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationCollection","label":"Quotations","first":{"type":"AnnotationPage","startIndex":0,"items":[
`

func annotationsFoot(items int) string { return fmt.Sprintf("\n]},\"total\":%d}\n", items) }

// annotation tells who says what stands at its targets: a quotation that a cue
// interrupts has one for each piece.
type annotation struct {
	ID         string   `json:"id"`
	Type       string   `json:"type"`
	Motivation string   `json:"motivation"` // identifying: the body says whose words they are; highlighting: nobody knows
	Body       *body    `json:"body,omitempty"`
	Target     []target `json:"target"`
}

type body struct {
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
	Format  string `json:"format"`
	Value   string `json:"value"`
}

// target is a piece of a text. Where the story has a page, that is the source, and
// the state names the text as it was read from there: the selectors' positions are
// in that text, and only the quoted words can be found in the page itself.
type target struct {
	Type     string `json:"type"`
	Source   string `json:"source"`
	State    *state `json:"state,omitempty"`
	Selector [3]any `json:"selector"` // of the same words in three ways
}

type state struct {
	Type       string `json:"type"`
	SourceDate string `json:"sourceDate,omitempty"` // when the text was read, RFC 3339
	Cached     string `json:"cached"`
}

// textQuote finds the words by themselves; prefix and suffix tell them from the
// same words elsewhere.
type textQuote struct {
	Type   string `json:"type"`
	Exact  string `json:"exact"`
	Prefix string `json:"prefix"`
	Suffix string `json:"suffix"`
}

// position is a range of the text, end exclusive: of a TextPositionSelector in
// Unicode code points, as the model has it, of a DataPositionSelector in bytes of
// UTF-8, which are the offsets that onrecord uses everywhere else.
type position struct {
	Type  string `json:"type"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

func annotate(s bot.StoryQuotes) []any {
	var out []any
	for _, q := range s.Quotes.Quotes {
		a := annotation{ID: place(s.Story, q), Type: "Annotation", Motivation: "highlighting"}
		if q.Speaker != nil {
			who := q.Speaker.Name
			if q.Speaker.Role != "" {
				who += ", " + q.Speaker.Role
			}
			a.Motivation = "identifying"
			a.Body = &body{"TextualBody", "identifying", "text/plain", strings.Join(strings.Fields(who), " ")}
		}
		for _, span := range q.Spans {
			a.Target = append(a.Target, targetOf(s.Story, span[0], span[1]))
		}
		out = append(out, a)
	}
	return out
}

// around is how many characters of the text before and behind the words are given.
const around = 32

func targetOf(s *qa.Story, start, end int) target {
	t := target{Type: "SpecificResource", Source: name(s)}
	if page := pageOf(s.URL); page != "" {
		t.Source, t.State = page, &state{"TimeState", s.Added, name(s)}
	}
	at := characters(s.Text[:start])
	t.Selector = [3]any{
		textQuote{"TextQuoteSelector", s.Text[start:end], last(s.Text[:start], around), first(s.Text[end:], around)},
		position{"TextPositionSelector", at, at + characters(s.Text[start:end])},
		position{"DataPositionSelector", start, end},
	}
	return t
}

// first is the first n characters of a text, or all there are.
func first(s string, n int) string {
	at := 0
	for ; n > 0 && at < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	return s[:at]
}

// last is the last n characters of a text, or all there are.
func last(s string, n int) string {
	at := len(s)
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	return s[at:]
}
