package speech_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// BenchmarkHostile reads texts made to be slow at three sizes: the time a byte
// must not grow with the length.
func BenchmarkHostile(b *testing.B) {
	shapes := map[string]func(n int) string{
		"one paragraph": func(n int) string {
			return strings.Repeat("Ida Brandt said the quay leaks, and “nobody cares” about it, she added. ", n)
		},
		"quotation marks": func(n int) string { return "Brandt said " + strings.Repeat("\" “ ' ‘ x ", n) },
		"apostrophes":     func(n int) string { return strings.Repeat("the leaders' 'x plan ", n) },
		"unclosed":        func(n int) string { return strings.Repeat("“It leaks and leaks, Brandt said\n\n", n) },
		"names": func(n int) string {
			var t strings.Builder
			for i := range n {
				fmt.Fprintf(&t, "Anna B%sov said C%sin and D%ski had told him so. ", letters(i), letters(i*7), letters(i*13))
			}
			return t.String()
		},
		"names in a row": func(n int) string { return strings.Repeat("Anna Brandt and ", n) + "said no." },
		"pronouns":       func(n int) string { return "Anna Brandt spoke. " + strings.Repeat("She said he said she said it. ", n) },
		"commas":         func(n int) string { return "Brandt" + strings.Repeat(", who said, he", n) + "." },
		"namesakes": func(n int) string {
			return strings.Repeat("Ida Brandt said so. Tom Brandt said no. Brandt said it leaks. ", n)
		},
		"titles":    func(n int) string { return strings.Repeat("The minister said no. Minister Anna Brandt left. ", n) },
		"according": func(n int) string { return strings.Repeat("according to ", n) },
	}
	for name, make := range shapes {
		for _, n := range []int{300, 3000, 30000} {
			text := make(n)
			doc, err := story.Parse(text)
			if err != nil {
				b.Fatal(err)
			}
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					speech.Parse(text, doc)
				}
			})
		}
	}
}

func letters(i int) string {
	s := ""
	for range 4 {
		s += string(rune('a' + i%26))
		i /= 26
	}
	return s
}

func BenchmarkParse(b *testing.B) {
	text, err := os.ReadFile("../../data/builtin/ukraine-talks.md")
	if err != nil {
		b.Fatal(err)
	}
	doc, err := story.Parse(string(text))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		speech.Parse(string(text), doc)
	}
}
