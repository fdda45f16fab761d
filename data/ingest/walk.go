package ingest

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"onrecord/qa/story"
)

// What is not read yet, and a folder that holds nothing to read.
var (
	errPage    = errors.New("web pages are not read yet: save it as plain text (.txt or .md)")
	errNothing = errors.New("the folder holds no .txt or .md file")
	errNotFile = errors.New("it is neither a file nor a folder")
)

// Walk yields the texts that the sources name, in order: a file, a folder with
// all below it in the order of names (.txt, .md, .markdown; what starts with a
// full stop is left out, links to folders are not followed), or "-" for stdin.
// What cannot be read is yielded with its error, and the rest goes on. No more
// than story.MaxBytes of a text are read.
func Walk(sources []string, stdin io.Reader) iter.Seq[Draft] {
	return func(yield func(Draft) bool) {
		for _, source := range sources {
			if !walk(source, stdin, yield) {
				return
			}
		}
	}
}

// walk yields what one source names, and reports whether more is wanted.
func walk(source string, stdin io.Reader, yield func(Draft) bool) bool {
	switch {
	case source == "-":
		text, err := read(stdin)
		return yield(Draft{Name: "-", Text: text, Err: named("standard input", err)})
	case webAddress(source) != "":
		return yield(Draft{Name: source, Err: named(source, errPage)})
	}
	info, err := os.Stat(source)
	switch {
	case err != nil:
		return yield(Draft{Name: source, Err: err})
	case info.IsDir():
		return folder(source, yield)
	}
	return yield(file(source))
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
			more, some = yield(file(path)), true
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

// readable reports whether a file of a folder is meant: a text, or a page, for
// which it is said that it is not read.
func readable(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".txt", ".md", ".markdown":
		return true
	}
	return page(path)
}

func page(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".html", ".htm", ".xhtml":
		return true
	}
	return false
}

// file reads one file. One that is named may have any ending but a page's.
func file(path string) Draft {
	d := Draft{Name: path}
	d.Source, d.Err = filepath.Abs(path)
	if d.Err != nil {
		return d
	}
	if page(path) {
		d.Err = named(path, errPage)
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
	d.Text, err = read(f)
	d.Err = named(path, err)
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
