package data

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"onrecord/bot"
	"onrecord/qa"
)

// The bounds of what is remembered of conversations. Eight turns are more than a
// follow-up reaches back; ten thousand threads of eight turns are some 50 MB; an
// hour is how long a thread is remembered after its last use.
const (
	maxTurns   = 8
	maxThreads = 10_000 // of a workspace
	forgetting = time.Hour
	maxTurn    = 64 << 10 // bytes of a turn as JSON; a longer one is remembered without what it showed
)

const findThread = `SELECT focus, (SELECT json_group_array(json(turn) ORDER BY key) FROM turn WHERE workspace = ?1 AND thread = ?2)
	FROM thread WHERE workspace = ?1 AND name = ?2 AND used > ?3`

// Thread returns what is remembered of a conversation; nothing an hour after its
// last use, or where it has no name.
func (s *Store) Thread(ctx context.Context, workspace, name string) (bot.Thread, error) {
	if err := scoped(workspace); err != nil {
		return bot.Thread{}, fmt.Errorf("thread: %w", err)
	}
	if name == "" {
		return bot.Thread{}, nil
	}
	var t bot.Thread
	var turns []byte
	err := s.one(ctx, findThread, []any{workspace, name, s.past()}, &t.Focus, &turns)
	if errors.Is(err, sql.ErrNoRows) {
		return bot.Thread{}, nil
	}
	if err == nil {
		err = json.Unmarshal(turns, &t.Turns)
	}
	if err != nil {
		return bot.Thread{}, fmt.Errorf("thread: %w", explain(err))
	}
	return t, nil
}

// past is the time at which a thread used then is forgotten now.
func (s *Store) past() int64 { return s.now().Add(-forgetting).UnixNano() }

const (
	// A thread that is over and not yet gone starts afresh: its turns go first.
	forgetPast  = `DELETE FROM thread WHERE used <= ?`
	touchThread = `INSERT INTO thread (workspace, name, focus, used) VALUES (?1, ?2, '', ?3)
		ON CONFLICT DO UPDATE SET used = max(used, excluded.used) WHERE workspace = ?1`
	focusThread = `UPDATE thread SET focus = ?3 WHERE workspace = ?1 AND name = ?2`
	insertTurn  = `INSERT INTO turn (workspace, thread, asked, turn) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING`
	dropTurns   = `DELETE FROM turn WHERE workspace = ?1 AND thread = ?2 AND key NOT IN
		(SELECT key FROM turn WHERE workspace = ?1 AND thread = ?2 ORDER BY key DESC LIMIT ?3)`
	dropThreads = `DELETE FROM thread WHERE workspace = ?1 AND name IN
		(SELECT name FROM thread WHERE workspace = ?1 ORDER BY used DESC LIMIT -1 OFFSET ?2)`
	dropThread = `DELETE FROM thread WHERE workspace = ?1 AND name = ?2`
)

// statement is one step of an atomic write.
type statement struct {
	query string
	args  []any
}

// Remember adds a turn to a conversation and drops its oldest beyond maxTurns.
// A conversation without a name stands alone: nothing of it is kept.
func (s *Store) Remember(ctx context.Context, workspace, name string, turn qa.Turn) error {
	text, err := json.Marshal(turn)
	if err == nil && len(text) > maxTurn {
		turn.Shown, turn.Choices = nil, nil
		text, err = json.Marshal(turn)
	}
	if err != nil {
		return fmt.Errorf("remember: %w", err)
	}
	return s.keep(ctx, "remember", workspace, name, s.now().UnixNano(),
		statement{insertTurn, []any{workspace, name, s.now().UnixNano(), string(text)}},
		statement{dropTurns, []any{workspace, name, maxTurns}})
}

// SetFocus makes the later questions of a conversation be about one story; an
// empty slug, about all.
func (s *Store) SetFocus(ctx context.Context, workspace, name, slug string) error {
	return s.keep(ctx, "focus", workspace, name, s.now().UnixNano(), statement{focusThread, []any{workspace, name, slug}})
}

// keep writes to a conversation that is in use now, and lets go of what is over.
func (s *Store) keep(ctx context.Context, what, workspace, name string, now int64, then ...statement) error {
	if name == "" {
		return nil
	}
	steps := append([]statement{
		{forgetPast, []any{s.past()}},
		{touchThread, []any{workspace, name, now}},
	}, then...)
	return s.commit(ctx, what, workspace, append(steps, statement{dropThreads, []any{workspace, maxThreads}}))
}

// Forget empties a conversation.
func (s *Store) Forget(ctx context.Context, workspace, name string) error {
	return s.commit(ctx, "forget", workspace, []statement{{dropThread, []any{workspace, name}}})
}

// commit runs the statements in one transaction.
func (s *Store) commit(ctx context.Context, what, workspace string, steps []statement) error {
	if err := scoped(workspace); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	if s.write == nil {
		return fmt.Errorf("%s: %w", what, ErrReadOnly)
	}
	tx, err := s.begin(ctx)
	if err != nil {
		return fmt.Errorf("%s: %w", what, explain(err))
	}
	defer tx.Rollback()
	for _, step := range steps {
		if _, err := tx.ExecContext(ctx, step.query, step.args...); err != nil {
			return fmt.Errorf("%s: %w", what, explain(err))
		}
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("%s: %w", what, explain(err))
	}
	return nil
}
