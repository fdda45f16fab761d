package story

import "strings"

// No line of furniture is longer; the bound keeps the rules off the body's text.
const (
	maxFurniture = 200
	maxCaption   = 700
	headLines    = 10 // paragraphs at the head in which bylines stand
	tailLines    = 4  // and at the end
)

// classify sets the kinds of a text's paragraphs and returns its dateline.
func classify(text string, ps []Paragraph) Span {
	seen := make(map[string]int)
	head := true
	for i := range ps {
		p := &ps[i]
		s := p.In(text)
		if p.Kind == Body {
			p.Kind = lineKind(s, head && i < headLines, i >= len(ps)-tailLines)
		}
		if p.Kind == Body && p.Len() > maxFurniture {
			head = false
		}
		// Two short lines may say the same and mean two things: "Yes", in an interview.
		if before, ok := seen[s]; ok && !p.Kind.Furniture() && (p.Len() > 40 || before == i-1) {
			p.Kind = Repeat
		}
		seen[s] = i
	}
	line := headline(text, ps)
	signed(text, ps)
	teasers(text, ps)
	return line
}

// lineKind tells furniture by its own words; everything else is Body.
func lineKind(s string, head, tail bool) Kind {
	if len(s) > maxCaption {
		return Body
	}
	low := folded(s)
	if len(s) <= maxFurniture {
		bare := bareOf(low)
		switch {
		case bare == "":
			return Promo // "* * *", "___"
		case agencyLine(low, bare):
			return Agency
		case promo(low, bare):
			return Promo
		case byline(s, low, head, tail):
			return Byline
		}
	}
	if caption(low) {
		return Caption
	}
	return Body
}

// folded returns a line as the cues have it: in lower case, with plain apostrophes.
func folded(s string) string {
	return strings.ToLower(strings.ReplaceAll(s, "’", "'"))
}

// bareOf returns a folded line without the marks around it.
func bareOf(low string) string {
	return strings.TrimFunc(low, func(r rune) bool { return !isWord(r) && r != '©' })
}

func promo(low, bare string) bool {
	if promoLines[bare] {
		return true
	}
	low = strings.TrimLeft(low, "►▶•»>|*-–— ")
	if startOf(low, promoStarts) != "" {
		return startOf(low, promoVerbs) == "" || called(low)
	}
	return len(low) <= 120 && inside(low, promoInside) && !strings.ContainsAny(low, "“\"")
}

// called reports whether a line that begins with a verb calls on the reader: a bar
// ("Listen | 20:19"), a playing time, or an arrow, and not a sentence.
func called(low string) bool {
	if strings.HasSuffix(low, "»") || strings.HasSuffix(low, "›") || strings.HasSuffix(low, "→") || strings.Contains(low, " | ") {
		return true
	}
	if endsSentence(low) || len(low) > 80 {
		return false
	}
	if strings.HasSuffix(low, " here") || strings.HasSuffix(low, " now") || strings.HasSuffix(low, " live") {
		return true
	}
	return playing(low)
}

// playing reports whether the line ends in a playing time: 20:19, 1:02:03.
func playing(low string) bool {
	w := low[strings.LastIndexByte(low, ' ')+1:]
	w = strings.Trim(w, "()[]")
	return strings.Contains(w, ":") && strings.Trim(w, "0123456789:") == ""
}

// caption reports whether a paragraph says what a picture shows or who took it.
func caption(low string) bool {
	if startOf(low, captionStarts) != "" || inside(low, captionInside) {
		return true
	}
	end := strings.TrimRight(low, ".) ")
	for _, e := range captionEnds {
		if strings.HasSuffix(end, e) {
			return true
		}
	}
	// "(R)" alone is a Republican; two different sides are a picture's.
	n := 0
	for _, s := range sides {
		if strings.Contains(low, s) {
			n++
		}
	}
	if n > 1 || n == 1 && strings.Contains(low, "(l)") {
		return true
	}
	return len(low) <= 300 && inside(low, asides) && !strings.ContainsAny(low, "“\"")
}

// maxTitles bounds the titles under a heading such as "Related stories".
const maxTitles = 5

// teasers makes promo of the short lines that stand by promo lines: questions
// ("Can … really …?") on either side of one, and titles under a heading.
func teasers(text string, ps []Paragraph) {
	titles := 0 // how many more may stand here
	for i := range ps {
		p := &ps[i]
		switch s := p.In(text); {
		case p.Kind == Promo && promoHeads[bareOf(folded(s[:min(len(s), 40)]))]:
			titles = maxTitles
		case p.Kind == Body && i > 0 && ps[i-1].Kind == Promo && question(s) && wordy(ps[i-1].In(text)):
			p.Kind = Promo
		case p.Kind == Body && titles > 0 && titled(s):
			p.Kind = Promo
			titles--
		default:
			titles = 0
		}
	}
	for i := len(ps) - 2; i >= 0; i-- {
		if ps[i+1].Kind == Promo && ps[i].Kind == Body && question(ps[i].In(text)) && wordy(ps[i+1].In(text)) {
			ps[i].Kind = Promo
		}
	}
}

// question reports whether s is one short question, neither quoted nor with the
// name of who asks it ("ROE: Why?").
func question(s string) bool {
	return len(s) <= 120 && strings.HasSuffix(s, "?") && !strings.ContainsAny(s[:len(s)-1], ".?!:“”\"") && strings.Contains(s, " ")
}

// titled reports whether s could be a title: a short line without a stop.
func titled(s string) bool {
	return len(s) <= 120 && !endsSentence(s) && !strings.Contains(s, ". ") && !strings.HasSuffix(s, ":") && !strings.ContainsAny(s, "“\"") && strings.Contains(s, " ")
}

// promoTail reports whether the last sentence of a paragraph is a button that was
// copied along with it ("E-mail to a friend"). One word is too little evidence.
func promoTail(s string) bool {
	return len(s) <= 40 && !endsSentence(s) && strings.Contains(s, " ") && promoLines[strings.ToLower(s)]
}

// startOf returns the first of cues that low begins with, or "".
func startOf(low string, cues []string) string {
	for _, c := range cues {
		if strings.HasPrefix(low, c) {
			return c
		}
	}
	return ""
}

// inside reports whether one of cues stands in low.
func inside(low string, cues []string) bool {
	for _, c := range cues {
		if strings.Contains(low, c) {
			return true
		}
	}
	return false
}
