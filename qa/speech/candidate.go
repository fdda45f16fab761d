package speech

import "onrecord/qa/story"

// candidate is one noun phrase that may be an attribution's source; an empty run
// is none at all.
type candidate struct {
	run
	kind candidateKind
}

type candidateKind uint32

const (
	noSubject candidateKind = iota
	ruledSubject
	pronounSubject
	nameSubject
	bodySubject
	ownerSubject
	nounSubject
)

// subjectReach bounds, in tokens, how far from its cue a source stands.
const subjectReach = 45

// subjects are the candidates for the source of the word's content, whose pieces
// are spans. Nothing inside the content is its source.
func (p *parser) subjects(v verbGroup, spans []run, out []candidate) []candidate {
	out = append(out[:0], candidate{})
	put := func(r run, k candidateKind) {
		if r.empty() || overlap(r, spans) || r.from <= v.at && v.at < r.to {
			return
		}
		for _, c := range out[1:] {
			if c.run == r {
				return
			}
		}
		out = append(out, candidate{r, k})
	}
	put(v.nearest, ruledSubject)
	from, to := max(v.sentence.from, v.at-subjectReach), min(v.sentence.to, v.at+subjectReach/2)
	k := p.nameBefore(from) + 1
	for i := from; i < to; i++ {
		t := p.tokens[i]
		if k < len(p.names) && p.names[k].from < i {
			k++
		}
		if t.quoted() || i == v.at {
			continue
		}
		switch {
		case k < len(p.names) && p.names[k].from == i:
			n := p.names[k]
			kind := nameSubject
			switch {
			case p.tokens[n.to-1].owner:
				kind = ownerSubject
			case n.body:
				kind = bodySubject
			}
			put(p.titled(n, run{from, n.to}), kind)
			i = n.to - 1
		case t.class == pronounWord:
			put(run{i, i + 1}, pronounSubject)
		case t.class == possessiveWord:
			put(run{i, i + 1}, ownerSubject)
		case p.headNoun(i):
			put(p.phrase(i, from), nounSubject)
		}
	}
	return out
}

// headNoun reports whether token i may be the last word of a noun phrase.
func (p *parser) headNoun(i int) bool {
	t, next := p.at(i), p.at(i+1)
	switch t.class {
	case roleWord, sourceWord, pluralWord, otherWord, numberWord, capitalWord, cueBase, cueBase + wordClass(third), determinerWord:
	default:
		return false
	}
	if next.sentence != t.sentence || next.Class == story.Mark || next.quoted() {
		return true
	}
	switch next.class {
	case roleWord, sourceWord, pluralWord, otherWord, numberWord, capitalWord, cueBase, determinerWord:
		return t.class == sourceWord && next.class == cueBase // "officials say"
	}
	return true
}

// phrase is the noun phrase whose last word is token i.
func (p *parser) phrase(i, from int) run {
	r := run{i, i + 1}
	for r.from > from && i-r.from < 8 {
		t := p.at(r.from - 1)
		if t.quoted() || t.sentence != p.tokens[i].sentence {
			break
		}
		switch t.class {
		case roleWord, sourceWord, pluralWord, otherWord, numberWord, capitalWord, lyWord, edWord, ingWord:
			r.from--
			continue
		case determinerWord, possessiveWord:
			r.from--
		}
		break
	}
	return r
}
