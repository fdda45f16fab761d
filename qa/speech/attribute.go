package speech

import (
	"sort"

	"onrecord/qa/story"
)

// attribute goes through the paragraphs in order and gives every quotation and
// every reported statement its speaker.
func (p *parser) attribute() {
	p.attributed = make([]bool, len(p.quotes))
	quote := 0
	for first := 0; first < len(p.tokens); {
		para := p.paragraphOf(first)
		end := first
		for end < len(p.tokens) && p.paragraphOf(end) == para {
			end++
		}
		from := quote
		for quote < len(p.quotes) && p.quotes[quote].paragraph == para {
			quote++
		}
		if p.doc.Paragraphs[para].Kind == story.Body {
			p.attributeParagraph(run{first, end}, run{from, quote})
		}
		first = end
	}
}

// attributeParagraph works on one paragraph: r are its tokens, q its quotations.
func (p *parser) attributeParagraph(r, q run) {
	cues := p.findCues(r)
	said := len(p.utterances)
	floor := r.from
	for i, c := range cues {
		if c.at < floor {
			continue // what A says that B said is A's words
		}
		limit := r.to
		for _, next := range cues[i+1:] {
			if p.cuts(next) {
				limit = p.cueStart(next)
				break
			}
		}
		end := p.attributeCue(c, floor, limit, said)
		if floor = c.end; !c.source {
			floor = max(floor, end)
		}
	}
	p.attributeRest(r, q, said)
}

// cuts reports whether a cue ends the content of the one before it in its
// sentence: it goes on about the same speaker ("and praised"), or opens a new
// clause behind a conjunction ("but Healey said"). Any other cue is part of what
// is said.
func (p *parser) cuts(c cue) bool {
	if c.subject.empty() {
		return true
	}
	prev := p.at(p.cueStart(c) - 1)
	return prev.Class == story.Mark || prev.is("and", "but", "while", "although", "though", "as") || prev.sentence != p.tokens[c.at].sentence || c.source
}

// cueStart is where a cue with its subject begins.
func (p *parser) cueStart(c cue) int {
	if !c.subject.empty() && !c.inverted {
		return c.subject.from
	}
	return c.at
}

// attributeCue finds what the cue's subject said and records it. Content lies
// between floor and limit, outside other cues; said is the number of utterances
// before this paragraph.
func (p *parser) attributeCue(c cue, floor, limit, said int) (end int) {
	spans := p.content(c, floor, limit)
	if len(spans) == 0 {
		return 0
	}
	var s *Speaker
	if c.subject.empty() {
		s = p.shared(c, said)
		if s == nil {
			return 0
		}
	} else {
		s = p.speaker(c.subject)
		if s == nil && !p.holdsQuote(spans) {
			return 0
		}
	}
	if !p.resume(spans, s) {
		p.say(spans, p.cueSpan(c), s, c)
	}
	return spans[len(spans)-1].to
}

// resume joins words to the speech that the paragraph before left open, where
// the same person goes on: printers close only the last paragraph of a speech.
func (p *parser) resume(spans []run, s *Speaker) bool {
	q := p.tokens[spans[0].from].quote
	if q < 0 || !p.quotes[q].resumes || len(p.utterances) == 0 || s == nil {
		return false
	}
	last := &p.utterances[len(p.utterances)-1]
	if last.Speaker == nil || last.Speaker.Person != s.Person {
		return false
	}
	for _, r := range spans {
		last.Spans = append(last.Spans, p.span(r))
		p.claim(r)
	}
	return true
}

// claim marks the quotations in r as held by an utterance.
func (p *parser) claim(r run) {
	for i := r.from; i < r.to; i++ {
		if q := p.tokens[i].quote; q >= 0 {
			p.attributed[q] = true
		}
	}
}

// sentenceAt returns the index of the sentence that holds s, or -1.
func (p *parser) sentenceAt(s story.Span) int32 {
	i := sort.Search(len(p.doc.Sentences), func(i int) bool { return p.doc.Sentences[i].End > s.Start })
	if i == len(p.doc.Sentences) || !p.doc.Sentences[i].Contains(s) {
		return -1
	}
	return int32(i)
}

// cueSpan covers the cue's own words: the verb, or "according to".
func (p *parser) cueSpan(c cue) story.Span { return p.span(run{c.at, c.end}) }

// say records an utterance, claims the quotations it holds, and notes its turn,
// by which later pronouns and speech without a cue find their speaker.
func (p *parser) say(spans []run, cueSpan story.Span, s *Speaker, c cue) {
	u := Utterance{Cue: cueSpan, Speaker: s, Form: p.formOf(spans)}
	for _, r := range spans {
		u.Spans = append(u.Spans, p.span(r))
		p.claim(r)
	}
	p.utterances = append(p.utterances, u)
	if s != nil {
		p.remember(turn{token: spans[0].from, person: s.Person, doc: p.mentionsDocument(c)})
	}
}

// mentionsDocument reports whether the cue says that the words were issued in
// writing: "said in a joint statement", "a statement from the company said".
func (p *parser) mentionsDocument(c cue) bool {
	if c.at < 0 {
		return false
	}
	for i := c.subject.from; i < c.subject.to; i++ {
		if documents().Has(p.tokens[i].fold) {
			return true
		}
	}
	for i := c.at; i < min(c.at+8, len(p.tokens)) && p.tokens[i].sentence == p.tokens[c.at].sentence; i++ {
		if documents().Has(p.tokens[i].fold) && !p.tokens[i].quoted() {
			return true
		}
	}
	return false
}

// formOf tells how much of the content stands between quotation marks.
func (p *parser) formOf(spans []run) Form {
	in, out := false, false
	for _, r := range spans {
		for i := r.from; i < r.to; i++ {
			switch t := p.tokens[i]; {
			case t.quoted():
				in = true
			case t.Class != story.Mark:
				out = true
			}
		}
	}
	switch {
	case in && out:
		return Mixed
	case in:
		return Quoted
	}
	return Reported
}

func (p *parser) holdsQuote(spans []run) bool {
	for _, r := range spans {
		for i := r.from; i < r.to; i++ {
			if q := p.tokens[i].quote; q >= 0 && p.quotes[q].words > 2 {
				return true
			}
		}
	}
	return false
}
