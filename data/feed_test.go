package data

import (
	"errors"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/qa"
)

// TestFeed: how far a feed was read is kept, for each workspace by itself.
func TestFeed(t *testing.T) {
	s := reopen(t, filepath.Join(t.TempDir(), "a.db"), Options{})
	const address = "https://gazette.example/feed"
	if f, err := s.Feed(t.Context(), ws, address); err != nil || !cmp.Equal(f, Feed{}) {
		t.Fatalf("%+v, %v", f, err)
	}
	for _, want := range []Feed{
		{ETag: `"1"`, Modified: "Tue", Items: map[string]string{"a": "1"}},
		{Items: map[string]string{"a": "2", "b": "3"}},
	} {
		if err := s.KeepFeed(t.Context(), ws, address, want); err != nil {
			t.Fatal(err)
		}
		f, err := s.Feed(t.Context(), ws, address)
		if d := cmp.Diff(want, f); err != nil || d != "" {
			t.Errorf("%v %s", err, d)
		}
	}
	if f, err := s.Feed(t.Context(), "other", address); err != nil || f.Items != nil {
		t.Errorf("another workspace's: %+v, %v", f, err)
	}
	if _, err := s.Feed(t.Context(), "", address); !errors.Is(err, qa.ErrNoWorkspace) {
		t.Error(err)
	}
	if err := s.KeepFeed(t.Context(), "", address, Feed{}); !errors.Is(err, qa.ErrNoWorkspace) {
		t.Error(err)
	}
}

// TestPageIsKept: what a page says of itself comes back with its story, by whichever
// way, and goes with it.
func TestPageIsKept(t *testing.T) {
	s := reopen(t, filepath.Join(t.TempDir(), "a.db"), Options{})
	st := parse(t, "harbour", harbour(t))
	st.Author, st.Publisher, st.Language, st.Paywalled = "Ada Brook", "Gazette (gazette.example)", "en-GB", true
	add(t, s, ws, st)
	same := func(how string, m qa.Meta, err error) {
		t.Helper()
		if err != nil || m.Author != st.Author || m.Publisher != st.Publisher || m.Language != st.Language || !m.Paywalled {
			t.Errorf("%s: %+v, %v", how, m, err)
		}
	}
	list, err := s.Stories(t.Context(), ws)
	if err != nil || len(list) != 1 {
		t.Fatalf("%v, %v", list, err)
	}
	same("listed", list[0], nil)
	for _, name := range []string{"harbour", st.ID} {
		got, err := s.Story(t.Context(), ws, name)
		if err != nil {
			t.Fatal(err)
		}
		same(name, got.Meta, nil)
	}
	if err := s.Remove(t.Context(), ws, "harbour"); err != nil {
		t.Fatal(err)
	}
	add(t, s, ws, parse(t, "harbour", harbour(t)))
	if list, err = s.Stories(t.Context(), ws); err != nil || list[0].Author != "" || list[0].Paywalled {
		t.Errorf("%+v, %v", list, err)
	}
}
