package speech

import "onrecord/qa/story"

// genderReach is how far behind a name, in tokens, a pronoun tells the gender of its bearer.
const genderReach = 30

// tellGenders gives those whose given name tells nothing the gender of the pronouns
// behind their names: the first "he" or "she" of the narration, with nobody else
// named between. Where these differ, it stays unknown.
func (p *parser) tellGenders() {
	human := map[int]bool{} // by more than by speaking: "Harbour Mutual said"
	for i, n := range p.names {
		if k := p.who[i]; k != nobody && n.human {
			human[k] = true
		}
	}
	votes := map[int]Gender{}
	for i, n := range p.names {
		k := p.who[i]
		if k == nobody || p.people[k].Gender != Unknown || p.tokens[n.from].quoted() || p.tokens[n.to-1].owner {
			continue
		}
		if !human[k] || p.at(n.from-1).is("of", "for") {
			continue
		}
		g := p.pronounBehind(n)
		if have, ok := votes[k]; g == Unknown || ok && have != g {
			if g != Unknown {
				votes[k] = Plural // they differ
			}
			continue
		}
		votes[k] = g
	}
	for k, g := range votes {
		if g == Male || g == Female {
			p.people[k].Gender = g
		}
	}
}

// pronounBehind is the gender of the first pronoun behind a name that can mean its
// bearer, as a subject ("said his reasons" may be another's): within this sentence and
// the next, and before anybody else's name.
func (p *parser) pronounBehind(n name) Gender {
	last := p.tokens[n.from].sentence + 1
	for i := n.to; i < len(p.tokens) && i < n.to+genderReach; i++ {
		t := p.tokens[i]
		if t.sentence > last {
			break
		}
		if t.quoted() {
			continue
		}
		if t.capital() && !p.functionWord(i) && p.personAt(i) {
			break
		}
		if t.is("he", "she") && (t.Class == story.Lower || p.startsSentence(i)) {
			return pronounGender(t.fold)
		}
	}
	return Unknown
}

// personAt reports whether a person's name stands at token i.
func (p *parser) personAt(i int) bool {
	k := p.nameBefore(i + 1)
	return k >= 0 && p.names[k].from <= i && i < p.names[k].to && p.who[k] != nobody && p.people[p.who[k]].Sort == Human
}
