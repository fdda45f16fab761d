package speech

import (
	"strings"

	"onrecord/qa/story"
)

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
		switch t := p.tokens[i]; {
		case t.quoted():
		case t.class == auxiliaryWord || t.class == beWord || t.class == pastWord || strings.HasSuffix(t.fold, "n't"):
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
	if next := p.at(to + 1); c.inverted && (determiners().Has(next.fold) || prepositions().Has(next.fold) || isRole(next.fold) || next.is("who", "which", "whose")) {
		return nil // "…, said Lena Ruiz, a former harbour master": what follows is about her
	}
	if c.inverted && p.apposed(c.subject) >= 0 {
		return nil // "…, said the minister, Otto Berg."
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
	if r.to-r.from < 3 || !p.trails(c) || !c.inverted && c.form.takes&object == 0 && !p.closes(max(c.end, c.subject.to)) && !p.hasVerb(r) && !p.holdsQuote([]run{r}) {
		return nil
	}
	return p.trimmed(r)
}

// trails reports whether nothing but a hearer, a time or a place stands between a
// cue and the end of its clause: "…, he told councillors on Tuesday."
func (p *parser) trails(c cue) bool {
	from := max(c.end, c.subject.to)
	if p.endsClause(from) {
		return true
	}
	if c.form.takes&object == 0 {
		return false
	}
	for i := from; i < from+nounReach; i++ {
		t := p.at(i)
		switch {
		case t.sentence != p.tokens[c.at].sentence || t.is(",", ".", ";"):
			return i-from < nounReach/2
		case t.quoted() || t.class == auxiliaryWord || t.class == beWord || t.class == thatWord || t.class == toWord || t.class == pronounWord || t.class >= cueBase && t.class <= cueBase+wordClass(gerund):
			return false
		}
	}
	return false
}

// closes reports whether a sentence, or a clause before a comma, ends before token
// i: "…, she said."
func (p *parser) closes(i int) bool {
	t := p.at(i)
	return t.sentence != p.at(i-1).sentence || t.is(".", ",", ";")
}

// sourced is the content of "According to X, …" and "…, according to X".
func (p *parser) sourced(c cue, floor, limit int) []run {
	s := p.sentences[p.tokens[c.at].sentence]
	if c.at == s.from {
		from := c.subject.to
		for from < s.to && !p.tokens[from].is(",") {
			from++
		}
		if p.at(from+1).is("which", "who") { // "According to the report, which the council paid for, …"
			for from++; from < s.to && !p.tokens[from].is(","); {
				from++
			}
		}
		r := run{from + 1, min(s.to, limit)}
		if t := p.at(r.to - 1); t.quoted() {
			r.to = max(r.to, p.quotes[t.quote].to)
		}
		return p.trimmed(r)
	}
	r := run{max(s.from, floor), c.at}
	if t := p.at(r.from); t.quoted() && p.quotes[t.quote].from >= floor {
		r.from = p.quotes[t.quote].from // a quotation of several sentences
	}
	return p.trimmed(r)
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
