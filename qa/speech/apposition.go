package speech

import "onrecord/qa/story"

// issuer is who put out a document that says something: "The union issued a
// statement saying". Nil where the phrase is no such document.
func (p *parser) issuer(r run) *Speaker {
	if !documents().Has(p.tokens[r.to-1].fold) || !p.tokens[r.from].is("a", "an") {
		return nil
	}
	first := p.sentences[p.tokens[r.from].sentence].from
	if r.from == first || p.at(r.from-1).Class == story.Mark {
		return nil
	}
	if s := p.subjectBefore(r.from, first); s != nil {
		return s
	}
	if o := p.opener(first, r.from); !o.empty() {
		return p.speaker(o)
	}
	return nil
}

// apposed returns the name behind a description: "Tate's sister", Debra Tate, /
// "his wife", Ada, said; -1 where there is none.
func (p *parser) apposed(r run) int {
	if !p.at(r.to).is(",") {
		return -1
	}
	k := p.nameBefore(r.to + 4)
	if k < 0 || p.names[k].from <= r.to || p.titled(p.names[k], run{r.to + 1, p.names[k].to}).from != r.to+1 {
		return -1
	}
	if next := p.at(p.names[k].to); !next.is(",") && next.sentence == p.tokens[r.from].sentence || p.tokens[p.names[k].to-1].owner {
		return -1
	}
	return k
}

// describes reports whether the phrase tells what somebody is.
func (p *parser) describes(r run) bool {
	for i := r.from; i < r.to; i++ {
		if isRole(p.tokens[i].fold) {
			return true
		}
	}
	return false
}
