package web

import (
	"fmt"
	"slices"
	"unicode"

	"onrecord/bot"
	"onrecord/qa"
)

// steers lists the invisible characters of a story that act on how it is read, such
// as those that turn the direction of writing. They stay where they are, since a
// passage is shown byte for byte, but they reach no further than their paragraph, and
// the page says that they are there.
func steers(s *qa.Story) []string {
	var out []string
	for _, p := range s.Doc.Paragraphs {
		for _, r := range p.In(s.Text) {
			if ' ' <= r && r < 0x7f || !bot.Steers(r) || unicode.IsSpace(r) && r < 0x7f {
				continue
			}
			if name := fmt.Sprintf("U+%04X", r); !slices.Contains(out, name) && len(out) < 8 {
				out = append(out, name)
			}
		}
	}
	return out
}
