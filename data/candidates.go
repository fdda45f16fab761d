package data

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/qa"
	"onrecord/qa/story"
)

// What one query may hold. A question of 100 kB costs what one of 32 words costs.
const (
	maxWords = 32
	maxRunes = 64 // of a word
)

// most is how many sentences of one word are looked at, the latest ones first: a
// word of more than that tells little, and "the" stands in every sentence of an
// archive. So a question costs the same however many stories there are.
const most = 1000

// Row numbers only, as text: a row each would cost four times as much. The runs of
// the workspace's own stories tell which of them are its own.
const findRows = `SELECT group_concat(rowid) FROM
	(SELECT rowid FROM sentence_fts WHERE sentence_fts MATCH ?1 AND rowid BETWEEN ?2 AND ?3 ORDER BY rowid DESC LIMIT ?4)`

// Candidates returns up to limit sentences of the workspace's current stories
// that hold any of the words, or are spoken by somebody of that name. Those come
// first that hold most of the question's weight, in a story that holds most of it;
// a word weighs by how few sentences it stands in. The words may be anything that
// people type.
func (s *Store) Candidates(ctx context.Context, workspace string, words []string, limit int) ([]qa.Hit, error) {
	runs, err := s.storyRuns(ctx, workspace)
	if err != nil {
		return nil, fmt.Errorf("candidates: %w", err)
	}
	terms := phrases(words)
	if len(terms) == 0 || limit <= 0 || len(runs) == 0 {
		return nil, nil
	}
	w := weighing{runs: runs, found: map[int64]*candidate{}}
	for _, t := range terms {
		enough := most
		if len(terms) == 1 {
			enough = min(limit, most) // one word's sentences are as good as each other
		}
		rows, err := s.rowsOf(ctx, t, runs, enough)
		if err != nil {
			return nil, fmt.Errorf("candidates: %w", explain(err))
		}
		w.enter(rows)
	}
	return w.best(limit), nil
}

// rowsOf returns the latest sentences that hold a term, in whichever workspace.
func (s *Store) rowsOf(ctx context.Context, term string, runs []run, enough int) ([]int64, error) {
	last := runs[len(runs)-1]
	var list sql.NullString
	if err := s.one(ctx, findRows, []any{term, runs[0].first, last.first + last.sentences - 1, enough}, &list); err != nil {
		return nil, err
	}
	var rows []int64
	for n := range strings.SplitSeq(list.String, ",") {
		if row, err := strconv.ParseInt(n, 10, 64); err == nil {
			rows = append(rows, row)
		}
	}
	return rows, nil
}

// run is where the sentences of one story stand: one run of row numbers.
type run struct {
	first, sentences int64
	slug             string
}

const listRuns = `SELECT first_sentence, sentences, slug FROM story WHERE workspace = ?1 AND current = 1 AND sentences > 0 ORDER BY first_sentence`

// storyRuns lists the runs of the workspace's current stories in their order.
func (s *Store) storyRuns(ctx context.Context, workspace string) ([]run, error) {
	return remembered(ctx, s, s.runs, "list the runs of sentences", func(rows *sql.Rows) (r run, err error) {
		return r, rows.Scan(&r.first, &r.sentences, &r.slug)
	}, listRuns, workspace)
}

// weighing sums up which sentences and which stories hold what of a question.
type weighing struct {
	runs    []run
	found   map[int64]*candidate // by row
	stories map[int]float64      // index of run -> weight of the terms that the story holds
}

type candidate struct {
	row    int64
	run    int
	weight float64
}

// enter adds a term with the rows that hold it, the latest first. Rows that are
// in none of the workspace's runs are not the workspace's.
func (w *weighing) enter(rows []int64) {
	if w.stories == nil {
		w.stories = map[int]float64{}
	}
	last := w.runs[len(w.runs)-1]
	all := float64(last.first + last.sentences - w.runs[0].first)
	weight := math.Log(1 + all/(float64(len(rows))+0.5))
	i, before := len(w.runs)-1, -1
	for _, row := range rows { // descending, as the runs are walked
		if row < w.runs[i].first {
			i, _ = slices.BinarySearchFunc(w.runs[:i], row+1, func(r run, row int64) int { return cmp.Compare(r.first, row) })
			i--
		}
		if i < 0 || row >= w.runs[i].first+w.runs[i].sentences {
			continue
		}
		c := w.found[row]
		if c == nil {
			c = &candidate{row: row, run: i}
			w.found[row] = c
		}
		c.weight += weight
		if i != before {
			w.stories[i] += weight
			before = i
		}
	}
}

// best returns the sentences of the most weight, their story's counted with them.
func (w *weighing) best(limit int) []qa.Hit {
	all := make([]*candidate, 0, len(w.found))
	for _, c := range w.found {
		c.weight += w.stories[c.run]
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b *candidate) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.row, b.row))
	})
	hits := make([]qa.Hit, min(limit, len(all)))
	for i := range hits {
		r := w.runs[all[i].run]
		hits[i] = qa.Hit{Slug: r.slug, Sentence: int(all[i].row - r.first), Score: all[i].weight}
	}
	return hits
}

// phrases folds each word as the index has it, and makes of it an FTS5 string, in which nothing is an operator:
// without quotes 12 of 17 ordinary questions are SQL errors, and title:x reaches
// another column (measured). A repeated word is given once.
func phrases(words []string) []string {
	var quoted []string
	seen := map[string]bool{}
	for _, w := range words {
		w = strings.Join(strings.FieldsFunc(story.Fold(clip(w)), func(r rune) bool { return unicode.IsControl(r) || r == utf8.RuneError }), " ")
		if strings.IndexFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) < 0 || seen[w] {
			continue // nothing that the index would hold
		}
		seen[w] = true
		quoted = append(quoted, `"`+strings.ReplaceAll(w, `"`, `""`)+`"`)
		if len(quoted) == maxWords {
			break
		}
	}
	return quoted
}

// clip cuts a word after maxRunes.
func clip(w string) string {
	n := 0
	for i := range w {
		if n == maxRunes {
			return w[:i]
		}
		n++
	}
	return w
}
