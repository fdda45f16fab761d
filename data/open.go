package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// The settings of the connections. They stand in the address, since a PRAGMA
// sent through a pool reaches one of its connections only (1 of 8, measured).
const (
	memory  = "file::memory:?_dqs=0&_txlock=immediate&_pragma=foreign_keys(1)"
	reading = "_dqs=0&_pragma=busy_timeout(5000)&_pragma=foreign_keys(1)&_pragma=query_only(1)&mode=ro"
	// For a medium that cannot be written: no locks and no log, so only where no log is left.
	frozen = reading + "&immutable=1"
	// For a file that a kill left with a journal: may roll it back, and no more.
	mending = "_dqs=0&_pragma=busy_timeout(5000)&_pragma=query_only(1)&mode=rw"
	// immediate: a transaction that starts as a reader and then writes fails with
	// SQLITE_BUSY whatever the timeout is (743 of 800, measured; 0 with it).
	writing = "_dqs=0&_txlock=immediate&_pragma=busy_timeout(5000)&_pragma=foreign_keys(1)" +
		"&_pragma=journal_mode(wal)&_pragma=synchronous(full)&_pragma=journal_size_limit(67108864)&mode=rwc"
)

// Open opens the database at path, and creates it and its folder where there is
// none. Nothing is written to a file that is not an onrecord database. The
// errors are ErrNotOurs, ErrNewer, ErrOlder (only when read-only), ErrReadOnly, ErrFull, fs.ErrNotExist (only
// when read-only), or SQLite's own.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	for wait := firstWait; ; wait *= 2 {
		s, err := open(ctx, path, o)
		if err == nil {
			return s, nil
		}
		if code(err) != sqlite3.SQLITE_BUSY || wait > lastWait || !sleep(ctx, wait) {
			return nil, fmt.Errorf("open database %s: %w", path, explain(err))
		}
	}
}

// Who creates a database while another does, or turns it to WAL, is refused at
// once, whatever the busy timeout (both would wait for the other's lock). The
// waits between tries add up to 5 s, as the timeout does elsewhere.
const (
	firstWait = 10 * time.Millisecond
	lastWait  = 2560 * time.Millisecond
)

// sleep waits, and reports false where ctx ended first.
func sleep(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-t.C:
		return true
	}
}

func open(ctx context.Context, path string, o Options) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	there, err := exists(path)
	if err != nil {
		return nil, err
	}
	s := newStore(o)
	s.address = address(path, reading)
	if s.read, err = pool(s.address, cores()); err != nil {
		return nil, err
	}
	if !o.ReadOnly {
		if s.write, err = pool(address(path, writing), 1); err != nil {
			return nil, s.abandon(err)
		}
	}
	version := 0
	if there {
		if version, err = s.identify(ctx, path); err != nil {
			return nil, s.abandon(err)
		}
	}
	switch {
	case version == Version():
		return s, nil
	case o.ReadOnly && version == 0:
		return nil, s.abandon(fmt.Errorf("there is no database yet: add a story first: %w", fs.ErrNotExist))
	case o.ReadOnly:
		return nil, s.abandon(fmt.Errorf("its schema is %d, now it is %d: %w", version, Version(), ErrOlder))
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, s.abandon(err)
	}
	if err := migrate(ctx, s.write); err != nil {
		return nil, s.abandon(err)
	}
	return s, nil
}

// smallest is the size of the smallest SQLite file: one page.
const smallest = 512

// exists reports whether path holds a database yet. SQLite itself would take a
// file of a few bytes for an empty one, and write over it. (Looking into the file
// here would be worse: closing it drops the locks of this process's other stores.)
func exists(path string) (bool, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, err
	case !info.Mode().IsRegular():
		return false, errors.New("it is not a file: name a file for the database")
	case 0 < info.Size() && info.Size() < smallest:
		return false, ErrNotOurs
	}
	return info.Size() > 0, nil
}

// identify returns the schema version of the file at path, 0 if it holds none
// yet. It changes nothing of another program's: journal_mode(wal) would. What a
// kill left half done is rolled back first, which only a connection that may
// write can do; where the medium does not even let a reader make its lock file,
// and the database was closed cleanly, it is read as the unchanging file it is.
func (s *Store) identify(ctx context.Context, path string) (int, error) {
	version, err := identify(ctx, s.read)
	if err == nil || !unwritable(err) {
		return version, err
	}
	settings := frozen
	if pending(path) {
		settings = mending
	}
	again, err := pool(address(path, settings), 1)
	if err != nil {
		return 0, err
	}
	version, err = identify(ctx, again)
	if err != nil || settings == mending {
		return version, errors.Join(err, again.Close())
	}
	s.address = address(path, frozen)
	_ = s.read.Close()
	s.read = again
	return version, nil
}

// pending reports whether a journal or a log beside the database holds anything.
func pending(path string) bool {
	for _, ending := range []string{"-wal", "-journal"} {
		if info, err := os.Stat(path + ending); err == nil && info.Size() > 0 {
			return true
		}
	}
	return false
}

// address is the URI of the database at path with its settings.
func address(path, settings string) string {
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(path), RawQuery: settings}
	return u.String()
}

// pool makes a pool of size connections, all of which stay open once opened.
func pool(dsn string, size int) (*sql.DB, error) {
	c, err := sqlite.NewConnector(dsn)
	if err != nil {
		return nil, err
	}
	db := sql.OpenDB(c)
	db.SetMaxOpenConns(size)
	db.SetMaxIdleConns(size)
	return db, nil
}
