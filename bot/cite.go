package bot

import (
	"fmt"
	"strings"

	"onrecord/qa"
	"onrecord/qa/speech"
)

// SeveralStories reports whether passages are from more than one story.
func SeveralStories(passages []qa.Passage) bool {
	for _, p := range passages {
		if p.Story != passages[0].Story {
			return true
		}
	}
	return false
}

// Paragraph is the mark under which a paragraph is cited.
func Paragraph(n int) string { return fmt.Sprintf("¶%d", n) }

// Remarks tell what is not plain to see of an utterance: that it isn't (all)
// quoted, and that its speaker is named before it. from is the paragraph that
// names the speaker, 0 if it is not known.
func Remarks(form string, speaker *qa.Speaker, from int) []string {
	var out []string
	switch speech.Form(form) {
	case speech.Reported:
		out = append(out, "reported, not quoted")
	case speech.Mixed:
		out = append(out, "partly quoted")
	}
	switch {
	case speaker == nil || speech.How(speaker.How) != speech.Continued:
	case from == 0:
		out = append(out, "the words go on from the paragraph before")
	default:
		out = append(out, "the words go on from "+Paragraph(from))
	}
	return out
}

// ContinuedFrom returns the paragraph in which the speaker of passage n is named,
// where another of the passages holds that place; else 0.
func ContinuedFrom(passages []qa.Passage, n int) int {
	p := passages[n]
	if p.Speaker == nil {
		return 0
	}
	for i, other := range passages {
		if i != n && other.Story == p.Story && other.Start <= p.Speaker.Start && p.Speaker.End <= other.End {
			return other.Paragraph
		}
	}
	return 0
}

// Unnamed reports whether a speaker is somebody whom the story does not name.
func Unnamed(s *qa.Speaker) bool {
	return s.How == string(speech.Pronoun) && (speech.Person{Name: s.Name, Sort: speech.Unnamed}).Nameless()
}

// cueReach bounds, in bytes, the words between a cue and its content.
const cueReach = 60

// Opening is where a listed utterance is shown from: what is reported, not quoted,
// opens with its cue, since "denied" and "demanded" are half of what it says.
func Opening(text string, q qa.Quote) int {
	if q.Cue == nil || q.Form == string(speech.Quoted) || q.Cue.End > q.Start || q.Start-q.Cue.End > cueReach || strings.Contains(text[q.Cue.Start:q.Start], "\n") {
		return q.Start
	}
	return q.Cue.Start
}
