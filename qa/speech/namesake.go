package speech

import "slices"

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
