package rank

import (
	"strings"

	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// holds tells what kinds of things a word brings into its sentence. prev is the
// word before it; both are folded.
func holds(w, prev string, class story.Class) uint16 {
	var h uint16
	switch class {
	case story.Number:
		h |= 1 << Number
		if isYear(w) {
			h |= 1 << Time
		}
	case story.Title, story.Upper:
		if speech.IsPlace(w) || preposition(prev) && !isTime(w) {
			h |= 1 << Place
		}
	}
	if isTime(w) {
		h |= 1 << Time
	}
	if isNumber(w) {
		h |= 1 << Number
	}
	if isReason(w) {
		h |= 1 << Reason
	}
	return h
}

func preposition(w string) bool {
	switch w {
	case "in", "at", "near", "from", "to", "of", "outside", "across", "into":
		return true
	}
	return false
}

func isYear(w string) bool {
	return len(w) == 4 && (strings.HasPrefix(w, "19") || strings.HasPrefix(w, "20"))
}

func isTime(w string) bool {
	switch w {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "june",
		"july", "august", "september", "october", "november", "december", "today", "yesterday", "tomorrow", "tonight", "morning", "afternoon",
		"evening", "night", "noon", "midnight", "week", "weekend", "month", "year", "years", "months", "weeks", "days", "day", "hours", "ago",
		"spring", "summer", "autumn", "fall", "winter", "decade", "century", "jan", "feb", "aug", "sept", "oct", "nov", "dec", "p.m", "a.m", "pm", "am", "2000s":
		return true
	}
	return false
}

func isNumber(w string) bool {
	switch w {
	case "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fifteen", "twenty",
		"thirty", "forty", "fifty", "dozen", "dozens", "hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion",
		"half", "third", "quarter", "twice", "percent", "several", "first", "second":
		return true
	}
	return false
}

func isReason(w string) bool {
	switch w {
	case "because", "since", "due", "reason", "reasons", "caused", "cause", "led", "therefore", "so", "after", "for", "as", "amid", "over", "result", "why":
		return true
	}
	return false
}
