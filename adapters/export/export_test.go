package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onrecord/bot"
	"onrecord/qa"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Written for these tests: what each format would trip over.
const orchard = `Orchard wins a *prize*

“=SUM(A1:A9) is what the jury wrote on the card,” said Ada Løvås, who grows <pears> & plums. “We laughed – 🍐🍐 – and then we asked.”

“- It is a list, and it is not,” she added. “1. It never was.

“# Nor a heading,” she said.

The jury said that “@home” was the motto and it cost $5_000.

“+1 for the pears | and none for the _plums_,” said the town council.

“Nobody asked me” is what some say.
`

// read parses the orchard story.
func read(t testing.TB) bot.StoryQuotes {
	t.Helper()
	s, err := qa.Parse(qa.Meta{
		Slug: "orchard", Title: "=Orchard wins a *prize*", Revision: 2, Date: "2026-11-05", Added: "2026-11-06T07:00:00Z", URL: "https://www.pear.example/2026/(prize)",
	}, orchard)
	if err != nil {
		t.Fatal(err)
	}
	return bot.StoryQuotes{Story: s, Quotes: s.Quotes()}
}

func written(t testing.TB, f Format, stories ...bot.StoryQuotes) string {
	t.Helper()
	var b bytes.Buffer
	w, err := New(&b, f)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range stories {
		if err := w.Story(s); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	for _, f := range Formats() {
		t.Run(string(f), func(t *testing.T) {
			got, path := written(t, f, read(t)), filepath.Join("testdata", "orchard."+string(f))
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), got); d != "" {
				t.Errorf("go test -update writes it anew:\n%s", d)
			}
		})
	}
}

// piece is a text that was read back, and where it is said to stand, in bytes.
type piece struct {
	text       string
	start, end int
}

// back reads the pieces of an export; which are code points becomes bytes.
var back = map[Format]func(t testing.TB, text, out string) []piece{
	CSV: func(t testing.TB, _, out string) (pieces []piece) {
		rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		column := func(name string) int { return slices.Index(rows[0], name) }
		for _, row := range rows[1:] {
			for i, cell := range row {
				if strings.ContainsAny(cell[:min(1, len(cell))], "=+-@\t\r\n") {
					t.Errorf("a spreadsheet would run %s: %q", rows[0][i], cell)
				}
			}
			text := row[column("text")]
			if slices.Contains(strings.Fields(row[column("escaped")]), "text") {
				text = strings.TrimPrefix(text, "'")
			}
			pieces = append(pieces, piece{text, number(t, row[column("start")]), number(t, row[column("end")])})
		}
		return pieces
	},
	JSONL: func(t testing.TB, _, out string) (pieces []piece) {
		for l := range strings.Lines(out) {
			var q struct {
				Text       string
				Start, End int
			}
			decode(t, l, &q)
			pieces = append(pieces, piece{q.Text, q.Start, q.End})
		}
		return pieces
	},
	Markdown: func(_ testing.TB, text, out string) (pieces []piece) {
		at := 0
		for _, block := range regexp.MustCompile(`(?m)^> (?:.*\n> )*?.*\n>\n> — `).FindAllString(out, -1) {
			s := strings.ReplaceAll(strings.TrimSuffix(strings.TrimPrefix(block, "> "), "\n>\n> — "), "\n> ", "\n")
			s = html.UnescapeString(regexp.MustCompile(`\\([[:punct:]])`).ReplaceAllStringFunc(s, func(e string) string { return "&#" + itoa(e[1]) + ";" }))
			start := strings.Index(text[at:], s) + at
			pieces = append(pieces, piece{s, start, start + len(s)})
		}
		return pieces
	},
	Annotations: func(t testing.TB, text, out string) (pieces []piece) {
		var doc struct {
			Context any `json:"@context"`
			Type    string
			Total   int
			First   struct {
				Items []struct {
					ID     string
					Type   string
					Target []struct {
						Source   string
						Selector []struct {
							Type                  string
							Exact, Prefix, Suffix string
							Start, End            int
						}
					}
				}
			}
		}
		decode(t, out, &doc)
		if doc.Context != "http://www.w3.org/ns/anno.jsonld" || doc.Type != "AnnotationCollection" || doc.Total != len(doc.First.Items) {
			t.Errorf("%v, %s, %d of %d", doc.Context, doc.Type, len(doc.First.Items), doc.Total)
		}
		points := []rune(text)
		for _, a := range doc.First.Items {
			for _, target := range a.Target {
				quote, position, data := target.Selector[0], target.Selector[1], target.Selector[2]
				if got := string(points[position.Start:position.End]); got != quote.Exact {
					t.Errorf("the code points %d to %d are %q, not %q", position.Start, position.End, got, quote.Exact)
				}
				if !strings.Contains(text, quote.Prefix+quote.Exact+quote.Suffix) {
					t.Errorf("not in the text: %q", quote.Prefix+quote.Exact+quote.Suffix)
				}
				pieces = append(pieces, piece{quote.Exact, data.Start, data.End})
			}
		}
		return pieces
	},
	SchemaOrg: func(t testing.TB, text, out string) (pieces []piece) {
		var doc struct {
			Context string           `json:"@context"`
			Graph   []map[string]any `json:"@graph"`
		}
		decode(t, out, &doc)
		points := []rune(text)
		for _, node := range doc.Graph {
			if node["@type"] != "Quotation" {
				continue
			}
			if node["isPartOf"].(map[string]any)["@id"] != doc.Graph[0]["@id"] {
				t.Errorf("part of %v", node["isPartOf"])
			}
			_, place, _ := strings.Cut(node["@id"].(string), "#char=")
			from, to, _ := strings.Cut(place, ",")
			start, end := len(string(points[:number(t, from)])), len(string(points[:number(t, to)]))
			pieces = append(pieces, piece{node["text"].(string), start, end})
		}
		return pieces
	},
}

func number(t testing.TB, s string) int {
	t.Helper()
	var n int
	decode(t, s, &n)
	return n
}

func itoa(b byte) string {
	out, _ := json.Marshal(int(b))
	return string(out)
}

func decode(t testing.TB, s string, into any) {
	t.Helper()
	if err := json.Unmarshal([]byte(s), into); err != nil {
		t.Fatalf("%v: %s", err, s)
	}
}

// TestReadBack: each export, read back, has every quotation of the story, byte for
// byte, at the place it names.
func TestReadBack(t *testing.T) {
	s := read(t)
	for f, readBack := range back {
		t.Run(string(f), func(t *testing.T) {
			pieces := readBack(t, orchard, written(t, f, s))
			want := len(s.Quotes.Quotes)
			if f == Annotations {
				want = 0
				for _, q := range s.Quotes.Quotes {
					want += len(q.Spans)
				}
			}
			if len(pieces) != want || want < 4 {
				t.Errorf("%d pieces of %d", len(pieces), want)
			}
			same(t, orchard, pieces)
		})
	}
}

func same(t testing.TB, text string, pieces []piece) {
	t.Helper()
	for _, p := range pieces {
		if p.start < 0 || p.end > len(text) || p.text != text[p.start:p.end] {
			t.Errorf("%q is not at %d to %d", p.text, p.start, p.end)
		}
	}
}

// TestReadBackAnything: whatever stands in a story, and wherever what is said begins
// and ends. (A CSV reader makes one line end of two, so there is no \r here.)
func TestReadBackAnything(t *testing.T) {
	signs := []string{"=", "+", "-", "@", "\t", "'", "\"", ",", ";", "\n", "> ", "# ", "1. ", "2) ", "*", "_", "`", "[a](b)", "<b>", "&amp;", "\\", "|", "~~", "é", "e\u0301", "🍐", "“", "”", "word", " ", "  ", "＝", "\u2028", "&#32;", "— "}
	rapid.Check(t, func(r *rapid.T) {
		text := "Begin " + strings.Join(rapid.SliceOfN(rapid.SampledFrom(signs), 1, 30).Draw(r, "text"), "") + " end"
		s := read(t)
		s.Story = s.Story.With(s.Story.Meta)
		s.Story.Text, s.Story.ID = text, qa.ID(text)
		var at []int
		for i := range text {
			at = append(at, i)
		}
		start := rapid.SampledFrom(at).Draw(r, "start")
		end := rapid.SampledFrom(append(at, len(text))).Draw(r, "end")
		if end <= start || strings.TrimSpace(text[start:end]) != text[start:end] {
			r.Skip()
		}
		s.Quotes.Quotes = []qa.Quote{{Start: start, End: end, Spans: [][2]int{{start, end}}, Text: text[start:end], Form: "quoted", Speaker: &qa.Speaker{Name: text[start:end], Role: text[start:end]}}}
		for f, readBack := range back {
			pieces := readBack(t, text, written(t, f, s))
			if len(pieces) != 1 {
				r.Fatalf("%s: %d pieces: %s", f, len(pieces), written(t, f, s))
			}
			if f != Markdown || !strings.Contains(text[start:end], "\n") { // a soft line break takes the spaces around it
				same(t, text, pieces)
			}
		}
	})
}

func TestNothingIsSaid(t *testing.T) {
	s := read(t)
	s.Quotes.Quotes = nil
	for f, readBack := range back {
		if pieces := readBack(t, orchard, written(t, f, s)); len(pieces) != 0 {
			t.Errorf("%s: %v", f, pieces)
		}
		if pieces := readBack(t, orchard, written(t, f)); len(pieces) != 0 {
			t.Errorf("%s: %v", f, pieces)
		}
	}
	if _, err := New(nil, "pdf"); !errors.Is(err, ErrFormat) {
		t.Error(err)
	}
}

func TestAround(t *testing.T) {
	for _, n := range []int{0, 1, 3, 99} {
		s := "aé🍐z"
		if got, want := first(s, n), string([]rune(s)[:min(n, 4)]); got != want {
			t.Errorf("first %d: %q", n, got)
		}
		if got, want := last(s, n), string([]rune(s)[4-min(n, 4):]); got != want || !utf8.ValidString(got) {
			t.Errorf("last %d: %q", n, got)
		}
	}
}
