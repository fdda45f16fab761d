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
	if c.form.takes&object != 0 && p.trails(c) {
		if spans := p.clauseBefore(c, floor); spans != nil {
			return spans // "…, he told councillors": no content behind the hearer
		}
	}
	if spans := p.leading(c, limit); spans != nil {
		return spans
	}
	return p.clauseBefore(c, floor)
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
	if c.relative {
		r = p.relativeEnd(r)
	}
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
		if next.is("–", "—", "-") && !p.dashIn(run{end + 1, r.to}) || next.capital() && days().Has(next.fold) || next.is("before", "after", "while") && gerund || comma && (next.is("while", "after", "before", "as", "when", "although", "though", "but", "which", "who") || next.Class == story.Lower && strings.HasSuffix(next.fold, "ing")) {
			return run{r.from, end}
		}
		i = end - 1
	}
	return r
}

// dashIn reports whether a dash stands in r: what lies between two is in the
// middle of the content, and the content goes on.
func (p *parser) dashIn(r run) bool {
	for i := r.from; i < r.to; i++ {
		if p.tokens[i].is("–", "—", "-") && !p.tokens[i].quoted() {
			return true
		}
	}
	return false
}

// relativeEnd cuts the content of a relative clause where the main clause goes on
// behind a quotation: a petition that accuses them of “selling out” has 900 names.
func (p *parser) relativeEnd(r run) run {
	for i := r.from; i < r.to; i++ {
		if q := p.tokens[i].quote; q >= 0 {
			i = p.quotes[q].to - 1
			if i+1 < r.to && auxiliaries().Has(p.tokens[i+1].fold) {
				return run{r.from, i + 1}
			}
		}
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
