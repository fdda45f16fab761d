package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	sqlite3 "modernc.org/sqlite/lib"

	"onrecord/qa"
)

// Parser is the version of what qa.Parse finds. It goes up by one whenever
// qa.Parse finds something else in the same text: stories parsed by an older
// one are then parsed anew when they are added again.
const Parser = 5

// Status tells what became of an added story.
type Status string

// What Add does with a story.
const (
	New       Status = "new"
	Revised   Status = "revised"   // the same source with another text; the one before is kept, superseded
	Reparsed  Status = "reparsed"  // the same text, parsed by an older version before
	Unchanged Status = "unchanged" // the same source with the same text
)

// Added is one stored story.
type Added struct {
	Slug     string
	ID       string
	Revision int
	Status   Status
}

// Add stores stories, all or none of them, and returns what became of each, in
// order. A story's source says which story it is a revision of; one without a
// source is its own. After an error nobody knows whether it was stored (a commit
// that fails may still be in the file): adding it again is safe, and stores it
// once. The errors are qa.ErrNoWorkspace, ErrReadOnly, ErrFull, or SQLite's own.
func (s *Store) Add(ctx context.Context, workspace string, stories []*qa.Story) ([]Added, error) {
	if err := scoped(workspace); err != nil {
		return nil, fmt.Errorf("add: %w", err)
	}
	if s.write == nil {
		return nil, fmt.Errorf("add: %w", ErrReadOnly)
	}
	added, err := s.add(ctx, workspace, stories)
	if err != nil {
		return nil, fmt.Errorf("add: %w", explain(err))
	}
	return added, nil
}

// turns is how often a writer waits for its turn, 5 s each. SQLite wakes whoever
// happens to look first: under the race detector one of two processes that both
// wrote without a pause came to nothing for 5 s, once in some ten runs.
const turns = 6

// begin starts a write transaction, which takes the one write lock there is.
func (s *Store) begin(ctx context.Context) (tx *sql.Tx, err error) {
	for range turns {
		if tx, err = s.write.BeginTx(ctx, nil); code(err) != sqlite3.SQLITE_BUSY {
			break
		}
	}
	return tx, err
}

func (s *Store) add(ctx context.Context, workspace string, stories []*qa.Story) ([]Added, error) {
	tx, err := s.begin(ctx)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	w, err := newWriter(ctx, tx)
	if err != nil {
		return nil, err
	}
	// A statement under a context that may end costs the driver a goroutine: 0.8 s
	// of processor time for the rows of 840 stories. The transaction still ends with ctx.
	rows := context.WithoutCancel(ctx)
	added := make([]Added, len(stories))
	now := s.now().UTC().Format(time.RFC3339)
	for i, st := range stories {
		if added[i], err = w.store(rows, workspace, now, st); err != nil {
			return nil, fmt.Errorf("%s: %w", st.Slug, err)
		}
	}
	if err := tx.Commit(); err != nil {
		return nil, err
	}
	return added, nil
}

// record is a story as a statement sees it.
type record struct {
	key    int64
	parser int
	Added
}

const currentOfSource = `SELECT key, parser, slug, id, revision FROM story
	WHERE workspace = ?1 AND source = ?2 AND current = 1`

const supersede = `UPDATE story SET current = 0 WHERE workspace = ?1 AND key = ?2`

const removeRevision = `DELETE FROM story WHERE workspace = ?1 AND key = ?2`

// store stores one story, or finds that it is there.
func (w *writer) store(ctx context.Context, workspace, now string, st *qa.Story) (Added, error) {
	source := st.Source
	if source == "" {
		source = "sha256:" + st.ID
	}
	var old record
	err := w.source.QueryRowContext(ctx, workspace, source).
		Scan(&old.key, &old.parser, &old.Slug, &old.ID, &old.Revision)
	a := Added{ID: st.ID}
	switch {
	case errors.Is(err, sql.ErrNoRows):
		a.Status, a.Revision = New, 1
		a.Slug, err = w.freeSlug(ctx, workspace, st.Slug)
	case err != nil:
	case old.ID != st.ID:
		a.Status, a.Revision, a.Slug = Revised, old.Revision+1, old.Slug
		_, err = w.tx.ExecContext(ctx, supersede, workspace, old.key)
	case old.parser >= Parser:
		a.Status, a.Revision, a.Slug = Unchanged, old.Revision, old.Slug
		return a, nil
	default:
		a.Status, a.Revision, a.Slug = Reparsed, old.Revision, old.Slug
		_, err = w.tx.ExecContext(ctx, removeRevision, workspace, old.key)
	}
	if err != nil {
		return Added{}, err
	}
	return a, w.insert(ctx, workspace, source, now, a, st)
}

// The full stop follows the hyphen, and no slug holds either of the characters
// before them: these are slug itself and slug-anything.
const slugsLike = `SELECT slug FROM story WHERE workspace = ?1 AND slug >= ?2 AND slug < ?2 || '.'`

// freeSlug returns slug, or slug with the lowest number from 2 that no story has.
func (w *writer) freeSlug(ctx context.Context, workspace, slug string) (string, error) {
	if slug == "" || isID(slug) {
		slug = "story"
	}
	rows, err := w.slugs.QueryContext(ctx, workspace, slug)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	taken := map[string]bool{}
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return "", err
		}
		taken[s] = true
	}
	free := slug
	for n := 2; taken[free]; n++ {
		free = fmt.Sprintf("%s-%d", slug, n)
	}
	return free, rows.Err()
}

const removeStory = `DELETE FROM story WHERE workspace = ?1 AND slug = ?2`

// Remove takes a story out of the workspace, with all its revisions. The error
// is qa.ErrNoStory where there is none of that slug.
func (s *Store) Remove(ctx context.Context, workspace, slug string) error {
	if err := scoped(workspace); err != nil {
		return fmt.Errorf("remove %s: %w", slug, err)
	}
	if s.write == nil {
		return fmt.Errorf("remove %s: %w", slug, ErrReadOnly)
	}
	result, err := s.write.ExecContext(ctx, removeStory, workspace, slug)
	if err != nil {
		return fmt.Errorf("remove %s: %w", slug, explain(err))
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return fmt.Errorf("remove %s: %w", slug, errors.Join(err, qa.ErrNoStory))
	}
	return nil
}

// spoken returns for each sentence the names of those who speak in it.
func spoken(st *qa.Story) []string {
	names := make([]string, len(st.Doc.Sentences))
	for _, u := range st.Speech.Utterances {
		if u.Speaker == nil {
			continue
		}
		name := st.Speech.People[u.Speaker.Person].Name
		for i, sentence := range st.Doc.Sentences {
			if sentence.Start >= u.Span().End {
				break
			}
			for _, span := range u.Spans {
				if span.Overlaps(sentence.Span) && !strings.Contains(names[i], name) {
					names[i] = strings.TrimSpace(names[i] + " " + name)
				}
			}
		}
	}
	return names
}
