package data

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	lru "github.com/hashicorp/golang-lru/v2"

	"onrecord/qa"
)

// metaColumns are the columns that scanMeta reads.
const metaColumns = `key, id, slug, title, source, url, date, note, revision, current, added,
	(SELECT json_object('Author', author, 'Publisher', publisher, 'Language', language, 'Paywalled', json(iif(paywalled, 'true', 'false')))
		FROM page WHERE page.story = story.key)`

// scanMeta reads metaColumns.
func scanMeta(scan func(...any) error) (key int64, m qa.Meta, err error) {
	var current bool
	var page []byte
	err = scan(&key, &m.ID, &m.Slug, &m.Title, &m.Source, &m.URL, &m.Date, &m.Note, &m.Revision, &current, &m.Added, &page)
	m.Superseded = !current
	if err == nil && page != nil {
		err = json.Unmarshal(page, &m)
	}
	return key, m, err
}

const listStories = `SELECT ` + metaColumns + ` FROM story WHERE workspace = ?1 AND current = 1 ORDER BY key`

// Stories lists the workspace's stories, the longest there first; a revision
// counts from when it was added. The list is everybody's: not to be changed.
func (s *Store) Stories(ctx context.Context, workspace string) ([]qa.Meta, error) {
	return remembered(ctx, s, s.stories, "list stories", func(rows *sql.Rows) (qa.Meta, error) {
		_, m, err := scanMeta(rows.Scan)
		return m, err
	}, listStories, workspace)
}

const listNames = `SELECT DISTINCT p.name FROM story s JOIN person p ON p.story = s.key
	WHERE s.workspace = ?1 AND s.current = 1 ORDER BY p.name`

// Names returns the distinct names of the people of the workspace, as printed,
// in the order of their bytes. The list is everybody's: not to be changed.
func (s *Store) Names(ctx context.Context, workspace string) ([]string, error) {
	return remembered(ctx, s, s.names, "list names", func(rows *sql.Rows) (name string, err error) {
		return name, rows.Scan(&name)
	}, listNames, workspace)
}

// listed is a list as it was after so many changes of its workspace.
type listed[T any] struct {
	changes int64
	all     []T
}

// listings is how many workspaces' lists are remembered.
const listings = 256

const countChanges = `SELECT changes FROM workspace WHERE name = ?1`

// remembered lists what a query gives, and asks it only where the workspace has
// changed since: the names of 840 stories take 16 ms to read. The count is read
// first, so that a change in between makes the list look older than it is.
func remembered[T any](ctx context.Context, s *Store, lists *lru.Cache[string, listed[T]], what string,
	scan func(*sql.Rows) (T, error), query, workspace string,
) ([]T, error) {
	if err := scoped(workspace); err != nil {
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	var changes int64
	if err := s.one(ctx, countChanges, []any{workspace}, &changes); err != nil && !errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("%s: %w", what, explain(err))
	}
	if l, ok := lists.Get(workspace); ok && l.changes == changes {
		return l.all, nil
	}
	all, err := list(ctx, s, what, scan, query, workspace)
	if err != nil {
		return nil, err
	}
	all = slices.Clip(all) // appending to it copies it
	lists.Add(workspace, listed[T]{changes, all})
	return all, nil
}
