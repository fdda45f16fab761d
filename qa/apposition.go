package qa

import (
	"onrecord/qa/question"
	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// toName is how many words may stand between what somebody is and the comma before
// their name: "the owner of the dog, Walburga Hein,".
const toName = 5

// called returns whom the story introduces right behind a noun: "the conductor, Ichiro
// Sanada, has …", "the skipper Hamish Orr". It finds whom no role was found for.
func (s *Story) called(noun question.Word) []int {
	for _, d := range s.Doc.Sentences {
		if d.Kind != story.Body {
			continue
		}
		words := story.Words(s.Text, d.Span)
		for i, w := range words {
			if w.Class != story.Lower && i > 1 || story.Fold(w.In(s.Text)) != noun.Fold {
				continue
			}
			if k, _, ok := s.nameAt(words, i+1); ok {
				return []int{k}
			}
			for n := i + 1; n < len(words) && n <= i+toName; n++ {
				if mark := words[n].In(s.Text); mark != "," {
					if words[n].Class == story.Mark {
						break
					}
					continue
				}
				if k, end, ok := s.nameAt(words, n+1); ok && end < len(words) && words[end].In(s.Text) == "," {
					return []int{k}
				}
				break
			}
		}
	}
	return nil
}

// nameAt returns who is named by the words from index i on, and where the name ends.
func (s *Story) nameAt(words []story.Word, i int) (person, end int, ok bool) {
	if i+1 >= len(words) {
		return 0, 0, false
	}
	for k, p := range s.Speech.People {
		if p.Sort == speech.Unnamed {
			continue
		}
		if stop := words[i].Start + len(p.Name); stop <= len(s.Text) && s.Text[words[i].Start:stop] == p.Name {
			for end = i; end < len(words) && words[end].Start < stop; end++ {
			}
			if end > i+1 { // a name in full
				return k, end, true
			}
		}
	}
	return 0, 0, false
}
