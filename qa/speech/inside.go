package speech

// between sums up the words of r: what kinds stand there.
func (p *parser) between(r run) uint32 {
	bits := uint32(0)
	for i := max(r.from, 0); i < min(r.to, r.from+endReach, len(p.tokens)); i++ {
		t := &p.tokens[i]
		bits |= uint32(t.sort)
		if t.quote >= 0 {
			bits |= quotedSort
		}
	}
	return bits
}

// Sorts of words, as bits: what may stand between a cue and what belongs to it.
const (
	quotedSort = 1 << iota
	commaSort
	colonSort
	otherMarkSort
	prepositionSort
	auxiliarySort
	capitalSort
	cueSort
	thatSort
)

func sortOf(t token) uint16 {
	bits := uint16(0)
	switch t.class {
	case markWord:
		switch t.fold {
		case ",":
			return commaSort
		case ":":
			return colonSort
		}
		return otherMarkSort
	case prepositionWord, toWord:
		bits = prepositionSort
	case auxiliaryWord, beWord:
		bits = auxiliarySort
	case cueBase, cueBase + wordClass(third), cueBase + wordClass(past), cueBase + wordClass(participle), cueBase + wordClass(gerund):
		bits = cueSort
	case thatWord:
		bits = thatSort
	}
	if t.capital() {
		bits |= capitalSort
	}
	return bits
}

// inside counts what content holds besides a plain clause, kept up to date while
// one of its ends moves.
type inside struct {
	run
	commas, cues, quotes, brackets, dashes, verbs int
}

// reach moves the ends of the content to r, which must hold it.
func (x *inside) reach(p *parser, r run) {
	for i := r.from; i < x.from; i++ {
		x.count(p.tokens[i])
	}
	for i := x.to; i < r.to; i++ {
		x.count(p.tokens[i])
	}
	x.run = r
}

func (x *inside) count(t token) {
	switch {
	case t.quoted():
		x.quotes = 1
	case t.class == markWord:
		switch t.fold {
		case ",":
			x.commas++
		case "(", "[":
			x.brackets++
		case ")", "]":
			x.brackets--
		case "–", "—":
			x.dashes ^= 1
		}
	case t.class == cueBase+wordClass(past) || t.class == cueBase+wordClass(third):
		x.cues++
	}
	if t.quote < 0 && t.verb() {
		x.verbs = 1
	}
}

func (x *inside) nested() uint32 {
	return uint32(min(x.commas, 3))<<4 | uint32(min(x.cues, 2))<<1 | uint32(x.quotes)
}

// open tells whether a bracket or a dash is open, and whether there is a verb.
func (x *inside) open() uint32 {
	return flag(x.brackets > 0)<<2 | uint32(x.dashes)<<1 | uint32(x.verbs)
}
