package story

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestWords(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text, want string }{
		{"plain", "The bridge is closed.", "The:t bridge:l is:l closed:l .:m"},
		{"contraction", "We can't, he said’s", "We:t can't:l ,:m he:l said’s:l"},
		{"possessive plural", "the workers' hall", "the:l workers:l ':m hall:l"},
		{"hyphen", "vice-president US-led", "vice-president:l US-led:t"},
		{"hanging hyphen", "two- or three-day", "two:l -:m or:l three-day:l"},
		{"initials", "U.S. J.D. Vane", "U.S.:u J.D.:u Vane:t"},
		{"initial", "George W. Ash", "George:t W.:t Ash:t"},
		{"numbers", "2.5m 1,200 20:19 2025.", "2.5m:n 1,200:n 20:19:n 2025:n .:m"},
		{"list", "A,B 3,x", "A:t ,:m B:t 3:n ,:m x:l"},
		{"marks", "“No!” – …", "“:m No:t !:m ”:m –:m …:m"},
		{"accents", "Šakalienė cafe\u0301", "Šakalienė:t cafe\u0301:l"},
		{"capitals", "NATO Nato McCain I", "NATO:u Nato:t McCain:t I:t"},
		{"no case", "橋は閉じた。", "橋は閉じた:l 。:m"},
		{"emoji", "a🚢b", "a:l 🚢:m b:l"},
		{"nothing", " \n\u2003", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, w := range Words(c.text, Span{0, len(c.text)}) {
				got = append(got, w.In(c.text)+":"+string("ltunm"[w.Class]))
			}
			if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestWordsOfSpan(t *testing.T) {
	t.Parallel()
	text := "The vice-president left."
	got := Words(text, Span{4, 15}) // "vice-presid"
	if len(got) != 1 || got[0].Span != (Span{4, 15}) {
		t.Errorf("got %v", got)
	}
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{"", "U.S. 2.5m can't", "a.b.c A.B.C. 1:2:3", "-'’ ", "e\u0301\u0301", "\xff\x00a", "橋🚢", "A.\u00adB"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, w := range Words(text, Span{0, len(text)}) {
			if w.Start < last || w.Empty() || w.End > len(text) {
				t.Fatalf("word %v after %d in %d bytes", w.Span, last, len(text))
			}
			if gap := text[last:w.Start]; strings.TrimFunc(gap, unicode.IsSpace) != "" {
				t.Fatalf("%q is in no word", gap)
			}
			if !utf8.ValidString(w.In(text)) && utf8.ValidString(text) {
				t.Fatalf("word %q cuts a character", w.In(text))
			}
			last = w.End
		}
		if rest := text[last:]; strings.TrimFunc(rest, unicode.IsSpace) != "" {
			t.Fatalf("%q is in no word", rest)
		}
	})
}

func BenchmarkWords(b *testing.B) {
	text := example(b, "harbour.txt")
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Words(text, Span{0, len(text)})
	}
}
