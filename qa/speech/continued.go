package speech

import (
	"sort"
	"strings"

	"onrecord/qa/story"
)

// scareWords is how many words between quotation marks make speech by
// themselves; fewer are a title, a nickname or a scare quote.
const scareWords = 4

// attributeRest gives the quotations that no cue claimed their speaker: they go
// on from the words before them, or stand unattributed. r are the paragraph's
// tokens, q its quotations, said the number of utterances before it.
func (p *parser) attributeRest(r, q run, said int) {
	for i := q.from; i < q.to; i++ {
		quote := p.quotes[i]
		if p.attributed[i] || p.signed(quote, r) {
			continue
		}
		if p.predicate(quote) {
			continue
		}
		if k := p.openedBy(quote, said); k >= 0 && (p.isSpeech(quote) || p.wholeSentence(quote)) {
			p.extend(k, quote)
			continue
		}
		if !p.isSpeech(quote) {
			continue
		}
		if k := p.closedBy(quote, said); k >= 0 {
			p.extend(k, quote)
			continue
		}
		p.alone(quote, r)
	}
}

// isSpeech reports whether a quotation reads as somebody's words by itself: it
// opens where a sentence or a clause does, and its end is marked as speech.
func (p *parser) isSpeech(q quotation) bool {
	if q.resumes {
		return true
	}
	before := p.at(q.from - 1)
	opens := before.sentence != p.tokens[q.from].sentence || before.is(":", ",", "—", "–") || before.quoted()
	if q.words < scareWords || !opens || p.isTitle(q) && before.sentence == p.tokens[q.from].sentence {
		return false
	}
	switch q.last {
	case ".", ",", "?", "!", "…", "—", "–":
		return true
	}
	return !q.closed || before.sentence != p.tokens[q.from].sentence
}

// wholeSentence reports whether a quotation is a sentence by itself, however short.
func (p *parser) wholeSentence(q quotation) bool {
	return p.opensSentence(q.from) && p.at(q.to).sentence != p.tokens[q.from].sentence && strings.Contains(".!?", q.last)
}

// openedBy returns the utterance of this paragraph that the quotation goes on
// from (`"…," he said. "…"`), or -1.
func (p *parser) openedBy(q quotation, said int) int {
	last := -1
	for k := said; k < len(p.utterances); k++ {
		end := p.utterances[k].Span().End
		if p.utterances[k].Form != Reported && end <= p.tokens[q.from].Start && (last < 0 || end > p.utterances[last].Span().End) {
			last = k
		}
	}
	if last < 0 || p.tokens[q.from].sentence-p.sentenceAfter(p.utterances[last]) > 1 {
		return -1 // the narrator comes between
	}
	return last
}

// sentenceAfter returns the last sentence that an utterance or its cue is part of.
func (p *parser) sentenceAfter(u Utterance) int32 {
	end := max(u.Span().End, u.Cue.End)
	return int32(sort.Search(len(p.doc.Sentences), func(i int) bool { return p.doc.Sentences[i].End >= end }))
}

// handsOver reports whether a sentence between an utterance and a quotation is
// about somebody else: `"…," he said. His wife Ada shook her head. "…"`.
func (p *parser) handsOver(u Utterance, q quotation) bool {
	for s := p.tokens[q.from].sentence - 1; s >= 0 && p.doc.Sentences[s].Start > max(u.Cue.End, u.Span().End); s-- {
		r := p.sentences[s]
		k := p.nameBefore(r.from) + 1
		if k < len(p.names) && p.names[k].from < r.to && p.names[k].from-r.from <= 3 && p.who[k] != nobody && u.Speaker != nil && p.who[k] != u.Speaker.Person {
			return true
		}
	}
	return false
}

// closedBy returns the utterance of this paragraph whose words the quotation opens
// ("“…” “…,” he said"), or -1: only where nothing stands between them.
func (p *parser) closedBy(q quotation, said int) int {
	for k := said; k < len(p.utterances); k++ {
		u := p.utterances[k]
		if next := p.at(q.to); u.Form == Quoted && next.Start == u.Span().Start && next.quoted() {
			return k
		}
	}
	return -1
}

// extend adds a quotation to an utterance of its paragraph.
func (p *parser) extend(k int, q quotation) {
	u := &p.utterances[k]
	s := p.span(q.run)
	if s.End <= u.Spans[0].Start {
		u.Spans = append([]story.Span{s}, u.Spans...)
	} else {
		u.Spans = append(u.Spans, s)
	}
	p.claim(q.run, nil)
}

// alone records a quotation without a cue in its paragraph. Where its paragraph
// opens with it, the speech goes on from the paragraph before: as the same
// utterance if that one was a quotation too (people mark it so: in PolNeAR 55 of
// 80 such paragraphs), else as the same speaker's next words.
func (p *parser) alone(q quotation, r run) {
	if q.from == r.from && len(p.utterances) > 0 {
		last := &p.utterances[len(p.utterances)-1]
		if last.Form != Reported && (q.resumes || last.Form == Quoted && last.Speaker != nil && p.follows(last, r)) {
			p.extend(len(p.utterances)-1, q)
			return
		}
		if s := last.Speaker; s != nil && p.follows(last, r) {
			p.say([]run{q.run}, story.Span{}, &Speaker{Person: s.Person, Span: s.Span, How: Continued}, cue{at: -1})
			return
		}
	}
	if n := len(p.utterances); n > 0 && q.from > r.from && p.isSpeech(q) {
		if u := p.utterances[n-1]; u.Speaker != nil && u.Span().Start >= p.tokens[r.from].Start && u.Span().End <= p.tokens[q.from].Start && !p.handsOver(u, q) {
			p.say([]run{q.run}, story.Span{}, &Speaker{Person: u.Speaker.Person, Span: u.Speaker.Span, How: Continued}, cue{at: -1})
			return
		}
	}
	if s := p.introduced(q); s != nil {
		p.say([]run{q.run}, story.Span{}, s, cue{at: -1})
		return
	}
	p.say([]run{q.run}, story.Span{}, nil, cue{at: -1})
}

// follows reports whether the utterance stands in the last body paragraph before r.
func (p *parser) follows(u *Utterance, r run) bool {
	para := p.paragraphOf(r.from) - 1
	for para >= 0 && p.doc.Paragraphs[para].Kind != story.Body {
		para--
	}
	return para >= 0 && p.doc.Paragraphs[para].Overlaps(u.Span())
}

// introduced is the speaker whom the words around a quotation name without a
// verb of saying: the only person in its sentence, or in the one before it in
// the same paragraph.
func (p *parser) introduced(q quotation) *Speaker {
	here := p.tokens[q.from].sentence
	for _, s := range []int32{here, here - 1} {
		if s < 0 || p.doc.Sentences[s].Paragraph != q.paragraph {
			continue
		}
		if p.asked(run{p.sentences[s].from, min(q.from, p.sentences[s].to)}) {
			return nil
		}
		found := -1
		for k := p.nameBefore(p.sentences[s].to); k >= 0 && p.names[k].from >= p.sentences[s].from; k-- {
			if p.who[k] == nobody || p.tokens[p.names[k].from].quoted() || p.tokens[p.names[k].to-1].owner {
				continue
			}
			if found >= 0 && p.who[found] != p.who[k] {
				return nil
			}
			found = k
		}
		if found >= 0 {
			return &Speaker{Person: p.who[found], Span: p.bare(p.names[found].run), How: Named}
		}
	}
	return nil
}

// asked reports whether the words put a question to somebody ("Trump was asked"):
// what follows is not that person's.
func (p *parser) asked(r run) bool {
	for i := r.from; i < r.to; i++ {
		if p.tokens[i].is("asked", "questioned") && p.at(i-1).is("was", "were", "been", "is", "when", "being") {
			return true
		}
	}
	return false
}
