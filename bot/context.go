package bot

import (
	"crypto/sha256"
	"encoding/base64"

	"onrecord/qa"
	"onrecord/qa/story"
)

// around is how many paragraphs before and after a passage are its context.
const around = 2

// Nearby is a paragraph of a passage's context.
type Nearby struct {
	Number int
	Text   string
	Cited  bool // the passage stands in it
}

// InContext returns the paragraphs around the passage at start to end, without the
// furniture between them.
func InContext(s *qa.Story, start, end int) []Nearby {
	var body []story.Paragraph
	first, last := -1, -1
	for _, g := range s.Doc.Paragraphs {
		if g.Kind.Furniture() {
			continue
		}
		if g.Start < end && start < g.End {
			if first < 0 {
				first = len(body)
			}
			last = len(body)
		}
		body = append(body, g)
	}
	if first < 0 { // in a headline or a caption: it has no body around it
		first, last = 0, -1
	}
	var out []Nearby
	for i := max(0, first-around); i < min(len(body), last+1+around); i++ {
		out = append(out, Nearby{body[i].Number, body[i].In(s.Text), first <= i && i <= last})
	}
	return out
}

// Mark is eight characters of a text's hash: a button carries it, and so knows
// whether a story still has what it had.
func Mark(text string) string {
	sum := sha256.Sum256([]byte(text))
	return base64.RawURLEncoding.EncodeToString(sum[:6])
}

// Holds reports whether a story still has, from start to end, the text of a Mark.
func Holds(s *qa.Story, start, end int, mark string) bool {
	return 0 <= start && start < end && end <= len(s.Text) && Mark(s.Text[start:end]) == mark
}
