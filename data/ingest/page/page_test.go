package page

import (
	"flag"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"onrecord/qa"
	"onrecord/qa/story"
)

var update = flag.Bool("update", false, "write the golden files anew")

// published are the pages of testdata/pages: where each came from, and under which
// header.
var published = map[string]struct{ address, header string }{
	"object":    {"https://www.canalcourier.example/news/lock-keepers-nights?utm_source=x", "text/html; charset=utf-8"},
	"array":     {"https://ridgepost.example/energy/station", "text/html"},
	"graph":     {"https://valleyledger.example/2026/04/frost-bell/", "text/html; charset=UTF-8"},
	"liveblog":  {"https://theskerry.example/live/storm-petra?page=2", "text/html"},
	"paywalled": {"https://ledgerandcoin.example/a/77", "text/html;charset=utf-8"},
	"amp":       {"https://amp.inlandtimes.example/culture/drum-of-kesh", "text/html"},
	"broken":    {"http://marlow.example/bees", ""},
	"opengraph": {"https://lestran.example/mer/dernier-phare", "text/html; charset=utf-8"},
	"microdata": {"http://sandhill.example/news.php?id=88", "text/html"},
	"blocks":    {"https://meridian.example/news/c9x1", "text/html; charset=utf-8"},
	"latin1":    {"https://boerde.example/pferde.html", "text/html; charset=ISO-8859-1"},
	"cp1252":    {"https://brugge.example/cafe", "text/html; charset=utf-8"},
}

func read(t *testing.T, name string) Page {
	t.Helper()
	body, err := os.ReadFile(filepath.Join("testdata", "pages", name+".html"))
	if err != nil {
		t.Fatal(err)
	}
	address, err := url.Parse(published[name].address)
	if err != nil {
		t.Fatal(err)
	}
	p, err := Read(body, published[name].header, address)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestPages: what is read of pages marked up as different publishers do.
func TestPages(t *testing.T) {
	files, err := filepath.Glob("testdata/pages/*.html")
	if err != nil || len(files) != len(published) {
		t.Fatalf("%d pages of %d, %v", len(files), len(published), err)
	}
	for name := range published {
		t.Run(name, func(t *testing.T) {
			p := read(t, name)
			got := fmt.Sprintf("title: %s\nauthor: %s\npublisher: %s\ndate: %s\nlanguage: %s\nurl: %s\npaywalled: %v\nfeeds: %s\nkinds:%s\n\n%s",
				p.Title, p.Author, p.Publisher, p.Date, p.Language, p.URL, p.Paywalled, strings.Join(p.Feeds, " "), kinds(t, p.Text), p.Text)
			golden := filepath.Join("testdata", "pages", name+".golden")
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
				t.Error(d)
			}
		})
	}
}

// kinds lists the paragraphs that the core takes for other than the story's body.
func kinds(t *testing.T, text string) (list string) {
	doc, err := story.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range doc.Paragraphs {
		if p.Kind != story.Body {
			list += fmt.Sprintf(" %d %s", p.Number, p.Kind)
		}
	}
	return list
}

// TestCitations: whatever the core could cite of a page, a sentence or what somebody
// says, are bytes of the story's text and words of the page as it is shown.
func TestCitations(t *testing.T) {
	cited := 0
	for name, from := range published {
		t.Run(name, func(t *testing.T) {
			body, err := os.ReadFile(filepath.Join("testdata", "pages", name+".html"))
			if err != nil {
				t.Fatal(err)
			}
			markup, err := Decode(body, from.header)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := html.Parse(strings.NewReader(markup))
			if err != nil {
				t.Fatal(err)
			}
			shown := textOf(doc)
			p := read(t, name)
			st, err := qa.Parse(qa.Meta{Slug: name}, p.Text)
			if err != nil {
				t.Fatal(err)
			}
			if !utf8.ValidString(p.Text) || strings.Contains(p.Text, "\ufffd") {
				t.Error("the text is damaged")
			}
			for _, s := range st.Doc.Sentences {
				cited++
				if words := strings.ReplaceAll(s.In(p.Text), "\n", " "); !strings.Contains(shown, words) {
					t.Errorf("the page does not say: %s", words)
				}
			}
			for _, u := range st.Speech.Utterances {
				for _, span := range u.Spans {
					if words := strings.ReplaceAll(span.In(p.Text), "\n", " "); !strings.Contains(shown, words) {
						t.Errorf("nobody says: %s", words)
					}
				}
			}
		})
	}
	if cited < 100 {
		t.Errorf("only %d sentences", cited)
	}
}

// TestSpeakers: who speaks on the pages is found as in any story.
func TestSpeakers(t *testing.T) {
	for name, want := range map[string]string{
		"object": "Tomasz Wren", "array": "Greta Holm", "graph": "Abel Treadway", "liveblog": "Isla Renwick", "paywalled": "Judith Hale", "amp": "Adaeze Mbeki",
		"broken": "Petra Oakes", "microdata": "Mireille Okonjo", "blocks": "Reto Casanova", "cp1252": "Anaïs Lefèvre",
	} {
		st, err := qa.Parse(qa.Meta{Slug: name}, read(t, name).Text)
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, u := range st.Speech.Utterances {
			found = found || u.Speaker != nil && st.Speech.People[u.Speaker.Person].Name == want
		}
		if !found {
			t.Errorf("%s: %s says nothing", name, want)
		}
	}
}

// BenchmarkRead reads a page with a story of some 5,000 words.
func BenchmarkRead(b *testing.B) {
	body, err := os.ReadFile(filepath.Join("testdata", "pages", "object.html"))
	if err != nil {
		b.Fatal(err)
	}
	const more = "<p>A second vote is planned for the autumn, Mr Wren said, if the trust puts two people on every gate.</p>\n"
	page := strings.Replace(string(body), more, strings.Repeat(more, 250), 1)
	if len(page) < 20_000 {
		b.Fatal("the page is short")
	}
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if _, err := Read([]byte(page), "text/html; charset=utf-8", nil); err != nil {
			b.Fatal(err)
		}
	}
}
