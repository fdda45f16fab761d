package speech

import "onrecord/qa/story"

// How far from its cue, in tokens, content may begin or end.
const (
	startReach = 14
	endReach   = 110
	leftReach  = 30
)

// opensAt reports whether content may begin at token i: nothing cuts a quotation in two.
func (p *parser) opensAt(i int) bool {
	t := p.at(i)
	return t.quote < 0 && (t.Class != story.Mark || t.is("$", "£", "€", "#", "(", "[", "@", "'", "’")) || t.quote >= 0 && p.quotes[t.quote].from == i
}

// endsAt reports whether content may end before token i.
func (p *parser) endsAt(i int) bool {
	t := p.at(i - 1)
	return t.quote < 0 && (t.Class != story.Mark || t.is(")", "]", "%")) || t.quote >= 0 && p.quotes[t.quote].to == i
}

// adjuncts are prepositions whose phrase tells when or where something was said,
// never what.
var adjuncts = story.Lexicon(`throughout during after before since until through inside near across amid despite within without`)

// starts are the tokens at which content behind the cue may begin.
func (p *parser) starts(v verbGroup, out []int) []int {
	out = out[:0]
	for i := v.at + 1; i < v.sentence.to && i-v.at <= startReach; i++ {
		if p.opensAt(i) && !adjuncts().Has(p.at(i-1).fold) && !adjuncts().Has(p.at(i).fold) {
			out = append(out, i)
		}
	}
	if i := v.sentence.to; len(out) == 0 && p.at(i).quoted() && p.at(i-1).is(":") && p.paragraphOf(i) == p.paragraphOf(v.at) {
		out = append(out, i)
	}
	return out
}

// ends are the ends that content from token start on may have. In a relative
// clause the main clause may go on behind a quotation: a petition that accuses
// them of “selling out” has 900 names.
func (p *parser) ends(v verbGroup, start, limit int, out []int) []int {
	out = out[:0]
	relative := p.at(v.left-1).is("that", "which", "who")
	for i := start + 1; i <= limit && i-start <= endReach; i++ {
		if q := p.tokens[i-1].quote; q >= 0 && p.quotes[q].to > i {
			i = p.quotes[q].to // the quotation may reach past its sentence
		}
		if p.endsAt(i) {
			out = append(out, i)
			if next := p.at(i); relative && p.at(i-1).quoted() && (next.class == auxiliaryWord || next.class == beWord) {
				break
			}
		}
	}
	return out
}

// leftEnds are the ends that content before the cue may have.
func (p *parser) leftEnds(v verbGroup, out []int) []int {
	out = out[:0]
	for i := v.left; i > v.sentence.from && v.left-i < leftReach; i-- {
		if p.endsAt(i) {
			out = append(out, i)
		}
	}
	if i := v.sentence.from; i > 0 && p.at(i-1).quoted() && p.endsAt(i) && p.paragraphOf(i-1) == p.paragraphOf(v.at) {
		out = append(out, i) // “Why?” she asked.
	}
	return out
}

// leftStarts are the tokens at which content that ends before the cue may begin.
func (p *parser) leftStarts(v verbGroup, end int, out []int) []int {
	out = out[:0]
	for i := end - 1; i >= 0 && end-i < endReach; i-- {
		if q := p.tokens[i].quote; q >= 0 {
			i = p.quotes[q].from
		}
		if i < v.sentence.from && !p.tokens[i].quoted() {
			break
		}
		if p.opensAt(i) {
			out = append(out, i)
		}
		if i <= v.sentence.from {
			break
		}
	}
	return out
}
