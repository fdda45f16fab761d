package question

import (
	"slices"
	"strings"

	"onrecord/qa/story"
)

// clause is what a question asks about, taken apart: "Why will the boats stop in
// winter?" is "will", "the boats", "stop in winter".
type clause struct {
	auxiliary, subject, rest string
}

// clauseOf takes a question apart; ok is false where it has no verb that rules tell.
func (f *follower) clauseOf(text string) (c clause, ok bool) {
	text = strings.TrimRight(text, " ?!.")
	r := newReader(text)
	r.skipPadding()
	n, at := len(r.words), r.at
	for at < n && at < r.at+6 && !auxiliary().Has(r.words[at].Fold) {
		at++
	}
	body := func(k int) string {
		if k >= n {
			return ""
		}
		return text[r.words[k].Start:]
	}
	switch who := r.is(r.at, "who"); {
	case at == n || at == r.at+6: // "Who stole the gold?"
		if !who || r.at+1 >= n {
			return clause{}, false
		}
		verb, do, found := base(r.words[r.at+1].Fold)
		if !found {
			return clause{}, false
		}
		return clause{do, "", strings.TrimSpace(verb + " " + body(r.at+2))}, true
	case who && at == r.at+1 && !doing().Has(r.words[at].Fold) || who && at == r.at+1 && r.is(at, "will", "would", "can", "could", "should", "may", "might", "must"):
		return clause{r.words[at].Fold, "", body(at + 1)}, true
	}
	if at+1 >= n {
		return clause{}, false
	}
	end := r.words[at+1].End // of the subject
	for k := at + 2; k < n && r.words[at+1].Name && r.words[k].Start == end+1 && strings.ToLower(text[r.words[k].Start:r.words[k].End]) != text[r.words[k].Start:r.words[k].End]; k++ {
		end = r.words[k].End // a name of several words
	}
	if name := f.last.Subject; name != "" {
		if from, to, found := f.place(text, name); found && from == r.words[at+1].Start {
			end = to
		}
	}
	for _, np := range f.nouns(text) {
		if np.Start == r.words[at+1].Start {
			end = max(end, np.End)
		}
	}
	return clause{r.words[at].Fold, text[r.words[at+1].Start:end], strings.TrimSpace(text[end:])}, true
}

// elliptic reads a question that leaves out its verb: "did he?", "and will Rask?",
// "who didn't?", "why not?".
func (f *follower) elliptic(bare string) (string, bool) {
	switch f.last.Kind {
	case Gist, People, WhoIs, WhoSaid:
		return "", false
	case Said:
		if first, _, _ := strings.Cut(story.Fold(f.last.Text), " "); !auxiliary().Has(first) {
			return "", false // "Did she say anything?" has more to ask
		}
	}
	r := newReader(bare)
	n := len(r.words)
	not := false
	r.words = slices.DeleteFunc(r.words, func(w Word) bool {
		not = not || w.Fold == "not"
		return w.Fold == "not" || w.Fold == "really"
	})
	if n == 0 || n > 5 {
		return "", false
	}
	c, ok := f.clauseOf(f.last.Text)
	if !ok || c.rest == "" {
		return "", false
	}
	negation := ""
	if not {
		negation = "not "
	}
	switch k := len(r.words); {
	case k == 1 && r.is(0, "why") && not:
		if first, _, _ := strings.Cut(story.Fold(f.last.Text), " "); !auxiliary().Has(first) {
			return "", false // "What is her name?" has no other side
		}
		if c.subject == "" {
			c.subject = f.doer()
		}
		if anybody().Has(story.Fold(c.subject)) {
			return "Why " + c.auxiliary + " nobody " + c.rest + "?", true
		}
		return "Why " + c.auxiliary + " " + c.subject + " not " + c.rest + "?", true
	case k == 2 && r.is(0, "who") && auxiliary().Has(r.words[1].Fold):
		return "Who " + r.words[1].Fold + " " + negation + c.rest + "?", true
	case k >= 2 && auxiliary().Has(r.words[0].Fold) && f.nominal(r, 1):
		subject := bare[r.words[1].Start:r.words[k-1].End]
		if who := f.Meant(subject); len(who) == 1 && !f.unnamed(subject, who[0]) {
			subject = who[0]
		}
		return strings.ToUpper(r.words[0].Fold[:1]) + r.words[0].Fold[1:] + " " + subject + " " + negation + c.rest + "?", true
	}
	return "", false
}

// nominal reports whether all the words from index i on are a name, a pronoun or one
// noun phrase.
func (f *follower) nominal(r *reader, i int) bool {
	if len(r.words)-i == 1 {
		if _, ok := pronounOf(r.words[i].Fold); ok || r.words[i].Fold == "it" {
			return true
		}
	}
	phrase := r.text[r.words[i].Start:r.words[len(r.words)-1].End]
	if slices.ContainsFunc(r.words[i:], func(w Word) bool { return saying().Has(w.Fold) || prepositions().Has(w.Fold) }) {
		return false
	}
	if len(f.Meant(phrase)) > 0 {
		return true
	}
	nouns := f.nouns(phrase)
	return len(nouns) == 1 && nouns[0].Len() == len(phrase) && !r.is(i, "that", "this", "any", "which", "what")
}
