package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"onrecord/bot"
)

var _ bot.Installations = (*Store)(nil)

const (
	putInstallation = `INSERT INTO installation (workspace, parent, name, self, sealed, installed) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
		ON CONFLICT DO UPDATE SET parent = excluded.parent, name = excluded.name, self = excluded.self, sealed = excluded.sealed, installed = excluded.installed`
	findInstallation = `SELECT parent, name, self, sealed, installed FROM installation WHERE workspace = ?1`
	findInstalled    = `SELECT workspace FROM installation WHERE workspace = ?1 OR parent = ?1`
	findWhen         = `SELECT installed FROM installation WHERE workspace = ?1`
)

// Install notes an installation, in place of an earlier one.
func (s *Store) Install(ctx context.Context, i bot.Installation) error {
	return s.commit(ctx, "install", i.Workspace, []statement{
		{putInstallation, []any{i.Workspace, i.Parent, i.Name, i.Self, append([]byte{}, i.Sealed...), i.At.UnixNano()}},
	})
}

// Installation returns that of a workspace, or bot.ErrNotInstalled.
func (s *Store) Installation(ctx context.Context, workspace string) (bot.Installation, error) {
	if err := scoped(workspace); err != nil {
		return bot.Installation{}, fmt.Errorf("installation: %w", err)
	}
	i := bot.Installation{Workspace: workspace}
	var at int64
	err := s.one(ctx, findInstallation, []any{workspace}, &i.Parent, &i.Name, &i.Self, &i.Sealed, &at)
	if errors.Is(err, sql.ErrNoRows) {
		return bot.Installation{}, bot.ErrNotInstalled
	}
	if err != nil {
		return bot.Installation{}, fmt.Errorf("installation: %w", explain(err))
	}
	i.At = time.Unix(0, at)
	return i, nil
}

// What a workspace has. Its stories' parts go with them. How often its list of
// stories has changed stays: without it, a list that is remembered could pass for a new one.
const (
	dropStories      = `DELETE FROM story WHERE workspace = ?1`
	dropAllThreads   = `DELETE FROM thread WHERE workspace = ?1`
	dropChannels     = `DELETE FROM channel WHERE workspace = ?1`
	dropDeliveries   = `DELETE FROM delivery WHERE workspace = ?1`
	dropFollowed     = `DELETE FROM followed WHERE workspace = ?1`
	dropFeeds        = `DELETE FROM feed WHERE workspace = ?1`
	dropInstallation = `DELETE FROM installation WHERE workspace = ?1`
)

// Uninstall deletes whatever is stored of a workspace, and of those whose parent it
// is; nothing if it was installed anew after before.
func (s *Store) Uninstall(ctx context.Context, workspace string, before time.Time) error {
	_, err := s.change(ctx, "uninstall", workspace, func(tx *sql.Tx) (sql.Result, error) {
		var installed int64
		err := tx.QueryRowContext(ctx, findWhen, workspace).Scan(&installed)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return nil, err
		}
		var last sql.Result = none{}
		if installed > before.UnixNano() {
			return last, nil
		}
		all, err := installedUnder(ctx, tx, workspace)
		if err != nil {
			return nil, err
		}
		for _, w := range all {
			for _, query := range []string{dropStories, dropAllThreads, dropChannels, dropDeliveries, dropFollowed, dropFeeds, dropInstallation} {
				if last, err = tx.ExecContext(ctx, query, w); err != nil {
					return nil, err
				}
			}
		}
		return last, nil
	})
	return err
}

// installedUnder returns a workspace and those whose parent it is.
func installedUnder(ctx context.Context, tx *sql.Tx, workspace string) ([]string, error) {
	rows, err := tx.QueryContext(ctx, findInstalled, workspace)
	if err != nil {
		return nil, err
	}
	all, err := collect(rows, func(rows *sql.Rows) (w string, err error) { return w, rows.Scan(&w) })
	return append(all, workspace), err // it may have been used without an installation of its own
}

// none is the result of doing nothing.
type none struct{}

func (none) LastInsertId() (int64, error) { return 0, nil }
func (none) RowsAffected() (int64, error) { return 0, nil }
