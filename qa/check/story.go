package check

import (
	"strings"

	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// Nobody is the person of words that the story gives to nobody.
const Nobody = -1

// Story is a story's words in the form in which quotations are compared with
// them, made once and never changed.
type Story struct {
	text string
	runs []run // what is said between quotation marks, in order
	body []Word
}

// run is what one person says in one go, between quotation marks; a cue may
// stand in between.
type run struct {
	words     []Word
	utterance int // the first that it is made of
	person    int // index into the story's people, or Nobody
}

// Index prepares a story. The arguments must belong together.
func Index(text string, doc *story.Document, sp *speech.Speech) *Story {
	s := &Story{text: text}
	open := false // the run before goes on: its quotation marks were not closed
	end := 0      // of it; nobody's words go on right there, or are nobody's
	for i, u := range sp.Utterances {
		person := Nobody
		if u.Speaker != nil {
			person = u.Speaker.Person
		}
		switch u.Form {
		case speech.Quoted:
			last := len(s.runs) - 1
			start := u.Spans[0].Start
			rightThere := end <= start && strings.TrimSpace(text[end:max(end, start)]) == "" // spans of two may take turns
			goesOn := open && last >= 0 && (s.runs[last].person == person || s.runs[last].person == Nobody && rightThere)
			if !goesOn {
				s.runs = append(s.runs, run{utterance: i, person: person})
			}
			r := &s.runs[len(s.runs)-1]
			r.person = person
			for _, x := range u.Spans {
				r.words = append(r.words, words(text, x)...)
			}
			end = u.Spans[len(u.Spans)-1].End
			open = unclosed(u.Spans[len(u.Spans)-1].In(text))
		case speech.Mixed:
			open = false
			for _, x := range u.Spans {
				for _, q := range quotedIn(text, x) {
					s.runs = append(s.runs, run{words: words(text, q), utterance: i, person: person})
				}
			}
		}
	}
	for _, d := range doc.Sentences {
		if !d.Kind.Furniture() {
			s.body = append(s.body, words(text, d.Span)...)
		}
	}
	return s
}

// unclosed reports whether a quotation opens and does not close, as each
// paragraph of a long one but its last.
func unclosed(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && strings.ContainsAny(s[:min(3, len(s))], "“\"«„") && !strings.ContainsAny(s[max(0, len(s)-4):], "”\"»")
}

// quotedIn returns what stands between quotation marks in a span.
func quotedIn(text string, span story.Span) []story.Span {
	var out []story.Span
	from := -1
	var closing rune
	for i, r := range span.In(text) {
		at := span.Start + i
		switch {
		case from < 0:
			if c, ok := closer[r]; ok && !apostrophe(text, span, at) {
				from, closing = at, c
			}
		case r == closing && !apostrophe(text, span, at):
			out = append(out, story.Span{Start: from, End: at})
			from = -1
		}
	}
	if from >= 0 && closing != '\'' && closing != '’' {
		out = append(out, story.Span{Start: from, End: span.End})
	}
	return out
}

var closer = map[rune]rune{'“': '”', '"': '"', '„': '“', '«': '»', '‘': '’', '\'': '\''}

// apostrophe reports whether the single mark at i stands inside a word.
func apostrophe(text string, span story.Span, i int) bool {
	if !strings.HasPrefix(text[i:], "'") && !strings.HasPrefix(text[i:], "’") && !strings.HasPrefix(text[i:], "‘") {
		return false
	}
	rest := text[i:span.End]
	rest = rest[len(string([]rune(rest)[0])):]
	return letterLast(text[span.Start:i]) && letterFirst(rest)
}
