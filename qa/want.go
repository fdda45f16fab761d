package qa

import (
	"slices"
	"strings"
	"sync"

	"onrecord/qa/question"
	"onrecord/qa/rank"
	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// How much of a question is looked for; the longest that people ask have some
// forty words.
const (
	termLimit = 32
	wordLimit = 64
)

// query turns a question into what the ranker looks for.
func (s *Story) query(q question.Question) rank.Query {
	out := rank.Query{Head: -1}
	words := slices.DeleteFunc(q.Words(), func(w question.Word) bool { return question.IsAnybody(w.Fold) }) // "Was anybody hurt?" asks of the hurt
	for _, w := range words[:min(len(words), termLimit)] {
		out.Terms = append(out.Terms, rank.Term{Fold: w.Fold, Stem: w.Stem, Name: w.Name})
	}
	a := asking{kind: q.Kind}
	for _, w := range story.Words(q.Text, story.Span{End: len(q.Text)}) {
		if w.Class == story.Mark {
			continue
		}
		fold := strings.TrimSuffix(story.Fold(w.In(q.Text)), "'s")
		stem := story.Stem(fold)
		if len(a.words) == wordLimit {
			break
		}
		a.words = append(a.words, fold)
		out.Words = append(out.Words, stem)
		out.Negated = out.Negated || fold == "not" || fold == "never" || strings.HasSuffix(fold, "n't")
	}
	out.Want = a.want()
	out.Thing = a.thing()
	if w := a.indirect(); w != "" {
		out.Terms = append(out.Terms, rank.Term{Fold: w, Stem: story.Stem(w)})
	}
	if head := story.Stem(a.head); a.head != "" {
		for i, t := range out.Terms {
			if t.Stem == head {
				out.Head = i
				break
			}
		}
	}
	out.People = s.peopleIn(q)
	return out
}

// asking is a question's words while it is made out what it wants.
type asking struct {
	kind  question.Kind
	words []string // folded
	head  string   // the noun that tells what is wanted: "country" of "in which country"
}

// want tells what kind of thing the question asks for, finer than its kind.
func (a *asking) want() rank.Want {
	switch a.kind {
	case question.Said:
		return rank.Speech
	case question.WhoSaid:
		return rank.Speaker
	case question.WhoIs:
		return rank.Identity
	case question.Who:
		for i, w := range a.words {
			if w == "whom" || w == "who" && auxiliary(a.at(i+1)) {
				return rank.Whom
			}
		}
		return rank.Person
	case question.Where:
		return rank.Place
	case question.When:
		return rank.Time
	case question.Why:
		return rank.Reason
	case question.HowMany:
		return a.howMuch()
	case question.How:
		return rank.Manner
	case question.YesNo:
		return rank.Truth
	}
	return a.which()
}

func auxiliary(w string) bool {
	switch w {
	case "did", "does", "do", "will", "would", "should", "can", "could":
		return true
	}
	return false
}

// thing is the stem of the noun of "what is the weather in …", which a story that
// tells it names; empty for other questions and for nouns that say no more than
// that something is asked ("the result of …").
func (a *asking) thing() string {
	for i, w := range a.words {
		if w != "what" {
			continue
		}
		noun := a.at(i + 3)
		switch a.at(i + 1) {
		case "is", "are", "was", "were":
		default:
			return ""
		}
		switch a.at(i + 2) {
		case "the", "his", "her", "their", "its":
		default:
			return ""
		}
		switch a.at(i + 4) {
		case "in", "of", "at", "on", "for", "like", "":
		default:
			return ""
		}
		if _, ok := nouns()[noun]; ok || plainNouns().Has(noun) {
			return ""
		}
		return story.Stem(noun)
	}
	return ""
}

// indirect is the word that opens the question inside a question whether or what
// somebody said: "did she say when it opens". It is looked for as well, since what
// answers may have it ("she has not said when").
func (a *asking) indirect() string {
	if a.kind != question.YesNo && a.kind != question.DidSay && a.kind != question.Said {
		return ""
	}
	for _, w := range a.words[min(2, len(a.words)):] {
		switch w {
		case "how", "why", "when", "where", "whether", "who":
			return w
		}
	}
	return ""
}

// at is word i, empty outside the question.
func (a *asking) at(i int) string {
	if i < 0 || i >= len(a.words) {
		return ""
	}
	return a.words[i]
}

func (a *asking) howMuch() rank.Want {
	for i, w := range a.words {
		if w == "age" {
			return rank.Age
		}
		if w != "how" {
			continue
		}
		a.head = a.at(i + 2)
		switch a.at(i + 1) {
		case "much":
			for _, v := range []string{"cost", "pay", "paid", "spend", "spent", "money", "worth", "price", "sell", "sold", "earn", "fetch", "owe", "fined", "charge"} {
				for _, w := range a.words {
					if w == v {
						return rank.Money
					}
				}
			}
		case "long":
			return rank.Duration
		case "old":
			return rank.Age
		}
	}
	return rank.Count
}

// which reads "what …" and "which …" by the noun that follows.
func (a *asking) which() rank.Want {
	for i, w := range a.words {
		if w != "what" && w != "which" && w != "whats" {
			continue
		}
		next := a.at(i + 1)
		switch next {
		case "is", "are", "was", "were":
			return a.whatIs(i + 2)
		case "did", "does", "do", "has", "have", "will", "would", "can", "could", "had":
			return rank.Event
		case "happened", "happens", "caused", "causes":
			return rank.Event
		}
		for k := i + 1; k < min(i+4, len(a.words)); k++ {
			if want, ok := nouns()[a.words[k]]; ok {
				a.head = a.words[k]
				return want
			}
			if speech.IsRole(a.words[k]) {
				a.head = a.words[k]
				return rank.Person
			}
		}
		a.head = next
		return rank.Name
	}
	return rank.Anything
}

// whatIs reads "what is the …" by its noun.
func (a *asking) whatIs(i int) rank.Want {
	for k := i; k < min(i+4, len(a.words)); k++ {
		if want, ok := nouns()[a.words[k]]; ok {
			return want
		}
	}
	return rank.Meaning
}

// nouns tell what kind of thing "what" and "which" ask for. General English.
var nouns = byWord(map[rank.Want]string{
	rank.Place:    "country countries city cities town state states place area region location province county continent nation village island street venue stadium airport",
	rank.Time:     "year day date month time century decade season",
	rank.Count:    "number percentage percent amount total rate temperature score size population speed height distance",
	rank.Money:    "price cost salary fine budget",
	rank.Age:      "age",
	rank.Reason:   "reason cause motive purpose",
	rank.Person:   "person people man woman player actor actress singer president",
	rank.Name:     "name names title nickname called company team club group band organization organisation movie film show album song book network party agency university school",
	rank.Duration: "duration",
})

// plainNouns ask for something without saying what it is called in a story.
var plainNouns = story.Lexicon(`result results outcome objective goal goals aim aims subject topic theme issue issues problem problems point
	finding findings conclusion vision value interest interests observation charge charges accusation accusations verdict reaction
	response effect effects consequence consequences impact role job occupation profession position background relationship
	difference status condition fate punishment penalty sentence crime latest first last best worst main reported content contents
	picture pictures rule rules message idea plan plans significance importance meaning definition description nature origin source
	focus scope fact facts detail details news story situation deal thing things item items event incident`)

// byWord turns lists of words round, on first use.
func byWord(lists map[rank.Want]string) func() map[string]rank.Want {
	return sync.OnceValue(func() map[string]rank.Want {
		m := map[string]rank.Want{}
		for want, list := range lists {
			for _, w := range strings.Fields(list) {
				m[w] = want
			}
		}
		return m
	})
}

// Look returns what the ranker looks for to answer a question, and every sentence
// of the story with its features, in the story's order and unscored: what the
// weights are fitted on.
func (s *Story) Look(text string) (rank.Query, []rank.Candidate) {
	q := s.query(question.Parse(question.Mend(clean(text), s.knows, s.asked().names)))
	return q, s.asked().rank.Candidates(q)
}
