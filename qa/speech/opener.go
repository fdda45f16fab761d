package speech

import (
	"strings"

	"onrecord/qa/story"
)

// subjectBefore returns the nearest subject left of token i in its sentence: a
// pronoun, or a name that opens a clause. Objects stand behind a verb or a
// preposition and are passed over.
func (p *parser) subjectBefore(i, first int) *Speaker {
	k := p.nameBefore(i)
	for j := i - 1; j >= first; j-- {
		t := p.tokens[j]
		if t.quoted() {
			continue
		}
		if t.is("he", "she", "they", "it") {
			return p.pronoun(run{j, j + 1})
		}
		for k >= 0 && p.names[k].from > j {
			k--
		}
		if k < 0 || p.names[k].from != j || p.names[k].body || p.tokens[p.names[k].to-1].owner {
			continue
		}
		r := p.titled(p.names[k], run{first, p.names[k].to})
		if prev := p.at(r.from - 1); r.from == first || prev.Class == story.Mark || conjunctions().Has(prev.fold) || prev.is("the") {
			return &Speaker{Person: p.castName(k), Span: p.bare(r), How: Named}
		}
	}
	return nil
}

// irregularPast are common past forms without -ed, at which a sentence's first
// noun phrase ends.
var irregularPast = story.Lexicon(`began went made took gave spoke sent held met came kept left led lost got saw ran stood sat rose fell
	grew drew hit put set cut let broke chose drove fought flew paid sought shook sold spent struck threw wore won read
	bought brought caught built meant slept hid shot bore beat ate drank swam fled slid blew crept dealt dug fed hung laid lent rode rang sank shut spun stole swept wept woke forgot forgave overcame withdrew undertook`)

// opener is the noun phrase that opens a sentence, up to its verb: "The town
// released a statement saying …".
func (p *parser) opener(first, limit int) run {
	if prepositions().Has(p.tokens[first].fold) { // "In August, several groups granted …, saying"
		for k := first; k < min(limit, first+nounReach/2); k++ {
			if p.tokens[k].is(",") {
				first = k + 1
				break
			}
		}
	}
	if t := p.at(first); conjunctions().Has(t.fold) || prepositions().Has(t.fold) || !determiners().Has(t.fold) && !t.capital() {
		return run{}
	}
	for i := first + 1; i < min(limit, first+nounReach/2); i++ {
		t := p.tokens[i]
		switch {
		case t.Class == story.Mark || t.quoted() || conjunctions().Has(t.fold) || prepositions().Has(t.fold):
			return run{}
		case t.Class == story.Lower && i > first+1 && (auxiliaries().Has(t.fold) || strings.HasSuffix(t.fold, "ed") || irregularPast().Has(t.fold)):
			return run{first, i}
		}
	}
	return run{}
}
