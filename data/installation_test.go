package data

import (
	"database/sql"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/bot"
	"onrecord/qa"
)

func install(t *testing.T, s *Store, i bot.Installation) {
	t.Helper()
	if err := s.Install(t.Context(), i); err != nil {
		t.Fatal(err)
	}
}

func TestInstall(t *testing.T) {
	threaded(t, func(t *testing.T, s *Store, c *clock) {
		if _, err := s.Installation(t.Context(), "a"); !errors.Is(err, bot.ErrNotInstalled) {
			t.Errorf("%v", err)
		}
		for _, i := range []bot.Installation{
			{Workspace: "a", Name: "A", Self: "U1", Sealed: []byte{0, 1, 2}, At: c.at},
			{Workspace: "b", Parent: "a", At: c.at},
			{Workspace: "a", Name: "A anew", Self: "U2", Sealed: []byte{3}, At: c.at.Add(time.Second)},
		} {
			install(t, s, i)
			got, err := s.Installation(t.Context(), i.Workspace)
			got.Sealed = append([]byte(nil), got.Sealed...)
			if err != nil || !got.At.Equal(i.At) {
				t.Errorf("%v, %v", got.At, err)
			}
			got.At = i.At
			if diff := cmp.Diff(i, got); diff != "" {
				t.Error(diff)
			}
		}
		if err := s.Install(t.Context(), bot.Installation{}); !errors.Is(err, qa.ErrNoWorkspace) {
			t.Errorf("%v", err)
		}
	})
}

// furnish gives a workspace something in every table.
func furnish(t *testing.T, s *Store, workspace string) {
	t.Helper()
	st := parse(t, "one", article(1))
	add(t, s, workspace, st, parse(t, "two", article(2)))
	remember(t, s, workspace, "thread", "What?")
	_, err := s.Claim(t.Context(), workspace, "delivery")
	if err := errors.Join(err, s.SetChannelFocus(t.Context(), workspace, "channel", "one"), s.Follow(t.Context(), workspace, "C1:1.0"),
		s.KeepFeed(t.Context(), workspace, "https://feed.example/", Feed{ETag: "1"})); err != nil {
		t.Fatal(err)
	}
}

// rowsOf counts the rows of every table that has a column workspace.
func rowsOf(t *testing.T, s *Store, workspace string) map[string]int {
	t.Helper()
	names, err := every(t.Context(), s.read, scanText, `SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'workspace'`)
	if err != nil || len(names) < 7 {
		t.Fatalf("%v, %v", names, err)
	}
	counts := map[string]int{}
	for _, name := range names {
		n := 0
		if err := s.read.QueryRowContext(t.Context(), `SELECT count(*) FROM `+name+` WHERE workspace = ?1`, workspace).Scan(&n); err != nil {
			t.Fatal(err)
		}
		counts[name] = n
	}
	return counts
}

// TestUninstall: whatever is stored of a workspace goes, of those under it too, and
// of nobody else. It looks into every table that has a column workspace, so that a
// new one is not forgotten.
func TestUninstall(t *testing.T) {
	threaded(t, func(t *testing.T, s *Store, c *clock) {
		install(t, s, bot.Installation{Workspace: "org", At: c.at, Sealed: []byte{1}})
		for _, w := range []string{"a", "b"} {
			install(t, s, bot.Installation{Workspace: w, Parent: "org", At: c.at})
		}
		install(t, s, bot.Installation{Workspace: "elsewhere", At: c.at, Sealed: []byte{1}})
		for _, w := range []string{"a", "b", "elsewhere", "no installation"} {
			furnish(t, s, w)
		}
		full := rowsOf(t, s, "elsewhere")
		for name, n := range full {
			if n == 0 {
				t.Errorf("the test puts nothing into %s", name)
			}
		}
		if err := s.Uninstall(t.Context(), "org", c.at.Add(-time.Second)); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(full, rowsOf(t, s, "a")); diff != "" {
			t.Errorf("it was installed after that: %s", diff)
		}
		for _, w := range []string{"org", "no installation"} {
			if err := s.Uninstall(t.Context(), w, c.at); err != nil {
				t.Fatal(err)
			}
		}
		for _, w := range []string{"org", "a", "b", "no installation"} {
			for name, n := range rowsOf(t, s, w) {
				if n > 0 {
					t.Errorf("%d rows of %s are left in %s", n, w, name)
				}
			}
		}
		if diff := cmp.Diff(full, rowsOf(t, s, "elsewhere")); diff != "" {
			t.Error(diff)
		}
		if metas, err := s.Stories(t.Context(), "a"); err != nil || len(metas) > 0 {
			t.Errorf("%v, %v", metas, err)
		}
		if _, err := s.Installation(t.Context(), "a"); !errors.Is(err, bot.ErrNotInstalled) {
			t.Errorf("%v", err)
		}
		clean(t, s)
	})
}

func TestFollow(t *testing.T) {
	threaded(t, func(t *testing.T, s *Store, c *clock) {
		follows := func(workspace, thread string, want bool) {
			t.Helper()
			if got, err := s.Follows(t.Context(), workspace, thread); err != nil || got != want {
				t.Errorf("%s of %s: %v, %v, want %v", thread, workspace, got, err, want)
			}
		}
		follows(ws, "C1:1", false)
		if err := s.Follow(t.Context(), ws, "C1:1"); err != nil {
			t.Fatal(err)
		}
		follows(ws, "C1:1", true)
		follows("elsewhere", "C1:1", false)
		c.at = c.at.Add(bot.FollowKept - time.Second)
		follows(ws, "C1:1", true)
		if err := s.Follow(t.Context(), ws, "C1:1"); err != nil {
			t.Fatal(err)
		}
		c.at = c.at.Add(bot.FollowKept - time.Second)
		follows(ws, "C1:1", true)
		c.at = c.at.Add(time.Second)
		follows(ws, "C1:1", false)
		if _, err := s.Follows(t.Context(), "", "C1:1"); !errors.Is(err, qa.ErrNoWorkspace) {
			t.Errorf("%v", err)
		}
	})
}

func scanText(rows *sql.Rows) (s string, err error) { return s, rows.Scan(&s) }
