package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"onrecord/bot"
)

var _ bot.Ledger = (*Store)(nil)

const (
	// A claim that is over goes first: it may be claimed again.
	dropClaims  = `DELETE FROM delivery WHERE claimed <= ?`
	insertClaim = `INSERT INTO delivery (workspace, id, claimed) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING`
	dropClaim   = `DELETE FROM delivery WHERE workspace = ?1 AND id = ?2`
)

// Claim notes a delivery and reports whether it had not been noted in the last
// bot.DeliveryKept.
func (s *Store) Claim(ctx context.Context, workspace, delivery string) (bool, error) {
	now := s.now()
	changed, err := s.change(ctx, "claim", workspace, func(tx *sql.Tx) (sql.Result, error) {
		if _, err := tx.ExecContext(ctx, dropClaims, now.Add(-bot.DeliveryKept).UnixNano()); err != nil {
			return nil, err
		}
		return tx.ExecContext(ctx, insertClaim, workspace, delivery, now.UnixNano())
	})
	return changed > 0, err
}

// Release takes a claim back.
func (s *Store) Release(ctx context.Context, workspace, delivery string) error {
	_, err := s.change(ctx, "release", workspace, func(tx *sql.Tx) (sql.Result, error) {
		return tx.ExecContext(ctx, dropClaim, workspace, delivery)
	})
	return err
}

const (
	findFocus  = `SELECT focus FROM channel WHERE workspace = ?1 AND name = ?2`
	setFocus   = `INSERT INTO channel (workspace, name, focus) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET focus = excluded.focus`
	clearFocus = `DELETE FROM channel WHERE workspace = ?1 AND name = ?2`
)

// SetChannelFocus makes a channel be about one story; an empty slug, about all.
func (s *Store) SetChannelFocus(ctx context.Context, workspace, channel, slug string) error {
	_, err := s.change(ctx, "focus", workspace, func(tx *sql.Tx) (sql.Result, error) {
		if slug == "" {
			return tx.ExecContext(ctx, clearFocus, workspace, channel)
		}
		return tx.ExecContext(ctx, setFocus, workspace, channel, slug)
	})
	return err
}

// ChannelFocus returns the slug of the story that a channel is about, empty for all.
func (s *Store) ChannelFocus(ctx context.Context, workspace, channel string) (slug string, err error) {
	if err := scoped(workspace); err != nil {
		return "", fmt.Errorf("focus: %w", err)
	}
	err = s.one(ctx, findFocus, []any{workspace, channel}, &slug)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("focus: %w", explain(err))
	}
	return slug, nil
}

// change runs do in a transaction of its own and returns how many rows its last
// statement changed.
func (s *Store) change(ctx context.Context, what, workspace string, do func(*sql.Tx) (sql.Result, error)) (int64, error) {
	if err := scoped(workspace); err != nil {
		return 0, fmt.Errorf("%s: %w", what, err)
	}
	if s.write == nil {
		return 0, fmt.Errorf("%s: %w", what, ErrReadOnly)
	}
	tx, err := s.begin(ctx)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", what, explain(err))
	}
	defer tx.Rollback()
	result, err := do(tx)
	if err == nil {
		err = tx.Commit()
	}
	if err != nil {
		return 0, fmt.Errorf("%s: %w", what, explain(err))
	}
	return result.RowsAffected()
}
