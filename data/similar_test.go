package data

import (
	"fmt"
	"slices"
	"testing"

	"onrecord/qa"
)

// A sentence of the tests' own, and the same as another desk has it.
const (
	cranes = "The three cranes of the old shipyard will be taken down in spring, the harbour office of Lund said on Monday."
	edited = "The three cranes of the old shipyard will be dismantled in spring, the harbour office of Lund said on Monday."
)

// similar demands that a sentence is found in exactly these stories.
func similar(t *testing.T, s *Store, workspace, sentence string, slugs ...string) {
	t.Helper()
	hits, err := s.Similar(t.Context(), workspace, []string{"Too short.", sentence})
	if err != nil || len(hits) != 2 || len(hits[0]) != 0 {
		t.Fatalf("%v, %v", hits, err)
	}
	var found []string
	for _, h := range hits[1] {
		st, err := s.Story(t.Context(), workspace, h.Slug)
		if err != nil || h.Sentence >= len(st.Doc.Sentences) {
			t.Fatalf("sentence %d of %s: %v", h.Sentence, h.Slug, err)
		}
		found = append(found, h.Slug)
	}
	slices.Sort(found)
	if found = slices.Compact(found); !slices.Equal(found, slugs) {
		t.Errorf("found in %v, want %v", found, slugs)
	}
}

// TestSimilar: an edited sentence is found in the workspace's current stories only.
func TestSimilar(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		similar(t, s, ws, cranes)
		add(t, s, ws, parse(t, "wire", "Cranes to go\n\n"+cranes+"\n"), parse(t, "post", "Shipyard loses its cranes\n\nIt rained.\n\n"+edited+"\n"), parse(t, "other", article(1)))
		add(t, s, "elsewhere", parse(t, "theirs", "Cranes\n\n"+cranes+"\n"))
		similar(t, s, ws, cranes, "post", "wire")
		similar(t, s, ws, edited, "post", "wire")
		similar(t, s, "elsewhere", edited, "theirs")
		similar(t, s, "nobody's", edited)
		add(t, s, ws, parse(t, "wire", "Cranes to stay\n\nNothing is decided.\n"))
		similar(t, s, ws, cranes, "post")
		if err := s.Remove(t.Context(), ws, "post"); err != nil {
			t.Fatal(err)
		}
		similar(t, s, ws, cranes)
		if _, err := s.Similar(t.Context(), "", []string{cranes}); err == nil {
			t.Error("no workspace sees everything")
		}
	})
}

// TestFormula: what stands in a hundred stories is nobody's copy.
func TestFormula(t *testing.T) {
	s, _ := file(t)
	var stories []*qa.Story
	for n := range sketched - 1 {
		stories = append(stories, parse(t, fmt.Sprintf("report-%03d", n), article(n)+"\n"+cranes+"\n"))
	}
	add(t, s, ws, stories...)
	hits, err := s.Similar(t.Context(), ws, []string{cranes})
	if err != nil || len(hits[0]) != sketched-1 {
		t.Errorf("%d hits, %v", len(hits[0]), err)
	}
	add(t, s, ws, parse(t, "one-more", cranes))
	if hits, err = s.Similar(t.Context(), ws, []string{cranes}); err != nil || len(hits[0]) != 0 {
		t.Errorf("%d hits, %v", len(hits[0]), err)
	}
}

func TestSpeaking(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		add(t, s, ws,
			parse(t, "said", "Rain\n\n“It rains,” said Ada Brook.\n"),
			parse(t, "named", "Sun\n\n“It shines,” said Bo Castell. Ada Brook was not there.\n"),
			parse(t, "was", "Snow\n\n“It snows,” said Ada Brook.\n"))
		add(t, s, ws, parse(t, "was", "Snow\n\n“It snows,” said Bo Castell.\n"))
		add(t, s, "elsewhere", parse(t, "theirs", "Rain\n\n“It rains,” said Ada Brook.\n"))
		for name, want := range map[string][]string{"Ada Brook": {"said"}, "Bo Castell": {"named", "was"}, "Nobody": nil, "": nil} {
			metas, err := s.Speaking(t.Context(), ws, []string{name})
			var got []string
			for _, m := range metas {
				got = append(got, m.Slug)
			}
			if err != nil || !slices.Equal(got, want) {
				t.Errorf("%s: %v, %v", name, got, err)
			}
		}
		for _, workspace := range []string{"", "nobody's"} {
			if metas, err := s.Speaking(t.Context(), workspace, []string{"Ada Brook"}); len(metas) > 0 || workspace == "" && err == nil {
				t.Errorf("workspace %q: %v, %v", workspace, metas, err)
			}
		}
	})
}

// TestCopiesStayInTheirWorkspace: an answer names no story of another workspace.
func TestCopiesStayInTheirWorkspace(t *testing.T) {
	s, _ := file(t)
	add(t, s, ws, parse(t, "wire", "Cranes to go\n\n"+cranes+"\n"), parse(t, "other", article(1)))
	add(t, s, "elsewhere", parse(t, "theirs", "Cranes\n\n"+cranes+"\n"))
	a, _, err := qa.NewEngine(s).Ask(t.Context(), qa.Ask{Workspace: ws, Question: "When will the cranes of the shipyard be taken down?"})
	if err != nil || !a.Answered || len(a.Passages[0].Also) != 0 {
		t.Errorf("%+v, %v", a, err)
	}
	add(t, s, ws, parse(t, "post", "Shipyard\n\n"+edited+"\n"))
	a, _, err = qa.NewEngine(s).Ask(t.Context(), qa.Ask{Workspace: ws, Question: "When will the cranes of the shipyard be taken down?"})
	if err != nil || !a.Answered || len(a.Passages[0].Also) != 1 || a.Passages[0].Also[0].Story != "post" {
		t.Errorf("%+v, %v", a, err)
	}
}
