package story

import (
	"strings"
	"unicode"
)

// agencyLine reports whether a line names nothing but agencies, a copyright, or
// who else worked on the report.
func agencyLine(low, bare string) bool {
	if inside(low, agencyInside) && !strings.ContainsAny(low, "“\"") {
		return true
	}
	if cue := startOf(strings.TrimLeft(low, "-–— "), agencyStarts); cue != "" {
		if !strings.HasPrefix(cue, "source") {
			return true
		}
		bare = strings.TrimSpace(strings.TrimPrefix(bare, strings.TrimSuffix(cue, " ")))
	}
	return onlyAgencies(bare)
}

// onlyAgencies reports whether s is a list of agencies ("Reuters, AFP and dpa").
func onlyAgencies(s string) bool {
	if len(s) > 100 {
		return false
	}
	if agencies[s] {
		return true
	}
	if !strings.ContainsAny(s, ",/;&+|") && !strings.Contains(s, " and ") {
		return false
	}
	found := false
	for _, part := range strings.FieldsFunc(strings.ReplaceAll(s, " and ", ","), func(r rune) bool { return strings.ContainsRune(",/;&+|", r) }) {
		part = strings.TrimFunc(part, func(r rune) bool { return !isWord(r) })
		part = strings.TrimPrefix(strings.TrimPrefix(part, "and "), "with ")
		if part == "" || strings.Trim(part, "0123456789") == "" {
			continue
		}
		if !agencies[part] {
			return false
		}
		found = true
	}
	return found
}

// agencyTails finds at the end of the last body paragraphs what names the sources
// ("… accomplish this. – Agencies") and maps the paragraph to where that begins.
func agencyTails(text string, ps []Paragraph) map[int]int {
	tails := make(map[int]int)
	bodies := 0
	for i := len(ps) - 1; i >= 0 && bodies < 3; i-- {
		if ps[i].Kind != Body {
			continue
		}
		bodies++
		if at := tailAt(text, ps[i].Span); at > 0 {
			tails[i] = at
		}
	}
	return tails
}

// tailAt returns where the agency tail of a paragraph begins, or 0.
func tailAt(text string, p Span) int {
	const longest = 80
	for i := p.End; i > p.Start && p.End-i < longest; {
		r, n := runeBefore(text, p.Start, i)
		i -= n
		dash := r == '–' || r == '—' || r == '-' || r == '―'
		if !dash && r != '(' && r != '[' && r != '©' {
			continue
		}
		before, _ := runeBefore(text, p.Start, i)
		if !unicode.IsSpace(before) {
			continue
		}
		rest := strings.ToLower(text[i:p.End])
		bare := strings.TrimFunc(rest, func(r rune) bool { return !isWord(r) && r != '©' })
		body := trimRight(text, Span{p.Start, i})
		if body.Empty() || !agencyLine(rest, bare) {
			continue
		}
		if dash || endsSentence(body.In(text)) {
			return i
		}
	}
	return 0
}
