package question

import (
	"strings"

	"onrecord/qa/story"
)

// asks are the follow-ups that ask after another circumstance of the same thing.
var asks = map[string]string{
	"why": "Why", "how come": "Why", "why so": "Why", "why is that": "Why", "why was that": "Why", "for what reason": "Why", "why did that happen": "Why", "why so long": "Why", "why so much": "Why", "why so many": "Why", "why so few": "Why", "why so late": "Why",
	"when": "When", "when was that": "When", "when was this": "When", "when did that happen": "When", "when is that": "When", "since when": "Since when",
	"where": "Where", "where was that": "Where", "where was this": "Where", "where did that happen": "Where", "where is that": "Where",
	"how": "How", "how so": "How", "how was that": "How", "how did that happen": "How",
}

// circumstance reads "why?" and "when was that?": the last question with another
// question word.
func (f *follower) circumstance(bare string) (string, bool) {
	ask, ok := asks[strings.TrimSuffix(story.Fold(bare), " exactly")]
	if word, this := strings.CutSuffix(story.Fold(bare), " did this happen"); this {
		ask, ok = asks[word]
	}
	if word, it := strings.CutSuffix(story.Fold(bare), " did it happen"); it && asks[word] != "" && f.last.Kind != Said {
		c, clause := f.clauseOf(f.last.Text)
		if ask, ok = asks[word], clause && doing().Has(c.auxiliary); !ok {
			return "", false // "How many are missing?", "when did it happen?"
		}
	}
	if story.Fold(bare) == "where to" {
		out, ok := f.recast("Where")
		return strings.TrimSuffix(out, "?") + " to?", ok
	}
	if story.Fold(bare) == "why there" && f.last.Kind == Where {
		out, ok := f.recast("Why")
		return strings.TrimSuffix(out, "?") + " there?", ok
	}
	if story.Fold(bare) == "why not" && f.last.Kind == Who && strings.Contains(f.last.Text, " not ") {
		return f.recast("Why") // "Who is not convinced?"
	}
	if !ok {
		return "", false
	}
	name := f.last.Subject
	if people := f.last.people(); f.last.Kind == WhoSaid && len(people) > 0 {
		name = people[0].Speaker
	}
	about := ""
	if f.last.Topic != "" && f.last.Kind == Said {
		about = " about " + f.last.Topic
	}
	switch f.last.Kind {
	case Said, WhoSaid, DidSay:
		if name == "" {
			return "", false
		}
		if r := newReader(strings.TrimRight(f.last.Text, " ?!.")); f.last.Kind == WhoSaid && len(r.words) > 2 && len(quotations(f.last.Text)) == 0 {
			if verb, _, ok := base(r.words[1].Fold); ok && !r.is(1, "said", "says", "told", "tells", "claimed", "claims", "thought", "thinks") { // "Who declared an emergency?"
				return ask + " did " + f.called(name) + " " + verb + " " + r.text[r.words[2].Start:] + "?", true
			}
		}
		do := " did "
		if r := newReader(f.last.Text); r.is(1, "does", "do") && f.verb() != "say" { // "What does the union demand?"
			do = " " + r.words[1].Fold + " "
		}
		verb := f.verb()
		if r := newReader(strings.TrimRight(f.last.Text, " ?!.")); len(r.words) > 1 && r.is(len(r.words)-2, verb) && prepositions().Has(r.words[len(r.words)-1].Fold) {
			verb += " " + r.words[len(r.words)-1].Fold // "What did the mayor call for?"
		}
		if verb == "think" {
			about = ""
		}
		if (verb == "tell" || verb == "call") && about != "" && !strings.Contains(f.last.Text, " about ") {
			return ask + do + f.called(name) + " " + verb + " " + f.last.Topic + " that?", true // "What did she tell the court?"
		}
		what := "that"
		if f.last.Answer != "" && about == "" {
			what = "the " + f.last.Answer // "Why did she demand the recount?"
		}
		return ask + do + f.called(name) + " " + verb + " " + what + about + "?", true
	case Gist, People, WhoIs:
		return "", false
	}
	if c, clause := f.clauseOf(f.last.Text); clause && f.last.Kind == Where && ask == "Why" && c.subject != "" && (c.rest == "" || c.rest == "now") && Be(c.auxiliary) {
		return "Why " + c.auxiliary + " " + c.subject + " there?", true // "Where is it now?"
	}
	return f.recast(ask)
}

// reason reads "did she say why?" as whether she told why of what was asked last.
func (f *follower) reason(bare string) (string, bool) {
	r := newReader(bare)
	n := len(r.words)
	_, pronoun := pronounOf(wordAt(r, 1))
	if n < 4 || n > 5 || !r.is(0, "did", "does", "has") || !pronoun && len(f.Meant(bare[r.words[1].Start:r.words[1].End])) != 1 || !r.is(n-2, "say", "said", "explain", "give") || !r.is(n-1, "why") {
		return "", false
	}
	c, ok := f.clauseOf(f.last.Text)
	if k := f.last.Kind; !ok || c.subject == "" || c.rest == "" || k != YesNo && k != When && k != Where || c.subject == "it" || c.subject == "they" {
		return "", false
	}
	if who := f.Meant(c.subject); pronoun && len(who) == 1 {
		c.subject = r.words[1].Fold
	}
	verb, rest, _ := strings.Cut(c.rest, " ")
	told := c.auxiliary + " " + c.rest
	switch c.auxiliary {
	case "did":
		told = strings.TrimSpace(past(verb) + " " + rest)
	case "does":
		told = strings.TrimSpace(third(verb) + " " + rest)
	}
	return bare + " " + c.subject + " " + told + "?", true
}
