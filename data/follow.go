package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"onrecord/bot"
)

var _ bot.Follower = (*Store)(nil)

// maxFollowed bounds the threads that are followed in a workspace.
const maxFollowed = 10_000

const (
	dropPast   = `DELETE FROM followed WHERE used <= ?`
	putFollow  = `INSERT INTO followed (workspace, thread, used) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET used = max(used, excluded.used)`
	dropOldest = `DELETE FROM followed WHERE workspace = ?1 AND thread IN
		(SELECT thread FROM followed WHERE workspace = ?1 ORDER BY used DESC LIMIT -1 OFFSET ?2)`
	findFollow = `SELECT 1 FROM followed WHERE workspace = ?1 AND thread = ?2 AND used > ?3`
)

// Follow notes that the app takes part in a thread now.
func (s *Store) Follow(ctx context.Context, workspace, thread string) error {
	now := s.now()
	return s.commit(ctx, "follow", workspace, []statement{
		{dropPast, []any{now.Add(-bot.FollowKept).UnixNano()}},
		{putFollow, []any{workspace, thread, now.UnixNano()}},
		{dropOldest, []any{workspace, maxFollowed}},
	})
}

// Follows reports whether the app took part in a thread in the last bot.FollowKept.
func (s *Store) Follows(ctx context.Context, workspace, thread string) (bool, error) {
	if err := scoped(workspace); err != nil {
		return false, fmt.Errorf("follow: %w", err)
	}
	var one int
	err := s.one(ctx, findFollow, []any{workspace, thread, s.now().Add(-bot.FollowKept).UnixNano()}, &one)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("follow: %w", explain(err))
	}
	return true, nil
}
