package question

import (
	"slices"
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
	sort   speech.Sort
	gender speech.Gender
	parts  []string        // the folded words of the name
	role   map[string]bool // the folded words of role and affiliation, demonyms also as their country
}

// NewCast prepares the people of a story.
func NewCast(people []speech.Person) *Cast {
	c := &Cast{members: make([]member, len(people))}
	for i, p := range people {
		c.members[i] = member{sort: p.Sort, gender: p.Gender, parts: strings.Fields(story.Fold(p.Name)), role: roleWords(p)}
	}
	return c
}

// roleWords is what a question may call a person instead of the name.
func roleWords(p speech.Person) map[string]bool {
	role := p.Role + " " + p.Affiliation
	if p.Sort != speech.Human { // a body belongs where its name says
		role = p.Name
	}
	if strings.TrimSpace(role) == "" {
		return nil
	}
	have := map[string]bool{}
	for _, w := range story.Words(role, story.Span{End: len(role)}) {
		fold := strings.TrimSuffix(story.Fold(w.In(role)), "'s")
		if w.Class == story.Mark || w.Class == story.Lower && stop().Has(fold) {
			continue
		}
		have[spelling(fold)] = true
		if c, ok := speech.CountryOf(fold); ok && w.Class != story.Lower {
			have[story.Fold(c)] = true
		}
	}
	return have
}

// spelling gives the British spelling of the role words that America spells otherwise,
// and titles in full.
func spelling(w string) string {
	switch strings.TrimSuffix(w, ".") {
	case "defense":
		return "defence"
	case "dad":
		return "father"
	case "mum", "mom":
		return "mother"
	case "exec":
		return "executive"
	case "gov":
		return "governor"
	case "sen":
		return "senator"
	case "rep":
		return "representative"
	case "prof":
		return "professor"
	case "gen":
		return "general"
	case "sgt":
		return "sergeant"
	case "insp":
		return "inspector"
	}
	return w
}

// Match returns the people whom the words of a question mean, as indices into
// the story's people: by name, else by a role that holds all of them ("the German
// foreign minister"). Several people mean that the words do not tell them apart.
func (c *Cast) Match(words []Word) []int {
	people, _ := c.Meant(words, speech.Unknown)
	return people
}

// Meant is Match with the gender that "Ms" or "Mr" tells, and whether the words
// mean all those people together: "the Germans", "ministers".
func (c *Cast) Meant(words []Word, address speech.Gender) (people []int, together bool) {
	if len(words) == 0 {
		return nil, false
	}
	var byName, byRole, persons, group []int
	best := 0
	plural := several(words)
	for i, m := range c.members {
		n := 0
		if m.sort != speech.Unnamed { // what they are called is no name
			n = m.named(words)
		}
		if n > best {
			best, byName = n, byName[:0]
		}
		if n > 0 && n == best {
			byName = append(byName, i)
		}
		if m.sort != speech.Body && m.inRole(words, false) {
			byRole = append(byRole, i)
			if m.sort == speech.Human {
				persons = append(persons, i)
			}
		}
		if plural && m.inRole(words, true) {
			group = append(group, i)
		}
	}
	if best < len(words) && len(byRole) > 0 { // the president of Toyota is not Toyota
		byName = nil
	}
	switch {
	case len(byName) > 1:
		return c.tell(byName, words, address), false
	case len(byName) == 1:
		return byName, false
	case len(group) > 0:
		return group, true
	case len(persons) > 0: // "the minister" is rather one with a name than an unnamed one
		return persons, false
	}
	return byRole, false
}

// Several reports whether words without a name mean more than one.
func Several(words []Word) bool {
	return len(words) > 0 && (several(words) || demonym(words[len(words)-1].Fold))
}

// several reports whether words without a name mean more than one: "Germans", and
// a country without an office, whose people are meant.
func several(words []Word) bool {
	last := words[len(words)-1].Fold
	if strings.HasSuffix(last, "s") && !strings.HasSuffix(last, "ss") && !strings.HasSuffix(last, "us") {
		if _, ok := speech.CountryOf(last); !ok || len(last) > 3 {
			return true
		}
	}
	for _, w := range words {
		if _, ok := speech.CountryOf(w.Fold); !ok {
			return false
		}
	}
	return true
}

// tell keeps of several people of one name those whom the other words, or the
// form of address, single out.
func (c *Cast) tell(people []int, words []Word, address speech.Gender) []int {
	var fit []int
	for _, k := range people {
		m := c.members[k]
		if address != speech.Unknown && m.gender != speech.Unknown && m.gender != address {
			continue
		}
		rest := 0
		for _, w := range words {
			if !c.Calls(k, w.Fold) && !m.holds(w.Fold, false) {
				rest++
			}
		}
		if rest == 0 {
			fit = append(fit, k)
		}
	}
	if len(fit) > 0 {
		return fit
	}
	for _, k := range people { // another's surname behind a given name
		if c.Calls(k, words[0].Fold) && len(words) > 1 {
			fit = append(fit, k)
		}
	}
	if len(fit) == 1 {
		return fit
	}
	return people
}

// Fits reports whether every word is part of the person's name or office, or is an
// office that the story does not tell.
func (c *Cast) Fits(person int, words []Word) bool {
	for _, w := range words {
		if !c.Calls(person, w.Fold) && !c.members[person].holds(w.Fold, true) && !officials().Has(w.Fold) {
			return false
		}
	}
	return true
}

// Bears reports whether a folded word is part of the person's name or role.
func (c *Cast) Bears(person int, fold string) bool {
	return c.Calls(person, fold) || c.members[person].holds(fold, true)
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

// inRole reports whether each word stands in the person's role or affiliation;
// of several people, in the singular.
func (m member) inRole(words []Word, plural bool) bool {
	if m.role == nil {
		return false
	}
	for _, w := range words {
		if !m.holds(w.Fold, plural) {
			return false
		}
		// A general secretary is no minister, but the UK's defence secretary is.
		if len(words) == 1 && (w.Fold == "minister" || w.Fold == "secretary") && !m.role[w.Fold] {
			return false
		}
	}
	return true
}

// holds reports whether a word, or one that is said for it, stands in the role.
func (m member) holds(fold string, plural bool) bool {
	if m.role[spelling(fold)] {
		return true
	}
	if c, ok := speech.CountryOf(fold); ok && m.role[story.Fold(c)] {
		return true
	}
	for _, other := range offices[fold] {
		all := true
		for _, w := range strings.Fields(other) {
			all = all && m.role[w]
		}
		if all {
			return true
		}
	}
	if one, ok := strings.CutSuffix(fold, "s"); ok && plural && one != "" {
		return m.holds(one, false) || strings.HasSuffix(one, "ie") && m.holds(one[:len(one)-2]+"y", false) || strings.HasSuffix(one, "me") && m.holds(one[:len(one)-1], false)
	}
	return false
}

// SameOffice reports whether a folded noun is said for another: "boss" for "director".
func SameOffice(said, have string) bool { return slices.Contains(offices[said], have) }

// offices are the words that people say for an office that a story calls otherwise.
var offices = map[string][]string{
	"chief":        {"secretary general", "secretary-general", "president", "director", "head", "chair", "chairman", "chairwoman", "commissioner", "leader", "minister", "secretary", "executive"},
	"head":         {"secretary general", "secretary-general", "president", "director", "chief", "chair", "chairman", "chairwoman", "leader", "executive"},
	"boss":         {"secretary general", "secretary-general", "president", "director", "chief", "head", "chairman", "chairwoman", "chair", "executive", "manager"},
	"leader":       {"president", "chancellor", "prime minister", "premier", "head", "chief", "chairman", "chairwoman", "secretary general"},
	"pm":           {"prime minister", "premier"},
	"premier":      {"prime minister"},
	"ceo":          {"chief executive"},
	"spokesperson": {"spokesman", "spokeswoman"},
	"spokesman":    {"spokeswoman", "spokesperson"},
	"spokeswoman":  {"spokesman", "spokesperson"},
	"chair":        {"chairman", "chairwoman", "chairperson"},
	"chairman":     {"chairwoman", "chair", "chairperson"},
	"chairwoman":   {"chairman", "chair", "chairperson"},
	"chairperson":  {"chairman", "chairwoman", "chair"},
	"diplomat":     {"foreign minister", "foreign secretary", "secretary state"},
	"minister":     {"secretary"},
	"secretary":    {"minister"},
	"doctor":       {"dr", "physician"},
	"attorney":     {"lawyer"},
	"lawyer":       {"attorney", "solicitor", "barrister"},
	"policeman":    {"police", "inspector", "detective", "officer", "constable"},
	"detective":    {"inspector"},
}
