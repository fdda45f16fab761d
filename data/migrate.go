package data

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
)

// migrations holds the schema as numbered steps. A released step is never
// edited: a database that has it would differ from one made later.
//
//go:embed migration/*.sql
var migrations embed.FS

// sketching is the step after which what SQL cannot compute is filled in.
const sketching = "migration/0004_revisions.sql"

// applicationID marks a file as an onrecord database: "onRC".
const applicationID = 0x6f6e5243

// Version is the schema that this program reads and writes: the number of its migrations.
func Version() int { return len(steps()) }

// steps returns the migrations' file names in order.
func steps() []string {
	names, err := fs.Glob(migrations, "migration/*.sql")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	return names
}

const identity = `SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)
	FROM pragma_application_id, pragma_user_version`

// querier is what a pool and a transaction have in common.
type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// identify returns the schema version of an onrecord database, 0 of an empty
// one, and an error for any other.
func identify(ctx context.Context, q querier) (int, error) {
	var application, version, objects int
	if err := q.QueryRowContext(ctx, identity).Scan(&application, &version, &objects); err != nil {
		return 0, err
	}
	switch {
	case application == 0 && version == 0 && objects == 0:
		return 0, nil
	case application != applicationID:
		return 0, fmt.Errorf("it belongs to another program: %w", ErrNotOurs)
	case version > Version():
		return 0, fmt.Errorf("its schema is %d, this program knows %d: %w", version, Version(), ErrNewer)
	}
	return version, nil
}

// migrate brings the database up to date, one transaction a step. What another
// process has done meanwhile is seen, since every step looks again.
func migrate(ctx context.Context, db *sql.DB) error {
	for {
		done, err := step(ctx, db)
		if err != nil || done {
			return err
		}
	}
}

// step applies the next migration, or reports that there is none left.
func step(ctx context.Context, db *sql.DB) (done bool, err error) {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return false, err
	}
	defer tx.Rollback()
	version, err := identify(ctx, tx)
	if err != nil || version == Version() {
		return true, err
	}
	name := steps()[version]
	script, err := migrations.ReadFile(name)
	if err != nil {
		return false, err
	}
	// Both numbers stand in the file's first page and are part of the transaction.
	mark := fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d;", applicationID, version+1)
	if _, err := tx.ExecContext(ctx, string(script)+mark); err != nil {
		return false, fmt.Errorf("%s: %w", name, err)
	}
	if name == sketching {
		if err := sketchAll(ctx, tx); err != nil {
			return false, fmt.Errorf("%s: %w", name, err)
		}
	}
	if err := tx.Commit(); err != nil {
		return false, fmt.Errorf("%s: %w", name, err)
	}
	return false, nil
}
