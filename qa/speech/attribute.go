package speech

import (
	"iter"

	"onrecord/qa/story"
)

// attribute goes through the paragraphs in order and gives every quotation and
// every reported statement its speaker.
func (p *parser) attribute() {
	quote := 0
	for r := range p.paragraphs() {
		para := p.paragraphOf(r.from)
		from := quote
		for quote < len(p.quotes) && p.quotes[quote].paragraph == para {
			quote++
		}
		p.attributeParagraph(r, run{from, quote})
	}
}

// paragraphs are the tokens of each paragraph that may hold speech, in order.
func (p *parser) paragraphs() iter.Seq[run] {
	return func(yield func(run) bool) {
		for first := 0; first < len(p.tokens); {
			para := p.paragraphOf(first)
			end := first
			for end < len(p.tokens) && p.paragraphOf(end) == para {
				end++
			}
			if k := p.doc.Paragraphs[para].Kind; (k == story.Body || k == story.Headline || k == story.Standfirst) && !yield(run{first, end}) {
				return
			}
			first = end
		}
	}
}

// attributeParagraph works on one paragraph: r are its tokens, q its quotations.
func (p *parser) attributeParagraph(r, q run) {
	said := len(p.utterances)
	for _, x := range p.chosen(r) {
		p.attributeReading(x)
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
	left, _, _ := p.verbStart(c.at)
	return left + 1
}

// attributeReading records what a reading says was said, and by whom.
func (p *parser) attributeReading(x reading) {
	var s *Speaker
	if !x.subject.empty() {
		s = p.speaker(x.subject)
	}
	for _, r := range x.spans {
		if s != nil && s.Overlaps(p.span(r)) {
			s = nil // a name can't be its own speaker
		}
	}
	if !p.resume(x.spans, s) {
		p.say(x.spans, p.cueSpan(x.cue), s, x.cue)
	}
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
		p.claim(r, nil)
	}
	return true
}

// claim marks the quotations in r as held by an utterance, and appends to claimed
// those that were not.
func (p *parser) claim(r run, claimed []int32) []int32 {
	for i := r.from; i < r.to; i++ {
		if q := p.tokens[i].quote; q >= 0 && !p.attributed[q] {
			p.attributed[q] = true
			claimed = append(claimed, q)
		}
	}
	return claimed
}

// cueSpan covers the cue's own words: the verb, or "according to".
func (p *parser) cueSpan(c cue) story.Span { return p.span(run{c.at, c.end}) }

// say records an utterance, claims the quotations it holds, and notes its turn,
// by which later pronouns and speech without a cue find their speaker.
func (p *parser) say(spans []run, cueSpan story.Span, s *Speaker, c cue) {
	u := Utterance{Cue: cueSpan, Speaker: s, Form: p.formOf(spans)}
	for _, r := range spans {
		u.Spans = append(u.Spans, p.span(r))
		p.claim(r, nil)
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
	for i := max(p.sentences[p.tokens[c.at].sentence].from, c.at-nounReach); i < min(c.at+8, len(p.tokens)) && p.tokens[i].sentence == p.tokens[c.at].sentence; i++ {
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
