package qa

import (
	"slices"
	"strings"
	"testing"

	"onrecord/qa/speech"
)

const crossing = `Ferry firm drops its night boat

The ferry firm Blue Sound will drop its night boat, its director, Oda Krog, said on Monday.

“We sail with nine passengers and a dog,” Ms Krog said. Her brother, the skipper Jens Krog, runs the boat.

Two Danish cooks, Bo Lind and Pia Holt, will lose their jobs. Lind said he would open a bar. Holt did not speak.

Another Dane, Kaj Munk, a baker, fears for his bread. He sends it over at night.

The janitor of the terminal, Lamar Finch, was not told. The council of Nordby will meet on Friday. “We were asleep,” said the woman who runs the kiosk, Runa Dahl.
`

func TestDescribed(t *testing.T) {
	s, err := Parse(Meta{Slug: "crossing"}, crossing)
	if err != nil {
		t.Fatal(err)
	}
	for phrase, want := range map[string]string{
		"the director":              "Oda Krog",
		"Blue Sound's director":     "Oda Krog",
		"the firm's boss":           "Oda Krog",
		"the skipper":               "Jens Krog",
		"Oda Krog's brother":        "Jens Krog",
		"Lind's brother":            "",
		"the two cooks":             "Bo Lind, Pia Holt",
		"the Danish cooks":          "Bo Lind, Pia Holt",
		"the baker":                 "Kaj Munk",
		"the janitor":               "Lamar Finch",
		"the terminal":              "", // is not its janitor
		"the kiosk":                 "",
		"the ferry firm":            "Blue Sound",
		"the butcher":               "",
		"the baker of the terminal": "",
	} {
		if got := strings.Join(s.meant(phrase), ", "); got != want {
			t.Errorf("%s: %q, want %q", phrase, got, want)
		}
	}
	if got := strings.Join(s.fellows("Bo Lind"), ", "); got != "Bo Lind, Pia Holt" {
		t.Errorf("fellows of Bo Lind: %q", got)
	}
	if got := s.officers("firm"); !slices.Contains(got, "Oda Krog") {
		t.Errorf("who speaks for the firm: %q", got)
	}
}

func TestGender(t *testing.T) {
	s, err := Parse(Meta{Slug: "crossing"}, crossing)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]speech.Gender{
		"Oda Krog": speech.Female, "Bo Lind": speech.Unknown, "Kaj Munk": speech.Male, "Blue Sound": speech.Neuter,
		"Lamar Finch": speech.Male, "Nobody Here": speech.Unknown, "her husband": speech.Male, "": speech.Unknown,
	} {
		if got := s.gender(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestActs(t *testing.T) {
	s, err := Parse(Meta{Slug: "crossing"}, crossing)
	if err != nil {
		t.Fatal(err)
	}
	for noun, want := range map[string]bool{"council": true, "woman": true, "boat": false, "bread": false, "ministry": false} {
		if got := s.acts(noun); got != want {
			t.Errorf("%s: %v", noun, got)
		}
	}
}
