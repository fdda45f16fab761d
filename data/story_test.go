package data

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"onrecord/qa"
)

// ws is the workspace of tests that need one.
const ws = "local"

// harbour returns the text of the tests' story.
func harbour(t testing.TB) string {
	t.Helper()
	b, err := os.ReadFile("testdata/harbour.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// article returns the nth of many short stories, no two alike.
func article(n int) string {
	who := []string{"Ada Brook", "Bo Castell", "Çelik Demir", "Dana Öz", "Éva Fehér"}
	what := []string{"harvest", "railway", "glacier", "election", "museum", "reservoir", "strike"}
	var b strings.Builder
	fmt.Fprintf(&b, "Report %d on the %s\n\n", n, what[n%len(what)])
	for i := range 3 + n%5 {
		speaker, topic := who[(n+i)%len(who)], what[(n*3+i)%len(what)]
		fmt.Fprintf(&b, "“The %s of district %d is safe,” said %s, the minister for the %s. She added that number %d was not the last.\n\n",
			topic, n+i, speaker, what[i%len(what)], n*10+i)
	}
	return b.String()
}

// parse parses a text under a slug whose source is a path made of it.
func parse(t testing.TB, slug, text string) *qa.Story {
	t.Helper()
	st, err := qa.Parse(qa.Meta{Slug: slug, Source: "/stories/" + slug, Title: "About " + slug}, text)
	if err != nil {
		t.Fatal(err)
	}
	return st
}

// file opens a new database on disk and closes it after the test.
func file(t testing.TB) (*Store, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "new folder", "stories?#%41.db") // each of ?#% means something in a URI
	return reopen(t, path, Options{}), path
}

func reopen(t testing.TB, path string, o Options) *Store {
	t.Helper()
	s, err := Open(t.Context(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// add stores stories and fails the test where that fails.
func add(t testing.TB, s *Store, workspace string, stories ...*qa.Story) []Added {
	t.Helper()
	added, err := s.Add(context.Background(), workspace, stories)
	if err != nil {
		t.Fatal(err)
	}
	return added
}

// clean fails the test where Check finds anything.
func clean(t testing.TB, s *Store) Report {
	t.Helper()
	r, err := s.Check(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Faults {
		t.Errorf("check: %v", f)
	}
	return r
}

// both runs a test on a file and in memory.
func both(t *testing.T, test func(t *testing.T, s *Store)) {
	t.Run("file", func(t *testing.T) {
		s, _ := file(t)
		test(t, s)
		clean(t, s)
	})
	t.Run("memory", func(t *testing.T) {
		s, err := Memory(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		test(t, s)
		clean(t, s)
	})
}

func TestLoadedIsParsed(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		stories := []*qa.Story{parse(t, "harbour", harbour(t)), parse(t, "mojibake", "Z̷̢a̸ 👩‍👩‍👧 \u202eevil\u202c said.\r\n\r\n\"Ok\"")}
		for n := range 20 {
			stories = append(stories, parse(t, fmt.Sprintf("report-%d", n), article(n)))
		}
		add(t, s, ws, stories...)
		for _, want := range stories {
			got, err := s.Story(t.Context(), ws, want.Slug)
			if err != nil {
				t.Fatal(err)
			}
			if got.Text != want.Text {
				t.Errorf("%s: another text", want.Slug)
			}
			want.Revision, want.Added = 1, got.Added
			if d := cmp.Diff(want.Meta, got.Meta); d != "" {
				t.Error(d)
			}
			if d := cmp.Diff(want.Doc, got.Doc); d != "" {
				t.Error(d)
			}
			if d := cmp.Diff(want.Speech, got.Speech, cmpopts.EquateEmpty()); d != "" {
				t.Error(d)
			}
		}
	})
}

func TestStoryIsCachedAndStillScoped(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		add(t, s, "a", parse(t, "one", article(1)))
		add(t, s, "b", parse(t, "other-name", article(1)))
		a, err := s.Story(t.Context(), "a", "one")
		if err != nil {
			t.Fatal(err)
		}
		b, err := s.Story(t.Context(), "b", "other-name")
		if err != nil {
			t.Fatal(err)
		}
		if a.Doc != b.Doc {
			t.Error("the same text was loaded twice")
		}
		if a.Slug != "one" || b.Slug != "other-name" {
			t.Errorf("slugs %s and %s", a.Slug, b.Slug)
		}
	})
}

func TestCacheIsBounded(t *testing.T) {
	c := newCache(1000)
	for n := range 50 {
		c.put(&qa.Story{Meta: qa.Meta{ID: fmt.Sprint(n)}, Text: strings.Repeat("x", 100)})
		c.put(&qa.Story{Meta: qa.Meta{ID: fmt.Sprint(n)}, Text: strings.Repeat("x", 100)})
	}
	if c.bytes != 1000 || c.lru.Len() != 10 {
		t.Errorf("%d bytes in %d stories", c.bytes, c.lru.Len())
	}
	if _, ok := c.get("49"); !ok {
		t.Error("the last one is gone")
	}
	c.put(&qa.Story{Meta: qa.Meta{ID: "big"}, Text: strings.Repeat("x", 5000)})
	if c.lru.Len() != 1 || c.bytes != 5000 {
		t.Errorf("%d bytes in %d stories: a story beyond the bound is kept alone", c.bytes, c.lru.Len())
	}
}

func TestAddedAtTheClock(t *testing.T) {
	at := time.Date(2026, 2, 3, 4, 5, 6, 7, time.FixedZone("", 3600))
	s := reopen(t, filepath.Join(t.TempDir(), "a.db"), Options{Now: func() time.Time { return at }})
	add(t, s, ws, parse(t, "one", article(1)))
	var added string
	if err := s.read.QueryRow(`SELECT added FROM story`).Scan(&added); err != nil || added != "2026-02-03T03:05:06Z" {
		t.Errorf("added %q, %v", added, err)
	}
}

// oneOf returns the nth article, parsed, as a slice for Add.
func oneOf(t testing.TB, n int) []*qa.Story {
	t.Helper()
	return []*qa.Story{parse(t, fmt.Sprintf("report-%d", n), article(n))}
}
