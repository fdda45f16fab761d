package wire_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"onrecord/qa/wire"
)

func TestCopy(t *testing.T) {
	const flood = "The river Lume rose by two metres on Monday night, and firefighters from Harnes carried 43 people out of their houses."
	for name, tt := range map[string]struct {
		a, b string
		want bool
	}{
		"the same":              {flood, flood, true},
		"typography":            {"“It’s over – go home,” the chief of the brigade said.", `"It's over - go home", the chief of the brigade said.`, true},
		"a word":                {flood, strings.Replace(flood, "carried", "brought", 1), true},
		"a clause cut":          {flood, strings.Replace(flood, " out of their houses", "", 1), true},
		"a name added":          {flood, strings.Replace(flood, "Monday night", "Monday night in Norland", 1), true},
		"a title before a name": {"The dam will hold until spring at least, Mr Okafor said.", "The dam will hold until spring at least, Dr Okafor said.", true},
		"a figure":              {flood, strings.Replace(flood, "43", "34", 1), false},
		"a figure in words":     {flood, strings.Replace(flood, "two metres", "three metres", 1), false},
		"a figure more":         {flood, strings.Replace(flood, "people", "people and 3 dogs", 1), false},
		"another day":           {flood, strings.Replace(flood, "Monday", "Sunday", 1), false},
		"another town":          {flood, strings.Replace(flood, "Harnes", "Velde", 1), false},
		"who did it to whom":    {"Okafor told the council that Brandt had lied about the dam.", "Brandt told the council that Okafor had lied about the dam.", false},
		"not":                   {"The council will pay for the dam this year, it said.", "The council will not pay for the dam this year, it said.", false},
		"a contraction":         {"We do pay for the dam this year and the next, she said.", "We don't pay for the dam this year and the next, she said.", false},
		"another sentence":      {flood, "Firefighters carried people out, and nobody knows how much the river rose.", false},
		"a name at its start":   {"Norland will pay for the dam this year and the next.", "Velde will pay for the dam this year and the next.", false},
		"nothing":               {"", "", false},
	} {
		t.Run(name, func(t *testing.T) {
			if wire.Copy(tt.a, tt.b) != tt.want || wire.Copy(tt.b, tt.a) != tt.want {
				t.Errorf("want %v", tt.want)
			}
		})
	}
}

func TestSketch(t *testing.T) {
	if _, ok := wire.Sketch("He did not say more."); ok {
		t.Error("everybody's sentence has a sketch")
	}
	a, ok := wire.Sketch("The river Lume rose by two metres on Monday night.")
	b, _ := wire.Sketch("The river “Lume” rose, by two metres, on Monday night")
	c, _ := wire.Sketch("The river Lume rose by three metres on Monday night.")
	if !ok || a != b {
		t.Errorf("typography makes another sketch: %v, %v", a, b)
	}
	d, _ := wire.Sketch("“The river has not been so high since I was a girl,” said Ida Lume, a farmer.")
	for _, other := range []string{
		"Ida Lume, who farms by its banks, told the radio: “The river has not been so high since I was a girl.”",
		`"The river has not been so high since I was a girl,"`,
		"The river has not been so high since I was a girl,” she said, and went home.",
	} {
		if e, ok := wire.Sketch(other); !ok || d != e {
			t.Errorf("another cue makes another sketch: %s", other)
		}
	}
	if meet(a, c) {
		t.Errorf("another figure has the same sketch: %v, %v", a, c)
	}
}

func meet(a, b [wire.Hashes]uint32) bool {
	for i := range a {
		if a[i] == b[i] {
			return true
		}
	}
	return false
}

// TestFound: how many of the copies that a desk makes with one or two changed words
// are found by their sketches. The figures are what the doc of Hashes says, with room.
func TestFound(t *testing.T) {
	words := strings.Fields("harvest river council minister bridge said ferry rain school north winter market teachers paid early letter engines village budget road law forest judge island baker court dog house plan talks union wind light")
	random := rand.New(rand.NewPCG(1, 2))
	const sentences, length = 1000, 20
	for changed, least := range map[int]float64{1: 0.98, 2: 0.93} {
		found := 0
		for range sentences {
			s := make([]string, length)
			for i := range s {
				s[i] = words[random.IntN(len(words))]
			}
			edited := slices.Clone(s)
			for k := range changed {
				edited[1+random.IntN(6)+k*10] = "otherwise"
			}
			a, _ := wire.Sketch(strings.Join(s, " "))
			b, _ := wire.Sketch(strings.Join(edited, " "))
			if meet(a, b) {
				found++
			}
		}
		share := float64(found) / sentences
		t.Logf("with %d words changed %.3f are found", changed, share)
		if share < least {
			t.Errorf("with %d words changed %.3f are found", changed, share)
		}
	}
}

func FuzzCopy(f *testing.F) {
	f.Add("The river Lume rose by two metres.", "The river rose by 2 metres, it is said")
	f.Add("\u00ad", "\u2028 …")
	f.Fuzz(func(t *testing.T, a, b string) {
		if wire.Copy(a, b) != wire.Copy(b, a) {
			t.Errorf("one is a copy, the other is not: %q, %q", a, b)
		}
		if x, ok := wire.Sketch(a); ok && wire.Copy(a, a) {
			if y, _ := wire.Sketch(" " + a + "\n"); x != y {
				t.Errorf("white space makes another sketch of %q", a)
			}
		}
	})
}

func BenchmarkCopy(b *testing.B) {
	x := "The river Lume rose by two metres on Monday night, and firefighters from Harnes carried 43 people out of their houses."
	y := strings.Replace(x, "carried", "brought", 1)
	b.ReportAllocs()
	for b.Loop() {
		wire.Copy(x, y)
	}
}
