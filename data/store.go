// Package data is the store: stories, their passages and people, in one SQLite
// file, read and written by one set of SQL. It keeps what was found in a story
// beside its text, so that nothing is parsed twice. It answers no question and
// knows no platform.
package data

import (
	"context"
	"database/sql"
	"fmt"
	"runtime"
	"sync"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"

	"onrecord/qa"
)

// ReadLimit is how long one read may take. It also bounds the write-ahead log,
// which cannot be emptied past a reader that does not end.
const ReadLimit = 5 * time.Second

// CacheBytes is how much text of parsed stories a store keeps at hand unless
// Options say otherwise. A parse takes several times its text.
const CacheBytes = 64 << 20

// Options are what a store may be told when it is opened. The zero value writes,
// takes the time from the system's clock and caches CacheBytes of text.
type Options struct {
	ReadOnly   bool             // the file must exist and is never written
	Now        func() time.Time // the clock for story.added
	CacheBytes int              // bytes of text of parsed stories kept in memory
	ReadLimit  time.Duration    // how long one read may take; 0: ReadLimit
}

// Store is a database of stories. Its methods may be called by many goroutines
// at once; other processes may use the same file.
type Store struct {
	read    *sql.DB       // as many connections as cores, none of which can write
	write   *sql.DB       // one connection: writers queue here instead of meeting SQLITE_BUSY; nil if read-only
	address string        // of the reading connections; empty in memory
	limit   time.Duration // of one read
	now     func() time.Time

	parsed  *cache
	stories *lru.Cache[string, listed[qa.Meta]] // by workspace
	names   *lru.Cache[string, listed[string]]
	runs    *lru.Cache[string, listed[run]]

	mu         sync.Mutex
	statements map[string]*sql.Stmt // of the reading pool, by their query
}

func newStore(o Options) *Store {
	s := &Store{now: o.Now, limit: o.ReadLimit, statements: map[string]*sql.Stmt{}}
	if s.now == nil {
		s.now = time.Now
	}
	if s.limit == 0 {
		s.limit = ReadLimit
	}
	if o.CacheBytes == 0 {
		o.CacheBytes = CacheBytes
	}
	s.parsed = newCache(o.CacheBytes)
	s.stories, _ = lru.New[string, listed[qa.Meta]](listings) // the error is for a size below 1
	s.names, _ = lru.New[string, listed[string]](listings)
	s.runs, _ = lru.New[string, listed[run]](listings)
	return s
}

// Memory returns an empty store of its own in memory; nothing is written to disk.
func Memory(ctx context.Context) (*Store, error) {
	db, err := pool(memory, 1) // a second connection would be a second database
	if err != nil {
		return nil, fmt.Errorf("open a database in memory: %w", err)
	}
	s := newStore(Options{})
	s.read, s.write = db, db
	if err := migrate(ctx, db); err != nil {
		return nil, fmt.Errorf("open a database in memory: %w", s.abandon(err))
	}
	return s, nil
}

// Close empties the write-ahead log into the file and closes the store.
func (s *Store) Close() error {
	if s.write == nil {
		return s.read.Close()
	}
	if s.write.Stats().OpenConnections > 0 {
		// Where another process reads, what is left in the log is found there by the next.
		ctx, cancel := context.WithTimeout(context.Background(), ReadLimit)
		defer cancel()
		_, _ = s.write.ExecContext(ctx, checkpoint)
	}
	err := s.read.Close()
	if s.write == s.read {
		return err
	}
	if e := s.write.Close(); err == nil {
		err = e
	}
	return err
}

const checkpoint = `PRAGMA wal_checkpoint(TRUNCATE)`

// abandon closes a store that could not be opened and returns the error that is why.
func (s *Store) abandon(why error) error {
	for _, db := range []*sql.DB{s.read, s.write} {
		if db != nil {
			_ = db.Close()
		}
	}
	return why
}

// cores is the number of reading connections.
func cores() int { return max(2, runtime.GOMAXPROCS(0)) }

// scoped refuses a query that names no workspace.
func scoped(workspace string) error {
	if workspace == "" {
		return qa.ErrNoWorkspace
	}
	return nil
}
