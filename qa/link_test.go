package qa_test

import (
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"onrecord/qa"
	"onrecord/qa/story"
)

const courier = "https://courier.example/page"

// printedPage is a story as a browser shows it, one line a block, made apart from
// the code that it tests: nothing is folded but case, quotation marks and white space.
type printedPage struct{ blocks []string }

func printPage(s *qa.Story) printedPage {
	var p printedPage
	for _, paragraph := range s.Doc.Paragraphs {
		if paragraph.Kind != story.Front {
			p.blocks = append(p.blocks, plainly(paragraph.In(s.Text)))
		}
	}
	return p
}

func plainly(text string) string {
	text = strings.NewReplacer("“", `"`, "”", `"`, "’", "'", "‘", "'").Replace(text)
	return strings.ToLower(strings.Join(strings.Fields(text), " "))
}

// place is a block and a byte in it.
type place struct{ block, at int }

// follow returns the first range that a text directive selects, by the draft's steps.
func (p printedPage) follow(t *testing.T, directive string) (from, to place, ok bool) {
	t.Helper()
	var prefix, suffix string
	terms := strings.Split(directive, ",")
	for i, raw := range terms {
		term, err := url.PathUnescape(raw)
		if err != nil {
			t.Fatal(err)
		}
		terms[i] = plainly(term)
	}
	raws := strings.Split(directive, ",")
	if strings.HasSuffix(raws[0], "-") {
		prefix, terms, raws = strings.TrimSuffix(terms[0], "-"), terms[1:], raws[1:]
	}
	if last := len(raws) - 1; strings.HasPrefix(raws[last], "-") {
		suffix, terms = strings.TrimPrefix(terms[last], "-"), terms[:last]
	}
	if len(terms) < 1 || len(terms) > 2 {
		t.Fatalf("%q has %d terms", directive, len(terms))
	}
	for b := range p.blocks {
		for i := range p.blocks[b] {
			if prefix != "" {
				if !p.stands(prefix, place{b, i}) {
					continue
				}
				from = p.skip(place{b, i + len(prefix)})
			} else {
				from = place{b, i}
			}
			if !p.stands(terms[0], from) {
				continue
			}
			to = place{from.block, from.at + len(terms[0])}
			if len(terms) == 1 {
				if suffix == "" || p.stands(suffix, p.skip(to)) {
					return from, to, true
				}
				continue
			}
			for c := to.block; c < len(p.blocks); c++ {
				for j := range p.blocks[c] {
					if c == to.block && j < to.at || !p.stands(terms[1], place{c, j}) {
						continue
					}
					if end := (place{c, j + len(terms[1])}); suffix == "" || p.stands(suffix, p.skip(end)) {
						return from, end, true
					}
				}
			}
			return from, to, false
		}
	}
	return from, to, false
}

func (p printedPage) skip(at place) place {
	for at.block < len(p.blocks) {
		line := p.blocks[at.block]
		for at.at < len(line) && line[at.at] == ' ' {
			at.at++
		}
		if at.at < len(line) {
			return at
		}
		at = place{at.block + 1, 0}
	}
	return at
}

// stands reports whether term stands at a place, from one word boundary to another.
func (p printedPage) stands(term string, at place) bool {
	if at.block >= len(p.blocks) {
		return false
	}
	line := p.blocks[at.block]
	return strings.HasPrefix(line[at.at:], term) && boundary(line, at.at) && boundary(line, at.at+len(term))
}

func boundary(line string, at int) bool {
	before, n := utf8.DecodeLastRuneInString(line[:at])
	after, m := utf8.DecodeRuneInString(line[at:])
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	return n == 0 || m == 0 || !word(before) || !word(after)
}

// where is the place of an offset of the story.
func where(s *qa.Story, offset int, end bool) place {
	block := -1
	for _, paragraph := range s.Doc.Paragraphs {
		if paragraph.Kind == story.Front {
			continue
		}
		block++
		if paragraph.Start <= offset && offset <= paragraph.End {
			at := len(plainly(s.Text[paragraph.Start:offset]))
			if !end && at > 0 && unicode.IsSpace(rune(s.Text[offset-1])) {
				at++
			}
			return place{block, at}
		}
	}
	return place{-1, -1}
}

// linked parses the stories that are linked into: those of testdata and one of 5,000
// words in which many sentences stand several times.
func linked(tb testing.TB) []*qa.Story {
	tb.Helper()
	files, err := filepath.Glob("testdata/stories/*.txt")
	if err != nil {
		tb.Fatal(err)
	}
	var out []*qa.Story
	for _, file := range append(files, "testdata/sunday-ferry.md") {
		text, err := os.ReadFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		s, err := qa.Parse(qa.Meta{Slug: filepath.Base(file), URL: courier}, string(text))
		if err != nil {
			tb.Fatal(err)
		}
		out = append(out, s)
	}
	return out
}

// spans are what can be cited of a story: its sentences, its utterances, and any run
// of neighbouring sentences.
func spans(s *qa.Story) []qa.Span {
	var out []qa.Span
	chance := rand.New(rand.NewPCG(7, 7))
	for i, d := range s.Doc.Sentences {
		if d.Kind == story.Front {
			continue
		}
		out = append(out, qa.Span(d.Span))
		last := s.Doc.Sentences[min(i+chance.IntN(12), len(s.Doc.Sentences)-1)]
		out = append(out, qa.Span{Start: d.Start, End: last.End})
	}
	for _, u := range s.Speech.Utterances {
		out = append(out, qa.Span(u.Span()))
	}
	return out
}

// TestLinksFindTheirPlace: the first match of every link is what it cites.
func TestLinksFindTheirPlace(t *testing.T) {
	all, bare, longest := 0, 0, 0
	for _, s := range linked(t) {
		page := printPage(s)
		for _, span := range spans(s) {
			link := s.Link(span)
			all++
			directive, ok := strings.CutPrefix(link, courier+"#:~:text=")
			if !ok {
				if bare++; link != courier {
					t.Errorf("%s: %q", s.Slug, link)
				}
				continue
			}
			longest = max(longest, len(directive))
			from, to, ok := page.follow(t, directive)
			if wantFrom, wantTo := where(s, span.Start, false), where(s, span.End, true); !ok || from != wantFrom || to != wantTo {
				t.Errorf("%s: %q\n is cited with %s\n which selects %v–%v, want %v–%v", s.Slug, s.Text[span.Start:span.End], directive, from, to, wantFrom, wantTo)
			}
		}
	}
	t.Logf("%d spans, %d with a link to the page only, the longest directive %d bytes", all, bare, longest)
	if bare*100 > all {
		t.Errorf("%d of %d spans have no fragment", bare, all)
	}
}

func TestLink(t *testing.T) {
	const again = "“It leaks,” she said. Nobody paid."
	text := "The quay\n\nThe quay is old, says Ida Brandt.\n\n" + again + "\n\nThe mayor – re-elected, again & again – agreed.\n\n" + again + "\n\n" +
		strings.Repeat("One more thing that stands in a long row of things. ", 3) + strings.Repeat("And another of the same sort, with no end to it. ", 4) + "Here it ends.\n"
	s, err := qa.Parse(qa.Meta{Slug: "quay", URL: "https://example.org/quay#top"}, text)
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Index(text, "One more")
	for name, tt := range map[string]struct {
		from, to int
		want     string
	}{
		"exact":            {at(text, "The quay is"), at(text, "\n\n“It"), "The%20quay%20is%20old%2C%20says%20Ida%20Brandt."},
		"the first of two": {at(text, "“It"), at(text, " Nobody"), "%E2%80%9CIt%20leaks%2C%E2%80%9D%20she%20said."},
		"the last of two": {
			strings.LastIndex(text, "“It"), strings.LastIndex(text, " Nobody"),
			"again%20%E2%80%93%20agreed.-,%E2%80%9CIt%20leaks%2C%E2%80%9D%20she%20said.",
		},
		"dashes and ampersands": {at(text, "re-elected"), at(text, " – agreed"), "re%2Delected%2C%20again%20%26%20again"},
		"too short to stand alone": {
			at(text, "Nobody paid"), at(text, "Nobody paid") + len("Nobody paid."),
			"leaks%2C%E2%80%9D%20she%20said.-,Nobody%20paid.",
		},
		"start and end":     {long, len(text) - 1, "One%20more%20thing%20that,it.%20Here%20it%20ends."},
		"inside a word":     {at(text, "uay is"), at(text, " says"), ""},
		"nothing but space": {at(text, "\n\n“It"), at(text, "“It"), ""},
	} {
		t.Run(name, func(t *testing.T) {
			want := "https://example.org/quay"
			if tt.want != "" {
				want += "#:~:text=" + tt.want
			}
			if got := s.Link(qa.Span{Start: tt.from, End: tt.to}); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
	for _, address := range []string{"", "javascript:alert(1)", "/etc/passwd", "ftp://example.org/x", "https:///x", "http://\x00"} {
		c := *s
		c.URL = address
		if got := c.Link(qa.Span{Start: 0, End: 8}); got != "" {
			t.Errorf("of %q: %q", address, got)
		}
	}
}

func at(text, piece string) int { return strings.Index(text, piece) }

// FuzzLink: whatever is cited of whatever text, the link is one to a page on the web.
func FuzzLink(f *testing.F) {
	f.Add("We go. We go.\n\nWe go.", 7, 13)
	f.Add("İt's a “quote”. A\u00a0B\u200b C.\r\n> D e\n> f", 0, 9)
	f.Add("ﬁne ﬁne fine", 5, 8)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		s, err := qa.Parse(qa.Meta{Slug: "x", URL: courier}, text)
		if err != nil {
			return
		}
		if start < 0 || end > len(text) || start > end || !utf8.ValidString(text[:start]) || !utf8.ValidString(text[:end]) {
			return
		}
		link := s.Link(qa.Span{Start: start, End: end})
		if u, err := url.Parse(link); err != nil || slices.Contains([]string{"", "http"}, u.Scheme) {
			t.Fatalf("%q: %v", link, err)
		}
	})
}

func BenchmarkLink(b *testing.B) {
	all := linked(b)
	s := all[len(all)-1]
	cited := spans(s)
	for i := 0; b.Loop(); i++ {
		s.Link(cited[i%len(cited)])
	}
}

// BenchmarkLinkRepeated links into a text of 1 MB that says one thing over and over.
func BenchmarkLinkRepeated(b *testing.B) {
	text := strings.Repeat("We go there and we go back.\n\n", 36_000)
	s, err := qa.Parse(qa.Meta{Slug: "x", URL: courier}, text)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		s.Link(qa.Span{Start: len(text) / 29 / 2 * 29, End: len(text)/29/2*29 + 27})
	}
}
