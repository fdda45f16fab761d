package ingest

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onrecord/data/ingest/feed"
	"onrecord/data/ingest/page"
	"onrecord/qa/story"
)

// What is not read here, and what holds nothing to read.
var (
	errOffline = errors.New("nothing is fetched from the web here; save the page and name the file")
	errNothing = errors.New("the folder holds no .txt, .md or .html file")
	errNotFile = errors.New("it is neither a file nor a folder")
	errFeed    = errors.New("it is a feed; give its address on the web")
)

// Walk yields the texts that the sources name, in order: a file, a zip of files, a
// folder with all below it in the order of names (texts, pages and zips; what starts
// with a full stop is left out, links to folders are not followed), or "-" for stdin.
// What cannot be read is yielded with its error, and the rest goes on. No more
// than story.MaxBytes of a text are read. Nothing is fetched: see Web.
func Walk(sources []string, stdin io.Reader) iter.Seq[Draft] {
	return walk(sources, stdin, func(address string, yield func(Draft) bool) bool {
		return yield(Draft{Name: address, Err: named(address, errOffline)})
	})
}

// walk yields what the sources name; web those of an address.
func walk(sources []string, stdin io.Reader, web func(address string, yield func(Draft) bool) bool) iter.Seq[Draft] {
	return func(yield func(Draft) bool) {
		for _, source := range sources {
			more := false
			switch {
			case source == "-":
				more = yield(input(stdin))
			case strings.Contains(source, "://"):
				more = web(source, yield)
			default:
				more = local(source, yield)
			}
			if !more {
				return
			}
		}
	}
}

// input reads a text or a page from standard input.
func input(stdin io.Reader) Draft {
	text, err := read(stdin)
	if err == nil && markup(text) {
		return paged(Draft{Name: "-"}, text)
	}
	return Draft{Name: "-", Text: text, Err: named("standard input", err)}
}

// local yields what a path names, and reports whether more is wanted.
func local(path string, yield func(Draft) bool) bool {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return yield(Draft{Name: path, Err: err})
	case info.IsDir():
		return folder(path, yield)
	}
	return files(path, yield)
}

// files yields the story of a file, or those of a zip.
func files(path string, yield func(Draft) bool) bool {
	if packed(path) {
		return archive(path, yield)
	}
	return yield(file(path))
}

// folder yields the stories below a folder.
func folder(root string, yield func(Draft) bool) bool {
	start, err := filepath.EvalSymlinks(root) // WalkDir follows no link, not even its root
	if err != nil {
		return yield(Draft{Name: root, Err: err})
	}
	more, some := true, false
	_ = filepath.WalkDir(start, func(path string, entry fs.DirEntry, err error) error {
		switch hidden := path != start && strings.HasPrefix(filepath.Base(path), "."); {
		case hidden && entry.IsDir():
			return fs.SkipDir
		case hidden:
			return nil
		case err != nil:
			more, some = yield(Draft{Name: path, Err: err}), true
		case entry.IsDir() || !readable(path):
			return nil
		default:
			if info, err := os.Stat(path); err == nil && info.IsDir() {
				return nil // a link to a folder: it may lead back here
			}
			more, some = files(path, yield), true
		}
		if !more {
			return fs.SkipAll
		}
		return nil
	})
	if more && !some {
		more = yield(Draft{Name: root, Err: named(root, errNothing)})
	}
	return more
}

// readable reports whether a file of a folder is meant: a text, a page or a zip.
func readable(path string) bool { return texts(path) || pages(path) || packed(path) }

func texts(path string) bool  { return ends(path, ".txt", ".md", ".markdown") }
func pages(path string) bool  { return ends(path, ".html", ".htm", ".xhtml") }
func packed(path string) bool { return ends(path, ".zip") }

func ends(path string, endings ...string) bool {
	return slices.Contains(endings, strings.ToLower(filepath.Ext(path)))
}

// markup reports whether a text begins like a web page.
func markup(text string) bool {
	head := strings.ToLower(strings.TrimLeft(text[:min(len(text), 200)], "\ufeff \t\r\n"))
	return strings.HasPrefix(head, "<!doctype html") || strings.HasPrefix(head, "<html")
}

// paged makes the story of a page of the page's bytes.
func paged(d Draft, body string) Draft {
	p, err := page.Read([]byte(body), "", nil)
	if err != nil {
		d.Text, d.Err = "", &webError{d.Name, err}
		return d
	}
	d.Text, d.Page = p.Text, &p
	return d
}

// file reads one file. One that is named may have any ending; by its ending it is a
// page or a text.
func file(path string) Draft {
	d := Draft{Name: path}
	d.Source, d.Err = filepath.Abs(path)
	if d.Err != nil {
		return d
	}
	info, err := os.Stat(path) // before it is opened: opening a named pipe waits for its writer
	switch {
	case err != nil:
		d.Err = err
		return d
	case !info.Mode().IsRegular():
		d.Err = named(path, errNotFile)
		return d
	case info.Size() > story.MaxBytes:
		d.Err = named(path, story.ErrTooLong)
		return d
	}
	f, err := os.Open(path)
	if err != nil {
		d.Err = err
		return d
	}
	defer f.Close()
	text, err := read(f)
	switch {
	case err != nil:
		d.Err = named(path, err)
	case pages(path):
		return paged(d, text)
	case !texts(path) && feed.Is("", []byte(text)):
		d.Err = named(path, errFeed)
	default:
		d.Text = text
	}
	return d
}

// read reads a text, and stops after one that is too long.
func read(r io.Reader) (string, error) {
	var b strings.Builder
	n, err := io.Copy(&b, io.LimitReader(r, story.MaxBytes+1))
	switch {
	case err != nil:
		return "", err
	case n > story.MaxBytes:
		return "", story.ErrTooLong
	}
	return b.String(), nil
}

// named puts the name in front of an error that has none.
func named(name string, err error) error {
	var path *fs.PathError
	if err == nil || errors.As(err, &path) {
		return err
	}
	return fmt.Errorf("%s: %w", name, err)
}
