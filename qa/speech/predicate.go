package speech

import (
	"strings"

	"onrecord/qa/story"
)

// predicateWords is how many quoted words inside a verb's object are its
// subject's words; fewer are a title or a scare quote.
const predicateWords = 3

// titleWords is how long the title of a work may be.
const titleWords = 10

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
// are capitalised, all but the small ones, and they are few.
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
