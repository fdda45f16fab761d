package story

import (
	"strings"
	"unicode"
)

// maxDateline bounds a dateline: "WASHINGTON/BRUSSELS, May 12 (Thomson Reuters
// Foundation) —" has 58 bytes.
const maxDateline = 100

// firstDateline looks for a dateline at the head of the first paragraphs: the
// headline, a standfirst, a byline and two captions may stand before it.
func firstDateline(text string, ps []Paragraph) (Span, int) {
	for i := range ps[:min(len(ps), 8)] {
		if ps[i].Kind != Body {
			continue
		}
		if line := dateline(text, ps[i].Span); !line.Empty() {
			return line, i
		}
	}
	return Span{}, -1
}

// dateline returns the place, the agency and the dash that p begins with.
func dateline(text string, p Span) Span {
	head := text[p.Start:min(p.End, p.Start+maxDateline)]
	for i, r := range head {
		n := len(string(r))
		spaced := i > 0 && head[i-1] == ' ' || i > 0 && head[i-1] == ')'
		switch r {
		case '–', '—', '―':
		case '-', '_':
			if i+1 < len(head) && head[i+1] == '-' {
				n = 2
			}
			if !spaced || i+n < len(head) && head[i+n] != ' ' {
				continue // a hyphen
			}
		case '.', '?', '!', '“', '"':
			if r == '.' && i >= 2 && (i < 6 || i+1 < len(head)) {
				continue // "Sept. 28", "N.Y."
			}
			return Span{}
		default:
			continue
		}
		place := strings.TrimSpace(head[:i])
		end := p.Start + i + n
		next := skipSpace(text, end, p.End)
		if !placed(place, text[next:p.End]) {
			return Span{}
		}
		return Span{p.Start, end}
	}
	return Span{}
}

// placed reports whether s is where a story comes from: a place in capitals, or a
// place and an agency in brackets, or an agency in brackets. rest is what follows.
func placed(s, rest string) bool {
	place, agency, bracket := strings.Cut(s, "(")
	if bracket {
		agency = strings.TrimSpace(agency)
		if !strings.HasSuffix(agency, ")") {
			return false
		}
		agency = strings.TrimSuffix(agency, ")")
		if !titleWords(agency, 5) && !agencies[agency] {
			return false
		}
		place = strings.TrimSpace(place)
		if place == "" {
			return true
		}
	}
	city, region, _ := strings.Cut(place, ",")
	if !titleWords(city, 5) || strings.Contains(city, ":") || labels[city] {
		return false
	}
	if region != "" && !titleWords(strings.NewReplacer(",", " ", ".", "").Replace(region), 6) {
		return false
	}
	if bracket {
		return true
	}
	r, _ := runeAt(rest, 0, len(rest))
	letters := 0
	for _, c := range city {
		if unicode.IsLower(c) {
			return false
		}
		if unicode.IsUpper(c) {
			letters++
		}
	}
	return letters >= 4 && !unicode.IsLower(r)
}

// titleWords reports whether s has one to n words, each with a capital or a digit
// first, or a particle ("Rio de Janeiro").
func titleWords(s string, n int) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > n {
		return false
	}
	for i, w := range words {
		r, _ := runeAt(w, 0, len(w))
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) && (i == 0 || !particles[w]) {
			return false
		}
	}
	return true
}
