// Package speech finds who said what in a parsed story: quotations and reported
// speech, the cue that marks them, the person who speaks, and the people of the
// story with their roles. It works on spans of the text, knows no question, and
// leaves an utterance without a speaker rather than guess.
package speech

import (
	"strings"

	"onrecord/qa/story"
)

// Form tells how the story gives somebody's words.
type Form string

// The forms of an utterance.
const (
	Quoted   Form = "quoted"   // all of it between quotation marks
	Reported Form = "reported" // in the writer's words
	Mixed    Form = "mixed"    // the writer's words with quoted pieces in them
)

// How tells by what the speaker of an utterance is known.
type How string

// The ways a speaker is known.
const (
	Named     How = "named"     // by name, or as the body or source the story calls it
	Titled    How = "title"     // "the secretary general"
	Pronoun   How = "pronoun"   // "she"
	Continued How = "continued" // the words go on from the utterance before
)

// Sort tells what a speaker is.
type Sort string

// The sorts of speakers.
const (
	Human   Sort = "person"
	Body    Sort = "body"    // "seven European countries and the European Commission"
	Unnamed Sort = "unnamed" // "a spokesman", "officials": a source the story does not name
)

// Gender is evidence for pronouns only; it is never shown.
type Gender string

// What the story's own words (Mr, she, husband) say of a person's gender.
const (
	Unknown Gender = ""
	Female  Gender = "f"
	Male    Gender = "m"
	Neuter  Gender = "n"
	Plural  Gender = "p"
)

// Person is somebody, or a body, that a story names.
type Person struct {
	Name        string   // the fullest form in the story, as printed
	Forms       []string // the other forms of the name, in order of appearance
	Role        string   // "German foreign minister"; empty where the story gives none
	Affiliation string   // "Germany", "Nato"
	Sort        Sort
	Gender      Gender
	At          story.Span // where Name stands
}

// Nameless reports whether all that the story gives of a speaker is a pronoun:
// "he said", and nobody whom that fits.
func (p Person) Nameless() bool { return p.Sort == Unnamed && pronouns().Has(story.Fold(p.Name)) }

// Mention is one place that means a person.
type Mention struct {
	story.Span
	Person int // index into Speech.People
	How    How // Named, Titled or Pronoun
}

// Speaker is who an utterance is attributed to, and the words that say so.
type Speaker struct {
	Person int // index into Speech.People
	story.Span
	How How
}

// Utterance is what somebody said. Spans hold the content without its cue, in
// order, quotation marks included; Cue is empty where nothing marks the speech
// but its quotation marks; Speaker is nil for unattributed words.
type Utterance struct {
	Spans   []story.Span
	Form    Form
	Cue     story.Span
	Speaker *Speaker
}

// Span covers the utterance's content from its first to its last byte.
func (u Utterance) Span() story.Span {
	return story.Span{Start: u.Spans[0].Start, End: u.Spans[len(u.Spans)-1].End}
}

// Says reports whether the story gives the utterance as said: between quotation
// marks, or behind a verb of saying or thinking. What is left is what somebody is
// reported to do or want ("refused the offer"): part of who stands where in a
// story, but no answer to what they said.
func (u Utterance) Says(text string) bool {
	if u.Form != Reported || u.Cue.Empty() {
		return true
	}
	cue := strings.Fields(story.Fold(u.Cue.In(text)))
	return len(cue) > 0 && (cue[0] == "according" || sayings().Has(cue[0]) || cueForms()[cue[0]].takes&^quotesOnly != 0)
}

// Speech is all that was found in one story, in the text's order.
type Speech struct {
	People     []Person
	Mentions   []Mention
	Utterances []Utterance
}
