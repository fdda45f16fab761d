package question

import (
	"strings"

	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// Cast is the people of a story in the form in which questions name them, made
// once for a story and never changed.
type Cast struct {
	members []member
}

type member struct {
	sort  speech.Sort
	parts []string        // the folded words of the name
	role  map[string]bool // the folded words of role and affiliation, demonyms also as their country
}

// NewCast prepares the people of a story.
func NewCast(people []speech.Person) *Cast {
	c := &Cast{members: make([]member, len(people))}
	for i, p := range people {
		c.members[i] = member{sort: p.Sort, parts: strings.Fields(story.Fold(p.Name)), role: roleWords(p)}
	}
	return c
}

// roleWords is what a question may call a person instead of the name.
func roleWords(p speech.Person) map[string]bool {
	if p.Role == "" {
		return nil
	}
	role := p.Role + " " + p.Affiliation
	have := map[string]bool{}
	for _, w := range story.Words(role, story.Span{End: len(role)}) {
		fold := strings.TrimSuffix(story.Fold(w.In(role)), "'s")
		have[spelling(fold)] = true
		if c, ok := speech.CountryOf(fold); ok && w.Class != story.Lower {
			have[story.Fold(c)] = true
		}
	}
	return have
}

// spelling gives the British spelling of the role words that America spells otherwise.
func spelling(w string) string {
	if w == "defense" {
		return "defence"
	}
	return w
}

// Match returns the people whom the words of a question mean, as indices into
// the story's people: by name, else by a role that holds all of them ("the German
// foreign minister"). Several people mean that the words do not tell them apart.
func (c *Cast) Match(words []Word) []int {
	if len(words) == 0 {
		return nil
	}
	var byName, byRole []int
	best := 0
	for i, m := range c.members {
		n := m.named(words)
		if n > best {
			best, byName = n, byName[:0]
		}
		if n > 0 && n == best {
			byName = append(byName, i)
		}
		if m.inRole(words) {
			byRole = append(byRole, i)
		}
	}
	if len(byName) > 0 {
		return byName
	}
	return byRole
}

// Calls reports whether a folded word is part of the person's name.
func (c *Cast) Calls(person int, fold string) bool {
	for _, part := range c.members[person].parts {
		if part == fold {
			return true
		}
	}
	return false
}

// named tells how many of the words belong to the name; 0 unless the surname, a
// given name alone, or the whole of an unnamed speaker's name is meant.
func (m member) named(words []Word) int {
	n, last, first := 0, false, false
	for _, w := range words {
		for i, part := range m.parts {
			if w.Fold == part {
				n++
				last = last || i == len(m.parts)-1
				first = first || i == 0
				break
			}
		}
	}
	switch {
	case m.sort != speech.Human && n < len(words):
		return 0
	case m.sort != speech.Human || last || first && n == len(words):
		return n
	}
	return 0
}

// inRole reports whether each word stands in the person's role or affiliation.
func (m member) inRole(words []Word) bool {
	if m.role == nil {
		return false
	}
	for _, w := range words {
		if m.role[spelling(w.Fold)] {
			continue
		}
		if c, ok := speech.CountryOf(w.Fold); !ok || !m.role[story.Fold(c)] {
			return false
		}
	}
	return true
}
