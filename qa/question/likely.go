package question

import (
	"slices"
	"strings"
)

// candidate is somebody whom a pronoun may mean.
type candidate struct {
	name  string
	asked bool // the subject of a question: nobody else is meant
}

// likeliest is which of the candidates is meant: the first, unless the story tells
// nothing of what is asked of it, and of a later one it does. Empty of none.
func (f *follower) likeliest(found []candidate) string {
	if len(found) == 0 {
		return ""
	}
	fits := slices.IndexFunc(found, func(c candidate) bool { return c.asked || f.bears(c.name) })
	return found[max(fits, 0)].name
}

// bears reports whether the story tells something of what the question at hand asks of
// somebody or something; true where it asks nothing that could tell.
func (f *follower) bears(name string) bool {
	q := f.asked
	bare := strings.TrimPrefix(name, "the ")
	switch {
	case f.Tells == nil || f.Voiced == nil:
		return true
	case q.Kind == WhoIs:
		return true
	case q.Kind == Said && len(q.Topic) > 0:
		return f.Spoken(bare, q.TopicText())
	case q.Kind == Said:
		return f.Voiced(bare)
	}
	words := slices.DeleteFunc(q.Words(), func(w Word) bool { return saying().Has(w.Fold) })
	return len(words) == 0 || f.Tells(bare, words)
}
