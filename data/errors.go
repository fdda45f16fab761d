package data

import (
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// What can be wrong with a database file, each with what to do about it.
var (
	ErrNotOurs  = errors.New("the file is not an onrecord database; name another file, or move this one away")
	ErrNewer    = errors.New("the database was made by a newer onrecord; use that one, or name another file")
	ErrOlder    = errors.New("the database was made by an older onrecord; open it for writing once")
	ErrReadOnly = errors.New("the database cannot be written: check that its file and folder are writable")
	ErrFull     = errors.New("the disk is full: nothing of this was stored; make room and try again")
)

// explain puts the sentence for people in front of SQLite's own words.
func explain(err error) error {
	switch code(err) {
	case sqlite3.SQLITE_NOTADB:
		return fmt.Errorf("%w (%w)", ErrNotOurs, err)
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return fmt.Errorf("%w (%w)", ErrReadOnly, err)
	case sqlite3.SQLITE_FULL:
		return fmt.Errorf("%w (%w)", ErrFull, err)
	case sqlite3.SQLITE_BUSY:
		return fmt.Errorf("another program keeps writing the database: try again (%w)", err)
	case sqlite3.SQLITE_CORRUPT:
		return fmt.Errorf("the database file is damaged: restore a copy (%w)", err)
	}
	return err
}

// unwritable reports whether SQLite failed because it could not write or make a file.
func unwritable(err error) bool {
	switch code(err) {
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return true
	}
	return false
}

// code returns SQLite's primary result code, 0 if err is not SQLite's.
func code(err error) int {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return 0
	}
	return e.Code() & 0xff
}
