package rank

import (
	"strings"

	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// Story is what ranking needs of one story, made once and never changed: its
// sentences as stems, and where each stem stands.
type Story struct {
	sentences []sentence
	postings  map[string][]posting // stem -> places, in order
	people    []speech.Person
	names     map[string][]int // stem of a part of a name -> people
	body      int              // sentences that are not furniture
}

type posting struct{ sentence, position int32 }

type sentence struct {
	words     int
	paragraph int
	kind      story.Kind
	furniture bool
	holds     uint16 // bit Want is set where the sentence holds such a thing
	people    []int  // mentioned, by name or otherwise
	speaker   int    // who speaks in it, -1 for nobody
	spoken    bool   // it holds somebody's words
}

// Index prepares a story for ranking. The arguments must belong together.
func Index(text string, doc *story.Document, sp *speech.Speech) *Story {
	s := &Story{
		sentences: make([]sentence, len(doc.Sentences)), postings: map[string][]posting{},
		people: sp.People, names: map[string][]int{},
	}
	for i, d := range doc.Sentences {
		x := &s.sentences[i]
		*x = sentence{paragraph: d.Paragraph, kind: d.Kind, furniture: d.Kind.Furniture(), speaker: -1}
		if !x.furniture {
			s.read(text, int32(i), d.Span)
			s.body++
		}
	}
	for k, p := range sp.People {
		for _, part := range strings.Fields(p.Name) {
			stem := story.Stem(story.Fold(part))
			s.names[stem] = append(s.names[stem], k)
		}
	}
	s.place(doc, sp)
	return s
}

// read enters the words of one sentence.
func (s *Story) read(text string, i int32, span story.Span) {
	x := &s.sentences[i]
	position := int32(0)
	var prev string
	for _, w := range story.Words(text, span) {
		if w.Class == story.Mark {
			if strings.ContainsAny(w.In(text), "$£€%") {
				x.holds |= 1 << Number
			}
			continue
		}
		fold := story.Fold(w.In(text))
		x.words++
		x.holds |= holds(fold, prev, w.Class)
		prev = fold
		s.enter(story.Stem(fold), posting{i, position})
		if strings.Contains(fold, "-") {
			for _, part := range strings.Split(fold, "-") {
				if len(part) > 2 {
					s.enter(story.Stem(part), posting{i, position})
				}
			}
		}
		position++
	}
}

func (s *Story) enter(stem string, at posting) { s.postings[stem] = append(s.postings[stem], at) }

// place notes who is mentioned and who speaks in each sentence.
func (s *Story) place(doc *story.Document, sp *speech.Speech) {
	at := 0
	for _, m := range sp.Mentions {
		for at < len(doc.Sentences) && doc.Sentences[at].End <= m.Start {
			at++
		}
		if at < len(doc.Sentences) {
			s.sentences[at].people = append(s.sentences[at].people, m.Person)
		}
	}
	at = 0
	for _, u := range sp.Utterances {
		for at > 0 && doc.Sentences[at-1].End > u.Span().Start {
			at--
		}
		for at < len(doc.Sentences)-1 && doc.Sentences[at].End <= u.Span().Start {
			at++
		}
		for k := at; k < len(doc.Sentences) && doc.Sentences[k].Start < u.Span().End; k++ {
			s.sentences[k].spoken = true
			if u.Speaker != nil {
				s.sentences[k].speaker = u.Speaker.Person
			}
		}
	}
}

// Has reports whether a stem stands anywhere in the story outside furniture.
func (s *Story) Has(stem string) bool { return len(s.postings[stem]) > 0 }
