package rank

import (
	"strings"

	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// kinds is what a word may be the answer to.
type kinds uint32

const (
	capital  kinds = 1 << iota // written like a name, and not because a sentence begins
	opens                      // first word of its sentence
	function                   // carries no meaning of its own
	number
	year
	time
	place
	money
	percent
	age
	span   // a unit of time, with a number before it
	reason // "because" and what is like it
	role   // what somebody is: "minister", "driver"
	is     // "is", "was", or the comma of an apposition before it
	means  // "by", "through", "using"
	somebody
	alias // no word, but another way to say one
)

// answers is which words may answer what is wanted; a want that is not there may
// be answered by any word.
var answers = [wants]kinds{
	Person: somebody | capital | role, Whom: somebody | capital | role, Place: place | capital, Time: time | year, Count: number, Money: money, Age: age, Duration: span, Reason: reason,
	Manner: means, Speaker: somebody | role | capital, Identity: role, Meaning: is, Name: capital,
}

// reading looks at the words of a sentence in their places.
type reading struct {
	text  string
	words []story.Word
}

// fold is word i folded, empty outside the sentence.
func (r reading) fold(i int) string {
	if i < 0 || i >= len(r.words) {
		return ""
	}
	return story.Fold(r.words[i].In(r.text))
}

func (r reading) kinds(i int, w string) kinds {
	var k kinds
	if i == 0 || r.words[i-1].Class == story.Mark && strings.ContainsAny(r.words[i-1].In(r.text), `"“”‘'—`) && i < 2 {
		k |= opens
	}
	if functions().Has(w) {
		k |= function
	}
	prev, next := r.fold(i-1), r.fold(i+1)
	switch r.words[i].Class {
	case story.Number:
		k |= r.figure(i, w, prev, next)
	case story.Title, story.Upper:
		if k&(opens|function) == 0 || k&function == 0 && r.words[i].Class == story.Upper || k&function == 0 && i+1 < len(r.words) && r.words[i+1].Class == story.Title {
			k |= capital
		}
		if speech.IsPlace(w) || k&capital != 0 && locates(prev) && !times().Has(w) {
			k |= place
		}
	}
	if times().Has(w) {
		k |= time
	}
	if numerals().Has(w) {
		k |= number
		if units().Has(next) {
			k |= span
		}
	}
	if reasons().Has(w) || w == "to" && i > 0 {
		k |= reason
	}
	if speech.IsRole(w) {
		k |= role
	}
	if manners().Has(w) || strings.HasSuffix(w, "ing") && len(w) > 5 {
		k |= means
	}
	switch {
	case w == "is" || w == "are" || w == "was" || w == "were" || w == "means" || w == "called" || w == "known":
		k |= is
	case prev == "," && (w == "a" || w == "an" || w == "the" || w == "which" || w == "who"):
		k |= is
	}
	return k
}

// figure is what a number may mean.
func (r reading) figure(i int, w, prev, next string) kinds {
	k := number
	switch {
	case isYear(w) && (prev == "" || !strings.ContainsAny(prev, "$£€")):
		k |= year | time
		if times().Has(prev) || prev == "," || prev == "in" {
			k &^= number
		}
	case months().Has(prev) || months().Has(next):
		k = k&^number | time
	case strings.Contains(w, ":"):
		k = k&^number | time
	}
	if prev == "$" || prev == "£" || prev == "€" || strings.HasPrefix(next, "dollar") || strings.HasPrefix(next, "euro") || strings.HasPrefix(next, "pound") {
		k |= money
	}
	if after := r.fold(i + 2); (next == "million" || next == "billion") && (strings.HasPrefix(after, "dollar") || strings.HasPrefix(after, "euro")) {
		k |= money
	}
	if next == "%" || next == "percent" || next == "per" {
		k |= percent
	}
	if strings.Contains(w, "year-old") || next == "years" && r.fold(i+2) == "old" || len(w) <= 2 && prev == "," && (next == "," || next == ".") || prev == "age" || prev == "aged" {
		k |= age
	}
	if units().Has(next) || strings.Contains(w, "-") && (strings.Contains(w, "hour") || strings.Contains(w, "day") || strings.Contains(w, "year") || strings.Contains(w, "month") || strings.Contains(w, "week") || strings.Contains(w, "minute")) {
		k |= span
	}
	return k
}

func isYear(w string) bool {
	return len(w) >= 4 && len(w) <= 5 && (w[0] == '1' && w[1] >= '0' && w[1] <= '9' || strings.HasPrefix(w, "20")) && !strings.ContainsAny(w, ",.:-")
}

func locates(w string) bool {
	switch w {
	case "in", "at", "near", "from", "to", "of", "outside", "across", "into", "throughout", "around":
		return true
	}
	return false
}
