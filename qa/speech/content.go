package speech

import (
	"strings"

	"onrecord/qa/story"
)

// content finds what a cue marks as said: the token ranges between floor and
// limit, outside the cue itself. Nil where the verb marks nothing.
func (p *parser) content(c cue, floor, limit int) []run {
	if c.source {
		return p.sourced(c, floor, limit)
	}
	if q := p.quoteBefore(c); q >= 0 && !p.attributed[q] && !p.inAdverbial(c, p.quotes[q], limit) {
		return p.trailing(c, p.quotes[q], floor, limit)
	}
	if spans := p.parenthesis(c); spans != nil {
		return spans
	}
	if spans := p.leading(c, limit); spans != nil {
		return spans
	}
	return p.clauseBefore(c, floor)
}

// quoteBefore returns the quotation that ends right before the cue and its subject, or -1.
func (p *parser) quoteBefore(c cue) int32 {
	i := p.cueStart(c) - 1
	if c.subject.empty() || c.inverted {
		i, _, _ = p.verbStart(c.at)
	}
	if p.at(i).is(",") && !p.at(i).quoted() {
		i--
	}
	if t := p.at(i); t.quoted() && p.quotes[t.quote].to == i+1 && t.sentence == p.tokens[c.at].sentence {
		return t.quote
	}
	return -1
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
	if q.words < 2 && first.from == q.from {
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

// leading is the content behind the cue: a quotation, a clause, or both.
func (p *parser) leading(c cue, limit int) []run {
	from := c.end
	if c.inverted {
		from = c.subject.to
	}
	end := p.sentences[p.tokens[c.at].sentence].to
	i := p.skipHearer(c, from, end)
	t := p.at(i)
	if i >= end && !(t.quoted() && p.at(i-1).is(":")) {
		return nil
	}
	if t.quoted() {
		return p.openQuote(c, i, end, limit)
	}
	if p.at(i - 1).is(":") {
		return nil
	}
	if !p.takesClause(c, i, end) {
		return nil
	}
	r := run{i, min(end, max(limit, i))}
	r = p.beforeAside(r)
	if t := p.at(r.to - 1); t.quoted() {
		r.to = max(r.to, p.quotes[t.quote].to) // a quotation of several sentences ends the clause
	}
	return p.trimmed(r)
}

// beforeAside cuts content behind a quotation that the narrator goes on from:
// `"…," while trying to explain`, `“…” – a play on words`.
func (p *parser) beforeAside(r run) run {
	for i := r.from; i < r.to; i++ {
		q := p.tokens[i].quote
		if q < 0 {
			continue
		}
		end := p.quotes[q].to
		if end >= r.to {
			break
		}
		next := p.tokens[end]
		comma := p.quotes[q].last == ","
		gerund := p.at(end+1).Class == story.Lower && strings.HasSuffix(p.at(end+1).fold, "ing")
		if next.is("–", "—", "-") || next.capital() && days().Has(next.fold) || next.is("before", "after", "while") && gerund || comma && (next.is("while", "after", "before", "as", "when", "although", "though", "but", "which", "who") || next.Class == story.Lower && strings.HasSuffix(next.fold, "ing")) {
			return run{r.from, end}
		}
		i = end - 1
	}
	return r
}

// openQuote is the content where a quotation follows the cue at once. If the
// sentence goes on behind it, the rest is content too: "a factory reset," and a
// moment of "realisation".
func (p *parser) openQuote(c cue, i, end, limit int) []run {
	q := p.quotes[p.tokens[i].quote]
	if q.words < 1 {
		return nil
	}
	r := q.run
	if r.to < end && r.to < limit && c.form.takes != quotesOnly {
		if next := p.at(r.to); next.Class != story.Mark && !next.is("as", "after", "while", "when", "before", "because", "in", "on", "at", "during") || next.quoted() {
			r.to = min(end, limit)
			return p.trimmed(r)
		}
	}
	return []run{r}
}

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
			if k == i || p.skippable(run{i, k}) && (p.at(k-1).is(":", ",") || k-i <= 1 || c.form.takes&(complement|quotesOnly) == 0 && prepositions().Has(p.at(k-1).fold)) {
				return k
			}
			if end := p.quotes[t.quote].to; p.at(end).is("that") && p.skippable(run{i, k}) {
				return end // said on "Face the Nation" that
			}
			break
		}
		if t.is("that") && (k == i || c.form.takes&(clause|thatOnly|object) != 0 && p.skippable(run{i, k})) {
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

// skippable reports whether r is an adverbial or a hearer: it opens with a
// preposition, a day, a hearer's name or a comma.
func (p *parser) skippable(r run) bool {
	if r.empty() {
		return true
	}
	for i := r.from; i < r.to; i++ {
		if auxiliaries().Has(p.tokens[i].fold) || p.tokens[i].quoted() {
			return false // a clause of its own: the content begins before the "that"
		}
	}
	t := p.tokens[r.from]
	return prepositions().Has(t.fold) || days().Has(t.fold) || t.capital() || isAdverb(t.fold) || t.is(",", "last", "this", "earlier") ||
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

// takesClause reports whether what starts at i is content of the cue.
func (p *parser) takesClause(c cue, i, end int) bool {
	t, takes := p.tokens[i], c.form.takes
	switch {
	case t.Class == story.Mark && !t.is("$", "£", "€", "#", "(", "["):
		return false
	case t.is("that") && takes&(clause|thatOnly|object) != 0:
		return true
	case t.is("if", "whether", "how", "why", "what") && takes&(clause|thatOnly|object) != 0:
		return true
	case takes&complement != 0:
		return end-i > 2 && !t.is("in", "at", "by") && (t.is("that") || !conjunctions().Has(t.fold))
	case takes&clause == 0:
		return false
	case c.form.lemma == "warn" && t.is("of", "against", "about"):
		return true
	case t.is("if", "whether", "how", "why", "what", "to", "there"):
		return true
	case prepositions().Has(t.fold) || t.is("as", "so", "and", "but", "or", "when", "while", "because", "who", "which", "more"):
		return false
	}
	switch c.form.lemma {
	case "say", "add", "believe", "think", "insist", "claim", "argue", "hope", "warn", "announce", "tell", "concede", "acknowledge", "admit", "suspect", "fear":
		return true
	}
	return p.hasVerb(run{i, end}) || p.holdsQuote([]run{{i, end}})
}

// hasVerb reports whether the words hold a finite verb, so that they are a
// clause and no object ("reported a profit").
func (p *parser) hasVerb(r run) bool {
	for i := r.from; i < r.to; i++ {
		if auxiliaries().Has(p.tokens[i].fold) && !p.tokens[i].quoted() {
			return true
		}
	}
	return false
}

// parenthesis is the content around a cue between commas: "Standing up to Moscow,
// he said, is …".
func (p *parser) parenthesis(c cue) []run {
	from, to := p.cueStart(c), max(c.end, c.subject.to)
	if c.inverted {
		from = c.at
	}
	s := p.sentences[p.tokens[c.at].sentence]
	if c.subject.empty() || !p.at(from-1).is(",") || !p.at(to).is(",") || p.at(to+1).quoted() || from-1 <= s.from || p.at(from-2).quoted() || c.form.takes&clause == 0 {
		return nil
	}
	if from-1-s.from > 1 && len(p.trimmed(run{s.from, from - 1})) == 0 || len(p.trimmed(run{to + 1, s.to})) == 0 {
		return nil
	}
	return append([]run{{s.from, from - 1}}, p.trimmed(run{to + 1, s.to})...)
}

// clauseBefore is unquoted content in front of the cue: "There will be no talks, Healey said."
func (p *parser) clauseBefore(c cue, floor int) []run {
	if c.form.takes&clause == 0 && c.form.lemma != "show" || c.subject.empty() {
		return nil
	}
	to := p.cueStart(c)
	if c.inverted {
		to = c.at
	}
	if !p.at(to - 1).is(",") {
		return nil
	}
	from := max(p.sentences[p.tokens[c.at].sentence].from, floor)
	r := run{from, to - 1}
	if r.to-r.from < 3 || !p.endsClause(max(c.end, c.subject.to)) || !p.hasVerb(r) && !p.holdsQuote([]run{r}) {
		return nil
	}
	return p.trimmed(r)
}

// sourced is the content of "According to X, …" and "…, according to X".
func (p *parser) sourced(c cue, floor, limit int) []run {
	s := p.sentences[p.tokens[c.at].sentence]
	if c.at == s.from {
		from := c.subject.to
		for from < s.to && !p.tokens[from].is(",") {
			from++
		}
		return p.trimmed(run{from + 1, min(s.to, limit)})
	}
	return p.trimmed(run{max(s.from, floor), c.at})
}

// trimmed takes marks and dangling conjunctions off the ends of unquoted content;
// nil where fewer than two words remain.
func (p *parser) trimmed(r run) []run {
	for !r.empty() && !p.tokens[r.from].quoted() && p.tokens[r.from].Class == story.Mark && !p.tokens[r.from].is("$", "£", "€", "#", "(", "[") {
		r.from++
	}
	for !r.empty() {
		t := p.tokens[r.to-1]
		if t.quoted() || t.Class != story.Mark && !t.is("and", "but", "while", "as", "or") || t.is(")", "]", "%") {
			break
		}
		r.to--
	}
	if r.to-r.from < 2 && !(r.to > r.from && p.tokens[r.from].quoted()) {
		return nil
	}
	return []run{r}
}
