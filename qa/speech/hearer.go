package speech

import "onrecord/qa/story"

// skipHearer steps over what may stand between a cue and its content: a hearer
// ("told reporters"), time and place ("said on Thursday"), a colon or comma
// before a quotation. It returns the index of the content's first token.
func (p *parser) skipHearer(c cue, i, end int) int {
	for k := i; k < min(end, i+nounReach); k++ {
		t := p.tokens[k]
		if t.quoted() && p.isTitle(p.quotes[t.quote]) && k > i {
			k = p.quotes[t.quote].to - 1 // told ABC's "Good Morning America" that
			continue
		}
		if t.quoted() {
			if k == i || p.skippable(c, run{i, k}) && (p.at(k-1).is(":", ",") || k-i <= 1 || c.form.takes&(complement|quotesOnly) == 0 && prepositions().Has(p.at(k-1).fold)) {
				return k
			}
			if end := p.quotes[t.quote].to; p.at(end).is("that") && p.skippable(c, run{i, k}) {
				return end // said on "Face the Nation" that
			}
			break
		}
		if t.is("that") && (k == i || c.form.takes&(clause|thatOnly|object) != 0 && p.skippable(c, run{i, k})) {
			return k
		}
		if t.is(":") && (k == i || p.at(k+1).quoted()) {
			return k + 1
		}
		if f := cueForms()[t.fold]; f.shape == past && k > i && t.Class == story.Lower {
			break
		}
	}
	if c.form.takes&object != 0 && c.form.lemma != "warn" && i < end {
		return p.hearerEnd(i, end)
	}
	return p.skipTime(i, end)
}

// skipTime steps over the time between a cue and a clause without "that":
// "reported on Wednesday the service had …".
func (p *parser) skipTime(i, end int) int {
	k := i
	if p.at(k).is("on", "late", "last", "early", "this") {
		k++
	}
	if k < end && days().Has(p.at(k).fold) && p.at(k).capital() && k+1 < end {
		return k + 1
	}
	if prepositions().Has(p.at(i).fold) { // "wrote in both listings he was"
		for k = i + 1; k < min(end, i+5) && p.tokens[k].Class != story.Mark; k++ {
			if p.tokens[k].is("he", "she", "they", "there", "it") {
				return k
			}
		}
	}
	return i
}

// skippable reports whether r is an adverbial or, where the verb takes one, a
// hearer: it opens with a
// preposition, a day, a hearer's name or a comma.
func (p *parser) skippable(c cue, r run) bool {
	if r.empty() {
		return true
	}
	for i := r.from; i < r.to; i++ {
		if t := p.tokens[i]; t.quoted() && !p.isTitle(p.quotes[t.quote]) || auxiliaries().Has(t.fold) && !t.quoted() {
			return false // a clause of its own: the content begins before the "that"
		}
	}
	t := p.tokens[r.from]
	if hears := c.form.takes&(object|thatOnly) != 0; !hears && (determiners().Has(t.fold) && !t.is("this") || sources().Has(t.fold)) {
		return false // "says no matter what …": a clause
	}
	return prepositions().Has(t.fold) || days().Has(t.fold) || t.capital() || isAdverb(t.fold) || t.is(",", "last", "this", "earlier", "late") ||
		sources().Has(t.fold) || determiners().Has(t.fold) || t.is("him", "her", "them", "us", "me")
}

// hearerEnd returns the token after the hearer of "told reporters (he would …)".
func (p *parser) hearerEnd(i, end int) int {
	t := p.tokens[i]
	if t.is("him", "her", "them", "us", "me", "reporters", "journalists", "people", "voters", "supporters", "lawmakers", "investors") {
		return i + 1
	}
	if k := p.nameBefore(i + 1); k >= 0 && p.names[k].from <= i && i < p.names[k].to {
		return p.names[k].to
	}
	if determiners().Has(t.fold) {
		for k := i + 1; k < min(end, i+nounReach/2); k++ {
			if pronouns().Has(p.tokens[k].fold) || p.tokens[k].is("to", "there") {
				return k
			}
		}
	}
	return i
}
