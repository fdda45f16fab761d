package ingest

import (
	"archive/zip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"

	"onrecord/qa/story"
)

// The bounds on a zip: whoever made it may mean harm.
const (
	maxArchive = 256 << 20 // bytes of the file
	maxFiles   = 10_000    // in it
	maxPacked  = 1 << 30   // bytes of all its texts, unpacked
)

var (
	errArchive = fmt.Errorf("the zip is larger than %d MB or holds more than %d files; unpack it and add the folder", maxArchive>>20, maxFiles)
	errNotZip  = errors.New("it is no zip that can be read; unpack it and add the folder")
	errEmpty   = errors.New("the zip holds no .txt, .md or .html file")
)

// archive yields the stories of a zip, in its order: texts and pages, not the zips in
// it. A story keeps its identity with the zip's path and its own.
func archive(name string, yield func(Draft) bool) bool {
	fail := func(err error) bool { return yield(Draft{Name: name, Err: named(name, err)}) }
	source, err := filepath.Abs(name)
	if err != nil {
		return fail(err)
	}
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return fail(err)
	case !info.Mode().IsRegular():
		return fail(errNotFile)
	case info.Size() > maxArchive:
		return fail(errArchive)
	}
	f, err := os.Open(name)
	if err != nil {
		return fail(err)
	}
	defer f.Close()
	if listed(f, info.Size()) > maxFiles {
		return fail(errArchive)
	}
	z, err := zip.NewReader(f, info.Size())
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return fail(errNotZip)
	}
	some, left := false, int64(maxPacked)
	for _, entry := range z.File {
		hidden := strings.HasPrefix(path.Base(entry.Name), ".") || strings.HasPrefix(entry.Name, "__MACOSX/")
		if hidden || entry.FileInfo().IsDir() || !texts(entry.Name) && !pages(entry.Name) {
			continue
		}
		d := unpack(name, source, entry)
		if left -= int64(len(d.Text)); left < 0 {
			return fail(errArchive)
		}
		some = true
		if !yield(d) {
			return false
		}
	}
	if !some {
		return fail(errEmpty)
	}
	return true
}

// unpack reads one file of a zip.
func unpack(name, source string, entry *zip.File) Draft {
	d := Draft{Name: path.Join(name, path.Clean("/"+entry.Name)), Source: source + "!" + entry.Name}
	if entry.UncompressedSize64 > story.MaxBytes {
		d.Err = named(d.Name, story.ErrTooLong)
		return d
	}
	r, err := entry.Open()
	if err != nil {
		d.Err = named(d.Name, errNotZip)
		return d
	}
	defer r.Close()
	text, err := read(r)
	switch {
	case errors.Is(err, story.ErrTooLong):
		d.Err = named(d.Name, err)
	case err != nil:
		d.Err = named(d.Name, errNotZip)
	case pages(entry.Name):
		return paged(d, text)
	default:
		d.Text = text
	}
	return d
}

// listed returns how many files a zip says that it holds, by the record at its end:
// the reader makes room for as many before it looks at the first.
func listed(f io.ReaderAt, size int64) int {
	const record, comment = 22, 1<<16 - 1
	tail := make([]byte, min(size, record+comment))
	if _, err := f.ReadAt(tail, size-int64(len(tail))); err != nil && !errors.Is(err, io.EOF) {
		return 0
	}
	for i := len(tail) - record; i >= 0; i-- {
		if string(tail[i:i+4]) == "PK\x05\x06" {
			return int(binary.LittleEndian.Uint16(tail[i+10:])) // 65,535: more than that, told elsewhere
		}
	}
	return 0
}
