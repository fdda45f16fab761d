package speech

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
		if n.to == r.to && (!p.behindPreposition(run{r.from, n.from}) || p.inApposition(n, r)) {
			return k
		}
	}
	if found >= 0 && p.behindPreposition(run{r.from, p.names[found].from}) {
		return -1
	}
	return found
}

// inApposition reports whether a comma in r sets the name off from what describes
// it: "the head of the nurses' union", Oskar Bergström.
func (p *parser) inApposition(n name, r run) bool {
	from := n.from
	if n.honorific != "" {
		from--
	}
	if from <= r.from || !p.at(from-1).is(",") {
		return false
	}
	return isGiven(p.tokens[n.from].fold) || !companies().Has(p.at(from-2).fold) // "a spokesman for the owner, Brightwater Mills"
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
