package speech_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/qa/speech"
	"onrecord/qa/story"
)

var update = flag.Bool("update", false, "write the golden files anew")

func read(t testing.TB, text string) (*story.Document, *speech.Speech) {
	t.Helper()
	doc, err := story.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return doc, speech.Parse(text, doc)
}

// written is who says what in a story, a line a piece, as the golden files have it.
func written(text string, sp *speech.Speech) string {
	var b strings.Builder
	for _, p := range sp.People {
		fmt.Fprintf(&b, "%s %q role=%q of=%q also=%q\n", p.Sort, p.Name, p.Role, p.Affiliation, p.Forms)
	}
	for _, u := range sp.Utterances {
		who := "unattributed"
		if u.Speaker != nil {
			who = fmt.Sprintf("%s, %s by %q", sp.People[u.Speaker.Person].Name, u.Speaker.How, u.Speaker.In(text))
		}
		fmt.Fprintf(&b, "\n%s, cue %q: %s\n", u.Form, u.Cue.In(text), who)
		for _, s := range u.Spans {
			fmt.Fprintf(&b, "    %s\n", s.In(text))
		}
	}
	return b.String()
}

func TestStories(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no stories", err)
	}
	for _, file := range append(files, "../../data/builtin/ukraine-talks.md") {
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			_, sp := read(t, string(text))
			got := written(string(text), sp)
			golden := filepath.Join("testdata", strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))+".golden")
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), got); d != "" {
				t.Errorf("who said what changed (-want +got):\n%s", d)
			}
		})
	}
}

// TestLongParagraph: what bounds the work on one sentence takes nothing from the
// next, however many stand in a paragraph.
func TestLongParagraph(t *testing.T) {
	const n = 200
	_, sp := read(t, strings.Repeat("The clerk said the quay leaks. The pilot said the tide was late. ", n/2))
	if len(sp.Utterances) != n {
		t.Errorf("%d utterances, want %d", len(sp.Utterances), n)
	}
}
