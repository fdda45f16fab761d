package speech

import (
	"cmp"
	"slices"

	"onrecord/qa/story"
)

// parser holds one story while it is read. Its fields fill in the order of Parse.
type parser struct {
	text      string
	doc       *story.Document
	tokens    []token
	sentences []run // tokens of each of doc.Sentences
	quotes    []quotation

	capitals, lowers map[string]int // how often a folded word stands capitalised inside a sentence, and in lower case
	names            []name         // in order
	who              []int          // for each name: index into people, or nobody

	people   []Person
	keys     [][]string       // for each person: the folded words of the name
	named    []int            // for each person: how often a name of theirs was found so far
	surnames map[string][]int // folded surname -> people
	givens   map[string][]int // folded given name -> people
	ages     map[string][]int // an age in digits -> people
	waiting  map[string][]int // folded surname -> names that nothing yet shows to be a person's
	sources  map[string]int   // folded words of an unnamed speaker -> people

	mentions   []Mention
	utterances []Utterance
	attributed []bool // for each quotation: an utterance holds it
	history    []turn // who spoke where, for pronouns and for speech that goes on

	models       *Models
	features     features // of the candidate at hand
	positions    []int    // reused from cue to cue, like the next two
	scores       []float32
	candidates   []candidate
	keepFeatures bool // of readings, for fitting
}

// Parse finds the people and the utterances of a story. doc must be story.Parse's
// reading of text. Every span it returns lies inside a body sentence's paragraph,
// on character boundaries.
func Parse(text string, doc *story.Document) *Speech {
	p := newParser(text, doc, models())
	p.attribute()
	p.mentionPronouns()
	for i, n := range p.names {
		if p.who[i] != nobody {
			p.mention(p.bare(n.run), p.who[i], Named)
		}
	}
	slices.SortStableFunc(p.mentions, func(a, b Mention) int { return cmp.Compare(a.Start, b.Start) })
	slices.SortStableFunc(p.utterances, func(a, b Utterance) int { return cmp.Compare(a.Span().Start, b.Span().Start) })
	return &Speech{People: p.people, Mentions: p.mentions, Utterances: p.utterances}
}

// newParser reads all of a story but who says what.
func newParser(text string, doc *story.Document, m *Models) *parser {
	p := &parser{
		text: text, doc: doc, models: m,
		surnames: map[string][]int{}, givens: map[string][]int{}, ages: map[string][]int{}, waiting: map[string][]int{}, sources: map[string]int{},
	}
	p.tokenise()
	p.findQuotations()
	p.findNames()
	p.castPeople()
	p.tellGenders()
	p.attributed = make([]bool, len(p.quotes))
	return p
}
