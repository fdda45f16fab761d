package speech

import (
	"strings"

	"onrecord/qa/story"
)

// name is a stretch of capitalised words that may name somebody.
type name struct {
	run              // the name itself, without honorific and role
	honorific string // folded: "mr", "ms"
	role      run    // the words that say what they are: "German foreign minister"
	human     bool   // something besides the capitals says that it is a person
	body      bool   // an organisation, a place, a work: never a person
}

// findNames reads the capitalised runs of every sentence. Two passes: English
// capitalises the first word of a sentence, so whether that word is a name is
// told by how the rest of the story writes it.
func (p *parser) findNames() {
	p.capitals, p.lowers = map[string]int{}, map[string]int{}
	for _, s := range p.sentences {
		for i := s.from; i < s.to; i++ {
			switch t := p.tokens[i]; {
			case t.capital() && !p.startsSentence(i):
				p.capitals[t.fold]++
			case t.Class == story.Lower:
				p.lowers[t.fold]++
			}
		}
	}
	for _, s := range p.sentences {
		var words []story.Word
		for _, t := range p.tokens[s.from:s.to] {
			words = append(words, t.Word)
		}
		capitals := story.InCapitals(words)
		for i := s.from; i < s.to; {
			end := p.capitalRun(i, s.to)
			if end == i {
				i++
				continue
			}
			if n, ok := p.readName(run{i, end}); ok && !(capitals && !isGiven(p.tokens[n.from].fold) && !p.again(n)) {
				p.names = append(p.names, n)
			}
			i = end
		}
	}
}

// joiners are words that join a sentence to the one before, and are no part of the name
// behind them.
var joiners = story.Lexicon(`otherwise however meanwhile instead perhaps elsewhere later earlier still yesterday today`)

// Joins reports whether a folded word at the beginning of a sentence joins it to what is
// before: "Otherwise Estmark would send its navy".
func Joins(fold string) bool { return joiners().Has(fold) }

// again reports whether all words of a name stand in a row in another sentence, too.
func (p *parser) again(n name) bool {
	for i := range p.tokens {
		if p.tokens[i].sentence == p.tokens[n.from].sentence || i+n.to-n.from > len(p.tokens) {
			continue
		}
		same := true
		for k := range n.to - n.from {
			same = same && p.tokens[i+k].fold == p.tokens[n.from+k].fold && p.tokens[i+k].capital()
		}
		if same {
			return true
		}
	}
	return false
}

// startsSentence reports whether token i is capitalised by its place: the first
// of its sentence, of a quotation, or after a colon.
func (p *parser) startsSentence(i int) bool {
	prev := p.at(i - 1)
	return prev.sentence != p.tokens[i].sentence || prev.quote != p.tokens[i].quote || prev.Class == story.Mark && !prev.is(",", ")", "]", "&")
}

// capitalRun returns the end of the run of capitalised words that starts at i,
// or i where none does. Particles join ("Ursula von der Leyen"), a possessive ends it.
func (p *parser) capitalRun(i, limit int) int {
	if !p.tokens[i].capital() || p.functionWord(i) {
		return i
	}
	end := i + 1
	for end < limit && !p.tokens[end-1].owner && p.tokens[end].quote == p.tokens[i].quote {
		t := p.tokens[end]
		if t.capital() && !days().Has(t.fold) && t.class != determinerWord && t.class != prepositionWord && t.class != beWord && t.class != auxiliaryWord {
			end++
			continue
		}
		k := end
		for k < limit && k < end+2 && p.tokens[k].is("van", "von", "de", "del", "della", "der", "den", "bin", "al", "el", "la", "du", "di", "da", "dos", "le", "ibn", "ter") {
			k++
		}
		if k == end || k >= limit || !p.tokens[k].capital() {
			break
		}
		end = k + 1
	}
	return end
}

// functionWord reports whether the capitalised token i is no name: a word of the
// closed classes, a day, or a common word that only opens its sentence.
func (p *parser) functionWord(i int) bool {
	t := p.tokens[i]
	if days().Has(t.fold) && !p.namedAsMonth(i) || t.fold == "i" || strings.HasPrefix(t.fold, "i'") || len(t.fold) > 2 && t.fold[1] == '-' {
		return true // "R-Wis" is a party and a state
	}
	if t.Class == story.Upper && !p.startsSentence(i) {
		return false
	}
	w := t.fold
	if determiners().Has(w) || prepositions().Has(w) || conjunctions().Has(w) || auxiliaries().Has(w) || pronouns().Has(w) || adverbs().Has(w) {
		return true
	}
	if !p.startsSentence(i) {
		return false
	}
	if sources().Has(w) {
		return true // "Critics say"
	}
	if p.capitals[w] > p.lowers[w] || isGiven(w) || IsPlace(w) {
		return false
	}
	if _, ok := honorifics[w]; ok || isRole(w) {
		return false
	}
	next := p.at(i + 1)
	if next.capital() && isRole(next.fold) {
		return false // "Prime Minister"
	}
	if next.sentence == t.sentence && next.capital() && p.lowers[w] == 0 && !isAdverb(w) {
		return false
	}
	_, cue := cueForms()[next.fold]
	cue = cue || next.is(",") // "Hemsley, the co-author of …"
	return !cue || p.lowers[w] > 0 || isAdverb(w)
}

// namedAsMonth reports whether the month at token i is somebody's given name: "Jan
// Brodie", "June Osei", but not "in May President Osei".
func (p *parser) namedAsMonth(i int) bool {
	t, prev, next := p.tokens[i], p.at(i-1), p.at(i+1)
	return t.is("jan", "april", "may", "june", "august", "summer", "autumn") && next.sentence == t.sentence && next.capital() && !prev.is("in", "since", "until", "by", "from", "of", "last", "this", "next", "early", "late", "mid", "to", "on", "between", "through") &&
		prev.Class != story.Number && !days().Has(next.fold) && !isRole(trimDot(next.fold)) && !bodies().Has(next.fold) && !IsPlace(next.fold) && !p.functionWord(i+1)
}

// readName splits a capitalised run into role, honorific and name. It reports
// false where the run holds no name ("the Prime Minister").
func (p *parser) readName(r run) (name, bool) {
	if p.startsSentence(r.from) && r.to-r.from > 1 && Joins(p.tokens[r.from].fold) {
		r.from++ // "Otherwise Estmark would send its navy"
	}
	n := name{run: r}
	for i := r.from; i < r.to; i++ {
		w := p.tokens[i].fold
		if _, ok := honorifics[trimDot(w)]; ok {
			n.honorific, n.human, n.from = trimDot(w), true, i+1
			continue
		}
		surname := i == r.to-1 && i > n.from && isGiven(p.tokens[n.from].fold)
		given := i == r.from && r.to-r.from == 2 && isGiven(w) && p.at(i-1).is(",") && isRole(p.at(i-2).fold) // "the lawyer, Dean Hart"
		if isRole(trimDot(w)) && !surname && !given {
			n.from = i + 1
		}
	}
	switch i := n.from; {
	case r.to-i < 2 || isGiven(p.tokens[r.from].fold):
	case i > r.from && n.honorific != "" && i == r.from+2 && calling(p.tokens[r.from].fold):
		n.role = run{r.from, r.from + 1} // "Biologist Dr Henrietta Musa"
	case i == r.from && r.to-i > 2 && p.startsSentence(i) && calling(p.tokens[i].fold):
		n.from++ // "Juror Ann Hart"
		n.role = run{i, i + 1}
	case i == r.from && r.to-i > 2 && isGiven(p.tokens[i+1].fold) && (strings.HasSuffix(p.tokens[i].fold, "-old") || p.tokens[i].is("only", "even", "just", "both")):
		n.from++ // "Sixteen-year-old Ines Takeda"
	}
	if q := p.tokens[r.from].quote; n.empty() || q >= 0 && p.isTitle(p.quotes[q]) {
		return name{}, false // a title alone, or the name of a work
	}
	if k := p.behindOffice(n.run); k > 0 {
		n.from = k
	}
	if i := n.from; n.to-i > 2 && !isGiven(p.tokens[i].fold) && strings.HasSuffix(p.tokens[i].fold, "ing") && isGiven(p.tokens[i+1].fold) {
		n.from++ // "Progressives Are Celebrating Anna Holm", in a headline
	}
	for n.to-n.from > 1 && IsPlace(p.tokens[n.from].fold) && !isGiven(p.tokens[n.from].fold) {
		n.from++
	}
	n.body = p.isBody(n.run)
	if n.body && !n.human {
		n.from = r.from
		return n, true
	}
	if n.role.empty() {
		n.role = p.roleBefore(n)
	}
	if n.role.empty() || n.role.to-n.role.from == 1 && ranks().Has(trimDot(p.tokens[n.role.from].fold)) {
		if after := p.roleAfter(n); !after.empty() {
			n.role = after // "Gen. Adler, a ministry spokesman"
		}
	}
	if p.at(n.to).is(",") && p.at(n.to+1).Class == story.Number && p.at(n.to+1).Len() <= 2 && p.at(n.to+2).is(",") {
		n.human = true // "Franson Reneus, 18,"
	}
	if !n.role.empty() || n.to-n.from > 1 && isGiven(p.tokens[n.from].fold) {
		n.human = true
	}
	return n, true
}

// behindOffice returns where a given name opens the person's own name behind what
// an office is of ("Secretary of" State Hillary Clinton), or 0.
func (p *parser) behindOffice(r run) int {
	if !p.at(r.from-1).is("of", "for") || !isRole(p.at(r.from-2).fold) {
		return 0
	}
	for k := r.from + 1; k < r.to-1; k++ {
		if isGiven(p.tokens[k].fold) && !p.isBody(run{k, r.to}) {
			return k
		}
	}
	return 0
}

// isBody reports whether the words name an organisation, a place or a work.
func (p *parser) isBody(r run) bool {
	places := 0
	for i := r.from; i < r.to; i++ {
		w := p.tokens[i].fold
		if bodies().Has(w) && !(i == r.from && isGiven(w)) {
			return true
		}
		if IsPlace(w) || w == "new" && i == r.from {
			places++
		}
	}
	if places == r.to-r.from {
		return true
	}
	if r.to-r.from > 1 && IsPlace(p.joined(r)) {
		return true
	}
	return r.to-r.from == 1 && p.tokens[r.from].Class == story.Upper
}

// joined is the folded words of r with single spaces.
func (p *parser) joined(r run) string {
	s := ""
	for i := r.from; i < r.to; i++ {
		if i > r.from {
			s += " "
		}
		s += p.tokens[i].fold
	}
	return s
}

func trimDot(w string) string {
	if n := len(w) - 1; n > 0 && w[n] == '.' {
		return w[:n]
	}
	return w
}
