package story

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// BenchmarkParse reads a plain story again and again, at three sizes: MB/s must
// not fall with the size.
func BenchmarkParse(b *testing.B) {
	text := example(b, "harbour.txt")
	for _, size := range []int{8 << 10, 256 << 10, 8 << 20} {
		b.Run(fmt.Sprintf("%dKiB", size>>10), func(b *testing.B) { parse(b, strings.Repeat(text+"\n\n", 1+size/len(text))[:size]) })
	}
}

// BenchmarkParseHostile reads what takes a careless splitter quadratic time.
func BenchmarkParseHostile(b *testing.B) {
	for _, c := range hostile {
		for _, n := range []int{1 << 10, 1 << 15, 1 << 20} {
			b.Run(fmt.Sprintf("%s/%d", c.name, n), func(b *testing.B) {
				text := "x " + strings.Repeat(c.unit, n)
				parse(b, text[:min(len(text), MaxBytes)])
			})
		}
	}
}

// hostile are units whose long repetition is the hard case of one rule each.
var hostile = []struct{ name, unit string }{
	{"stops", "."},
	{"spaced stops", ". "},
	{"initials", "A. "},
	{"straight marks", `"`},
	{"spaced marks", `" `},
	{"closing", `." `},
	{"opening", `. " `},
	{"ellipses", "… "},
	{"blank lines", "\n"},
	{"short lines", "a\n"},
	{"questions", "A?\n"},
	{"promo", "Read more\nWhy so?\n"},
	{"wrapped", "aaaaaaaa aaaaaaa aaaaaa aaaaaaa aaaaaaa aaaaa\n"},
	{"one word", "abcdefgh"},
	{"cues", `?” A B C D said `},
	{"wide", "д"},
	{"spaces", ".  \u00a0"},
	{"hashes", "# "},
	{"commas", "a, "},
}

func parse(b *testing.B, text string) {
	b.Helper()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(text); err != nil {
			b.Fatal(err)
		}
	}
}

func example(tb testing.TB, name string) string {
	tb.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		tb.Fatal(err)
	}
	return string(data)
}
