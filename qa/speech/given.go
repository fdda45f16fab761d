package speech

import (
	_ "embed"
	"strings"
	"sync"
)

// Given names, folded, by the gender they usually tell. They are evidence that
// capitals name a person, and for pronouns; who is meant is never decided by
// them. Common names of some sixty languages, from general knowledge; a name used by
// both stands in the third list, and words of English in none.
var (
	//go:embed given/male.txt
	maleNames string
	//go:embed given/female.txt
	femaleNames string
	//go:embed given/either.txt
	eitherNames string
)

// givenNames maps a folded given name to the gender it tells, Unknown where it
// tells none.
var givenNames = sync.OnceValue(func() map[string]Gender {
	m := map[string]Gender{}
	for _, n := range strings.Fields(maleNames) {
		m[n] = Male
	}
	for _, n := range strings.Fields(femaleNames) {
		m[n] = Female
	}
	for _, n := range strings.Fields(eitherNames) {
		m[n] = Unknown
	}
	return m
})

// IsGiven reports whether a folded word is a given name.
func IsGiven(w string) bool { return isGiven(w) }

func isGiven(w string) bool {
	_, ok := givenNames()[w]
	return ok
}

// roleGender tells the gender that a role's own word carries.
func roleGender(w string) Gender {
	switch w {
	case "actress", "wife", "widow", "daughter", "sister", "aunt", "mother", "mom", "mum", "grandmother", "queen", "princess",
		"duchess", "baroness", "nun", "lady", "dame", "woman", "girl", "heroine", "hostess":
		return Female
	case "husband", "son", "brother", "uncle", "father", "dad", "grandfather", "king", "prince", "duke", "baron", "monk", "lord",
		"sir", "man", "boy", "pope", "priest", "imam", "ayatollah", "sheikh":
		return Male
	}
	switch {
	case !isRole(w): // "German"
	case strings.HasSuffix(w, "woman"):
		return Female
	case len(w) > 5 && strings.HasSuffix(w, "man"):
		return Male
	}
	return Unknown
}
