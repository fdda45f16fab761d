package ingest

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"onrecord/qa/story"
)

// tree writes files below a new folder and returns it.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, content := range files {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// harbourPage is a small web page.
const harbourPage = `<!DOCTYPE html><html lang="en"><title>Harbour opens</title><meta name="author" content="Ada Brook">
<body><nav><a href="/">Home</a></nav><h1>Harbour opens</h1><p>The harbour of Velm opened again on Monday after two winters of work on its walls.</p>
<p>“We waited long enough,” said Ingrid Solheim, the mayor.</p></body></html>`

// walked lists what Walk yields, relative to root: "name" or "name: error".
func walked(root string, stdin io.Reader, sources ...string) (got []string) {
	for d := range Walk(sources, stdin) {
		line := strings.TrimPrefix(d.Name, root+"/")
		if d.Err != nil {
			line += ": " + strings.ReplaceAll(d.Err.Error(), root+"/", "")
		}
		got = append(got, line)
	}
	return got
}

func TestWalkFolder(t *testing.T) {
	root := tree(t, map[string]string{
		"b.txt": "b", "a.md": "a", "sub/c.markdown": "c", "sub/deep/D.TXT": "d", "page.html": harbourPage, "photo.jpg": "x",
		".hidden.txt": "no", ".git/config.txt": "no", "sub/notes.pdf": "no",
	})
	for link, to := range map[string]string{"loop": ".", "sub/up": "..", "alias.txt": "b.txt", "gone.txt": "nowhere"} {
		if err := os.Symlink(to, filepath.Join(root, link)); err != nil {
			t.Fatal(err)
		}
	}
	if err := syscall.Mkfifo(filepath.Join(root, "pipe.txt"), 0o600); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"a.md", "alias.txt", "b.txt",
		"gone.txt: stat gone.txt: no such file or directory",
		"page.html",
		"pipe.txt: pipe.txt: it is neither a file nor a folder",
		"sub/c.markdown", "sub/deep/D.TXT",
	}
	if d := cmp.Diff(want, walked(root, nil, root)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(want[6:], walked(root+"/sub", nil, root+"/sub"), cmp.Transformer("below", func(s string) string {
		return strings.TrimPrefix(s, "sub/")
	})); d != "" {
		t.Error(d)
	}
	through := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(root, through); err != nil {
		t.Fatal(err)
	}
	if got := walked(root, nil, through); len(got) != len(want) {
		t.Errorf("through a link: %q", got)
	}
}

func TestWalkSources(t *testing.T) {
	root := tree(t, map[string]string{"story": "plain", "empty/readme.pdf": "x", "a.txt": "a"})
	got := walked(root, strings.NewReader("typed"),
		"-", root+"/story", root+"/missing.txt", root+"/empty", "https://example.org/a", root+"/a.txt")
	want := []string{
		"-", "story", "missing.txt: stat missing.txt: no such file or directory",
		"empty: empty: the folder holds no .txt, .md or .html file",
		"https://example.org/a: https://example.org/a: nothing is fetched from the web here; save the page and name the file",
		"a.txt",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if got := walked(root, iotest.ErrReader(errors.New("unplugged")), "-"); len(got) != 1 || got[0] != "-: standard input: unplugged" {
		t.Errorf("%q", got)
	}
}

func TestWalkReadsExactly(t *testing.T) {
	text := "\ufeffA\r\n\r\n  \u00a0B \u2028\n\n\n"
	root := tree(t, map[string]string{"a.txt": text, "broken.txt": "a\xff\x00"})
	t.Chdir(root)
	var got []Draft
	for d := range Walk([]string{"a.txt", "./broken.txt"}, nil) {
		got = append(got, d)
	}
	want := []Draft{
		{Name: "a.txt", Source: filepath.Join(root, "a.txt"), Text: text},
		{Name: "./broken.txt", Source: filepath.Join(root, "broken.txt"), Text: "a\xff\x00"}, // for Parse to refuse
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// endless counts what is read from it.
type endless struct{ read int }

func (e *endless) Read(p []byte) (int, error) {
	e.read += len(p)
	return len(p), nil
}

func TestWalkIsBounded(t *testing.T) {
	root := t.TempDir()
	for name, size := range map[string]int64{"big.txt": 50 << 20, "fits.txt": story.MaxBytes, "over.txt": story.MaxBytes + 1, "huge.txt": 1 << 40} {
		f, err := os.Create(filepath.Join(root, name)) // sparse
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Truncate(size); err != nil {
			t.Skip(err)
		}
		f.Close()
	}
	in := &endless{}
	for d := range Walk([]string{root, "-"}, in) {
		if fits := strings.HasSuffix(d.Name, "fits.txt"); fits != (d.Err == nil) || !fits && !errors.Is(d.Err, story.ErrTooLong) {
			t.Errorf("%s: %v", d.Name, d.Err)
		}
		if d.Err != nil && d.Text != "" {
			t.Errorf("%s: %d bytes were kept", d.Name, len(d.Text))
		}
	}
	if in.read > 2*story.MaxBytes {
		t.Errorf("%d bytes were read of an endless input", in.read)
	}
}

func TestWalkStops(t *testing.T) {
	root := tree(t, map[string]string{"a.txt": "a", "b.txt": "b", "c/d.txt": "d"})
	for stop := range 4 {
		seen := 0
		for range Walk([]string{root, root}, nil) {
			if seen++; seen > stop {
				break
			}
		}
		if seen != stop+1 {
			t.Errorf("%d", seen)
		}
	}
}

// An unreadable file is told of, and the rest is read. (Root reads everything.)
func TestWalkUnreadable(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root reads every file")
	}
	root := tree(t, map[string]string{"a.txt": "a", "b.txt": "b", "c/d.txt": "d"})
	for _, name := range []string{"a.txt", "c"} {
		if err := os.Chmod(filepath.Join(root, name), 0); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { _ = os.Chmod(filepath.Join(root, "c"), 0o700) })
	want := []string{"a.txt: open a.txt: permission denied", "b.txt", "c: open c: permission denied"}
	if d := cmp.Diff(want, walked(root, nil, root)); d != "" {
		t.Error(d)
	}
}

func TestWalkSortsByName(t *testing.T) {
	files := map[string]string{}
	for _, name := range []string{"10.txt", "9.txt", "a/z.txt", "a.txt", "B.txt", "é.txt"} {
		files[name] = name
	}
	root := tree(t, files)
	first := walked(root, nil, root)
	if d := cmp.Diff([]string{"10.txt", "9.txt", "B.txt", "a/z.txt", "a.txt", "é.txt"}, first); d != "" {
		t.Error(d)
	}
}
