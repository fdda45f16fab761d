package speech

import "onrecord/qa/story"

// genderReach is how far behind a name, in tokens, a pronoun tells the gender of its bearer.
const genderReach = 45

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
	votes, weak := map[int]Gender{}, map[int]bool{}
	for i, n := range p.names {
		k := p.who[i]
		if k == nobody || p.people[k].Gender != Unknown || p.tokens[n.from].quoted() || p.tokens[n.to-1].owner {
			continue
		}
		if !human[k] || p.at(n.from-1).is("of", "for") {
			continue
		}
		g, told := p.pronounBehind(n, k)
		have, ok := votes[k]
		switch {
		case g == Unknown || ok && told && !weak[k]:
		case !ok || weak[k] && !told:
			votes[k], weak[k] = g, told
		case have != g:
			votes[k] = Plural // they differ
		}
	}
	for k, g := range votes {
		if g == Male || g == Female {
			p.people[k].Gender = g
		}
	}
}

// pronounBehind is the gender of the first pronoun behind a name that can mean its
// bearer, as a subject ("said his reasons" may be another's): within this sentence and
// the next two, and before anybody else's name. One that is only told, "said she had
// studied", may be another's too: it counts where no other does.
func (p *parser) pronounBehind(n name, bearer int) (g Gender, told bool) {
	last := p.tokens[n.from].sentence + 2
	for i := n.to; i < len(p.tokens) && i < n.to+genderReach; i++ {
		t := p.tokens[i]
		if t.sentence > last {
			break
		}
		if t.quoted() {
			continue
		}
		if t.capital() && !p.functionWord(i) && p.otherAt(i, bearer) {
			break
		}
		if !t.is("he", "she") || t.Class != story.Lower && !p.startsSentence(i) {
			continue
		}
		before := p.at(i - 1)
		if before.is("that") {
			before = p.at(i - 2)
		}
		if cue, ok := cueForms()[before.fold]; !ok || cue.takes&clause == 0 || before.sentence != t.sentence {
			return pronounGender(t.fold), false
		}
		if g == Unknown {
			g, told = pronounGender(t.fold), true
		}
	}
	return g, told
}

// otherAt reports whether the name of a person but one stands at token i.
func (p *parser) otherAt(i, but int) bool {
	k := p.nameBefore(i + 1)
	return k >= 0 && p.names[k].from <= i && i < p.names[k].to && p.who[k] != nobody && p.who[k] != but && p.people[p.who[k]].Sort == Human
}
