package ingest

import (
	"archive/zip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// zipped writes a zip of files, in this order: name, content, name, content.
func zipped(t *testing.T, path string, files ...string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	f.Close()
}

func TestArchive(t *testing.T) {
	root := t.TempDir()
	path := filepath.Join(root, "news.zip")
	zipped(t, path, "b.txt", "B", "a/page.html", harbourPage, "__MACOSX/a.txt", "no", ".hidden.md", "no", "pic.jpg", "no", "../../up.txt", "up", "a/", "", "bad.html", "<p>x", "inner.zip", "PK")
	var got []string
	for d := range Walk([]string{path}, nil) {
		if !strings.HasPrefix(d.Source, path+"!") {
			t.Errorf("source %q", d.Source)
		}
		line := strings.TrimPrefix(d.Name, root+"/")
		if st, err := d.Parse(); err == nil {
			line += " = " + st.Slug + ": " + st.Title
		} else {
			line = strings.ReplaceAll(err.Error(), root+"/", "")
		}
		got = append(got, line)
	}
	want := []string{
		"news.zip/b.txt = b: B", "news.zip/a/page.html = page: Harbour opens", "news.zip/up.txt = up: up",
		"news.zip/bad.html: no article was found on the page; save its text as a .txt file and add that",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if n := len(walked(root, nil, root)); n != 4 {
		t.Errorf("%d stories of the folder with the zip in it", n)
	}
}

func TestArchiveRefused(t *testing.T) {
	root := tree(t, map[string]string{"none.zip": "no zip at all", "short.zip": "PK\x05\x06", "empty.zip": ""})
	zipped(t, filepath.Join(root, "nothing.zip"), "pic.jpg", "x")
	if err := os.Truncate(filepath.Join(root, "short.zip"), 3); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"empty.zip: empty.zip: it is no zip that can be read; unpack it and add the folder",
		"none.zip: none.zip: it is no zip that can be read; unpack it and add the folder",
		"nothing.zip: nothing.zip: the zip holds no .txt, .md or .html file",
		"short.zip: short.zip: it is no zip that can be read; unpack it and add the folder",
	}
	if d := cmp.Diff(want, walked(root, nil, root)); d != "" {
		t.Error(d)
	}
}

func FuzzArchive(f *testing.F) {
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, b []byte) {
		path := filepath.Join(t.TempDir(), "a.zip")
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		for d := range Walk([]string{path}, nil) {
			if d.Err == nil && d.Source == "" {
				t.Errorf("%+v", d)
			}
		}
	})
}
