package story

import (
	"strings"
	"unicode"
)

const (
	maxHeadline   = 200 // bytes; Guardian headlines run to 120 characters
	maxStandfirst = 300
)

// headline marks the title line and the line under it, and returns the dateline.
// A wire story that begins with its dateline has no headline.
func headline(text string, ps []Paragraph) Span {
	line, at := firstDateline(text, ps)
	first := -1
	for i := range ps {
		if !ps[i].Kind.Furniture() {
			first = i
			break
		}
	}
	if first < 0 || first == at || len(ps) < 2 {
		return line
	}
	if ps[first].Kind != Headline && (ps[first].Kind != Body || !title(ps[first].In(text))) {
		return line
	}
	ps[first].Kind = Headline
	for i := first + 1; i < len(ps) && i < first+3; i++ {
		if ps[i].Kind.Furniture() {
			continue // a byline between the two
		}
		s := ps[i].In(text)
		last := i == len(ps)-1
		if i != at && !last && ps[i].Kind == Body && len(s) <= maxStandfirst && !endsSentence(s) && !strings.HasSuffix(s, ":") && strings.Count(s, " ") >= 2 {
			ps[i].Kind = Standfirst
		}
		break
	}
	return line
}

// title reports whether a first line is a headline: short and without a full stop
// at its end, or with one but in capitals like a title.
func title(s string) bool {
	if len(s) > maxHeadline || strings.HasSuffix(s, ":") || strings.HasSuffix(s, ",") {
		return false
	}
	if !endsSentence(s) || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") {
		return true
	}
	capitals, words := 0, 0
	for _, w := range strings.Fields(s) {
		w = strings.TrimLeft(w, "“‘\"'(")
		if len(w) < 4 {
			continue
		}
		words++
		if r, _ := runeAt(w, 0, len(w)); !unicode.IsLower(r) {
			capitals++
		}
	}
	return words >= 2 && capitals*5 >= words*4
}

// InCapitals reports whether the words of a sentence begin with capitals, two of three at
// least, as in a headline of American papers: "Coin Toss Settles Tied Race". Capitals name
// nobody there.
func InCapitals(words []Word) bool {
	upper, all := 0, 0
	for _, w := range words {
		switch w.Class {
		case Title, Upper:
			upper++
			all++
		case Lower:
			all++
		}
	}
	return all > 3 && 3*upper > 2*all
}
