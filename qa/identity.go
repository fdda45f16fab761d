package qa

import (
	"slices"
	"strings"

	"onrecord/qa/question"
	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// identity is one person, in the stories in which they speak.
type identity struct {
	bearers []bearer
	sort    speech.Sort
	gender  speech.Gender // Male or Female once a story tells
	names   []string      // as printed, each once
	offices []string      // role and affiliation, each once
}

func (id *identity) add(b bearer) {
	p := b.who()
	id.bearers, id.sort = append(id.bearers, b), p.Sort
	if id.gender != speech.Male && id.gender != speech.Female {
		id.gender = p.Gender
	}
	if !slices.Contains(id.names, p.Name) {
		id.names = append(id.names, p.Name)
	}
	if office := p.Role + " " + p.Affiliation; p.Role != "" && !slices.Contains(id.offices, office) {
		id.offices = append(id.offices, office)
	}
}

// fits reports whether a speaker of another story is this person: by the full name.
// Whom a surname alone means joinBare decides, once everybody is there.
func (id *identity) fits(p speech.Person) bool {
	switch {
	case (p.Sort == speech.Human) != (id.sort == speech.Human):
		return false
	case p.Sort != speech.Human:
		return articleless(p.Name) == articleless(id.names[0])
	case bare(p.Name):
		return false
	}
	return !opposed(p.Gender, id.gender) && !slices.ContainsFunc(id.names, func(n string) bool { return !samePerson(p.Name, n) })
}

func bare(name string) bool { return len(strings.Fields(name)) < 2 }

// articleless is the folded name of a body without its article.
func articleless(name string) string { return strings.TrimPrefix(story.Fold(name), "the ") }

// samePerson reports whether two full names are one person's: the same surname, and
// given names that are the same, short for each other, or an initial. A middle name
// may be left out.
func samePerson(a, b string) bool {
	x, y := strings.Fields(story.Fold(a)), strings.Fields(story.Fold(b))
	if len(x) < 2 || len(y) < 2 || x[len(x)-1] != y[len(y)-1] {
		return false
	}
	given, other := strings.TrimSuffix(x[0], "."), strings.TrimSuffix(y[0], ".")
	switch {
	case given == other:
		return sameMiddle(x[1:len(x)-1], y[1:len(y)-1])
	case len(given) == 1 || len(other) == 1:
		return given[0] == other[0]
	}
	return min(len(given), len(other)) > 1 && question.SameGiven(given, other) && !feminine(given, other)
}

// sameMiddle reports whether neither list has a name in the place of another:
// "Joe Robinette Biden" is Joe Biden, George W. Bush is not George H. W. Bush.
func sameMiddle(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	return slices.EqualFunc(a, b, func(x, y string) bool { return x[0] == y[0] })
}

// feminine reports whether one given name is the other with the ending that makes
// it a woman's: Daniel and Daniela are two people.
func feminine(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	rest, ok := strings.CutPrefix(b, a)
	return ok && slices.Contains([]string{"a", "e", "ne", "ine", "ina", "ette", "etta", "elle", "ella", "ia"}, rest)
}

func opposed(a, b speech.Gender) bool {
	return a == speech.Male && b == speech.Female || a == speech.Female && b == speech.Male
}

// joinBare gives those whom a story only calls by a surname to the one person of the
// workspace who bears it; where several do, to the one whose office they have. Nothing
// that the stories tell of them may speak against it; else they stand by themselves.
// Who is never called otherwise is one person, by the same rule.
func joinBare(found []*identity, names []string) []*identity {
	full := map[string][]string{} // by surname, one name for each person that bears it
	for _, n := range names {
		if last := surname(n); !bare(n) && !slices.ContainsFunc(full[last], func(o string) bool { return samePerson(n, o) }) {
			full[last] = append(full[last], n)
		}
	}
	var out, rest []*identity
	for _, id := range found {
		if id.sort == speech.Human && bare(id.names[0]) {
			rest = append(rest, id)
		} else {
			out = append(out, id)
		}
	}
	for _, id := range rest {
		last := surname(id.names[0])
		var may []*identity
		for _, o := range out {
			if o.sort != speech.Human || surname(o.names[0]) != last || !o.agrees(id.gender, id.offices...) {
				continue
			}
			if len(full[last]) < 2 || !bare(o.names[0]) && len(id.offices) > 0 && len(o.offices) > 0 {
				may = append(may, o)
			}
		}
		if len(may) != 1 {
			out = append(out, id)
			continue
		}
		for _, b := range id.bearers {
			may[0].add(b)
		}
	}
	return out
}

// agrees reports whether nothing that a story tells of somebody speaks against their
// being this person: their gender, and their office where both are given and no word
// of one is in the other.
func (id *identity) agrees(gender speech.Gender, offices ...string) bool {
	if opposed(gender, id.gender) {
		return false
	}
	known := slices.DeleteFunc(slices.Clone(offices), func(o string) bool { return strings.TrimSpace(o) == "" })
	return len(known) == 0 || len(id.offices) == 0 || slices.ContainsFunc(known, func(o string) bool {
		return slices.ContainsFunc(id.offices, func(mine string) bool { return sharesWord(o, mine) })
	})
}

// sharesWord reports whether two roles have a word of content in common.
func sharesWord(a, b string) bool {
	x, y := called(a), called(b)
	return slices.ContainsFunc(x, func(w question.Word) bool {
		return slices.ContainsFunc(y, func(o question.Word) bool { return w.Stem == o.Stem })
	})
}
