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

// apposed returns the name behind a description: "Holm's sister", Birgit Holm, /
// "his wife", Ada, said / said "its secretary", Bente Aaker; -1 where there is none.
func (p *parser) apposed(r run) int {
	if !p.at(r.to).is(",") {
		return -1
	}
	from := r.to + 1
	if p.at(from).is("the") {
		from++ // "Another Swede", the investor Gunilla Berg,
	}
	k := p.nameBefore(from + 4)
	if k < 0 || p.names[k].from < from || p.titled(p.names[k], run{from, p.names[k].to}).from != from {
		return -1
	}
	if next := p.at(p.names[k].to); !next.is(",", ".") && next.sentence == p.tokens[r.from].sentence || p.tokens[p.names[k].to-1].owner {
		return -1
	}
	return k
}

// companies are nouns for what may be a firm, where it has no other sign of one.
var companies = story.Lexicon(`maker owner operator company firm group airline carrier manufacturer supplier contractor publisher bank charity agency
	brewer retailer builder developer insurer lender broadcaster newspaper paper network site website club team party union`)

// introducedBy is the speaker whom the description r and name k behind it mean.
func (p *parser) introducedBy(r run, k int) *Speaker {
	n := p.names[k]
	if n.body || !n.human && companies().Has(p.tokens[r.to-1].fold) {
		return p.as(n.run, p.source(n.run, Body)) // "The maker, Belmont Pharma, said"
	}
	who := p.castName(k)
	if from := r.from + 1; p.people[who].Role == "" && p.saysWhat(r) {
		p.people[who].Role = oneLine(p.span(run{from, r.to}).In(p.text)) // "The city's archaeologist, Edda Kormak"
	}
	return &Speaker{Person: who, Span: p.bare(n.run), How: Named}
}

// saysWhat reports whether a description tells what somebody is: an article and a
// noun for people, no "one of them".
func (p *parser) saysWhat(r run) bool {
	return r.to-r.from > 1 && p.tokens[r.from].class == determinerWord && p.tokens[r.from].is("the", "a", "an") && (isRole(p.tokens[r.to-1].fold) || personNoun(p.tokens[r.to-1].fold))
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
