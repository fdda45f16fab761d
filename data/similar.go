package data

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"onrecord/qa"
	"onrecord/qa/story"
	"onrecord/qa/wire"
)

var _ qa.Archive = (*Store)(nil)

// sketched is how many sentences of one hash are looked at. What is found in so many
// is no copy but a formula: "Editor's note: …", or what every report of a kind says.
const sketched = 100

// Row numbers as text, a line for each sentence, and one statement for them all: 30
// look-ups one by one would take four times as long.
const findSketch = `SELECT group_concat(rows, ';' ORDER BY n) FROM (SELECT s.key AS n, concat_ws(',',
		(SELECT group_concat(key) FROM (SELECT key FROM sentence WHERE sketch1 = s.value ->> 0 AND key BETWEEN ?2 AND ?3 ORDER BY key DESC LIMIT ?4)),
		(SELECT group_concat(key) FROM (SELECT key FROM sentence WHERE sketch2 = s.value ->> 1 AND key BETWEEN ?2 AND ?3 ORDER BY key DESC LIMIT ?4)),
		(SELECT group_concat(key) FROM (SELECT key FROM sentence WHERE sketch3 = s.value ->> 2 AND key BETWEEN ?2 AND ?3 ORDER BY key DESC LIMIT ?4))) AS rows
	FROM json_each(?1) s)`

// Similar returns for each sentence those of the workspace's current stories that may
// be the same, as another desk edited it, those first that have most in common.
// One too short to be known again finds nothing, nor does a formula.
func (s *Store) Similar(ctx context.Context, workspace string, sentences []string) ([][]qa.Hit, error) {
	runs, err := s.storyRuns(ctx, workspace)
	if err != nil {
		return nil, fmt.Errorf("similar: %w", err)
	}
	out := make([][]qa.Hit, len(sentences))
	var sketches [][wire.Hashes]uint32
	var known []int // the sentences that have one
	for i, text := range sentences {
		if sketch, ok := wire.Sketch(text); ok {
			sketches, known = append(sketches, sketch), append(known, i)
		}
	}
	if len(sketches) == 0 || len(runs) == 0 {
		return out, nil
	}
	wanted, err := json.Marshal(sketches)
	if err != nil {
		return nil, fmt.Errorf("similar: %w", err)
	}
	last := runs[len(runs)-1]
	var found sql.NullString
	if err := s.one(ctx, findSketch, []any{string(wanted), runs[0].first, last.first + last.sentences - 1, sketched}, &found); err != nil {
		return nil, fmt.Errorf("similar: %w", explain(err))
	}
	for i, list := range strings.Split(found.String, ";") {
		if hits := hitsOf(runs, list); len(hits) < sketched {
			out[known[i]] = hits
		}
	}
	return out, nil
}

// hitsOf counts how often each row is listed. Rows that are in none of the
// workspace's runs are not the workspace's.
func hitsOf(runs []run, list string) []qa.Hit {
	times := map[int64]int{}
	for n := range strings.SplitSeq(list, ",") {
		if row, err := strconv.ParseInt(n, 10, 64); err == nil {
			times[row]++
		}
	}
	var hits []qa.Hit
	for row, n := range times {
		i, _ := slices.BinarySearchFunc(runs, row+1, func(r run, row int64) int { return cmp.Compare(r.first, row) })
		if i--; i >= 0 && row < runs[i].first+runs[i].sentences {
			hits = append(hits, qa.Hit{Slug: runs[i].slug, Sentence: int(row - runs[i].first), Score: float64(n)})
		}
	}
	slices.SortFunc(hits, func(a, b qa.Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), strings.Compare(a.Slug, b.Slug), a.Sentence-b.Sentence)
	})
	return hits
}

const listSpeaking = `SELECT ` + metaColumns + ` FROM story WHERE workspace = ?1 AND current = 1 AND key IN
	(SELECT p.story FROM json_each(?2) n JOIN person p ON p.name = n.value
		WHERE EXISTS (SELECT 1 FROM utterance u WHERE u.story = p.story AND u.person = p.ordinal))
	ORDER BY key`

// Speaking lists the stories in which somebody of one of the names, as printed,
// speaks, the longest there first.
func (s *Store) Speaking(ctx context.Context, workspace string, names []string) ([]qa.Meta, error) {
	wanted, err := json.Marshal(append([]string{}, names...))
	if err != nil {
		return nil, fmt.Errorf("speaking: %w", err)
	}
	return list(ctx, s, "speaking", func(rows *sql.Rows) (qa.Meta, error) {
		_, m, err := scanMeta(rows.Scan)
		return m, err
	}, listSpeaking, workspace, string(wanted))
}

const (
	unsketched     = `SELECT key, text, first_sentence, sentences FROM story WHERE current = 1 AND key > ?1 ORDER BY key LIMIT 1`
	unsketchedRows = `SELECT key, kind, start, stop FROM sentence WHERE key BETWEEN ?1 AND ?2`
	sketchSentence = `UPDATE sentence SET sketch1 = ?2, sketch2 = ?3, sketch3 = ?4 WHERE key = ?1`
)

// sketchAll sketches the sentences that were stored before there were sketches.
func sketchAll(ctx context.Context, tx *sql.Tx) error {
	var key int64
	for {
		var text string
		var first, sentences int64
		err := tx.QueryRowContext(ctx, unsketched, key).Scan(&key, &text, &first, &sentences)
		if err == sql.ErrNoRows {
			return nil
		}
		if err != nil {
			return err
		}
		rows, err := tx.QueryContext(ctx, unsketchedRows, first, first+sentences-1)
		if err != nil {
			return err
		}
		type sentence struct {
			key int64
			story.Sentence
		}
		found, err := collect(rows, func(rows *sql.Rows) (d sentence, err error) {
			var kind string
			err = rows.Scan(&d.key, &kind, &d.Start, &d.End)
			d.Kind = kindNamed(kind)
			return d, err
		})
		if err != nil {
			return err
		}
		for _, d := range found {
			if d.Start < 0 || d.Start > d.End || d.End > len(text) {
				continue // damaged: Check tells
			}
			numbers := sketchOf(text, d.Sentence)
			if _, err := tx.ExecContext(ctx, sketchSentence, d.key, numbers[0], numbers[1], numbers[2]); err != nil {
				return err
			}
		}
	}
}

// sketches is what the database should hold of the story's, as Check reads it.
func (r *rows) sketches(current bool) string {
	lines := make([]string, len(r.doc.Sentences))
	for i, d := range r.doc.Sentences {
		if n := sketchOf(r.text, d); current && n[0].Valid {
			lines[i] = fmt.Sprintf("%d %d %d", n[0].Int64, n[1].Int64, n[2].Int64)
		}
	}
	return strings.Join(lines, ";")
}

// sketchOf is the sketch of a sentence as it is stored: NULLs where it has none.
func sketchOf(text string, d story.Sentence) (out [wire.Hashes]sql.NullInt64) {
	if d.Kind.Furniture() {
		return out
	}
	sketch, ok := wire.Sketch(d.In(text))
	for i, n := range sketch {
		out[i] = sql.NullInt64{Int64: int64(n), Valid: ok}
	}
	return out
}
