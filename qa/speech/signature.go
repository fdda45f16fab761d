package speech

import "onrecord/qa/story"

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
