package data

import (
	"errors"
	"testing"
	"time"

	"onrecord/bot"
	"onrecord/qa"
)

// The contract with the bot.
var _ bot.Library = (*Store)(nil)

// TestEveryRevisionOpens: by its number and by its ID, in its own workspace only.
func TestEveryRevisionOpens(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		day := time.Date(2026, 11, 3, 8, 0, 0, 0, time.UTC)
		s.now = func() time.Time { day = day.Add(24 * time.Hour); return day }
		var texts []*qa.Story
		for _, text := range []string{"“Zebras are safe,” said Ada Brook.\n", "“Lions are safe,” said Ada Brook.\n", "“Nobody is safe,” said Ada Brook.\n"} {
			texts = append(texts, parse(t, "one", text))
			add(t, s, ws, texts[len(texts)-1])
		}
		list, err := s.Revisions(t.Context(), ws, "one")
		if err != nil || len(list) != 3 {
			t.Fatalf("%+v, %v", list, err)
		}
		for i, m := range list {
			if m.Revision != i+1 || m.ID != texts[i].ID || m.Superseded != (i < 2) || m.Added != day.AddDate(0, 0, i-2).Format(time.RFC3339) {
				t.Errorf("revision %d: %+v", i+1, m)
			}
			for _, by := range []string{m.Reference(), m.ID} {
				st, err := s.Story(t.Context(), ws, by)
				if err != nil || st.Text != texts[i].Text || st.Meta != m {
					t.Errorf("%s: %+v, %v", by, st, err)
				}
				if _, err := s.Story(t.Context(), "elsewhere", by); !errors.Is(err, qa.ErrNoStory) {
					t.Errorf("%s, from another workspace: %v", by, err)
				}
			}
		}
		for _, by := range []string{"one@0", "one@4", "one@", "@1", "one@1x", "one@1@2"} {
			if _, err := s.Story(t.Context(), ws, by); !errors.Is(err, qa.ErrNoStory) {
				t.Errorf("%q: %v", by, err)
			}
		}
		for _, workspace := range []string{"elsewhere", ""} {
			if _, err := s.Revisions(t.Context(), workspace, "one"); err == nil {
				t.Errorf("workspace %q has revisions", workspace)
			}
		}
	})
}
