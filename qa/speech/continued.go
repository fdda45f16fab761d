package speech

import (
	"sort"
	"strings"

	"onrecord/qa/story"
)

// scareWords is how many words between quotation marks make speech by
// themselves; fewer are a title, a nickname or a scare quote.
const scareWords = 4

// predicateWords is how many quoted words inside a verb's object are its
// subject's words; fewer are a title or a scare quote.
const predicateWords = 3

// titleWords is how long the title of a work may be.
const titleWords = 10

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
		if !p.isSpeech(quote) {
			continue
		}
		if k := p.openedBy(quote, said); k >= 0 {
			p.extend(k, quote)
			continue
		}
		if k := p.closedBy(quote, said); k >= 0 {
			p.extend(k, quote)
			continue
		}
		p.alone(quote, r)
	}
}

// predicate takes the rest of the sentence for somebody's words where a quotation
// stands in what its subject does ("Kelly hammered his “unsuitability for
// office”"): quoting somebody inside a verb's object is how writers report
// speech without a verb of saying. It reports whether it did.
func (p *parser) predicate(q quotation) bool {
	if q.words < predicateWords || q.resumes || p.isTitle(q) {
		return false
	}
	s := p.sentences[p.tokens[q.from].sentence]
	for i := q.from - 1; i > s.from; i-- {
		if !p.predicateVerb(i) || i+1 >= q.from {
			continue
		}
		subject := i
		for subject > s.from && (isAdverb(p.at(subject-1).fold) || p.at(subject-1).is("has", "had", "have")) {
			subject--
		}
		who := p.actor(subject, s.from)
		if who == nil {
			continue
		}
		content := p.beforeAside(run{i + 1, max(s.to, q.to)})
		if spans := p.trimmed(content); len(spans) > 0 && !p.claimed(spans[0]) {
			p.say(spans, p.span(run{i, i + 1}), who, cue{at: i})
			return true
		}
		return false
	}
	return false
}

// predicateVerb reports whether token i may be a finite verb by its form.
func (p *parser) predicateVerb(i int) bool {
	t := p.tokens[i]
	if t.Class != story.Lower || t.quoted() || auxiliaries().Has(t.fold) || isAdverb(t.fold) || prepositions().Has(t.fold) || conjunctions().Has(t.fold) || pronouns().Has(t.fold) {
		return false
	}
	if strings.HasSuffix(t.fold, "ed") || irregularPast().Has(t.fold) {
		return true
	}
	return strings.HasSuffix(t.fold, "s") && pronouns().Has(p.at(i-1).fold)
}

// actor is the person named, or meant by a pronoun, right before token i.
func (p *parser) actor(i, first int) *Speaker {
	if t := p.at(i - 1); t.is("he", "she", "who") && !t.quoted() {
		return p.pronoun(run{i - 1, i})
	}
	k := p.nameBefore(i)
	if k < 0 || p.names[k].to != i || p.who[k] == nobody {
		return nil
	}
	n := p.names[k]
	if p.tokens[n.from].quoted() || p.tokens[n.to-1].owner || prepositions().Has(p.at(n.from-1).fold) {
		return nil
	}
	return &Speaker{Person: p.who[k], Span: p.bare(p.titled(n, run{first, n.to})), How: Named}
}

// isTitle reports whether a quotation is the title of a work or a name: its words
// are capitalised, all but the small ones, and no comma ends it.
func (p *parser) isTitle(q quotation) bool {
	capitals, words := 0, 0
	for i := q.from; i < q.to; i++ {
		t := p.tokens[i]
		if t.Class == story.Mark || t.Len() < 4 && t.Class == story.Lower {
			continue
		}
		words++
		if t.Class != story.Lower {
			capitals++
		}
	}
	return words >= 2 && words == capitals && q.words <= titleWords
}

// claimed reports whether an utterance holds a quotation of r already.
func (p *parser) claimed(r run) bool {
	for i := r.from; i < r.to; i++ {
		if q := p.tokens[i].quote; q >= 0 && p.attributed[q] {
			return true
		}
	}
	return false
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

// openedBy returns the utterance of this paragraph that the quotation goes on
// from (`"…," he said. "…"`), or -1.
func (p *parser) openedBy(q quotation, said int) int {
	for k := len(p.utterances) - 1; k >= said; k-- {
		u := p.utterances[k]
		if u.Form != Reported && u.Span().End <= p.tokens[q.from].Start {
			if p.tokens[q.from].sentence-p.sentenceAfter(u) > 1 {
				return -1 // the narrator comes between
			}
			return k
		}
	}
	return -1
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
	p.claim(q.run)
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

// signed attributes a quotation to the name behind a dash that ends its
// paragraph: “…” — Ida Brandt. It reports whether there is one.
func (p *parser) signed(q quotation, r run) bool {
	i := q.to
	for p.at(i).is("-", "–", "—", "―", "~") && i < r.to {
		i++
	}
	if i == q.to || r.to-i > signatureWords || i >= r.to || !p.tokens[i].capital() || p.tokens[i].quoted() {
		return false
	}
	end := i
	for end < r.to && p.tokens[end].Class != story.Mark && !p.tokens[end].quoted() {
		end++
	}
	var s *Speaker
	if k := p.nameBefore(end); k >= 0 && p.names[k].from >= i && !p.names[k].body {
		s = &Speaker{Person: p.castName(k), Span: p.bare(p.names[k].run), How: Named}
	} else {
		s = p.as(run{i, end}, p.source(run{i, end}, Body))
	}
	p.say([]run{q.run}, p.span(run{q.to, i}), s, cue{at: -1})
	return true
}

// signatureWords bounds, in tokens, the name and what follows it in a signature.
const signatureWords = 14

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
