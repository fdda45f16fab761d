package speech

import (
	"strings"

	"onrecord/qa/story"
)

// nounReach bounds, in tokens, the words that name a speaker.
const nounReach = 24

// maxDepth is how many clauses and phrases are stepped over on the way to a subject.
const maxDepth = 3

// before returns the noun phrase that ends at token left and is the subject of
// the verb behind it. An apposition or a relative clause between commas or
// dashes is stepped over: "Robert Klein, chairman of the institute, said". depth
// counts the relative clauses stepped over so far.
func (p *parser) before(left int, sentence int32, depth int) run {
	to, right := left+1, left
	for range 3 {
		t := p.at(left)
		if t.sentence != sentence || t.Class != story.Mark {
			break
		}
		if t.is(",") && p.at(left-1).is(")") { // "Gov. John Kasich (R-OH), said"
			if o := p.opening(left - 1); o > 0 {
				left, to = o-1, o
				continue
			}
		}
		if k := p.nameBefore(left); t.is(",") && k >= 0 && p.names[k].to == left && p.names[k].human {
			// "the secretary general of Nato, Mark Rutte, said"
			n := p.names[k]
			from := p.titled(n, run{n.from - min(n.from, roleReach), left}).from
			if p.at(n.from - 1).is(",") {
				from = n.from
			}
			if p.at(from - 1).is(",") {
				if r := p.before(from-2, sentence, maxDepth); depth < maxDepth && !r.empty() && p.describes(r) {
					return run{r.from, left}
				}
				return run{from, left}
			}
		}
		opening := p.opening(left)
		if opening < 0 {
			return run{}
		}
		left, to = opening-1, opening
		if p.at(left).Class == story.Number && p.at(left-1).is(",") { // "Jane Whitcombe, 58, a glaciologist, said"
			left, to = left-2, left-1
		}
	}
	if to-2 >= 0 && days().Has(p.at(to-1).fold) { // "Mr Rutte on Thursday said"
		to--
		if p.at(to-1).is("on", "in", "late", "early", "last") {
			to--
		}
	}
	if t := p.at(to - 1); pronouns().Has(t.fold) && t.sentence == sentence {
		return run{to - 1, to}
	}
	from := to
	for from > 0 && to-from < nounReach {
		t := p.tokens[from-1]
		if t.is("who") && t.sentence == sentence && !t.quoted() && to-from > 1 && depth < maxDepth {
			return p.before(from-2, sentence, depth+1) // "the groups who wrote to her say"
		}
		if t.sentence != sentence || t.quoted() || t.Class == story.Mark && !t.is("&", "/", "%", "$") && !p.possessiveMark(from-1) || p.stops(from-1, to) {
			break
		}
		if c := p.tokens[from].class; from < to && (c == determinerWord || c == possessiveWord) && p.at(from-1).opensNoPhrase() {
			break // "a place the United Nations says has": the phrase opens at "the"
		}
		from--
	}
	if from < to && prepositions().Has(p.tokens[from].fold) && p.at(from-1).is(",") && p.at(from-1).sentence == sentence && depth < maxDepth {
		return p.before(from-2, sentence, depth+1) // "Clinton, during a meeting in Columbus, said"
	}
	if adjuncts().Has(p.at(from-1).fold) && p.at(from-1).sentence == sentence {
		return p.modified(from-1, sentence, depth)
	}
	r := p.strip(run{from, to})
	if who := p.describedBy(r); to <= right && !r.empty() && !who.empty() {
		return who
	}
	return r
}

// describedBy is the person whose description, between commas, ends in what r names: "Ines
// Kowal, the engineer of the power company Valdo, which owns the dam, said". Empty where r
// stands in none.
func (p *parser) describedBy(r run) run {
	if r.empty() || !p.at(r.from-1).is("of", "at", "for", "in", ",") {
		return run{}
	}
	for i := r.from - 1; i > 0 && r.from-i < roleReach; i-- {
		t := p.tokens[i]
		if t.sentence != p.tokens[r.from].sentence || t.quoted() || t.class == auxiliaryWord || t.class == beWord || t.class == pastWord {
			break
		}
		if !t.is(",") {
			continue
		}
		if k := p.nameBefore(i); k >= 0 && p.names[k].to == i && p.names[k].human {
			return run{p.names[k].from, i}
		}
		break
	}
	return run{}
}

// possessiveMark reports whether token i is the apostrophe of "the nurses' union".
func (p *parser) possessiveMark(i int) bool {
	t, prev := p.at(i), p.at(i-1)
	return t.is("'", "’") && !t.quoted() && prev.End == t.Start && strings.HasSuffix(prev.fold, "s")
}

// modified is the noun phrase in front of the relative clause that holds token i:
// "The woman" who spoke after the dinner. Empty where there is none.
func (p *parser) modified(i int, sentence int32, depth int) run {
	for k := i; k > 0 && i-k < nounReach && depth < maxDepth; k-- {
		t := p.tokens[k]
		if t.sentence != sentence || t.quoted() || t.Class == story.Mark {
			break
		}
		if t.is("who") {
			return p.before(k-1, sentence, depth+1)
		}
	}
	return run{}
}

// nounBefore returns the noun phrase that a "that" or "which" behind token left
// stands for: from its own article on, past those of phrases inside it ("a
// letter from his doctor").
func (p *parser) nounBefore(left int) run {
	for i := left; i >= 0 && left-i < nounReach/2; i-- {
		t := p.tokens[i]
		if t.sentence != p.tokens[left].sentence || t.quoted() || t.Class == story.Mark || pronouns().Has(t.fold) {
			break
		}
		if determiners().Has(t.fold) && (!prepositions().Has(p.at(i-1).fold) || p.allCapital(run{i + 1, left + 1})) {
			return run{i, left + 1}
		}
	}
	return run{}
}

// allCapital reports whether every word of r is written like a name.
func (p *parser) allCapital(r run) bool {
	for i := r.from; i < r.to; i++ {
		if !p.tokens[i].capital() {
			return false
		}
	}
	return !r.empty()
}

// opening returns the token that opens the apposition closed by the mark at i, or -1.
func (p *parser) opening(i int) int {
	partners := []string{","}
	switch {
	case p.at(i).is(")"):
		partners = []string{"("}
	case p.at(i).is("–", "—", "―", "-"):
		partners = []string{"–", "—", "―", "-"}
	case !p.at(i).is(","):
		return -1
	}
	best := -1
	k := i - 1
	for p.at(k).is("-") && p.at(i).is("-") {
		k-- // "--" is two marks
	}
	for ; k >= 0 && i-k <= 2*nounReach && p.tokens[k].sentence == p.tokens[i].sentence; k-- {
		if p.tokens[k].quoted() || !p.tokens[k].is(partners...) {
			continue
		}
		if p.at(i).is("-") && p.at(k-1).is("-") {
			k--
		}
		best = k
		inside := p.at(k + 1)
		if inside.is("-") {
			return k
		}
		if !inside.capital() || isRole(inside.fold) || IsPlace(inside.fold) {
			return k // an apposition opens with a small word: "the head of …", "who …", "34"
		}
		// "Abramovich, head of X, Y and Z, said": look further left for the name.
		if i-k > nounReach {
			break
		}
	}
	return best
}

// stops reports whether token i ends the noun phrase to its right, which reaches to end.
func (p *parser) stops(i, end int) bool {
	t := p.tokens[i]
	if t.is("and", "or", "&") {
		return !p.coordinates(i, end)
	}
	if t.class == pastWord && end-i > 1 {
		return true
	}
	if conjunctions().Has(t.fold) || t.is("after", "before", "since", "until", "what", "how", "why") || auxiliaries().Has(t.fold) || pronouns().Has(t.fold) && end-i > 1 {
		return true
	}
	f, ok := cueForms()[t.fold]
	if !ok {
		return false
	}
	switch f.shape {
	case past, participle:
		prev := p.at(i - 1)
		return strings.HasSuffix(t.fold, "ed") || prev.capital() || prev.Class == story.Mark || pronouns().Has(prev.fold)
	case gerund:
		return true
	}
	return false
}

// coordinates reports whether the "and" at i joins two speakers: a name or a
// determiner follows it, and no verb of the clause before it is seen.
func (p *parser) coordinates(i, end int) bool {
	right := p.at(i + 1)
	if i+1 >= end || !right.capital() && !determiners().Has(right.fold) && !sources().Has(right.fold) {
		return false
	}
	for k := i - 1; k >= 0 && i-k < nounReach; k-- {
		t := p.tokens[k]
		if t.sentence != right.sentence || t.quoted() || t.Class == story.Mark {
			return true
		}
		if _, cue := cueForms()[t.fold]; cue || auxiliaries().Has(t.fold) || t.Class == story.Lower && strings.HasSuffix(t.fold, "ed") {
			return false
		}
	}
	return false
}

// strip takes what is no noun phrase off the front: adverbs, and a leading "In
// Brussels" or "On Thursday" where a name follows.
func (p *parser) strip(r run) run {
	for !r.empty() && (isAdverb(p.tokens[r.from].fold) || p.tokens[r.from].Class == story.Mark || p.tokens[r.from].is("and", "but", "or")) {
		r.from++
	}
	if r.empty() || !prepositions().Has(p.tokens[r.from].fold) {
		return r
	}
	if p.tokens[r.from].is("about", "over") && (p.at(r.from+1).Class == story.Number || determiners().Has(p.at(r.from+1).fold)) {
		return r // "about four in ten voters"
	}
	if k := p.nameBefore(r.to); k >= 0 && p.names[k].to == r.to && p.names[k].from > r.from && !p.names[k].body {
		n := p.names[k]
		from := n.from
		if !n.role.empty() && n.role.to <= n.from && n.role.from > r.from {
			from = n.role.from
		}
		return run{from, r.to}
	}
	if p.tokens[r.to-1].is("he", "she", "they", "it") {
		return run{r.to - 1, r.to}
	}
	return run{}
}

// opensNoPhrase reports whether no article can follow the word inside one noun phrase.
func (t token) opensNoPhrase() bool {
	switch t.class {
	case otherWord, pluralWord, roleWord, sourceWord, capitalWord, edWord, lyWord:
		return true
	}
	return false
}
