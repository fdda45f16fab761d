package speech

import "strings"

// speaker tells who the subject of a cue is, and how that is known; nil where it
// can't be told.
func (p *parser) speaker(r run) *Speaker {
	if r.empty() {
		return nil
	}
	if t := p.tokens[r.from]; r.to-r.from == 1 && (pronouns().Has(t.fold) || t.is("his", "her", "their", "its")) {
		return p.pronoun(r)
	}
	if k := p.apposed(r); k >= 0 {
		return p.introducedBy(r, k)
	}
	if k := p.headName(r); k >= 0 {
		n := p.names[k]
		if n.body {
			return p.as(r, p.source(run{n.from, n.to}, Body))
		}
		who := p.castName(k)
		if n.to-n.from == 1 {
			if who = p.namesake(k, who); who == nobody {
				return nil
			}
		}
		return &Speaker{Person: who, Span: p.bare(p.titled(n, r)), How: Named}
	}
	if s := p.issuer(r); s != nil {
		return s
	}
	if k := p.byTitle(r); k != nobody {
		p.mention(p.span(r), k, Titled)
		return &Speaker{Person: k, Span: p.span(r), How: Titled}
	}
	return p.nominal(r)
}

func (p *parser) as(r run, k int) *Speaker {
	return &Speaker{Person: k, Span: p.bare(r), How: Named}
}

func (p *parser) pronoun(r run) *Speaker {
	t := p.tokens[r.from]
	if t.is("who") {
		return p.relative(r.from)
	}
	if t.is("you") {
		return nil
	}
	k := nobody
	if !t.is("i", "we") { // the writer is nobody the story names
		k = p.antecedent(r.from)
	}
	if k == nobody && t.is("his", "her", "their", "its") {
		return nil
	}
	if k == nobody {
		return &Speaker{Person: p.source(r, Unnamed), Span: t.Span, How: Pronoun}
	}
	p.mention(t.Span, k, Pronoun)
	return &Speaker{Person: k, Span: t.Span, How: Pronoun}
}

// relative is the speaker of a "who" clause: the name right before it.
func (p *parser) relative(i int) *Speaker {
	end := i
	if p.at(end - 1).is(",") {
		end--
	}
	k := p.nameBefore(i)
	if k < 0 || p.names[k].to != end || p.names[k].body || p.tokens[end-1].owner {
		r := p.before(end-1, p.tokens[i].sentence, maxDepth)
		if r.empty() || !isRole(p.tokens[r.to-1].fold) && !sources().Has(p.tokens[r.to-1].fold) {
			return nil
		}
		s := p.nominal(r)
		if s != nil {
			s.Span, s.How = p.tokens[i].Span, Pronoun
		}
		return s
	}
	return &Speaker{Person: p.castName(k), Span: p.tokens[i].Span, How: Pronoun}
}

// nominal makes a speaker of a noun phrase without a name: "the statement",
// "officials", "seven European countries and the European Commission".
func (p *parser) nominal(r run) *Speaker {
	for i := r.from + 1; i+1 < r.to; i++ {
		if p.tokens[i].is("on", "in", "since", "last", "late", "early") && days().Has(p.tokens[i+1].fold) {
			r.to = i // "the administration on Monday"
		}
	}
	first, last := p.tokens[r.from], p.tokens[r.to-1]
	if first.is("that", "this", "these", "those", "which", "what", "there") && r.to-r.from == 1 {
		return nil
	}
	if documents().Has(last.fold) && first.is("the", "this", "it", "its") && r.to-r.from <= 3 {
		for k := len(p.history) - 1; k >= 0 && len(p.history)-k <= 4; k-- {
			if t := p.history[k]; t.doc {
				return &Speaker{Person: t.person, Span: p.span(r), How: Titled}
			}
		}
	}
	sort := Body
	plural := false
	for i := r.from; i < r.to; i++ {
		w := p.tokens[i].fold
		if prepositions().Has(w) {
			break
		}
		if isRole(w) || isRole(strings.TrimSuffix(w, "s")) || sources().Has(w) || calling(w) && !companies().Has(w) {
			sort = Unnamed
		}
		plural = sources().Has(w) || p.tokens[i].is("and") || strings.HasSuffix(w, "s")
	}
	k := p.source(r, sort)
	if plural {
		p.people[k].Gender = Plural
	} else if g := p.phraseGender(r); g != Unknown {
		p.people[k].Gender = g
	} else if sort == Unnamed {
		p.people[k].Gender = Unknown
	}
	return p.as(r, k)
}

func (p *parser) phraseGender(r run) Gender {
	for i := r.from; i < r.to; i++ {
		if g := roleGender(p.tokens[i].fold); g != Unknown {
			return g
		}
	}
	return Unknown
}

// headGender is the gender that a role tells of its bearer: "the boy's mother" and
// "mother of the boy" are women, and "whose son was captured" tells nothing.
func (p *parser) headGender(r run) Gender {
	g := Unknown
	for i := r.from; i < r.to; i++ {
		t := p.tokens[i]
		if prepositions().Has(t.fold) || t.is("who", "whose", "which", "that", "and", ",") {
			break
		}
		if told := roleGender(t.fold); told != Unknown && !t.owner {
			g = told
		}
	}
	return g
}
