package ingest

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"onrecord/data"
	"onrecord/qa"
	"onrecord/qa/story"
)

func TestParseMeta(t *testing.T) {
	body := "The bridge opened on Monday after two years of work, the city said.\n\nNobody was hurt.\n"
	front := func(lines ...string) string { return "---\n" + strings.Join(lines, "\n") + "\n---\n\n" + body }
	for name, c := range map[string]struct {
		draft Draft
		want  qa.Meta
	}{
		"front matter": {
			Draft{Name: "dir/Bridge Opens!.md", Source: "/dir/b.md", Text: front("Title: \"The bridge\"", "date: 2024-01-02", "url: https://example.org/b?x=1", "note: own words")},
			qa.Meta{Slug: "bridge-opens", Title: "The bridge", Source: "/dir/b.md", Date: "2024-01-02", URL: "https://example.org/b?x=1", Note: "own words"},
		},
		"what is no date and no address": {
			Draft{Name: "a.txt", Text: front("title: T", "date: yesterday", "url: javascript:alert(1)")},
			qa.Meta{Slug: "a", Title: "T"},
		},
		"other schemes and passwords": {
			Draft{Name: "a.txt", Text: front("title: T", "url: https://user:secret@example.org/")},
			qa.Meta{Slug: "a", Title: "T"},
		},
		"a time": {
			Draft{Name: "a.txt", Text: front("title: T", "date: 2024-01-02T03:04:05+01:00")},
			qa.Meta{Slug: "a", Title: "T", Date: "2024-01-02T03:04:05+01:00"},
		},
		"marks in the title": {
			Draft{Name: "a.txt", Text: front("title: A \u202eB\u202c\x1b[31m\tC")},
			qa.Meta{Slug: "a", Title: "A B [31m C"},
		},
		"accents in the file's name": {
			Draft{Name: "Šakalienė_Łódź — №5.TXT", Text: front("title: T")},
			qa.Meta{Slug: "sakaliene-lodz-no5", Title: "T"},
		},
		"a name without letters": {
			Draft{Name: "日本.txt", Text: front("title: Don't “stop” now")},
			qa.Meta{Slug: "dont-stop-now", Title: "Don't “stop” now"},
		},
		"standard input": {
			Draft{Name: "-", Text: front("title: Typed in")},
			qa.Meta{Slug: "typed-in", Title: "Typed in"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			st, err := c.draft.Parse()
			if err != nil {
				t.Fatal(err)
			}
			c.want.ID = qa.ID(c.draft.Text)
			if d := cmp.Diff(c.want, st.Meta); d != "" {
				t.Error(d)
			}
			if st.Text != c.draft.Text {
				t.Error("the text was changed")
			}
		})
	}
}

func TestTitleFromTheText(t *testing.T) {
	// Whether a line is a headline is for the story package to say.
	for _, text := range []string{
		"Bridge opens after two years\n\nThe bridge opened on Monday, the city said. Nobody was hurt.\n",
		"The bridge opened on Monday after two years of work that nobody in the city had thought would ever come to an end, the mayor said.\n",
	} {
		st, err := Draft{Name: "-", Text: text}.Parse()
		if err != nil {
			t.Fatal(err)
		}
		head := strings.TrimSuffix(st.Title, " …")
		if head == "" || !strings.HasPrefix(text, head) || utf8.RuneCountInString(st.Title) > maxTitle {
			t.Errorf("title %q of %q", st.Title, text)
		}
		if rest := text[len(head):]; rest[0] != ' ' && rest[0] != '\n' && rest[0] != '.' && rest[0] != ',' {
			t.Errorf("%q is cut inside a word", st.Title)
		}
		if st.Slug == "" || !strings.HasPrefix(st.Slug, "bridge-opens") && !strings.HasPrefix(st.Slug, "the-bridge-opened") {
			t.Errorf("slug %q", st.Slug)
		}
	}
}

func TestSlugs(t *testing.T) {
	for in, want := range map[string]string{
		"a": "a", "": "", "---": "", "A--B  c": "a-b-c", "it's": "its", "U.S. No. 10": "u-s-no-10", "../../etc/passwd": "etc-passwd",
		strings.Repeat("ab ", 40): strings.Repeat("ab-", 20)[:59], strings.Repeat("x", 300): strings.Repeat("x", maxSlugBytes), "😀": "", "<script>": "script",
	} {
		if got := slugOf(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for text, want := range map[string]error{
		"": story.ErrEmpty, " \n\n\t": story.ErrEmpty, "a\x00b": story.ErrNotText, "a\xffb": story.ErrNotText,
		strings.Repeat("word ", story.MaxBytes/5+1): story.ErrTooLong,
	} {
		if st, err := (Draft{Name: "dir/some.txt", Text: text}).Parse(); !errors.Is(err, want) || st != nil || !strings.Contains(err.Error(), "dir/some.txt") {
			t.Errorf("%.10q: %v", text, err)
		}
	}
	unplugged := errors.New("unplugged")
	if _, err := (Draft{Name: "-", Err: unplugged}).Parse(); err != unplugged {
		t.Error(err)
	}
}

func TestBuiltInIsAStory(t *testing.T) {
	s, err := data.Memory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	st, err := BuiltIn().Parse()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Add(t.Context(), "local", []*qa.Story{st}); err != nil {
		t.Fatal(err)
	}
	got, err := s.Story(t.Context(), "local", "ukraine-talks")
	if err != nil || got.Source != data.BuiltInSource || got.Title == "" || got.Date == "" {
		t.Errorf("%+v, %v", got, err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("a.txt", "---\ntitle: x\nurl: http://a\n---\nText here.")
	f.Add("\xff.txt", "\xff")
	f.Add("日本.md", "---\ntitle: \u202e\n---\nx")
	f.Add("../..", "“Hello,” said Ada Brook.")
	f.Fuzz(func(t *testing.T, name, text string) {
		st, err := Draft{Name: name, Text: text}.Parse()
		if err != nil {
			return
		}
		if st.Text != text || st.ID != qa.ID(text) {
			t.Error("the text was changed")
		}
		if strings.Trim(st.Slug, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || len(st.Slug) > maxSlugBytes {
			t.Errorf("slug %q", st.Slug)
		}
		if !utf8.ValidString(st.Title) || strings.ContainsAny(st.Title, "\n\r\x00\x1b\u202e") || utf8.RuneCountInString(st.Title) > maxTitle+2 {
			t.Errorf("title %q", st.Title)
		}
		if st.URL != "" && !strings.HasPrefix(st.URL, "http") {
			t.Errorf("address %q", st.URL)
		}
	})
}
