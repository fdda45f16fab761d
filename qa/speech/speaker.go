package speech

import (
	"slices"
	"strings"

	"onrecord/qa/story"
)

// speaker tells who the subject of a cue is, and how that is known; nil where it
// can't be told.
func (p *parser) speaker(r run) *Speaker {
	if r.empty() {
		return nil
	}
	if t := p.tokens[r.from]; r.to-r.from == 1 && (pronouns().Has(t.fold) || t.is("his", "her", "their", "its")) {
		return p.pronoun(r)
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
	if k := p.apposed(r); k >= 0 {
		n := p.names[k]
		if n.body || !n.human && !p.describes(r) {
			return p.as(n.run, p.source(n.run, Body)) // "The maker, Belmont Pharma, said"
		}
		return &Speaker{Person: p.castName(k), Span: p.bare(n.run), How: Named}
	}
	if k := p.byTitle(r); k != nobody {
		p.mention(p.span(r), k, Titled)
		return &Speaker{Person: k, Span: p.span(r), How: Titled}
	}
	return p.nominal(r)
}

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

// sharedSurname is how many times as often as another of the surname somebody
// must be named for the surname alone to mean them.
const sharedSurname = 2

// namesake is whom a surname by itself means where several people of the story
// bear it: who of them spoke in this paragraph or the one before, if no other did
// so shortly before, else the one the story is about; nobody where there is no such one.
func (p *parser) namesake(k, who int) int {
	n := p.names[k]
	if n.honorific != "" && honorifics[n.honorific] != Unknown {
		return who
	}
	all := p.surnames[trimDot(p.tokens[n.from].fold)]
	if len(all) < 2 {
		return who
	}
	switch last, rival := p.lastOf(all, n.from); {
	case rival:
		return nobody
	case last != nobody:
		p.who[k] = last
		return last
	}
	for _, other := range all {
		if other != who && p.named[who] < sharedSurname*p.named[other] {
			return nobody
		}
	}
	return who
}

// rivalReach is how many paragraphs back somebody else of the surname may have
// spoken for the surname to be anybody's.
const rivalReach = 3

// turnReach bounds, in turns, the time on a paragraph in which hundreds speak.
const turnReach = 100

// lastOf is who of the people spoke last before token i, nobody if that was not in
// its paragraph or the one before, and whether another of them spoke shortly before.
func (p *parser) lastOf(all []int, i int) (last int, rival bool) {
	last = nobody
	here := p.paragraphOf(i)
	for k := len(p.history) - 1; k >= max(0, len(p.history)-turnReach); k-- {
		t := p.history[k]
		if t.token >= i {
			continue
		}
		distance := here - p.paragraphOf(t.token)
		switch {
		case distance > rivalReach:
			return last, false
		case !slices.Contains(all, t.person):
		case last == nobody && distance > 1:
			return nobody, false
		case last == nobody:
			last = t.person
		case last != t.person:
			return nobody, true
		}
	}
	return last, false
}

func (p *parser) titledFrom(n name, r run) int { return p.titled(n, r).from }

// titled widens a name by its honorific and role, as far as they stand in r.
func (p *parser) titled(n name, r run) run {
	from := n.from
	if n.honorific != "" && from > r.from {
		from--
	}
	if !n.role.empty() && n.role.to <= n.from && n.role.to >= from-1 {
		from = max(n.role.from, r.from)
	}
	return run{from, n.to}
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

// headName returns the name that is the head of the phrase, or -1: "Sanders
// campaign spokesman Michael Briggs" is Briggs, "Steve Bruce of Wigan" is Bruce,
// "a spokesman for Mr Trump" and "Trump and Putin" are neither of those named.
func (p *parser) headName(r run) int {
	found := -1
	for k := p.nameBefore(r.to); k >= 0 && p.names[k].from >= r.from; k-- {
		n := p.names[k]
		if p.tokens[n.to-1].owner && n.to < r.to {
			continue
		}
		if n.to < r.to && !prepositions().Has(p.tokens[n.to].fold) {
			continue
		}
		if n.body && (n.to < r.to || !p.bodyHead(n, r)) {
			continue
		}
		if p.joinedBy(run{r.from, n.from}) {
			return -1
		}
		found = k
		if n.to == r.to && (!p.behindPreposition(run{r.from, n.from}) || p.titledFrom(n, r) > r.from && p.at(p.titledFrom(n, r)-1).is(",")) {
			return k
		}
	}
	if found >= 0 && p.behindPreposition(run{r.from, p.names[found].from}) {
		return -1
	}
	return found
}

// bodyHead reports whether a body's name is the whole phrase: "the European Commission".
func (p *parser) bodyHead(n name, r run) bool {
	return n.from == r.from || n.from == r.from+1 && determiners().Has(p.tokens[r.from].fold)
}

func (p *parser) joinedBy(r run) bool {
	for i := r.from; i < r.to; i++ {
		if p.tokens[i].is("and", "or") && i > r.from && p.tokens[i-1].capital() && !isRole(trimDot(p.tokens[i-1].fold)) {
			return true
		}
	}
	return false
}

// behindPreposition reports whether the words of r put what follows into a phrase
// of its own: "a spokesman for", "the office of". A role's own "of" does not:
// "secretary of state Marco Rubio".
func (p *parser) behindPreposition(r run) bool {
	for i := r.from; i < r.to; i++ {
		if prepositions().Has(p.tokens[i].fold) && !(p.tokens[i].fold == "of" && i > r.from && isRole(p.tokens[i-1].fold) && i < r.to-1) {
			return true
		}
	}
	return false
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
		if isRole(w) || isRole(strings.TrimSuffix(w, "s")) || sources().Has(w) {
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
