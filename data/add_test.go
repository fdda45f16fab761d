package data

import (
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/qa"
)

// The contract with the engine.
var _ qa.Index = (*Store)(nil)

func TestAddTwiceStoresOnce(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		one := parse(t, "one", article(1))
		want := Added{Slug: "one", ID: one.ID, Revision: 1, Status: New}
		if d := cmp.Diff([]Added{want}, add(t, s, ws, one)); d != "" {
			t.Error(d)
		}
		want.Status = Unchanged
		if d := cmp.Diff([]Added{want, want}, add(t, s, ws, one, one)); d != "" {
			t.Error(d)
		}
		if r := clean(t, s); r.Stories != 1 {
			t.Errorf("%d stories", r.Stories)
		}
	})
}

func TestRevisions(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		first := parse(t, "one", "“Zebras are safe,” said Ada Brook.\n")
		second := parse(t, "one", "“Lions are safe,” said Ada Brook.\n")
		add(t, s, ws, first)
		second.Slug = "renamed" // the source tells which story it is
		want := []Added{{Slug: "one", ID: second.ID, Revision: 2, Status: Revised}}
		if d := cmp.Diff(want, add(t, s, ws, second)); d != "" {
			t.Error(d)
		}
		now, err := s.Story(t.Context(), ws, "one")
		if err != nil || now.ID != second.ID || now.Superseded || now.Revision != 2 {
			t.Errorf("by slug: %+v, %v", now.Meta, err)
		}
		old, err := s.Story(t.Context(), ws, first.ID)
		if err != nil || old.Text != first.Text || !old.Superseded || old.Revision != 1 || old.Slug != "one" {
			t.Errorf("by the old ID: %+v, %v", old, err)
		}
		if list, err := s.Stories(t.Context(), ws); err != nil || len(list) != 1 || list[0].ID != second.ID {
			t.Errorf("list %v, %v", list, err)
		}
		hits(t, s, ws, []string{"zebras"})
		hits(t, s, ws, []string{"lions"}, "one")

		// Back to the first text: a third revision, and the ID now means that one.
		if a := add(t, s, ws, first)[0]; a.Revision != 3 || a.Status != Revised {
			t.Errorf("back again: %+v", a)
		}
		if st, err := s.Story(t.Context(), ws, first.ID); err != nil || st.Revision != 3 || st.Superseded {
			t.Errorf("by ID: %+v, %v", st.Meta, err)
		}
		hits(t, s, ws, []string{"zebras"}, "one")
		hits(t, s, ws, []string{"lions"})
	})
}

// hits demands that the words are found in exactly these stories.
func hits(t *testing.T, s *Store, workspace string, words []string, slugs ...string) {
	t.Helper()
	found, err := s.Candidates(t.Context(), workspace, words, 100)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for _, h := range found {
		got[h.Slug] = true
	}
	want := map[string]bool{}
	for _, slug := range slugs {
		want[slug] = true
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%q in %s: %s", words, workspace, d)
	}
}

func TestSlugs(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		give := func(n int, slug string) string {
			st := parse(t, slug, article(n))
			st.Source = fmt.Sprintf("/folder-%d/%s", n, slug)
			return add(t, s, ws, st)[0].Slug
		}
		var got []string
		for n, slug := range []string{"a", "a", "a", "a-2", "a-b", "ab", "", "", strings.Repeat("abcdef01", 8)} {
			got = append(got, give(n, slug))
		}
		want := []string{"a", "a-2", "a-3", "a-2-2", "a-b", "ab", "story", "story-2", "story-3"}
		if d := cmp.Diff(want, got); d != "" {
			t.Error(d)
		}
		if err := s.Remove(t.Context(), ws, "a-2"); err != nil {
			t.Fatal(err)
		}
		if slug := give(20, "a"); slug != "a-2" {
			t.Errorf("the free slug is a-2, not %s", slug)
		}
	})
}

func TestStoriesWithoutSource(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		one, two := parse(t, "stdin", article(1)), parse(t, "stdin", article(2))
		one.Source, two.Source = "", ""
		added := add(t, s, ws, one, two, one)
		if added[0].Status != New || added[1].Status != New || added[1].Slug != "stdin-2" || added[2].Status != Unchanged {
			t.Errorf("%+v", added)
		}
	})
}

func TestRemove(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		add(t, s, ws, parse(t, "one", article(1)), parse(t, "two", article(2)))
		add(t, s, ws, parse(t, "one", article(3)))
		add(t, s, "other", parse(t, "one", article(1)))
		if err := s.Remove(t.Context(), ws, "one"); err != nil {
			t.Fatal(err)
		}
		if err := s.Remove(t.Context(), ws, "one"); !errors.Is(err, qa.ErrNoStory) {
			t.Errorf("removed twice: %v", err)
		}
		for _, slug := range []string{"one", qa.ID(article(1)), qa.ID(article(3)), "", "never"} {
			if _, err := s.Story(t.Context(), ws, slug); !errors.Is(err, qa.ErrNoStory) {
				t.Errorf("%s: %v", slug, err)
			}
		}
		if r := clean(t, s); r.Stories != 2 {
			t.Errorf("%d stories left, want two and the other workspace's one", r.Stories)
		}
		for _, table := range []string{"paragraph", "sentence", "person", "mention", "utterance"} {
			var lost int
			if err := s.read.QueryRow(`SELECT count(*) FROM ` + table + ` WHERE story NOT IN (SELECT key FROM story)`).Scan(&lost); err != nil || lost > 0 {
				t.Errorf("%d rows of %s are left, %v", lost, table, err)
			}
		}
	})
}

func TestOlderParse(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		one := parse(t, "one", article(1))
		add(t, s, ws, one)
		if _, err := s.write.Exec(`UPDATE story SET parser = 0; UPDATE paragraph SET kind = 'promo'`); err != nil {
			t.Fatal(err)
		}
		if r := clean(t, s); r.Older != 1 {
			t.Errorf("%+v: an older parse is no fault, and is counted", r)
		}
		if a := add(t, s, ws, one)[0]; a.Status != Reparsed || a.Revision != 1 || a.Slug != "one" {
			t.Errorf("%+v", a)
		}
		if r := clean(t, s); r.Older != 0 || r.Stories != 1 {
			t.Errorf("%+v", r)
		}
	})
}

func TestWorkspacesAreApart(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		names := []string{"a", "A", "a ", "a' OR 1=1 --", "%", "日本", "a\x00b"}
		for i, name := range names {
			add(t, s, name, parse(t, "same", fmt.Sprintf("“Only number%d may read this,” said Ada%d Brook.\n", i, i)))
		}
		for i, name := range names {
			st, err := s.Story(t.Context(), name, "same")
			if err != nil || !strings.Contains(st.Text, fmt.Sprintf("number%d ", i)) {
				t.Errorf("%q reads %q, %v", name, st.Text, err)
			}
			for j := range names {
				want := []string{"same"}[:map[bool]int{true: 1}[i == j]]
				hits(t, s, name, []string{fmt.Sprintf("number%d", j)}, want...)
				if other := qa.ID(fmt.Sprintf("“Only number%d may read this,” said Ada%d Brook.\n", j, j)); i != j {
					if _, err := s.Story(t.Context(), name, other); !errors.Is(err, qa.ErrNoStory) {
						t.Errorf("%q opens the story of %q: %v", name, names[j], err)
					}
				}
			}
			if list, err := s.Stories(t.Context(), name); err != nil || len(list) != 1 {
				t.Errorf("%q lists %v, %v", name, list, err)
			}
			people, err := s.Names(t.Context(), name)
			for _, p := range people {
				if p != fmt.Sprintf("Ada%d Brook", i) {
					t.Errorf("%q names %q, %v", name, p, err)
				}
			}
		}
		if err := s.Remove(t.Context(), "a", "same"); err != nil {
			t.Fatal(err)
		}
		if r := clean(t, s); r.Stories != len(names)-1 {
			t.Errorf("%d stories left", r.Stories)
		}
	})
}

func TestNoWorkspace(t *testing.T) {
	s, _ := file(t)
	ctx := t.Context()
	for name, call := range map[string]func() error{
		"Add":        func() error { _, err := s.Add(ctx, "", nil); return err },
		"Story":      func() error { _, err := s.Story(ctx, "", "a"); return err },
		"Stories":    func() error { _, err := s.Stories(ctx, ""); return err },
		"Names":      func() error { _, err := s.Names(ctx, ""); return err },
		"Candidates": func() error { _, err := s.Candidates(ctx, "", []string{"a"}, 1); return err },
		"Remove":     func() error { return s.Remove(ctx, "", "a") },
	} {
		if err := call(); !errors.Is(err, qa.ErrNoWorkspace) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestListsAreFresh(t *testing.T) {
	s, path := file(t)
	other := reopen(t, path, Options{}) // another process
	count := func(s *Store, want int) {
		t.Helper()
		list, err := s.Stories(t.Context(), ws)
		if err != nil || len(list) != want {
			t.Errorf("%d stories, %v, want %d", len(list), err, want)
		}
		for i := range list {
			list[i] = qa.Meta{} // the caller's own
		}
	}
	count(s, 0)
	for n := range 3 {
		add(t, other, ws, parse(t, fmt.Sprint("s", n), article(n)))
		count(s, n+1)
		count(other, n+1)
	}
	if err := other.Remove(t.Context(), ws, "s1"); err != nil {
		t.Fatal(err)
	}
	count(s, 2)
}

func TestNames(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		one, two, old := parse(t, "one", harbour(t)), parse(t, "two", article(2)), parse(t, "three", article(3))
		later := parse(t, "three", "“The bridge is open,” said Xenia Zwart, the engineer. Xenia Zwart spoke on Monday.\n")
		named := map[string]bool{}
		for _, st := range []*qa.Story{one, two, later} {
			for _, p := range st.Speech.People {
				named[p.Name] = true
			}
		}
		want := slices.Sorted(maps.Keys(named))
		add(t, s, ws, one, two, old)
		if _, err := s.Names(t.Context(), ws); err != nil { // remembered, and stale after the next line
			t.Fatal(err)
		}
		add(t, s, ws, later)
		got, err := s.Names(t.Context(), ws)
		if err != nil || len(want) == 0 {
			t.Fatalf("%d people, %v", len(want), err)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Error(d)
		}
	})
}

func TestReadOnlyStoreRefusesToWrite(t *testing.T) {
	s, path := file(t)
	add(t, s, ws, parse(t, "one", article(1)))
	s.Close()
	r := reopen(t, path, Options{ReadOnly: true})
	if _, err := r.Add(t.Context(), ws, []*qa.Story{parse(t, "two", article(2))}); !errors.Is(err, ErrReadOnly) {
		t.Errorf("add: %v", err)
	}
	if err := r.Remove(t.Context(), ws, "one"); !errors.Is(err, ErrReadOnly) {
		t.Errorf("remove: %v", err)
	}
	if _, err := r.Story(t.Context(), ws, "one"); err != nil {
		t.Error(err)
	}
	clean(t, r)
	if _, err := Open(t.Context(), filepath.Join(filepath.Dir(path), "none.db"), Options{ReadOnly: true}); err == nil {
		t.Error("a database that is not there was opened")
	}
}
