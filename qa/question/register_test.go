package question

import (
	"math/bits"
	"math/rand/v2"
	"testing"

	"onrecord/qa/story"
)

// TestLetters holds what the register is searched by: words that are so many slips apart
// differ in twice as many letters at most, whatever the slips are and in any script.
func TestLetters(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	apart := 0
	for range 100_000 {
		word := []byte([]string{"zelenskiy", "baerbock", "пистолет", "oyelaran", "ng"}[r.IntN(5)])
		slipped := string(word)
		for range 1 + r.IntN(most) {
			b, at := []byte(slipped), r.IntN(len(slipped))
			switch r.IntN(4) {
			case 0:
				b[at] = byte(r.IntN(256))
			case 1:
				b = append(b[:at], b[at+1:]...)
			case 2:
				b = append(b[:at], append([]byte{byte(r.IntN(256))}, b[at:]...)...)
			case 3:
				b[at], b[0] = b[0], b[at]
			}
			if slipped = string(b); slipped == "" {
				slipped = "a"
			}
		}
		d := Distance(string(word), slipped, most)
		if d > most {
			continue
		}
		apart++
		if n := bits.OnesCount32(letters(string(word)) ^ letters(slipped)); n > 2*d {
			t.Fatalf("%q and %q are %d apart, and differ in %d letters", word, slipped, d, n)
		}
	}
	if apart < 50_000 {
		t.Errorf("only %d pairs were near", apart)
	}
}

func TestNearest(t *testing.T) {
	r := NewRegister([]string{"Volodymyr Zelensky", "Annalena Baerbock", "Li Shcherbakova", "John Reid", "Bartholomew Quince"})
	for typed, want := range map[string]string{
		"zelenskiy": "Zelensky", "Bearbok": "Baerbock", "baerbcok": "Baerbock", "Scherbakova": "Shcherbakova", // one that sounds alike
		"join": "", "read": "", "Jhon": "John", "volodimir": "Volodymyr", "Bartolomew": "Bartholomew", "quinze": "Quince", "harbour": "",
	} {
		if got := r.nearest(typed, story.Fold(typed)); got != want {
			t.Errorf("nearest(%q) = %q, want %q", typed, got, want)
		}
	}
}
