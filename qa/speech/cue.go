package speech

import (
	"strings"

	"onrecord/qa/story"
)

// cue is a word of the story that marks speech, with its subject.
type cue struct {
	at       int // token index of the verb, or of "according"
	end      int // token index after the cue's own words
	form     form
	subject  run  // who speaks; empty where the subject is that of the cue before
	inverted bool // "said Healey": the subject follows
	source   bool // "according to"
	relative bool // its subject is a "that" or "which"
}

// findCues returns the cues of a paragraph's tokens, outside quotation marks, in order.
func (p *parser) findCues(r run) []cue {
	var cues []cue
	for i := r.from; i < r.to; i++ {
		t := p.tokens[i]
		if t.Class == story.Mark || t.quoted() {
			continue
		}
		if t.fold == "according" && p.at(i+1).is("to") {
			if s := p.after(i+2, true); !s.empty() {
				cues = append(cues, cue{at: i, end: i + 2, subject: s, source: true, inverted: true})
			}
			continue
		}
		if c, ok := p.nounCue(i); ok {
			cues = append(cues, c)
			continue
		}
		f, ok := cueForms()[t.fold]
		if t.capital() && !(ok && f.shape == past && p.opensSentence(i)) {
			continue // "the United States"; but "Said Dorothy Poynter, …"
		}
		if !ok {
			if f, ok = p.framed(i); !ok {
				f, ok = p.thatVerb(i)
			}
		}
		if !ok {
			continue
		}
		if c, ok := p.readCue(i, f); ok {
			cues = append(cues, c)
		}
	}
	return cues
}

// sayings are nouns for something said that take a clause.
var sayings = story.Lexicon(`claim warning assertion promise prediction suggestion argument remark comment statement vow pledge complaint
	insistence view allegation contention announcement admission acknowledgment belief conviction concern fear hope demand denial`)

// nounCue reads "Trump's claim that …", "his repeated warning that …": a noun for
// something said, owned by whoever said it.
func (p *parser) nounCue(i int) (cue, bool) {
	if !sayings().Has(p.tokens[i].fold) || !p.at(i+1).is("that") {
		return cue{}, false
	}
	owner := i - 1
	if p.at(owner).Class == story.Lower && !p.at(owner).is("his", "her", "their", "its") {
		owner-- // one adjective
	}
	t := p.at(owner)
	c := cue{at: i, end: i + 1, form: form{p.tokens[i].fold, thatOnly, past}}
	switch {
	case t.sentence != p.tokens[i].sentence || t.quoted():
		return cue{}, false
	case t.is("his", "her", "their", "its"):
		c.subject = run{owner, owner + 1}
	case t.owner:
		c.subject = p.before(owner, t.sentence, 0)
	}
	return c, !c.subject.empty()
}

// opensSentence reports whether token i is the first of its sentence.
func (p *parser) opensSentence(i int) bool { return p.at(i-1).sentence != p.tokens[i].sentence }

// framed takes an unknown word for a cue where the place says so: right after a
// closed quotation that ends in a comma, ! or ? ("…," quipped Healey; "…," Healey deadpanned.).
func (p *parser) framed(i int) (form, bool) {
	t := p.tokens[i]
	if t.Class != story.Lower || isAdverb(t.fold) || prepositions().Has(t.fold) || conjunctions().Has(t.fold) || auxiliaries().Has(t.fold) || determiners().Has(t.fold) {
		return form{}, false
	}
	for k := i + 1; k < i+nounReach/2 && p.at(k).sentence == t.sentence && p.at(k).Class != story.Mark; k++ {
		if f, ok := cueForms()[p.at(k).fold]; ok && (f.shape == past || f.shape == third) && f.takes&clause != 0 {
			return form{}, false // "…," seven European countries said
		}
	}
	if !strings.HasSuffix(t.fold, "ed") && !p.at(i-1).capital() && !pronouns().Has(p.at(i-1).fold) {
		return form{}, false
	}
	for k := i - 1; k >= 0 && i-k <= 5; k-- {
		if q := p.tokens[k].quote; q >= 0 {
			return form{t.fold, quotesOnly, past}, p.quotes[q].closed && strings.Contains(",!?", p.quotes[q].last) && p.quotes[q].words > 2 && !p.isTitle(p.quotes[q])
		}
		if p.tokens[k].Class == story.Mark || p.tokens[k].sentence != t.sentence {
			break
		}
	}
	return form{}, false
}

// thatVerb takes an unknown past form for a cue where a clause with "that"
// follows it: "groused that", "reasoned that".
func (p *parser) thatVerb(i int) (form, bool) {
	t := p.tokens[i]
	if t.Class != story.Lower || !strings.HasSuffix(t.fold, "ed") || !p.at(i+1).is("that") {
		return form{}, false
	}
	next := p.at(i + 2)
	return form{t.fold, thatOnly, past}, next.capital() || next.quoted() || pronouns().Has(next.fold) || determiners().Has(next.fold)
}

// readCue decides whether the verb at i marks speech, and whose.
func (p *parser) readCue(i int, f form) (cue, bool) {
	c := cue{at: i, end: i + 1, form: f}
	if f.lemma == "point" && p.at(i+1).is("out") {
		c.end++ // "pointed out"
	}
	left, passive, negated := p.verbStart(i)
	if passive && p.pastLike(i) || negated {
		return cue{}, false
	}
	prev := p.at(left)
	sameSentence := prev.sentence == p.tokens[i].sentence
	if f.shape == gerund && prev.owner && sameSentence && (prev.capital() || pronouns().Has(prev.fold)) {
		passive = true // "he’s predicting"
	}
	if sameSentence && prev.is("to") {
		return cue{}, false // "declined to say"
	}
	afterQuote := prev.quoted() && left >= 0 && p.quotes[prev.quote].to == left+1
	if f.shape == gerund && !passive { // with "is" it is as good as any finite verb
		next := p.at(i + 1)
		opens := f.lemma == "say" || next.is("that", ":") || next.quoted() // "put out a statement saying", "telling that"
		if !prev.is(",", "and") && !afterQuote && (!opens || left != i-1 || prev.is("of", "for", "without", "than")) {
			return cue{}, false
		}
		return c, f.takes&(clause|thatOnly|complement) != 0 && sameSentence
	}
	if f.shape == participle && !p.at(i-1).is("has", "have", "had") && !isAdverb(p.at(i-1).fold) {
		return cue{}, false // "also known as"
	}
	opens := p.opensSentence(i)
	if left == i-1 && f.takes&object == 0 && (opens || afterQuote || sameSentence && prev.is(",", "–", "—")) {
		if s := p.after(i+1, false); !s.empty() && p.endsClause(s.to) && !p.setOff(i) && (opens || afterQuote || p.at(s.to).is(",", ".") || p.at(s.to).sentence != p.tokens[i].sentence) {
			c.subject, c.inverted = s, true
			return c, true
		}
	}
	if f.shape == base && !p.plural(left, i) {
		return cue{}, false
	}
	if sameSentence && prev.is("that", "which") && !prev.quoted() {
		left-- // "the resolution which said": the noun before speaks
		if p.at(left).is(",") {
			left--
		}
		c.subject, c.relative = p.nounBefore(left), true
	}
	if c.subject.empty() && sameSentence && !prev.quoted() {
		c.subject = p.before(left, p.tokens[i].sentence, 0)
	}
	if c.subject.empty() {
		return c, sameSentence && (prev.is("and", "but", ",") || p.at(i-1).is("and", "but"))
	}
	if prev.Class == story.Lower && f.lemma == "call" && !pronouns().Has(prev.fold) && !isRole(prev.fold) && !sources().Has(prev.fold) {
		return cue{}, false // "a group called"
	}
	if p.at(c.subject.from-1).is("what") && !p.at(i+1).quoted() {
		return cue{}, false // "what he called concessions"
	}
	if f.shape == third && p.noun(c.subject, i) {
		return cue{}, false
	}
	return c, true
}

// setOff reports whether a comma before the verb at i closes what is set off from its
// subject: "Its chief engineer, Mehmet Aksoy, said the dam, built in 1961, was safe" has no
// verb before "said", but for one behind "who".
func (p *parser) setOff(i int) bool {
	from := p.sentences[p.tokens[i].sentence].from
	if !p.at(i-1).is(",") || p.before(i-1, p.tokens[i].sentence, 0).empty() {
		return false
	}
	relative := false
	for k := from; k < i; k++ {
		t := p.tokens[k]
		switch {
		case t.quoted() || t.is(";", ":"):
			return false
		case t.is("who", "which", "whose", "that", "where"):
			relative = true
		case t.is(","):
			relative = false
		case !relative && (t.class == auxiliaryWord || t.class == beWord || t.class == pastWord):
			return false
		}
	}
	return true
}

// verbStart walks left over auxiliaries and adverbs and tells what they make of
// the verb: passive where a form of "be" is among them (a progressive, if the
// verb is a gerund).
func (p *parser) verbStart(i int) (left int, passive, negated bool) {
	left = i - 1
	for left >= 0 {
		t := p.tokens[left]
		if t.sentence != p.tokens[i].sentence || t.quoted() {
			break
		}
		switch {
		case t.is(",") && isAdverb(p.at(left-1).fold) && p.at(left-2).is(","):
			left -= 2 // ", however,"
		case t.is("not", "never", "nor") || strings.HasSuffix(t.fold, "n't"):
			negated = true
		case t.is("is", "are", "was", "were", "be", "been", "being", "get", "got"):
			passive = true
		case auxiliaries().Has(t.fold) || isAdverb(t.fold) && !t.capital():
		default:
			return left, passive, negated
		}
		left--
	}
	return left, passive, negated
}

func (p *parser) pastLike(i int) bool {
	f, ok := cueForms()[p.tokens[i].fold]
	return !ok || f.shape == past || f.shape == participle
}

// plural reports whether what ends at left may be the subject of a verb in its
// base form: "officials say", "they say", "he did say"; not "a say".
func (p *parser) plural(left, verb int) bool {
	for k := left + 1; k < verb; k++ {
		if p.tokens[k].is("do", "did", "would", "will") {
			return true
		}
	}
	t := p.at(left)
	if t.is("they", "we", "i", "you", "people", "police", "some", "many", "others", "who") || sources().Has(t.fold) {
		return true
	}
	return strings.HasSuffix(t.fold, "s") && !t.owner && !strings.HasSuffix(t.fold, "ss") && !t.capital()
}

// plainNouns are the forms in -s that are nouns as often as verbs.
var plainNouns = story.Lexicon(`claims reports calls notes demands comments shows signals hopes fears doubts promises pledges
	jokes posts tweets urges reads states repeats answers points questions concerns estimates echoes decides feels finds hears
	worries sums texts emails blogs phones attacks offers invites sings cries whispers screams shouts laughs smiles starts ends
	closes opens cites reasons projects highlights forecasts rules blames labels brands`)

// noun reports whether a verb form in -s is more likely a noun: "the claims",
// "intelligence reports".
func (p *parser) noun(subject run, i int) bool {
	last := p.tokens[subject.to-1]
	if last.owner || determiners().Has(last.fold) {
		return true
	}
	if p.at(i+1).quoted() || p.at(i+1).is("that") {
		return false
	}
	if !plainNouns().Has(p.tokens[i].fold) {
		return false
	}
	return !last.capital() && !pronouns().Has(last.fold) && !isRole(last.fold)
}
