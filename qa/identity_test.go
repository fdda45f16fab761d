package qa

import (
	"testing"

	"onrecord/qa/speech"
)

func TestSamePerson(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"Mark Rutte", "Mark Rutte", true},
		{"Mark Rutte", "mark rutte", true},
		{"Joe Biden", "Joseph R. Biden", true},
		{"Joseph Biden", "Joseph Robinette Biden", true},
		{"M. Rutte", "Mark Rutte", true},
		{"Šárka Løvås", "Sarka Lovas", true},
		{"Mark Rutte", "Anna Rutte", false},
		{"Donald Trump", "Melania Trump", false},
		{"George W. Bush", "George H. W. Bush", false},
		{"Daniel Holm", "Daniela Holm", false},
		{"Paul Holm", "Paula Holm", false},
		{"Mark Rutte", "Mark Rotte", false},
		{"M. Rutte", "A. Rutte", false},
		{"Rutte", "Mark Rutte", false}, // joinBare decides
		{"", "", false},
	} {
		if samePerson(tt.a, tt.b) != tt.want || samePerson(tt.b, tt.a) != tt.want {
			t.Errorf("%s, %s: want %v", tt.a, tt.b, tt.want)
		}
	}
}

func TestAgrees(t *testing.T) {
	id := &identity{gender: speech.Male, offices: []string{"mayor Lund", "head of the council "}}
	for name, tt := range map[string]struct {
		gender speech.Gender
		office string
		want   bool
	}{
		"nothing told":    {want: true},
		"the same office": {speech.Male, "the mayor of Lund", true},
		"the other one":   {speech.Unknown, "council head", true},
		"another office":  {speech.Male, "baker", false},
		"another gender":  {speech.Female, "mayor", false},
	} {
		if got := id.agrees(tt.gender, tt.office); got != tt.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestLater(t *testing.T) {
	for _, tt := range []struct{ known, role, want string }{
		{"", "mayor", "mayor"},
		{"mayor", "", "mayor"},
		{"Dutch prime minister", "Nato secretary general", "Nato secretary general"},
		{"chairman of the union", "chairman", "chairman of the union"},
		{"chairman of the union", "head of their board", "chairman of the union"},
		{"", "head of their board", "head of their board"},
	} {
		if got := later(tt.known, tt.role); got != tt.want {
			t.Errorf("%q then %q: %q", tt.known, tt.role, got)
		}
	}
}
