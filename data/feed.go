package data

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
)

// Feed is how far a feed was read.
type Feed struct {
	ETag, Modified string            // what its server gave with it
	Items          map[string]string // of the items that it lists, by their names: a mark of what it said of each
}

const (
	findFeed = `SELECT etag, modified, items FROM feed WHERE workspace = ?1 AND address = ?2`
	keepFeed = `INSERT INTO feed (workspace, address, etag, modified, items) VALUES (?1, ?2, ?3, ?4, ?5)
		ON CONFLICT DO UPDATE SET etag = excluded.etag, modified = excluded.modified, items = excluded.items`
)

// Feed returns how far the feed at address was read in the workspace; of one that
// never was, nothing.
func (s *Store) Feed(ctx context.Context, workspace, address string) (f Feed, err error) {
	if err := scoped(workspace); err != nil {
		return Feed{}, fmt.Errorf("feed: %w", err)
	}
	var items []byte
	err = s.one(ctx, findFeed, []any{workspace, address}, &f.ETag, &f.Modified, &items)
	if errors.Is(err, sql.ErrNoRows) {
		return Feed{}, nil
	}
	if err == nil {
		err = json.Unmarshal(items, &f.Items)
	}
	if err != nil {
		return Feed{}, fmt.Errorf("feed: %w", explain(err))
	}
	return f, nil
}

// KeepFeed notes how far a feed was read.
func (s *Store) KeepFeed(ctx context.Context, workspace, address string, f Feed) error {
	items, err := json.Marshal(f.Items)
	if err != nil {
		return fmt.Errorf("feed: %w", err)
	}
	_, err = s.change(ctx, "feed", workspace, func(tx *sql.Tx) (sql.Result, error) {
		return tx.ExecContext(ctx, keepFeed, workspace, address, f.ETag, f.Modified, string(items))
	})
	return err
}
