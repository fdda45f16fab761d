package data

import (
	"context"
	"database/sql"
	"fmt"
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

// An archive is large where OR-ing "the" starts to cost: some 3 µs a sentence
// that holds it. Then a word that stands in more than one of four sentences of
// its latest stories ("the", "of", "to") is not looked for.
const (
	largeArchive = 256 // stories
	sample       = 32  // stories
	commonIn     = 4   // sentences
)

const findSentences = `SELECT s.slug, f.rowid - s.first_sentence, -bm25(sentence_fts, 1.0, 0.5) AS score
	FROM sentence_fts f JOIN sentence n ON n.key = f.rowid JOIN story s ON s.key = n.story
	WHERE sentence_fts MATCH ?2 AND s.workspace = ?1 AND s.current = 1
	ORDER BY score DESC, f.rowid LIMIT ?3`

// Candidates returns up to limit sentences of the workspace's current stories
// that hold any of the words, or are spoken by somebody of that name, best first.
// The words may be anything that people type.
func (s *Store) Candidates(ctx context.Context, workspace string, words []string, limit int) ([]qa.Hit, error) {
	if err := scoped(workspace); err != nil {
		return nil, fmt.Errorf("candidates: %w", err)
	}
	terms, err := s.rare(ctx, workspace, phrases(words))
	if err != nil {
		return nil, fmt.Errorf("candidates: %w", explain(err))
	}
	if len(terms) == 0 || limit <= 0 {
		return nil, nil
	}
	return list(ctx, s, "candidates", func(rows *sql.Rows) (h qa.Hit, err error) {
		return h, rows.Scan(&h.Slug, &h.Sentence, &h.Score)
	}, findSentences, workspace, strings.Join(terms, " OR "), limit)
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

const latestStories = `SELECT min(first_sentence), sum(indexed) FROM
	(SELECT first_sentence, indexed FROM story WHERE workspace = ?1 AND current = 1 ORDER BY key DESC LIMIT ?2)
	WHERE EXISTS (SELECT 1 FROM story WHERE workspace = ?1 AND current = 1 LIMIT 1 OFFSET ?3)`

const countSentences = `SELECT count(*)
	FROM sentence_fts f JOIN sentence n ON n.key = f.rowid JOIN story s ON s.key = n.story
	WHERE sentence_fts MATCH ?2 AND f.rowid >= ?3 AND s.workspace = ?1 AND s.current = 1`

// rare leaves out the words that are common in a large archive; where all are,
// it keeps the least common. Asking for them all over 2 million sentences took
// 649 ms, for three rare ones 13 ms (measured).
func (s *Store) rare(ctx context.Context, workspace string, terms []string) ([]string, error) {
	if len(terms) < 2 {
		return terms, nil
	}
	var first, sentences sql.NullInt64
	if err := s.one(ctx, latestStories, []any{workspace, sample, largeArchive - 1}, &first, &sentences); err != nil {
		return nil, err
	}
	if !first.Valid {
		return terms, nil // not large
	}
	var rare []string
	least, fewest := "", int64(-1)
	for _, t := range terms {
		var n int64
		if err := s.one(ctx, countSentences, []any{workspace, t, first.Int64}, &n); err != nil {
			return nil, err
		}
		if commonIn*n <= sentences.Int64 {
			rare = append(rare, t)
		}
		if fewest < 0 || n < fewest {
			least, fewest = t, n
		}
	}
	if len(rare) == 0 {
		rare = []string{least}
	}
	return rare, nil
}
