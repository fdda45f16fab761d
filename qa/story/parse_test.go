package story

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestParseGolden compares the sentences of the stories in testdata, with their
// kinds and their paragraphs' numbers, to the golden files beside them.
func TestParseGolden(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) < 5 {
		t.Fatalf("found %d stories: %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			got := outline(t, example(t, filepath.Base(file)))
			golden := strings.TrimSuffix(file, ".txt") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// outline prints a parsed text: a line a sentence.
func outline(tb testing.TB, text string) string {
	tb.Helper()
	d, err := Parse(text)
	if err != nil {
		tb.Fatal(err)
	}
	sound(tb, text, d)
	var b strings.Builder
	fmt.Fprintf(&b, "dateline %q\n", d.Dateline.In(text))
	for _, s := range d.Sentences {
		fmt.Fprintf(&b, "%2d %-10s %q\n", d.Paragraphs[s.Paragraph].Number, s.Kind, s.In(text))
	}
	return b.String()
}

// sound checks what holds of every document: spans lie in the text, on the
// boundaries of characters, in order, apart from each other and without white
// space around them; numbers count; every word of a paragraph is in one sentence.
func sound(tb rapid.TB, text string, d *Document) {
	tb.Helper()
	last, number := 0, 0
	for i, p := range d.Paragraphs {
		whole(tb, text, p.Span, last)
		last = p.End
		if p.Kind != Front {
			number++
		}
		if p.Kind == Front && p.Number != 0 || p.Kind != Front && p.Number != number {
			tb.Fatalf("paragraph %d has number %d", i, p.Number)
		}
	}
	at, para := 0, -1
	for i, s := range d.Sentences {
		whole(tb, text, s.Span, at)
		switch {
		case s.Paragraph == para:
			blank(tb, text[at:s.Start])
		case s.Paragraph == para+1:
			if para >= 0 && at != d.Paragraphs[para].End {
				tb.Fatalf("paragraph %d ends at %d, its sentences at %d", para, d.Paragraphs[para].End, at)
			}
			para++
			if s.Start != d.Paragraphs[para].Start {
				tb.Fatalf("paragraph %d starts at %d, its sentences at %d", para, d.Paragraphs[para].Start, s.Start)
			}
		default:
			tb.Fatalf("sentence %d is in paragraph %d after %d", i, s.Paragraph, para)
		}
		if !d.Paragraphs[para].Contains(s.Span) {
			tb.Fatalf("sentence %d leaves its paragraph", i)
		}
		at = s.End
	}
	if para != len(d.Paragraphs)-1 || at != d.Paragraphs[para].End {
		tb.Fatalf("the sentences end in paragraph %d of %d at %d", para, len(d.Paragraphs), at)
	}
	if !d.Dateline.Empty() {
		whole(tb, text, d.Dateline, 0)
	}
}

func whole(tb rapid.TB, text string, s Span, last int) {
	tb.Helper()
	if s.Start < last || s.Empty() || s.End > len(text) {
		tb.Fatalf("span %v after %d in %d bytes", s, last, len(text))
	}
	if !utf8.RuneStart(text[s.Start]) || s.End < len(text) && !utf8.RuneStart(text[s.End]) {
		tb.Fatalf("span %v cuts a character", s)
	}
	if strings.TrimFunc(s.In(text), unicode.IsSpace) != s.In(text) {
		tb.Fatalf("span %v has white space around it: %q", s, s.In(text))
	}
}

func blank(tb rapid.TB, s string) {
	tb.Helper()
	if strings.TrimFunc(s, unicode.IsSpace) != "" {
		tb.Fatalf("%q is in no sentence", s)
	}
}

func TestParseRefuses(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		want       error
		says       string
	}{
		{"nothing", "", ErrEmpty, ""},
		{"white space", " \n\t\u2003\r\n\u2028", ErrEmpty, ""},
		{"only a byte order mark", bom, ErrEmpty, ""},
		{"only marks", "… --- !\n\n“”", ErrEmpty, ""},
		{"only front matter", "---\ntitle: The bridge\n---\n", ErrEmpty, ""},
		{"a NUL byte", "The bridge\x00 is closed.", ErrNotText, "offset 10"},
		{"a bad byte", "The br\xffidge is closed.", ErrNotText, "0xff at offset 6"},
		{"a cut character", "The bridge is closed \xe2\x80", ErrNotText, "offset 21"},
		{"bad byte before NUL", "a\xc3(\x00", ErrNotText, "offset 1"},
		{"too long", strings.Repeat("a", MaxBytes+1), ErrTooLong, "8388609 bytes"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			d, err := Parse(c.text)
			if !errors.Is(err, c.want) || d != nil {
				t.Fatalf("got %v, %v", d, err)
			}
			if !strings.Contains(err.Error(), c.says) {
				t.Errorf("the error %q does not say %q", err, c.says)
			}
		})
	}
}

func TestParseLongest(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("The bridge is closed. ", MaxBytes/22)
	d, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	sound(t, text, d)
	if len(d.Sentences) != MaxBytes/22 {
		t.Errorf("got %d sentences", len(d.Sentences))
	}
}

func TestByteOrderMark(t *testing.T) {
	t.Parallel()
	text := bom + "The bridge is closed."
	d, err := Parse(text)
	if err != nil || len(d.Sentences) != 1 || d.Sentences[0].Span != (Span{3, len(text)}) {
		t.Fatalf("got %+v, %v", d, err)
	}
}

// TestParseSound makes texts of the pieces that the rules turn on.
func TestParseSound(t *testing.T) {
	t.Parallel()
	piece := rapid.SampledFrom([]string{
		"The council met", "Mr. Voss", "he said", "Tarn asked", ". ", ".", "? ", "! ", "…", " ... ", ". . .", "“", "”", `"`, "'", "’", "„", "»", "«",
		"\n", "\n\n", "\r\n", "\r", "\u2028", "\u00a0", " – ", "-- ", " (AP) — ", "PARIS", "– Agencies", "(Reuters)", "READ MORE", "Listen | 20:19",
		"Why not?", "# ", "> ", "- ", "* ", "1. ", "---\n", "title: A bridge\n", "Photograph: Ada/Getty Images", "By Ada Brook", "(L)", "(R)", "U.S. ",
		"7 p.m. ", "Jan. 6", "é", "橋", "🚢", "\u0301", bom, "iPhone", "a", "A", " ", "E-mail to a friend", strings.Repeat("word ", 500),
	})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(piece).Draw(t, "pieces"), "")
		d, err := Parse(text)
		if err != nil {
			if !errors.Is(err, ErrEmpty) {
				t.Fatalf("refused: %v", err)
			}
			return
		}
		sound(t, text, d)
	})
}

func FuzzParse(f *testing.F) {
	for _, c := range sentenceCases {
		f.Add(c.marked)
	}
	f.Add(example(f, "harbour.txt"))
	f.Fuzz(func(t *testing.T, text string) {
		d, err := Parse(text)
		if err != nil {
			if !errors.Is(err, ErrEmpty) && !errors.Is(err, ErrNotText) && !errors.Is(err, ErrTooLong) {
				t.Fatalf("an error of no kind: %v", err)
			}
			if errors.Is(err, ErrNotText) != (!utf8.ValidString(text) || strings.Contains(text, "\x00")) {
				t.Fatalf("wrongly: %v", err)
			}
			return
		}
		sound(t, text, d)
		if fields, ok := FrontMatter(text); ok != (d.Paragraphs[0].Kind == Front) || ok && len(fields) == 0 {
			t.Fatalf("front matter %v, first paragraph %v", fields, d.Paragraphs[0])
		}
	})
}
