package question

import (
	"strings"

	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// Match returns the people whom the words of a question mean, best first: by
// name, or by a role all of whose words they have ("the German foreign
// minister"). Several people mean that the words do not tell them apart.
func Match(words []Word, people []speech.Person) []int {
	var byName, byRole []int
	best := 0
	for i, p := range people {
		n := named(words, p)
		if n > best {
			best, byName = n, byName[:0]
		}
		if n > 0 && n == best {
			byName = append(byName, i)
		}
		if p.Role != "" && len(words) > 0 && inRole(words, p) {
			byRole = append(byRole, i)
		}
	}
	if len(byName) > 0 {
		return byName
	}
	return byRole
}

// named tells how many of the words belong to the person's name; 0 unless the
// surname, or the whole of an unnamed speaker's name, is among them.
func named(words []Word, p speech.Person) int {
	parts := strings.FieldsFunc(story.Fold(p.Name), func(r rune) bool { return r == ' ' })
	if len(parts) == 0 {
		return 0
	}
	n, last, first := 0, false, false
	for _, w := range words {
		for i, part := range parts {
			if w.Fold == part {
				n++
				last = last || i == len(parts)-1
				first = first || i == 0
			}
		}
	}
	if p.Sort == speech.Human {
		if last || first && n == len(words) {
			return n
		}
		return 0
	}
	// A body or an unnamed source is meant only by all the words asked.
	if n == len(words) && n > 0 {
		return n
	}
	return 0
}

// inRole reports whether each word stands in the person's role or affiliation.
func inRole(words []Word, p speech.Person) bool {
	role := p.Role + " " + p.Affiliation
	have := map[string]bool{}
	for _, w := range story.Words(role, story.Span{End: len(role)}) {
		fold := strings.TrimSuffix(story.Fold(w.In(role)), "'s")
		have[fold] = true
		if c, ok := speech.CountryOf(fold); ok {
			have[story.Fold(c)] = true
		}
	}
	for _, w := range words {
		c, ok := speech.CountryOf(w.Fold)
		if !have[spelling(w.Fold)] && !have[w.Fold] && !(ok && have[story.Fold(c)]) {
			return false
		}
	}
	return true
}

// spelling gives the British spelling of the role words that America spells otherwise.
func spelling(w string) string {
	if w == "defense" {
		return "defence"
	}
	return w
}
