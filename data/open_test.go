package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestSQLiteIsNewEnough(t *testing.T) {
	// Below 3.51.3 a write and a checkpoint from two connections may lose a commit.
	s, _ := file(t)
	var version string
	if err := s.read.QueryRow(`SELECT sqlite_version()`).Scan(&version); err != nil {
		t.Fatal(err)
	}
	var major, minor, patch int
	if _, err := fmt.Sscanf(version, "%d.%d.%d", &major, &minor, &patch); err != nil {
		t.Fatal(err)
	}
	if n := major*1_000_000 + minor*1_000 + patch; n < 3_051_003 {
		t.Errorf("SQLite %s", version)
	}
}

func TestSettingsOfEveryConnection(t *testing.T) {
	s, path := file(t)
	add(t, s, ws, parse(t, "one", article(1)))
	for name, pools := range map[string]struct {
		settings string
		size     int
		want     map[string]string
	}{
		"readers": {reading, 8, map[string]string{
			"busy_timeout": "5000", "foreign_keys": "1", "journal_mode": "wal", "synchronous": "2", "query_only": "1",
		}},
		"writer": {writing, 1, map[string]string{
			"busy_timeout": "5000", "foreign_keys": "1", "journal_mode": "wal", "synchronous": "2", "query_only": "0",
			"journal_size_limit": "67108864",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			db, err := pool(address(path, pools.settings), pools.size)
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			for range pools.size {
				conn, err := db.Conn(t.Context()) // held, so that the next is another one
				if err != nil {
					t.Fatal(err)
				}
				defer conn.Close()
				for pragma, want := range pools.want {
					var got string
					if err := conn.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got); err != nil || got != want {
						t.Errorf("%s = %q, %v, want %s", pragma, got, err, want)
					}
				}
				_, err = conn.ExecContext(t.Context(), `DELETE FROM story`)
				if wrote := err == nil; wrote != (name == "writer") {
					t.Errorf("a write: %v", err)
				}
			}
		})
	}
	if n := s.read.Stats().MaxOpenConnections; n != cores() {
		t.Errorf("%d readers", n)
	}
	if n := s.write.Stats().MaxOpenConnections; n != 1 {
		t.Errorf("%d writers", n)
	}
}

func TestOpenDoesNotWrite(t *testing.T) {
	s, path := file(t)
	add(t, s, ws, parse(t, "one", article(1)))
	s.Close()
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	old := time.Now().Add(-time.Hour)
	if err := os.Chtimes(path, old, old); err != nil {
		t.Fatal(err)
	}
	for _, o := range []Options{{}, {ReadOnly: true}} {
		r := reopen(t, path, o)
		if _, err := r.Story(t.Context(), ws, "one"); err != nil {
			t.Fatal(err)
		}
		r.Close()
		after, err := os.ReadFile(path)
		if err != nil || string(after) != string(before) {
			t.Errorf("%+v: the file changed, %v", o, err)
		}
		if info, err := os.Stat(path); err != nil || !info.ModTime().Equal(old.Truncate(time.Nanosecond)) {
			t.Errorf("%+v: written at %v, %v", o, info.ModTime(), err)
		}
	}
}

func TestMemoryLeavesNoFile(t *testing.T) {
	t.Chdir(t.TempDir())
	s, err := Memory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	add(t, s, ws, parse(t, "one", article(1)))
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if files, err := os.ReadDir("."); err != nil || len(files) > 0 {
		t.Errorf("%v, %v", files, err)
	}
}

// TestRefused: each of these is refused with its reason, and not changed by a byte.
func TestRefused(t *testing.T) {
	made := func(script string) func(*testing.T, string) {
		return func(t *testing.T, path string) {
			db, err := sql.Open("sqlite", path)
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			if _, err := db.Exec(script); err != nil {
				t.Fatal(err)
			}
		}
	}
	holding := func(content string) func(*testing.T, string) {
		return func(t *testing.T, path string) {
			if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, c := range map[string]struct {
		make func(*testing.T, string)
		want error
		says string
	}{
		"a text":                    {holding(strings.Repeat("Not a database.\n", 500)), ErrNotOurs, "not an onrecord database"},
		"one byte":                  {holding("x"), ErrNotOurs, "name another file"}, // SQLite takes it for an empty database
		"a line":                    {holding("A note to myself.\n"), ErrNotOurs, "name another file"},
		"another program's":         {made(`CREATE TABLE bookmark (url TEXT); PRAGMA user_version = 1`), ErrNotOurs, "another program"},
		"another program's, marked": {made(`PRAGMA application_id = 42; PRAGMA user_version = 1`), ErrNotOurs, "another program"},
		"a newer version's": {
			made(fmt.Sprintf(`CREATE TABLE story (key); PRAGMA application_id = %d; PRAGMA user_version = 999`, applicationID)),
			ErrNewer, "schema is 999",
		},
		"a folder": {func(t *testing.T, path string) {
			if err := os.Mkdir(path, 0o700); err != nil {
				t.Fatal(err)
			}
		}, nil, "name a file"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.db")
			c.make(t, path)
			before, _ := os.ReadFile(path)
			for _, o := range []Options{{}, {ReadOnly: true}} {
				s, err := Open(t.Context(), path, o)
				if err == nil {
					s.Close()
					t.Fatal("opened")
				}
				if c.want != nil && !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), path) {
					t.Errorf("%v", err)
				}
			}
			if after, _ := os.ReadFile(path); string(after) != string(before) {
				t.Error("the file was changed")
			}
		})
	}
}

func TestNothingThere(t *testing.T) {
	folder := t.TempDir()
	empty := filepath.Join(folder, "empty.db")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{empty, filepath.Join(folder, "none.db"), filepath.Join(folder, "no", "folder", "none.db")} {
		if _, err := Open(t.Context(), path, Options{ReadOnly: true}); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if files, _ := os.ReadDir(folder); len(files) != 1 {
		t.Errorf("left behind: %v", files)
	}
	add(t, reopen(t, empty, Options{}), ws, parse(t, "one", article(1)))
	under := filepath.Join(empty, "below-a-file.db")
	if _, err := Open(t.Context(), under, Options{}); err == nil {
		t.Error("a file was taken for a folder")
	}
}

// TestOldDatabases: a database of every released schema opens, for reading at
// once where it is current, and holds what it held.
func TestOldDatabases(t *testing.T) {
	old, err := filepath.Glob("testdata/old/*.sqlite")
	if err != nil || len(old) < Version() {
		t.Fatalf("%d databases for %d schemas, %v: add one made by the newest", len(old), Version(), err)
	}
	for _, from := range old {
		t.Run(filepath.Base(from), func(t *testing.T) {
			b, err := os.ReadFile(from)
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(t.TempDir(), "a.db")
			if err := os.WriteFile(path, b, 0o600); err != nil {
				t.Fatal(err)
			}
			s := reopen(t, path, Options{})
			st, err := s.Story(t.Context(), ws, "harbour")
			if err != nil || st.Text != harbour(t) || st.Title != "About harbour" {
				t.Fatalf("%v", err)
			}
			hits(t, s, ws, []string{"ferries"}, "harbour")
			sentence := `"We cannot wait for the next leak," said Ingrid Sørby, the mayor of Oldhaven.`
			if found, err := s.Similar(t.Context(), ws, []string{sentence}); err != nil || len(found[0]) == 0 {
				t.Errorf("no sketches: %v, %v", found, err)
			}
			clean(t, s)
			if a := add(t, s, ws, parse(t, "harbour", harbour(t)))[0]; a.Status != Unchanged && a.Status != Reparsed {
				t.Errorf("%+v", a)
			}
		})
	}
}

// TestReadOnlyMedium and a full disk need file systems of their own. The test
// runs itself in a user namespace, where it may mount them.
func TestReadOnlyMedium(t *testing.T) {
	if os.Getenv("ONRECORD_UNSHARED") == "" {
		unshared(t)
		return
	}
	medium := t.TempDir()
	mount(t, medium, "-t", "tmpfs", "tmpfs")
	path := filepath.Join(medium, "a.db")
	s := reopen(t, path, Options{})
	add(t, s, ws, parse(t, "one", harbour(t)))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("mount", "-o", "remount,ro", medium).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, o := range []Options{{}, {ReadOnly: true}} {
		s := reopen(t, path, o)
		if st, err := s.Story(t.Context(), ws, "one"); err != nil || st.Text != harbour(t) {
			t.Errorf("%+v: %v", o, err)
		}
		hits(t, s, ws, []string{"ferries"}, "one")
		clean(t, s)
		if _, err := s.Add(t.Context(), ws, nil); !errors.Is(err, ErrReadOnly) {
			t.Errorf("%+v: add: %v", o, err)
		}
		s.Close()
	}
	if _, err := Open(t.Context(), filepath.Join(medium, "b.db"), Options{}); !errors.Is(err, ErrReadOnly) {
		t.Errorf("a new one: %v", err)
	}
	if _, err := Open(t.Context(), filepath.Join(medium, "new", "b.db"), Options{}); err == nil {
		t.Error("a new folder was made")
	}
}

func TestFullDisk(t *testing.T) {
	if os.Getenv("ONRECORD_UNSHARED") == "" {
		unshared(t)
		return
	}
	disk := t.TempDir()
	mount(t, disk, "-t", "tmpfs", "-o", "size=4m", "tmpfs")
	filler := filepath.Join(disk, "filler")
	if err := os.WriteFile(filler, make([]byte, 2<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	s := reopen(t, filepath.Join(disk, "a.db"), Options{})
	stored := 0
	var full error
	for ; full == nil && stored < 5000; stored++ {
		_, full = s.Add(t.Context(), ws, oneOf(t, stored))
	}
	stored-- // the last one failed
	if !errors.Is(full, ErrFull) {
		t.Fatalf("after %d stories: %v", stored, full)
	}
	for range 100 {
		found, err := s.Candidates(t.Context(), ws, []string{"district"}, 10)
		if err != nil || len(found) == 0 {
			t.Fatalf("reading from a full disk: %v", err)
		}
		if _, err := s.Story(t.Context(), ws, found[0].Slug); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	add(t, s, ws, oneOf(t, stored)...) // the one that failed, without a restart
	if r := clean(t, s); r.Stories != stored+1 {
		t.Errorf("%d stories, want %d", r.Stories, stored+1)
	}
	t.Logf("%d stories until the disk was full", stored)
}

// unshared runs the calling test in a namespace of its own.
func unshared(t *testing.T) {
	t.Helper()
	if err := exec.Command("unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", t.TempDir()).Run(); err != nil {
		t.Skipf("no user namespace in which to mount: %v", err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "unshare", "-rm", os.Args[0], "-test.run=^"+t.Name()+"$", "-test.v")
	cmd.Env = append(os.Environ(), "ONRECORD_UNSHARED=1")
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "--- PASS: "+t.Name()) {
		t.Errorf("%v\n%s", err, out)
	}
}

// mount mounts something on a folder until the end of the test.
func mount(t *testing.T, folder string, args ...string) {
	t.Helper()
	if out, err := exec.Command("mount", append(args, folder)...).CombinedOutput(); err != nil {
		t.Fatalf("mount %v: %v: %s", args, err, out)
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", folder).CombinedOutput(); err != nil {
			t.Errorf("umount: %v: %s", err, out)
		}
	})
}
