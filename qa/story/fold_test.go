package story

import (
	"testing"
	"unicode"
)

func TestFold(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"bridge", "bridge"},
		{"NATO", "nato"},
		{"Šakalienė", "sakaliene"},
		{"Sebastien", "sebastien"},
		{"Sébastien", "sebastien"},
		{"Se\u0301bastien", "sebastien"},
		{"Søren Łukasz Đoković Weiß", "soren lukasz dokovic weiss"},
		{"GROẞ", "gross"},
		{"Æsa Œuvre Þór Işık İzmir", "aesa oeuvre thor isik izmir"},
		{"Ukraine’s can‘t", "ukraine's can't"},
		{"vice‑president – a — b", "vice-president - a - b"},
		{"“no” „nein“ «non»", `"no" "nein" "non"`},
		{"ﬁsh", "fish"},
		{"soft\u00adhyphen zero\u200bwidth", "softhyphen zerowidth"},
		{"Київ Йожеф", "киів иожеф"},
	} {
		if got := Fold(c.in); got != c.want {
			t.Errorf("Fold(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestStem(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, want string }{
		{"negotiations", "negoti"},
		{"negotiating", "negoti"},
		{"ukraine's", "ukrain"},
		{"ukraine", "ukrain"},
		{"workers'", "worker"},
		{"us", "us"},
		{"it's", "it"},
		{"", ""},
		{"'s", ""},
		{"2.5m", "2.5m"},
	} {
		if got := Stem(c.in); got != c.want {
			t.Errorf("Stem(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"", "NATO", "Šakalienė", "İ", "ẞ", "ﬁ", "ǅ", "K", "\xff", "e\u0301", "“’–”", "ΐ", "ᾳ", "½"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Fold(s)
		if twice := Fold(once); twice != once {
			t.Fatalf("Fold(%q) = %q, folded again %q", s, once, twice)
		}
		for _, r := range once {
			if unicode.ToLower(r) != r {
				t.Fatalf("Fold(%q) = %q has a capital", s, once)
			}
		}
		Stem(once)
	})
}

func BenchmarkFold(b *testing.B) {
	for _, w := range []string{"bridge", "Bridge", "Šakalienė"} {
		b.Run(w, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Fold(w)
			}
		})
	}
}
