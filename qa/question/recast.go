package question

import (
	"slices"
	"strings"

	"onrecord/qa/story"
)

// recast puts another question word before what a question asks: "When will the
// tunnel open?" becomes "Why will the tunnel open?". A question without a verb, "how many
// bodies?", has nothing of its own to ask on from: the one before it has.
func (f *follower) recast(ask string) (string, bool) {
	for i := len(f.thread) - 1; i >= max(0, len(f.thread)-2); i-- {
		if i > 0 && aside(f.thread[i]) {
			continue
		}
		if f.thread[i].Kind == WhoIs {
			break
		}
		if fold := story.Fold(f.thread[i].Text); i > 0 && (strings.HasPrefix(fold, "who were the people who ") || strings.HasPrefix(fold, "how many ") && strings.HasSuffix(strings.TrimRight(fold, " ?."), " there") && f.thread[i-1].Kind != Said) {
			continue // who died, or how many there are, tells nothing that happened: the question before does
		}
		if out, ok := f.recastOf(ask, f.thread[i].Text); ok {
			return out, true
		}
		if k := f.thread[i].Kind; k != HowMany && k != What {
			break
		}
	}
	return "", false
}

// aside reports whether a turn asks only after somebody's age, in between.
func aside(t Turn) bool {
	r := newReader(t.Text)
	return r.is(0, "how") && r.is(1, "old") && len(r.words) < 6
}

func (f *follower) recastOf(ask, text string) (string, bool) {
	if c, ok := f.clauseOf(text); ok && (c.auxiliary == "does" || c.auxiliary == "did" || c.auxiliary == "will") && c.subject != "" {
		switch verb, rest, _ := strings.Cut(c.rest, " "); {
		case strings.HasSuffix(strings.ToLower(ask), "how long") && (verb == "start" || verb == "begin"): // "When does the strike start?"
			return "How long " + map[string]string{"does": "will", "did": "did", "will": "will"}[c.auxiliary] + " " + c.subject + " last?", true
		case (ask == "When" || ask == "Where") && (verb == "take" || verb == "last") && rest == "": // "How long did the shoot take?"
			return ask + map[string]string{"does": " is ", "did": " was ", "will": " will "}[c.auxiliary] + c.subject + map[bool]string{true: " be"}[c.auxiliary == "will"] + "?", true
		}
	}
	if c, ok := f.clauseOf(text); ok && ask == "How much" && c.subject != "" && strings.Contains(" "+c.rest+" ", " money ") { // "Do they get money for them?"
		before, after, _ := strings.Cut(c.rest, "money")
		return ask + " money " + c.auxiliary + " " + c.subject + " " + strings.TrimSpace(strings.TrimRight(before, " ")+after) + "?", true
	}
	last := text == f.last.Text
	text = strings.TrimSuffix(strings.TrimRight(text, " ?!."), " now")
	if strings.HasPrefix(text, "Why ") {
		text = strings.TrimSuffix(text, " there")
	}
	short, cut := strings.CutSuffix(text, " for")
	if cut {
		text = short // "How long was he jailed for?", "What will they pay for?"
	}
	r := &reader{text: text, words: Parse(text).all()}
	r.skipPadding()
	i := r.at
	if i+1 < len(r.words) && (prepositions().Has(r.words[i].Fold) || r.is(i, "until")) && r.question(i+1) {
		i++ // "By whom was the wolf shot?"
	}
	from := i
	for from < len(r.words) && from < i+6 && !auxiliary().Has(r.words[from].Fold) {
		from++
	}
	n := len(r.words)
	if n-i < 2 {
		return "", false
	}
	if _, _, ok := base(r.words[i+1].Fold); ok && r.is(i, "who") && !auxiliary().Has(r.words[i+1].Fold) {
		from = n // "Who doubts that it is new?"
	}
	body := func(k int) string { return strings.TrimRight(text[r.words[k].Start:], " ?!.") }
	switch {
	case from == i+6 && slices.ContainsFunc(r.words[from:], func(w Word) bool { return w.Fold == "did" || w.Fold == "does" || w.Fold == "do" }):
		return "", false // "How much of his own money did he put in?"
	case from == n || from == i+6 || from+1 >= n:
		// No auxiliary: "Who stole the gold?"
		if !r.question(i) || r.is(i, "how") && n-i == 3 { // "How many missing?"
			return "", false
		}
		counted := r.is(i, "how") && r.is(i+1, "many", "much") && n > i+2
		if counted {
			i++
		}
		first := r.is(i+1, "first", "also", "then", "later", "already", "finally") && !counted // "Who first reported it?"
		for k := i + 1; k < n && (counted && k <= i+4 || k == i+1 || k == i+2 && first); k++ {
			verb, do, ok := base(r.words[k].Fold)
			if !ok || k == i+1 && (counted || first) {
				continue
			}
			subject := f.doer()
			if undergone, ok := f.undergone(text, r.words[k:]); ok && subject == unknownDoer && r.is(i, "who") {
				return ask + " " + undergone + "?", true
			}
			if r.is(i, "what") && r.is(k, "started", "began", "ended", "stopped", "opened", "closed") && k+1 < n && !strings.HasPrefix(ask, "How m") {
				return ask + " did " + body(k+1) + " " + verb + "?", true // "What started the trouble?"
			}
			if r.is(i, "what") {
				if strings.HasPrefix(ask, "How m") {
					return ask + " " + body(i+1) + "?", true // "What fell?", "how much?"
				}
				subject = "that"
			}
			if first {
				verb = r.words[i+1].Fold + " " + verb
			}
			if k > i+1 && !first {
				subject = text[r.words[i+1].Start:r.words[k-1].End]
				if do == "does" {
					break // "How many boats …": a plural, and no verb
				}
			}
			if k+1 < n {
				verb += " " + body(k+1)
			}
			return ask + " " + do + " " + subject + " " + verb + "?", true
		}
		return "", false
	case from == i+1 && r.is(i, "who") && from+1 < n: // "Who was fined?", "Who will pay?"
		if r.is(from, "did", "does", "do") && !r.is(from+1, "not", "never") {
			whom := ""
			if c, ok := f.clauseOf(text); ok && last && c.subject != "" && c.rest != "" && !strings.Contains(c.rest, " ") && len(f.last.Named) > 0 {
				whom = " " + f.called(f.last.Named[0].Name) // "Who did she beat?"
			}
			return ask + " " + lower(body(from)) + whom + "?", true
		}
		if r.opensNoun(from+1) && slices.ContainsFunc(r.words[from+2:], func(w Word) bool { return strings.HasSuffix(w.Fold, "ing") }) || r.opensNoun(from+1) && !r.is(from, "is", "was", "are", "were") { // "Who is Lind meeting?"
			return ask + " " + lower(body(from)) + "?", true
		}
		if r.is(from, "has", "had") && r.is(from+1, "to") {
			return ask + map[bool]string{true: " does ", false: " did "}[r.is(from, "has")] + f.doer() + " have " + body(from+1) + "?", true
		}
		return ask + " " + r.words[from].Fold + " " + f.doer() + " " + body(from+1) + "?", true
	case from == i && n > i+2 && anybody().Has(r.words[i+1].Fold): // "Was anybody arrested?"
		return ask + " " + r.words[i].Fold + " " + f.doer() + " " + body(i+2) + "?", true
	case from == i || from == i+1 && r.question(i) && !r.is(i, "who"):
		if r.is(i, "what") && r.passive(from) && !strings.HasPrefix(ask, "How") {
			be, what := r.words[from].Fold, "that" // "What was seized?"
			if answer := f.last.Answer; answer != "" && last {
				what = "the " + answer
				be = strings.TrimSpace(agreeing(" "+be+" ", what))
			}
			return ask + " " + be + " " + what + " " + body(from+1) + "?", true
		}
		if r.is(i, "what") && from+1 < n && (r.is(from+1, "happen") || r.is(from, "has", "have") && r.is(from+1, "happened")) {
			return ask + " " + r.words[from].Fold + " that " + body(from+1) + "?", true
		}
		if c, ok := f.clauseOf(text); ok && r.is(i, "what") && (c.rest == "do" || strings.HasPrefix(c.rest, "do ")) {
			return ask + " " + c.auxiliary + " " + c.subject + " do that" + strings.TrimPrefix(c.rest, "do") + "?", true
		}
		if c, ok := f.clauseOf(text); ok && cut && r.is(i, "what") && doing().Has(c.auxiliary) && c.subject != "" && c.rest != "" {
			return ask + " " + c.auxiliary + " " + c.subject + " " + c.rest + " for that?", true // "What did the mayor call for?"
		}
		if c, ok := f.clauseOf(text); ok && !cut && r.is(i, "what") && doing().Has(c.auxiliary) && c.subject != "" && c.rest != "" && (!strings.Contains(c.rest, " ") || infinitive(c.rest)) && !strings.HasPrefix(ask, "How m") {
			if ask == "Why" && c.rest == "cost" {
				return ask + " " + c.auxiliary + " " + c.subject + " cost so much?", true
			}
			what := "that"
			if answer := f.last.Answer; answer != "" && last {
				what = "the " + answer
			}
			return ask + " " + c.auxiliary + " " + c.subject + " " + c.rest + " " + what + "?", true // "What did she buy?"
		}
		return ask + " " + lower(body(from)) + "?", true
	case r.is(i, "how", "what", "which") && from > i+1:
		// "How many doses were recalled?": what is counted is the subject, unless another follows.
		start := i + 1
		if r.is(start, "many", "much", "far", "long", "old") {
			start++
		}
		if start < from && r.is(from, "had", "have", "has") && r.is(from+1, "to") {
			do := map[string]string{"had": "did", "have": "do", "has": "does"}[r.words[from].Fold]
			return ask + " " + do + " " + text[r.words[start].Start:r.words[from-1].End] + " have " + body(from+1) + "?", true // "How many people had to leave?"
		}
		if start < from && (r.passive(from) || r.subjectless(from)) {
			counted := text[r.words[start].Start:r.words[from-1].End]
			if r.is(i, "which") {
				counted = "the " + counted
			}
			return ask + " " + r.words[from].Fold + " " + counted + " " + body(from+1) + "?", true
		}
		if start < from && r.is(from+1, "there") {
			rest := ""
			if from+2 < n {
				rest = " " + body(from+2)
			}
			return ask + " " + r.words[from].Fold + " there " + text[r.words[start].Start:r.words[from-1].End] + rest + "?", true
		}
		if start == from && r.is(i+1, "many") { // "How many are missing?"
			return ask + " " + r.words[from].Fold + " those " + body(from+1) + "?", true
		}
		if start == from && r.is(i+1, "much") && r.passive(from) { // "How much was stolen?"
			return ask + " " + r.words[from].Fold + " it " + body(from+1) + "?", true
		}
		if c, ok := f.clauseOf(text); ok && i == r.at && r.is(i+1, "many", "much") && !r.is(i+2, "more", "money") && (ask != "Why" || r.is(i+1, "many")) && start < from && doing().Has(c.auxiliary) && c.subject != "" && c.rest != "" && !strings.Contains(c.rest, " ") {
			return ask + " " + c.auxiliary + " " + c.subject + " " + c.rest + " the " + text[r.words[start].Start:r.words[from-1].End] + "?", true // "How many hives did he rent?"
		}
		if c, ok := f.clauseOf(text); ok && i == r.at && r.is(i+1, "many") && start < from && (c.auxiliary == "have" || c.auxiliary == "has") && c.subject != "" && c.rest != "" && !strings.Contains(c.rest, " ") {
			return ask + " " + c.auxiliary + " " + c.subject + " " + c.rest + " " + text[r.words[start].Start:r.words[from-1].End] + "?", true // "How many sheep have the wolves killed?"
		}
		if r.is(i+1, "long", "much") && ask == "Why" { // "How long will the repairs take?", "How much money does the museum need?"
			so := " so " + text[r.words[i+1].Start:r.words[from-1].End]
			if r.is(i+2, "more", "less") {
				so = " " + text[r.words[i+2].Start:r.words[from-1].End] // "How much more will it cost?"
			}
			if c, ok := f.clauseOf(text); ok && c.rest != "" { // behind the verb
				verb, rest, _ := strings.Cut(c.rest, " ")
				if strings.HasPrefix(rest, "to ") && verb == "have" || c.auxiliary == "must" {
					so = "" // "How long does he have to go to prison?"
				}
				return strings.TrimSpace(ask+" "+c.auxiliary+" "+c.subject+" "+verb+so+" "+rest) + "?", true
			}
			return ask + " " + lower(body(from)) + so + "?", true
		}
		if c, ok := f.clauseOf(text); ok && r.is(i+1, "much") && (start == from || r.is(start, "money") && start+1 == from) && doing().Has(c.auxiliary) && c.subject != "" && moneyed().Has(c.rest) && strings.HasSuffix(strings.ToLower(ask), "when") {
			return ask + " " + lower(body(from)) + " the money?", true // "How much do they demand?"
		}
		return ask + " " + lower(body(from)) + "?", true
	}
	return "", false
}

// spending are the verbs of which money is the object.
var spending = story.Lexicon(`spend spent do get got keep kept give use used invest pay paid receive come`)

// moneyed are the verbs whose "how much" is money, which a question with another question
// word must name.
var moneyed = story.Lexicon(`need demand get receive want earn owe offer pay lose steal raise collect donate give spend borrow`)

// infinitive reports whether what follows a subject is a verb with another in the
// infinitive, and nothing more: "hope to sell"; or with a particle: "rule out".
func infinitive(rest string) bool {
	words := strings.Fields(rest)
	return len(words) == 3 && words[1] == "to" || len(words) == 2 && slices.Contains([]string{"out", "up", "off", "down", "away", "back", "over"}, words[1])
}

// passive reports whether no subject follows the auxiliary at i: what comes next
// is a participle, or nothing.
func (r *reader) passive(i int) bool {
	if i+1 >= len(r.words) {
		return true
	}
	w := r.words[i+1].Fold
	if first := r.text[r.words[i+1].Start]; first >= 'A' && first <= 'Z' {
		return false // "What does Henning want?"
	}
	if w == "be" && i+2 < len(r.words) { // "will be exchanged"
		return true
	}
	return strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "en") || strings.HasSuffix(w, "ing") || prepositions().Has(w) || auxiliary().Has(w)
}

// subjectless reports whether the auxiliary at i has its subject before it: what comes
// next opens no noun phrase. "How many lorries are stuck?"
func (r *reader) subjectless(i int) bool {
	if r.is(i, "do", "does", "did") || r.opensNoun(i+1) {
		return false
	}
	behind := wordAt(r, i+2)
	return r.is(i, "is", "are", "was", "were") || behind == "" || prepositions().Has(behind) // "will close", but "will milk cost"
}

// lower begins a text with a small letter; only its auxiliary stands there.
func lower(s string) string { return strings.ToLower(s[:1]) + s[1:] }

var auxiliary = story.Lexicon(`did does do is are was were has have had will would can could should shall may might must`)
