package speech

import (
	"strings"

	"onrecord/qa/story"
)

// roleReach bounds, in tokens, a role before or after a name.
const roleReach = 14

// roleBefore finds the role that stands right before a name: "German foreign
// minister" Annalena Baerbock, "secretary of state" Marco Rubio, "Ukraine’s
// leader," Volodymyr Zelenskiy.
func (p *parser) roleBefore(n name) run {
	end := n.from
	if n.honorific != "" {
		end--
	}
	if p.at(end - 1).is("of") {
		return run{} // "the president of Toyota": a body's, not a person's name
	}
	r := run{end, end}
	if p.at(end - 1).is(",") {
		if !isGiven(p.tokens[n.from].fold) && p.describesEarlier(end-1) {
			return run{} // "Curtis Dole, a spokesman for the operator, Northway Lines, said"
		}
		r = run{end - 1, end - 1} // "Ukraine's leader, Volodymyr Zelenskiy"
		if k := p.nameBefore(end - 1); !isRole(p.at(end-2).fold) && k >= 0 && p.names[k].to == end-1 && p.names[k].body {
			return p.roleOf(p.names[k].from, end-1) // "the secretary general of Nato, Mark Rutte"
		}
		if !isRole(p.at(end - 2).fold) {
			if r := p.roleTo(end - 1); !r.empty() {
				return r
			}
			return p.introduction(n, end-1)
		}
	}
	core := -1
	for i := r.from - 1; i >= 0 && r.to-i <= roleReach; i-- {
		t := p.tokens[i]
		if t.sentence != p.tokens[n.from].sentence || t.quote != p.tokens[n.from].quote || !p.roleWord(i, core) {
			break
		}
		if core < 0 && isRole(trimDot(t.fold)) {
			core = i
		}
		if core < 0 && r.to-i > 3 {
			return run{}
		}
		r.from = i
		if t.owner {
			break
		}
	}
	if core < 0 {
		return p.openingNoun(n)
	}
	return p.roleStart(r, core)
}

// describesEarlier reports whether what ends at the comma at token end is said of a person
// named before it, between commas.
func (p *parser) describesEarlier(end int) bool {
	for i := end - 1; i > 0 && end-i < roleReach && p.tokens[i].sentence == p.tokens[end].sentence; i-- {
		if !p.tokens[i].is(",") {
			continue
		}
		k := p.nameBefore(i)
		return k >= 0 && p.names[k].to == i && p.names[k].human && isGiven(p.tokens[p.names[k].from].fold) && determiners().Has(p.tokens[i+1].fold)
	}
	return false
}

// openingNoun is what somebody is by the one word before the name that opens a
// sentence, where the story has it as a noun: "Midwife Amaya Toledano" and "a midwife".
func (p *parser) openingNoun(n name) run {
	i := n.from - 1
	if n.to-n.from < 2 || i < 0 || !p.tokens[i].capital() || !p.startsSentence(i) || p.tokens[i].sentence != p.tokens[n.from].sentence {
		return run{}
	}
	for k := 1; k < len(p.tokens); k++ {
		if t := p.tokens[k]; t.fold == p.tokens[i].fold && t.Class == story.Lower && p.at(k-1).is("a", "an", "the") && !p.at(k+1).capital() {
			return run{i, n.from}
		}
	}
	return run{}
}

// roleOf finds a role of a body that ends at token to: "secretary general of" Nato.
func (p *parser) roleOf(body, to int) run {
	if p.at(body - 1).is("the") {
		body--
	}
	if !p.at(body-1).is("of", "for", "at") {
		return run{}
	}
	from := body - 1
	for from > 0 && to-from < roleReach && p.tokens[from-1].sentence == p.tokens[body].sentence && p.roleWord(from-1, -1) && p.tokens[from-1].fold != "of" {
		from--
	}
	for i := from; i < body-1; i++ {
		if isRole(p.tokens[i].fold) {
			return run{from, to}
		}
	}
	return run{}
}

// roleTo finds a role with what it is of, up to the comma at token end: "The
// chairman of the yard's Danish subsidiary", Lena Voss.
func (p *parser) roleTo(end int) run {
	for i := end - 1; i > 0 && end-i < roleReach; i-- {
		t := p.tokens[i]
		if t.sentence != p.tokens[end].sentence || t.Class == story.Mark && !p.possessiveMark(i) || t.class == auxiliaryWord || t.class == beWord || t.class == pronounWord || t.class == cueBase+wordClass(past) {
			break
		}
		if !isRole(trimDot(t.fold)) || !p.at(i+1).is("of", "for", "at") {
			continue
		}
		from := i
		for p.at(from-1).class == roleWord || p.at(from-1).is("former", "deputy", "vice", "executive", "chief", "general", "acting") {
			from--
		}
		if prev := p.at(from - 1); prev.sentence != t.sentence || prev.is("the", "a", "an") || prev.Class == story.Mark {
			return run{from, end}
		}
		break
	}
	return run{}
}

// introduction finds what somebody is by its place alone, whatever the noun: "The
// janitor", Lamar Finch, / A nurse at the clinic, Grace Adeyemi. The name opens with
// a given name, or its bearer says something, and the description, from its article to the comma at token end,
// holds no verb and stands where a subject does.
func (p *parser) introduction(n name, end int) run {
	if n.to-n.from < 2 || p.isBody(n.run) || p.at(n.to).Class != story.Mark || p.tokens[n.to-1].owner {
		return run{}
	}
	if f := cueForms()[p.at(n.to+1).fold]; !isGiven(p.tokens[n.from].fold) && f.shape != past {
		return run{} // "The ship, Stella Maris, sank"
	}
	head := end - 1
	for i := end - 1; i >= 0 && end-i <= maxIntroduction; i-- {
		t := p.tokens[i]
		switch {
		case t.sentence != p.tokens[end].sentence || t.quote != p.tokens[n.from].quote:
			return run{}
		case t.is("the", "a", "an", "another") || t.owner && i < end-1 && p.at(i+1).Class == story.Lower:
			from := i + 1
			if t.owner {
				from = i
			}
			if prev := p.at(i - 1); !t.owner && prev.sentence == t.sentence && prev.Class != story.Mark && !conjunctions().Has(prev.fold) {
				if t.is("the") && prepositions().Has(prev.fold) {
					continue // "at the clinic"
				}
				return run{}
			}
			if from > head || companies().Has(p.tokens[head].fold) || !p.tokens[head].lowerNoun() {
				return run{}
			}
			return run{from, end}
		case t.Class == story.Lower && prepositions().Has(t.fold):
			if !t.is("of", "for", "at", "from", "in") {
				return run{}
			}
			head = i - 1
		case t.is("them", "us", "whom", "those"): // "the younger of them"
			return run{}
		case t.Class == story.Mark || pronouns().Has(t.fold) || conjunctions().Has(t.fold) || auxiliaries().Has(t.fold) || isAdverb(t.fold) && t.Class == story.Lower:
			return run{}
		case t.class == beWord || t.class == auxiliaryWord || t.class == pastWord:
			return run{}
		}
		if f, ok := cueForms()[t.fold]; ok && f.shape != base && t.Class == story.Lower {
			return run{}
		}
	}
	return run{}
}

// maxIntroduction bounds, in tokens, what introduces somebody.
const maxIntroduction = 10

// lowerNoun reports whether a token may be a common noun.
func (t token) lowerNoun() bool { return t.Class == story.Lower && !determiners().Has(t.fold) }

// roleStart takes the words off the front of r that belong to the sentence and
// not to the role: in "to meet US vice-president JD Vance" the role opens with "US".
func (p *parser) roleStart(r run, core int) run {
	start := r.from
	for i := r.from; i < core; i++ {
		t := p.tokens[i]
		if t.capital() || isRole(t.fold) || t.is("former", "then", "acting", "deputy", "senior", "assistant", "veteran", "longtime", "outgoing", "incoming", "retired", "late") {
			continue
		}
		if p.tokens[i+1].capital() || isAdverb(t.fold) && !t.is("only") {
			start = i + 1
		}
	}
	return run{start, r.to}
}

// roleWord reports whether token i may belong to a role that ends right of it.
func (p *parser) roleWord(i, core int) bool {
	t := p.tokens[i]
	if t.Class == story.Mark || t.Class == story.Number {
		return false
	}
	if t.fold == "of" {
		return isRole(p.at(i - 1).fold)
	}
	if t.fold == "and" && core >= 0 { // the yard's "chief safety and environmental officer"
		return p.at(i-1).Class == story.Lower && p.at(i+1).Class == story.Lower && (p.at(i-2).owner || p.at(i-3).owner)
	}
	if t.capital() { // "Transport minister" opens a sentence: only its place makes a capital of it
		return !p.functionWord(i) || core >= 0 && t.class == capitalWord && p.at(i+1).Class == story.Lower
	}
	w := t.fold
	if determiners().Has(w) || prepositions().Has(w) || conjunctions().Has(w) || auxiliaries().Has(w) || pronouns().Has(w) || sources().Has(w) {
		return false
	}
	if isRole(w) {
		return true
	}
	if core < 0 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !p.at(i-1).is("of", "for", "and") {
		return false // "Accordion player wins Golden Reed"
	}
	if f, ok := cueForms()[w]; ok && f.shape != base || t.class == pastWord || core < 0 && t.class == edWord {
		return false // "a teacher left Tom Ferris"
	}
	return w == "retired" || w == "embattled" || w == "disgraced" || w == "convicted" || core < 0 || !strings.HasSuffix(w, "ed")
}

// roleAfter finds the role in the apposition behind a name: Robert Klein,
// "chairman of the California Institute", / Jane Doe, 34, "a teacher".
func (p *parser) roleAfter(n name) run {
	i := n.to
	if p.tokens[n.to-1].owner || !p.at(i).is(",", "–", "—", "(") || p.located(n) {
		return run{} // "In Kelland, the leader of the opposition, …"
	}
	i++
	if p.at(i).Class == story.Number && p.at(i+1).is(",") {
		i += 2
	}
	described := p.at(i).is("a", "an") // "a fisherman from Skerry": whatever noun follows says what they are
	if p.at(i).is("the", "a", "an", "his", "her", "their") {
		i++
	}
	if next := p.at(i + 1); strings.HasSuffix(p.at(i).fold, "ing") && (determiners().Has(next.fold) || next.is("herself", "himself", "itself", "themselves")) {
		return run{} // "Holm, casting herself as a champion of the poor"
	}
	r, core := run{i, i}, -1
	for k := i; k < i+roleReach && k < len(p.tokens); k++ {
		t := p.tokens[k]
		if t.sentence != p.tokens[n.from].sentence || t.is(",", "–", "—", ")", ".", ";", ":", "”", `"`, "who", "and", "said", "says") {
			break
		}
		if f, ok := cueForms()[t.fold]; ok && f.shape == past && core >= 0 {
			break
		}
		if core < 0 && (isRole(t.fold) || described && personNoun(t.fold)) {
			core = k
		}
		if core < 0 && (k-i > 5 || t.class == pastWord || t.class == beWord || auxiliaries().Has(t.fold) || pronouns().Has(t.fold) || t.Class == story.Mark || k == i && (prepositions().Has(t.fold) || t.is("according"))) {
			return run{}
		}
		r.to = k + 1
	}
	if core < 0 {
		return run{}
	}
	return r
}

// calling reports whether a word is a noun for somebody by what they do.
func calling(w string) bool { return personNoun(w) || callings().Has(w) }

// callings are nouns for people by what they do or are that no ending tells.
var callings = story.Lexicon(`shepherd nurse cook chef coach monk vet guide pilot critic clerk farmhand priest nun scout athlete gymnast apprentice witness resident student
	pupil architect mechanic neighbour neighbor surgeon expert astronaut veteran refugee trainee employee referee analyst paramedic medic mother father grandmother
	grandfather widow fan passenger barista magistrate graduate model bride groom jockey caddie diver hunter`)

// personNoun reports whether a word is made like a noun for somebody who does
// something. Too loose for a role before a name ("the latter Smith"), safe behind "a".
func personNoun(w string) bool {
	for _, ending := range []string{"er", "or", "ist", "man", "woman", "ian", "eer", "ant", "smith", "wife", "master", "mistress"} {
		if len(w) > len(ending)+2 && strings.HasSuffix(w, ending) {
			return true
		}
	}
	return false
}

// offices are the words of a title in capitals that are nobody's name: "Finance
// Minister", "State Senator".
var offices = story.Lexicon(`prime vice deputy chief former first foreign senior assistant attorney executive managing acting then incumbent
	finance state defense defence interior justice health education transport trade energy labor labour agriculture environment home
	culture sports police fire district county city house majority minority party opposition lead head detective`)

// affiliation tells whom a person with this role belongs to: the country of a
// demonym, the body in front of the role or behind its "of", "for", "at".
func (p *parser) affiliation(role run) string {
	for i := role.from; i < role.to; i++ {
		if t := p.tokens[i]; t.capital() {
			if c, ok := CountryOf(trimDot(t.fold)); ok {
				return c
			}
		}
	}
	for i := role.from; i < role.to; i++ {
		if t := p.tokens[i]; t.capital() && !isRole(trimDot(t.fold)) && !p.functionWord(i) && !offices().Has(t.fold) && !(p.startsSentence(i) && personNoun(t.fold)) {
			end := i + 1
			for end < role.to && p.tokens[end].capital() && !p.tokens[end-1].owner && !isRole(trimDot(p.tokens[end].fold)) {
				end++
			}
			return p.bare(run{i, end}).In(p.text)
		}
	}
	return ""
}
