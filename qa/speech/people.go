package speech

import (
	"slices"
	"strings"

	"onrecord/qa/story"
)

// castPeople makes one person of all the names that mean the same one. Names in
// full come first, so that "Baerbock" finds Annalena Baerbock wherever she is
// introduced; then surnames and given names alone.
func (p *parser) castPeople() {
	p.who = make([]int, len(p.names))
	for i := range p.who {
		p.who[i] = nobody
	}
	for i, n := range p.names {
		if n.human && n.to-n.from > 1 {
			p.who[i] = p.find(n)
			p.enter(i)
		}
	}
	for i, n := range p.names {
		if p.who[i] != nobody || n.body {
			continue
		}
		if k := p.find(n); k != nobody || n.human || p.speaks(n) {
			p.who[i] = k
			p.enter(i)
			p.settle(i)
			continue
		}
		last := p.tokens[n.to-1].fold
		p.waiting[last] = append(p.waiting[last], i)
	}
}

// speaks reports whether a verb of saying stands right behind the name or, after
// a closed quotation, before it: "Rubio disagreed … Rubio said".
func (p *parser) speaks(n name) bool {
	if p.tokens[n.to-1].owner || p.tokens[n.from].quoted() || p.located(n) {
		return false // "A court in Tarnow Bay finds"
	}
	i := n.to
	for isAdverb(p.at(i).fold) || p.at(i).is("has", "had") {
		i++
	}
	if f, ok := cueForms()[p.at(i).fold]; ok && (f.shape == past || f.shape == third) && f.takes&(clause|thatOnly|object) != 0 && p.at(i).sentence == p.tokens[n.from].sentence {
		return true
	}
	f, ok := cueForms()[p.at(n.from-1).fold]
	return ok && f.shape == past && p.at(n.from-2).quoted()
}

// located reports whether a name stands behind a word for a place: "In Kelland".
func (p *parser) located(n name) bool {
	return n.honorific == "" && p.at(n.from-1).is("in", "at", "near", "inside", "outside", "across")
}

// nobody stands for a person that is not known.
const nobody = -1

// enter adds what the name says to the person it means, making them if they are new.
func (p *parser) enter(i int) {
	n := p.names[i]
	span := p.bare(n.run)
	text := oneLine(span.In(p.text))
	if p.who[i] == nobody {
		p.who[i] = len(p.people)
		p.people = append(p.people, Person{Name: text, Sort: Human, At: span})
		p.keys = append(p.keys, nil)
		p.named = append(p.named, 0)
	}
	k := p.who[i]
	p.named[k]++
	person := &p.people[k]
	if words := p.folds(n.run); len(words) > len(p.keys[k]) {
		p.keys[k] = words
		if person.Name != text {
			person.Forms = append(person.Forms, person.Name)
			person.Name, person.At = text, span
		}
		p.surnames[words[len(words)-1]] = appendNew(p.surnames[words[len(words)-1]], k)
		if len(words) > 1 {
			p.givens[words[0]] = appendNew(p.givens[words[0]], k)
		}
	}
	if person.Name != text && !slices.Contains(person.Forms, text) {
		person.Forms = append(person.Forms, text)
	}
	if p.at(n.to).is(",") && p.at(n.to+1).Class == story.Number {
		p.ages[p.at(n.to+1).fold] = appendNew(p.ages[p.at(n.to+1).fold], k)
	}
	p.describe(k, n)
}

// describe notes role, affiliation and gender from one place where a person is named.
func (p *parser) describe(k int, n name) {
	person := &p.people[k]
	if !n.role.empty() && betterRole(p.span(n.role).In(p.text), person.Role) {
		person.Role = oneLine(p.span(n.role).In(p.text))
		if a := p.affiliation(n.role); a != "" {
			person.Affiliation = a
		}
	}
	if person.Gender != Unknown {
		return
	}
	if g := honorifics[n.honorific]; g != Unknown {
		person.Gender = g
		return
	}
	if g := p.headGender(n.role); g != Unknown {
		person.Gender = g
		return
	}
	if n.to-n.from > 1 {
		person.Gender = givenNames()[p.tokens[n.from].fold]
	}
}

// betterRole reports whether a role found later should replace the first: only
// where the first is a bare title ("president") and the later one says of what.
func betterRole(found, have string) bool {
	return have == "" || !strings.Contains(have, " ") && strings.Contains(found, " ")
}

// find returns the person that a name means, or nobody.
func (p *parser) find(n name) int {
	words := p.folds(n.run)
	last := words[len(words)-1]
	best := nobody
	for _, k := range p.surnames[last] {
		if p.compatible(words, p.keys[k]) && p.agrees(n, k) && (best == nobody || p.named[k] > p.named[best]) {
			best = k // of several Trumps, the one the story is about
		}
	}
	if best != nobody || len(words) > 1 {
		return best
	}
	if ks := p.givens[last]; len(ks) == 1 && (n.honorific == "" || n.honorific == "sir" || n.honorific == "dame") { // "Dame Olive"
		return ks[0]
	}
	return nobody
}

// compatible reports whether two forms of a name with one surname can be one
// person's: the shorter one's given names or initials all stand in the longer.
func (p *parser) compatible(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	k := 0
	for _, w := range a[:len(a)-1] {
		for k < len(b)-1 && !sameGiven(w, b[k]) {
			k++
		}
		if k >= len(b)-1 {
			return false
		}
		k++
	}
	return true
}

// sameGiven reports whether two given names are one: equal, or one the other's initial.
func sameGiven(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b || strings.HasPrefix(b, trimDot(a)) && len(trimDot(a)) == 1 || strings.ReplaceAll(b, ".", "") == a
}

// agrees reports whether a name's honorific fits a person's gender: "Mrs Clinton" is not Bill.
func (p *parser) agrees(n name, k int) bool {
	g := honorifics[n.honorific]
	return g == Unknown || p.people[k].Gender == Unknown || g == p.people[k].Gender
}

// folds is the folded words of r.
func (p *parser) folds(r run) []string {
	w := make([]string, 0, r.to-r.from)
	for i := r.from; i < r.to; i++ {
		w = append(w, trimDot(p.tokens[i].fold))
	}
	return w
}

// source returns the person entry of a speaker who is no named person, by the
// words the story calls it: "seven European countries and the European Commission".
func (p *parser) source(r run, sort Sort) int {
	from := r.from
	for from < r.to-1 && p.tokens[from].is("the", "a", "an") {
		from++
	}
	key := p.joined(run{from, r.to})
	if k, ok := p.sources[key]; ok {
		return k
	}
	k := len(p.people)
	span := p.bare(run{from, r.to})
	p.people = append(p.people, Person{Name: oneLine(span.In(p.text)), Sort: sort, At: span, Gender: Neuter})
	p.keys = append(p.keys, nil)
	p.named = append(p.named, 0)
	p.sources[key] = k
	return k
}

// castName makes a person of a name that is only now known to be one (it speaks),
// and of every other place where it stands.
func (p *parser) castName(i int) int {
	if p.who[i] != nobody {
		return p.who[i]
	}
	p.enter(i)
	p.settle(i)
	return p.who[i]
}

// settle gives the person whom name i means all the names that waited for
// somebody of that surname.
func (p *parser) settle(i int) {
	last := p.tokens[p.names[i].to-1].fold
	for _, j := range p.waiting[last] {
		if p.who[j] == nobody && p.find(p.names[j]) == p.who[i] {
			p.who[j] = p.who[i]
			p.enter(j)
		}
	}
	delete(p.waiting, last)
}

// nameBefore returns the index of the last name that starts before token i, or -1.
func (p *parser) nameBefore(i int) int {
	k, _ := slices.BinarySearchFunc(p.names, i, func(n name, i int) int { return n.from - i })
	return k - 1
}

// oneLine is a name without the line breaks of wrapped text.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func appendNew(list []int, k int) []int {
	if slices.Contains(list, k) {
		return list
	}
	return append(list, k)
}

// mention records a place that means a person.
func (p *parser) mention(span story.Span, person int, how How) {
	p.mentions = append(p.mentions, Mention{span, person, how})
}
