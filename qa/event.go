package qa

import (
	"strings"

	"onrecord/qa/story"
)

// events are nouns for what happens, which "it" means in "when did it happen?" where
// nobody named it.
var events = story.Lexicon(`accident crash collision derailment fire blaze wildfire explosion blast attack cyberattack shooting stabbing robbery raid burglary theft
	heist murder killing kidnapping earthquake quake flood storm hurricane tornado avalanche landslide mudslide eruption sinking spill leak outage blackout
	strike walkout protest march demonstration riot election referendum merger takeover hack breach outbreak epidemic capsizing collapse`)

// event is the first noun in the story for something that happened; empty where it has none.
func (s *Story) event() string {
	for _, d := range s.Doc.Sentences {
		if d.Kind.Furniture() {
			continue
		}
		for _, w := range story.Words(s.Text, d.Span) {
			fold := story.Fold(w.In(s.Text))
			if events().Has(fold) && strings.Contains(strings.ToLower(s.Text), "the "+fold) {
				return fold
			}
		}
	}
	return ""
}
