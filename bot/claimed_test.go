package bot

import "testing"

func TestClaimed(t *testing.T) {
	for text, want := range map[string]string{
		"":                                  "",
		" no quotation ":                    "no quotation",
		"She said “we will go now”, period": "we will go now",
		"“Yes,” and then “not before May,” she said": "not before May,",
		`He said "go away" to me`:                    "go away",
		"Er sagte: „Wir gehen jetzt“.":               "Wir gehen jetzt",
		"Il dit « allons-y vite »":                   "allons-y vite",
		"the so-called “deal”":                       "the so-called “deal”", // a word is no quotation
		"an “unclosed one":                           "an “unclosed one",
	} {
		if got := Claimed(text); got != want {
			t.Errorf("%q quotes %q, want %q", text, got, want)
		}
	}
}
