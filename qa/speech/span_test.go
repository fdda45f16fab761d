package speech_test

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// sound fails the test where a span is not what speech.Parse promises.
func sound(t *testing.T, text string, doc *story.Document, sp *speech.Speech) {
	t.Helper()
	inside := func(what string, s story.Span) {
		if s.Start < 0 || s.End > len(text) || s.Start >= s.End {
			t.Fatalf("%s %v is no span of %d bytes", what, s, len(text))
		}
		if !utf8.RuneStart(text[s.Start]) || s.End < len(text) && !utf8.RuneStart(text[s.End]) {
			t.Fatalf("%s %v cuts a character", what, s)
		}
	}
	for _, p := range sp.People {
		inside("name", p.At)
		if p.Name == "" || strings.ContainsAny(p.Name, "\n\r") {
			t.Fatalf("name %q", p.Name)
		}
	}
	for _, m := range sp.Mentions {
		inside("mention", m.Span)
		if m.Person < 0 || m.Person >= len(sp.People) {
			t.Fatalf("mention of person %d of %d", m.Person, len(sp.People))
		}
	}
	for _, u := range sp.Utterances {
		if len(u.Spans) == 0 {
			t.Fatal("an utterance without content")
		}
		for i, s := range u.Spans {
			inside("content", s)
			if i > 0 && s.Start < u.Spans[i-1].End {
				t.Fatalf("content %v overlaps or precedes %v", s, u.Spans[i-1])
			}
			if u.Cue.Overlaps(s) {
				t.Fatalf("cue %q inside content %q", u.Cue.In(text), s.In(text))
			}
			if u.Speaker != nil && u.Speaker.Overlaps(s) {
				t.Fatalf("speaker %q inside content %q", u.Speaker.In(text), s.In(text))
			}
			for _, d := range doc.Sentences {
				if d.Kind.Furniture() && d.Overlaps(s) {
					t.Fatalf("furniture %q speaks: %q", d.In(text), s.In(text))
				}
			}
		}
		if !u.Cue.Empty() {
			inside("cue", u.Cue)
		}
		if u.Speaker != nil {
			inside("speaker", u.Speaker.Span)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, name := range []string{"said", "block", "unnamed", "pronouns"} {
		text, err := os.ReadFile("testdata/" + name + ".txt")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	for _, s := range []string{
		`"`, "“said", "said said said", `'He said 'she said 'they said`, "According to, according to.", "Mr Mr Mr, said", "A, B, C, D said “x y z w",
		"“a b c d e\n\n“f g h i\n\n“j k l”", "said “”", "He, he said, he", "»nein« sagte er „ja“", "X’s ‘y’s’ z’", "— said —", "Who said “what is this”?",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc, err := story.Parse(text)
		if err != nil {
			return
		}
		sp := speech.Parse(text, doc)
		sound(t, text, doc, sp)
	})
}

func TestSpansOfStories(t *testing.T) {
	for _, name := range []string{"testdata/said.txt", "testdata/block.txt", "testdata/unnamed.txt", "../../data/builtin/ukraine-talks.md"} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		doc, sp := read(t, string(text))
		sound(t, string(text), doc, sp)
		if len(sp.Utterances) < 3 {
			t.Errorf("%s: only %d utterances", name, len(sp.Utterances))
		}
	}
}
