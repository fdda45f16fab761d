package speech

import (
	"strings"

	"onrecord/qa/story"
)

// after returns the noun phrase that starts at token i: the subject of an
// inverted cue, or, as a source, who stands behind "according to".
func (p *parser) after(i int, source bool) run {
	r := run{i, i}
	if i >= len(p.tokens) {
		return r
	}
	first := p.tokens[i]
	if first.quoted() || first.Class == story.Mark {
		return r
	}
	if pronouns().Has(first.fold) && !first.is("who") {
		return run{i, i + 1}
	}
	if !source && first.is("that", "this", "these", "those", "any", "no") {
		return r // "alleged that the …", "denied any guilt"
	}
	if !source && !first.capital() && !determiners().Has(first.fold) && !isRole(first.fold) && !sources().Has(first.fold) && !p.leadsToName(i) {
		return r
	}
	for k := i; k < len(p.tokens) && k-i < nounReach; k++ {
		t := p.tokens[k]
		if t.sentence != first.sentence || t.quoted() || t.Class == story.Mark && !t.is("&", "/", "'", "’") || days().Has(t.fold) && t.capital() && !p.namedAsMonth(k) {
			break
		}
		if k > i && (t.is("in", "on", "at", "during", "after", "before", "as", "when", "while", "who", "that", "which", "to", "about", "into", "because", "since", "by", "last", "earlier", "if", "but", "with") || auxiliaries().Has(t.fold)) {
			break
		}
		if k > i && (t.class == edWord || t.class == pastWord) && (source || p.at(k+1).class != prepositionWord) {
			break // "…, said the clinic needed two beds": the clinic says nothing; "a study published on Monday" is a study
		}
		if t.is("and") && !p.at(k+1).capital() && !determiners().Has(p.at(k+1).fold) && !p.leadsToName(k+1) {
			break
		}
		if f, cue := cueForms()[t.fold]; cue && k > i && !t.capital() && !isRole(t.fold) && !(f.shape == base && !pronouns().Has(p.at(k-1).fold)) {
			if p.tokens[k].is("said", "says", "told", "added") {
				return run{i, i} // "…," the minister said: the subject is not inverted
			}
			break
		}
		r.to = k + 1
	}
	return r
}

// leadsToName reports whether small words from token i on lead straight to a name,
// or to a role that ends its sentence: "former congressional aide Phil Musser",
// "…, says transport chief".
func (p *parser) leadsToName(i int) bool {
	for k := i; k < i+5; k++ {
		t := p.at(k)
		if next := p.at(k + 1); k > i && isRole(t.fold) && (next.sentence != t.sentence || next.is(".")) {
			return true
		}
		if t.capital() && t.sentence == p.tokens[i].sentence {
			return k > i
		}
		if t.Class != story.Lower || t.quoted() || prepositions().Has(t.fold) || conjunctions().Has(t.fold) || auxiliaries().Has(t.fold) || pronouns().Has(t.fold) {
			return false
		}
	}
	return false
}

// endsClause reports whether a clause may end before token i.
func (p *parser) endsClause(i int) bool {
	t, prev := p.at(i), p.at(i-1)
	return t.sentence != prev.sentence || t.Class == story.Mark || t.quoted() || prepositions().Has(t.fold) || conjunctions().Has(t.fold) ||
		isAdverb(t.fold) || t.Class == story.Lower && strings.HasSuffix(t.fold, "ing") || days().Has(t.fold) || t.is("last", "earlier", "this")
}
