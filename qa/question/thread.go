package question

import (
	"slices"
	"strings"

	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// Turn is what a later question may refer to: an earlier question as it was read,
// and what was shown. It is kept as JSON.
type Turn struct {
	Text    string        `json:"text"`
	Kind    Kind          `json:"kind"`
	Subject string        `json:"subject,omitempty"` // the name of whom it was about, as printed; empty if nobody
	Gender  speech.Gender `json:"gender,omitempty"`  // theirs
	Topic   string        `json:"topic,omitempty"`
	Said    string        `json:"said,omitempty"`    // what somebody says in the first passage, without its cue
	Answer  string        `json:"answer,omitempty"`  // the noun that the first passage answers a "what" with, as printed
	Shown   []Shown       `json:"shown,omitempty"`   // the passages, in their order
	Named   []Named       `json:"named,omitempty"`   // whom the first passage names and the question does not
	Beside  []Named       `json:"beside,omitempty"`  // whom the other passages name
	Choices []Pick        `json:"choices,omitempty"` // what was offered to choose from
}

// Shown is a passage that was shown.
type Shown struct {
	Story   string        `json:"story"`
	Start   int           `json:"start"`
	End     int           `json:"end"`
	Speaker string        `json:"speaker,omitempty"` // name as printed
	Gender  speech.Gender `json:"gender,omitempty"`  // theirs
}

// Named is somebody whom a passage names.
type Named struct {
	Name   string        `json:"name"`
	Gender speech.Gender `json:"gender,omitempty"`
	Did    bool          `json:"did,omitempty"` // what was asked after: the passage tells it of them
}

// Pick is one of the people that an unclear question may have meant.
type Pick struct {
	Name     string `json:"name"`
	Question string `json:"question"` // what to ask if this one is meant
}

// said returns the question after what the turn's person said, with another person.
func (t Turn) said(name string) string {
	another := slices.ContainsFunc([]string{" about his ", " about her ", " about their "}, func(s string) bool { return strings.Contains(t.Text, s) })
	if t.Topic != "" && t.Kind == Said && !another && !possessive(t.Topic) { // "his teacher" is another's
		return "What did " + name + " say " + aboutOr(t.Topic) + "?"
	}
	return "What did " + name + " say?"
}

// people are those whom the turn was about, who spoke in what it showed, or are
// named there, the likeliest to be meant by a pronoun first. Where it asked what
// somebody said, only they are meant, known or not; where it asked who did
// something, those who are named go before whoever tells it.
func (t Turn) people() []Shown {
	var out []Shown
	add := func(list ...Shown) {
		for _, p := range list {
			if _, pronoun := pronounOf(story.Fold(p.Speaker)); p.Speaker != "" && !pronoun && p.Speaker != "it" && !slices.ContainsFunc(out, func(o Shown) bool { return o.Speaker == p.Speaker }) {
				out = append(out, p)
			}
		}
	}
	add(Shown{Speaker: t.Subject, Gender: t.Gender})
	if t.Subject != "" && (t.Kind == Said || t.Kind == DidSay) && t.Gender != speech.Plural {
		return out
	}
	var named []Shown
	for _, n := range t.Named {
		named = append(named, Shown{Speaker: n.Name, Gender: n.Gender})
	}
	if t.Kind != Said && t.Kind != WhoSaid && t.Kind != DidSay && t.Kind != YesNo {
		add(named...)
	}
	if t.Kind == WhoSaid && len(t.Shown) > 0 && t.Shown[0].Speaker == "" {
		add(named...) // the first passage tells it of somebody, in no words of theirs
	}
	add(t.Shown...)
	add(named...)
	return out
}

// empty reports whether the turn asked nothing that could be gone on from: "hm?".
func (t Turn) empty() bool {
	return t.Kind != Gist && t.Kind != People && t.Kind != WhoIs && len(t.Choices) == 0 && len(Parse(t.Text).Words()) == 0 &&
		!(newReader(t.Text).question(0) && strings.Contains(" "+story.Fold(t.Text)+" ", " it ")) // "Where did it happen?"
}

// speakers are the names of those who spoke in what the turn showed, each once.
func (t Turn) speakers() []string {
	var out []string
	for _, s := range t.Shown {
		if s.Speaker != "" && !slices.Contains(out, s.Speaker) {
			out = append(out, s.Speaker)
		}
	}
	return out
}

// Called is how a sentence calls a person: somebody without a name with "the".
func Called(name string) string {
	first, rest, _ := strings.Cut(name, " ")
	switch story.Fold(first) {
	case "his", "her", "its", "their":
		return "the " + rest // whose, only the story's sentence tells
	}
	if first == "One" {
		return "the " + rest // "One woman"
	}
	if first != strings.ToLower(first) && determiners().Has(story.Fold(first)) {
		return strings.ToLower(first) + " " + rest
	}
	if first == "" || name != strings.ToLower(first[:1])+name[1:] || determiners().Has(first) || first == "de" || first == "van" || first == "von" {
		return name
	}
	return "the " + name
}

var determiners = story.Lexicon(`a an the this that these those his her its their our my your some several many two three four five both all one each every no another`)
