package speech

import (
	"strings"

	"onrecord/qa/story"
)

// quoteBefore returns the quotation that ends right before the cue and its subject, or -1.
func (p *parser) quoteBefore(c cue) int32 {
	i := p.cueStart(c) - 1
	if c.subject.empty() || c.inverted {
		i, _, _ = p.verbStart(c.at)
	}
	if p.at(i).is(",") && !p.at(i).quoted() {
		i--
	}
	// “Strike now!” Dudek wrote: the mark ends a sentence, not the statement.
	if t := p.at(i); t.quoted() && i+1 == p.sentences[p.tokens[c.at].sentence].from && strings.Contains("!?", p.quotes[t.quote].last) &&
		p.quotes[t.quote].to == i+1 && p.paragraphOf(i) == p.paragraphOf(c.at) && !c.subject.empty() {
		return t.quote
	}
	// Between the quotation and its cue only a noun phrase may stand: "…," the
	// younger of them, Lena Ruiz, said.
	for reach := i - nounReach/2; i > reach; i-- {
		t := p.at(i)
		if t.sentence != p.tokens[c.at].sentence {
			break
		}
		if t.quoted() {
			if p.quotes[t.quote].to == i+1 {
				return t.quote
			}
			break
		}
		_, cue := cueForms()[t.fold]
		if c.inverted || c.subject.empty() || t.Class == story.Mark || cue || auxiliaries().Has(t.fold) || conjunctions().Has(t.fold) || !determiners().Has(p.nounStart(i).fold) {
			break
		}
	}
	return -1
}

// nounStart is the first token behind the quotation or mark left of token i.
func (p *parser) nounStart(i int) token {
	for i > 0 && p.tokens[i-1].Class != story.Mark && !p.tokens[i-1].quoted() && p.tokens[i-1].sentence == p.tokens[i].sentence {
		i--
	}
	return p.at(i)
}

// inAdverbial reports whether the quotation before a cue is a name in what leads
// up to it, and the cue's own content follows: `Asked on "CBS This Morning," he
// said he had not …`.
func (p *parser) inAdverbial(c cue, q quotation, limit int) bool {
	if q.words > scareWords || q.from == p.sentences[p.tokens[q.from].sentence].from {
		return false
	}
	spans := p.leading(c, limit)
	return len(spans) > 0 && (p.isTitle(q) || p.hasVerb(spans[0]) || p.holdsQuote(spans))
}

// trailing is the content of `"…," she said`: the quotation with the narrator's
// words before it in its sentence, and the speech that goes on behind the cue.
func (p *parser) trailing(c cue, q quotation, floor, limit int) []run {
	first := q.run
	if start := p.sentences[p.tokens[q.from].sentence].from; start < q.from && start >= floor && !p.at(q.from-1).is(":", ",") && !p.at(q.from-1).quoted() {
		first.from = start // Moscow "is not ready," Rutte said
	}
	if q.words < 2 && first.from == q.from && !strings.Contains(",!?", q.last) {
		return nil
	}
	spans := []run{first}
	end := c.end
	if c.inverted {
		end = c.subject.to
	}
	// The quotation goes on in the same sentence: `"…," he said, "…"`.
	for i := end; i < limit && i-end < nounReach && p.tokens[i].sentence == p.tokens[c.at].sentence; i++ {
		if t := p.tokens[i]; t.quoted() {
			if p.at(i-1).is(",", ":", "–", "—") {
				spans = append(spans, p.quotes[t.quote].run)
			}
			break
		}
		if _, cue := cueForms()[p.tokens[i].fold]; cue && strings.HasSuffix(p.tokens[i].fold, "ing") {
			break // "before asking her, …" is another cue's
		}
	}
	return spans
}
