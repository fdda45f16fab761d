package story

import (
	"strings"
	"unicode"
)

// byline reports whether a line says who wrote the story, or where and when it
// was filed. head and tail tell that it stands where bylines stand.
func byline(s, low string, head, tail bool) bool {
	cue := startOf(strings.TrimLeft(low, "(["), bylineStarts)
	if cue != "" {
		rest := strings.TrimLeft(strings.TrimLeft(s, "(["), " ")
		return capital(strings.TrimLeft(rest[len(cue):], ": "))
	}
	if endsSentence(s) && !strings.HasSuffix(low, ".m.") {
		return false
	}
	if startOf(low, stampStarts) != "" && dated(low, 4) || dated(low, 0) {
		return true
	}
	if !head && !tail {
		return false
	}
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 16 {
		return false
	}
	if i := strings.IndexByte(s, ','); i > 0 && jobs[strings.ToLower(words[len(words)-1])] {
		words = strings.Fields(s[:i]) // "…, transport correspondent"
		if len(words) > 1 && len(words) < 6 && names(words) {
			return true
		}
	}
	if strings.EqualFold(words[0], "by") && len(words) > 1 {
		return names(words[1:]) && !dateWords[strings.ToLower(strings.Trim(words[1], ","))] && !months[strings.ToLower(words[1])]
	}
	if !head || !names(words) {
		return false
	}
	// "Jane Doe in Brussels", "Jane Doe, Europe correspondent"
	for i, w := range words {
		if jobs[strings.ToLower(strings.Trim(w, ",."))] && i >= 2 {
			return true
		}
		if w == "in" && i >= 2 && i <= 8 && i+1 < len(words) && pairs(words[:i]) {
			return len(words)-i-1 <= 5
		}
	}
	return false
}

// signed makes bylines of the bare names at the head that stand by a byline.
func signed(text string, ps []Paragraph) {
	for i := range ps[:min(len(ps), headLines)] {
		by := i > 0 && ps[i-1].Kind == Byline || i+1 < len(ps) && ps[i+1].Kind == Byline
		if !by || ps[i].Kind != Body || ps[i].Len() > 100 {
			continue
		}
		words := strings.Fields(ps[i].In(text))
		if len(words) > 1 && pairs(words) && names(words) && !endsSentence(words[len(words)-1]) {
			ps[i].Kind = Byline
		}
	}
}

// names reports whether all words are names, jobs or the small words between them,
// and the first is a name.
func names(words []string) bool {
	for i, w := range words {
		w = strings.Trim(w, ",.;|")
		low := strings.ToLower(w)
		small := particles[low] || jobs[low] || low == "in" || low == "at" || low == "for" || low == "with" || low == "&" || low == ""
		if i == 0 && !capital(w) || !small && !capital(w) || strings.ContainsAny(w, "0123456789:?!“\"") {
			return false
		}
	}
	return true
}

// pairs reports whether words are full names, of two or three words each, with
// commas or "and" between them.
func pairs(words []string) bool {
	n := 0
	for _, w := range words {
		if w == "and" || w == "&" {
			if n < 2 {
				return false
			}
			n = 0
			continue
		}
		n++
		if !capital(w) || n > 3 {
			return false
		}
		if strings.HasSuffix(w, ",") {
			if n < 2 {
				return false
			}
			n = 0
		}
	}
	return n >= 2
}

// dated reports whether a line has a date and, but for spare words, nothing else.
func dated(low string, spare int) bool {
	if !strings.ContainsAny(low, "0123456789") {
		return false
	}
	date, n := false, 0
	for _, w := range strings.FieldsFunc(low, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",|()·•–—", r) }) {
		if n++; n > 20 {
			return false
		}
		w = strings.TrimRight(w, ".:")
		digits := strings.Trim(w, "0123456789/:-.thsndrpmaz") == "" && strings.ContainsAny(w, "0123456789")
		switch {
		case months[w]:
			date = true
		case digits:
			date = date || strings.Count(w, "/") == 2 || strings.Count(w, "-") == 2 || strings.Contains(w, ":")
		case dateWords[w]:
		default:
			if spare--; spare < 0 {
				return false
			}
		}
	}
	return date
}

// capital reports whether s begins with an upper-case letter.
func capital(s string) bool {
	r, _ := runeAt(s, 0, len(s))
	return unicode.IsUpper(r)
}
