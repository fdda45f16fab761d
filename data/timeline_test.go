package data

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onrecord/qa"
)

// dated parses a story with a date.
func dated(t testing.TB, slug, date, text string) *qa.Story {
	t.Helper()
	st, err := qa.Parse(qa.Meta{Slug: slug, Source: slug, Title: slug, Date: date}, text)
	if err != nil {
		t.Fatal(err)
	}
	return st
}

// heard is a voice in a line: the name, and in which stories what is said.
func heard(v qa.Voice) string {
	out := v.Name
	for _, s := range v.Stories {
		out += " | " + s.Story.Slug + ":"
		for _, q := range s.Quotes {
			out += fmt.Sprintf(" %.8s", strings.Trim(q.Text, "“"))
			for _, a := range q.Also {
				out += "+" + a.Story
			}
		}
	}
	return out
}

func TestTimeline(t *testing.T) {
	stories := []*qa.Story{
		dated(t, "late", "2026-11-09", "Late\n\n“Winter is coming late this year, as it did last year,” said Mark Holm, the mayor of Lund.\n"),
		dated(t, "early", "2026-11-01", "Early\n\n“The bridge will stay open all winter long,” said Mark Holm, the mayor.\n"),
		dated(t, "copy", "2026-11-02", "Copy\n\nHolm, the mayor, said on Sunday: “The bridge will stay open all winter long.”\n"),
		dated(t, "bare", "2026-11-03", "Bare\n\n“Nobody asked me about any of it,” Holm said.\n"),
		dated(t, "initial", "2026-11-04", "Initial\n\n“Salt is dearer than it ever was before,” said M. Holm.\n"),
		dated(t, "other", "2026-11-05", "Other\n\n“Salt belongs into soup and nowhere else,” said Petra Brandt, the cook.\n"),
	}
	namesake := dated(t, "namesake", "2026-11-06", "Namesake\n\n“My bread has no salt in it at all,” said Anna Holm, a baker.\n")
	both(t, func(t *testing.T, s *Store) {
		add(t, s, ws, stories...)
		engine := qa.NewEngine(s)
		ask := func(name string) (out []string) {
			voices, err := engine.Timeline(t.Context(), ws, name)
			if err != nil {
				t.Fatal(err)
			}
			for _, v := range voices {
				out = append(out, heard(v))
			}
			return out
		}
		all := "Mark Holm | early: The brid+copy | bare: Nobody a | initial: Salt is  | late: Winter i"
		for _, name := range []string{"Holm", "mark holm", "Mark Holm", "Holmm"} {
			if d := cmp.Diff([]string{all}, ask(name)); d != "" {
				t.Errorf("%s: %s", name, d)
			}
		}
		if got := ask("Petra"); len(got) != 1 || !strings.HasPrefix(got[0], "Petra Brandt | other") {
			t.Errorf("Petra: %q", got)
		}
		if got := ask("the mayor"); len(got) != 1 || !strings.HasPrefix(got[0], "Mark Holm") {
			t.Errorf("the mayor: %q", got)
		}
		if got := ask("Macron"); got != nil {
			t.Errorf("Macron: %q", got)
		}
		// With a second bearer of the surname, the surname alone tells nobody, unless with the office.
		add(t, s, ws, namesake)
		got := ask("Holm")
		slices.Sort(got)
		want := []string{
			"Anna Holm | namesake: My bread",
			"Holm | bare: Nobody a",
			"Mark Holm | early: The brid+copy | initial: Salt is  | late: Winter i",
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Error(d)
		}
		if d := cmp.Diff(want[:1], ask("Anna Holm")); d != "" {
			t.Error(d)
		}
		if voices, err := engine.Timeline(t.Context(), "elsewhere", "Holm"); len(voices) > 0 || err != nil {
			t.Errorf("another workspace: %v, %v", voices, err)
		}
		if _, err := engine.Timeline(t.Context(), "", "Holm"); err == nil {
			t.Error("no workspace sees everything")
		}
	})
}

// TestEverythingShownOpens: whatever was revised and copied, a passage, what stood in
// its place, and where else it stands are the bytes of the text that they name.
func TestEverythingShownOpens(t *testing.T) {
	lines := []string{
		"“The mill will not close before the harvest is in,” said Ida Brandt, the mayor of Velde.",
		"“The mill will not close before the wheat is in,” said Ida Brandt, the mayor of Velde.",
		"“The mill will close after the harvest is in,” Ida Brandt, the mayor, told reporters.",
		"The council of Velde voted for the mill by 14 to 9 on Tuesday night, after six hours.",
		"The council of Velde voted for the mill by 15 to 9 on Tuesday night, after six hours.",
		"The council of Velde decided for the mill by 14 to 9 on Tuesday night, after six hours.",
		"Karl Lume, who owns the mill, said he had sold his horses and would not buy others.",
		"Nobody in Velde bakes bread of its flour any more, says the union of bakers.",
	}
	questions := []string{"What did Brandt say?", "What did Ida Brandt say about the mill?", "How did the council vote?", "Who owns the mill?", "What did Karl Lume say?", "Did Brandt say “The mill will not close”?"}
	rapid.Check(t, func(r *rapid.T) {
		s, err := Memory(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		for range rapid.IntRange(1, 8).Draw(r, "texts") {
			chosen := rapid.SliceOfNDistinct(rapid.SampledFrom(lines), 1, 5, rapid.ID[string]).Draw(r, "lines")
			slug := rapid.SampledFrom([]string{"a", "b", "c"}).Draw(r, "slug")
			add(t, s, ws, dated(t, slug, "", "The mill of Velde\n\n"+strings.Join(chosen, "\n\n")+"\n"))
		}
		a, _, err := qa.NewEngine(s).Ask(t.Context(), qa.Ask{Workspace: ws, Question: rapid.SampledFrom(questions).Draw(r, "question")})
		if err != nil {
			r.Fatal(err)
		}
		opens := func(p qa.Passage) {
			st, err := s.Story(t.Context(), ws, p.ID)
			if err != nil || st.Text[p.Start:p.End] != p.Text {
				r.Errorf("%+v: %v", p, err)
			}
		}
		for _, p := range a.Passages {
			opens(p)
			for _, c := range p.Also {
				opens(c)
				if c.Story == p.Story || c.Superseded {
					r.Errorf("also in itself, or in what is superseded: %+v", c)
				}
			}
			if p.Before != nil && p.Before.Passage != nil {
				opens(*p.Before.Passage)
				if b := p.Before.Passage; !b.Superseded || b.Story != p.Story || b.Revision >= p.Revision || b.Text == p.Text {
					r.Errorf("before %+v: %+v", p, b)
				}
			}
		}
	})
}
