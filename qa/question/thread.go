package question

import "onrecord/qa/speech"

// Turn is what a later question may refer to: an earlier question as it was read,
// and what was shown. It is kept as JSON.
type Turn struct {
	Text    string        `json:"text"`
	Kind    Kind          `json:"kind"`
	Subject string        `json:"subject,omitempty"` // the name of whom it was about, as printed; empty if nobody
	Gender  speech.Gender `json:"gender,omitempty"`  // theirs
	Topic   string        `json:"topic,omitempty"`
	Shown   []Shown       `json:"shown,omitempty"`   // the passages, in their order
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

// Pick is one of the people that an unclear question may have meant.
type Pick struct {
	Name     string `json:"name"`
	Question string `json:"question"` // what to ask if this one is meant
}

// said returns the question after what the turn's person said, with another person.
func (t Turn) said(name string) string {
	if t.Topic != "" && t.Kind == Said {
		return "What did " + name + " say about " + t.Topic + "?"
	}
	return "What did " + name + " say?"
}

// people are those whom the turn was about, or who spoke in what it showed, the
// likeliest to be meant by a pronoun first. Where it asked what somebody said, only
// they are meant, known or not.
func (t Turn) people() []Shown {
	var out []Shown
	if t.Subject != "" {
		out = append(out, Shown{Speaker: t.Subject, Gender: t.Gender})
	}
	if t.Kind == Said || t.Kind == DidSay {
		return out
	}
	for _, s := range t.Shown {
		if s.Speaker != "" && s.Speaker != t.Subject {
			out = append(out, s)
		}
	}
	return out
}
