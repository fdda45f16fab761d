package rank

import (
	"slices"
	"strings"

	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// Story is what ranking needs of one story, made once and never changed: its
// sentences as runs of stems, with what kind of thing each word is.
type Story struct {
	sentences []sentence
	stems     map[string]int32 // stem -> its number
	spelt     []string         // number -> stem
	people    []speech.Person
	names     map[string][]int // stem of a part of a name -> people
	body      int              // sentences that are not furniture
	words     float64          // of a sentence, on average
	model     *Model
	seen      []int32 // number of a stem -> sentences that hold it
}

type sentence struct {
	tokens    []token
	words     int
	paragraph int
	order     int // of a sentence of the body or of a caption, among those
	kind      story.Kind
	furniture bool
	asks      bool // it is a question
	people    []int32
	speaker   int     // who speaks in it, -1 for nobody
	spoken    bool    // it holds somebody's words
	central   float64 // how much of the story its words run through, 0 to 1
	named     bool    // and says by name who speaks
}

// token is a word of a sentence. A compound ("vice-president") has its parts
// behind it, which take no place of their own.
type token struct {
	stem  int32
	place int32 // counts the words of the sentence
	is    kinds
}

// Index prepares a story for ranking. The arguments must belong together.
func Index(text string, doc *story.Document, sp *speech.Speech) *Story {
	s := &Story{
		sentences: make([]sentence, len(doc.Sentences)), stems: map[string]int32{},
		people: sp.People, names: map[string][]int{}, model: Shipped(),
	}
	mention, order := 0, 0
	for i, d := range doc.Sentences {
		x := &s.sentences[i]
		*x = sentence{paragraph: d.Paragraph, kind: d.Kind, furniture: d.Kind.Furniture(), speaker: -1}
		if x.order = order; d.Kind == story.Body || d.Kind == story.Caption {
			order++
		}
		for mention < len(sp.Mentions) && sp.Mentions[mention].End <= d.Start {
			mention++
		}
		if x.furniture {
			continue
		}
		to := mention
		for to < len(sp.Mentions) && sp.Mentions[to].Start < d.End {
			x.people = append(x.people, int32(sp.Mentions[to].Person))
			to++
		}
		s.read(text, x, d.Span, sp.Mentions[mention:to], sp.People)
		s.body++
		s.words += float64(x.words)
	}
	s.words /= max(1, float64(s.body))
	s.centre()
	for k, p := range sp.People {
		for _, part := range strings.Fields(p.Name) {
			stem := story.Stem(story.Fold(part))
			s.names[stem] = append(s.names[stem], k)
		}
	}
	s.place(doc, sp)
	return s
}

// With returns the same story, ranked by other weights.
func (s *Story) With(m *Model) *Story {
	c := *s
	c.model = m
	return &c
}

// Model returns the weights by which the story is ranked.
func (s *Story) Model() *Model { return s.model }

// read enters the words of one sentence.
func (s *Story) read(text string, x *sentence, span story.Span, mentions []speech.Mention, people []speech.Person) {
	words := story.Words(text, span)
	r := reading{text: text, words: words}
	mention := 0
	for i, w := range words {
		if w.Class == story.Mark {
			if w.In(text) == "?" {
				x.asks = true
			}
			continue
		}
		fold := story.Fold(w.In(text))
		for mention < len(mentions) && mentions[mention].End <= w.Start {
			mention++
		}
		is := r.kinds(i, fold)
		if mention < len(mentions) && mentions[mention].Start <= w.Start {
			if m := mentions[mention]; m.How == speech.Named && people[m.Person].Sort == speech.Human {
				is |= somebody
			}
		}
		x.tokens = append(x.tokens, token{s.number(story.Stem(fold)), int32(x.words), is})
		for _, other := range r.aliases(i, fold) {
			x.tokens = append(x.tokens, token{s.number(other), int32(x.words), alias | function})
		}
		if strings.Contains(fold, "-") {
			for part := range strings.SplitSeq(fold, "-") {
				if len(part) > 2 || part[0] >= '0' && part[0] <= '9' {
					x.tokens = append(x.tokens, token{s.number(story.Stem(part)), int32(x.words), is &^ opens})
				}
			}
		}
		x.words++
	}
}

func (s *Story) number(stem string) int32 {
	n, ok := s.stems[stem]
	if !ok {
		n = int32(len(s.spelt))
		s.stems[stem] = n
		s.spelt = append(s.spelt, stem)
	}
	return n
}

// place notes who speaks in each sentence.
func (s *Story) place(doc *story.Document, sp *speech.Speech) {
	at := 0
	for _, u := range sp.Utterances {
		for at > 0 && doc.Sentences[at-1].End > u.Span().Start {
			at--
		}
		for at < len(doc.Sentences)-1 && doc.Sentences[at].End <= u.Span().Start {
			at++
		}
		for k := at; k < len(doc.Sentences) && doc.Sentences[k].Start < u.Span().End; k++ {
			x := &s.sentences[k]
			x.spoken = true
			if u.Speaker != nil {
				x.speaker = u.Speaker.Person
				x.named = x.named || u.Speaker.How == speech.Named && doc.Sentences[k].Overlaps(u.Speaker.Span)
			}
		}
	}
}

// Holding returns the sentences that hold one of the stems, in their order.
func (s *Story) Holding(stems []string) []int {
	var wanted []int32
	for _, stem := range stems {
		if n, ok := s.stems[stem]; ok {
			wanted = append(wanted, n)
		}
	}
	var out []int
	for i, sentence := range s.sentences {
		if slices.ContainsFunc(sentence.tokens, func(t token) bool { return slices.Contains(wanted, t.stem) }) {
			out = append(out, i)
		}
	}
	return out
}

// Has reports whether a stem stands anywhere in the story outside furniture.
func (s *Story) Has(stem string) bool {
	_, ok := s.stems[stem]
	return ok
}
