package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"reflect"
	"slices"

	"golang.org/x/sync/errgroup"

	"onrecord/qa"
	"onrecord/qa/speech"
)

// Report is what Check found.
type Report struct {
	Stories   int // revisions looked at, of all workspaces
	Sentences int
	Older     int     // parsed by an older version: their text is checked, their passages not; adding them again parses them anew
	Faults    []Fault // empty: every byte is what it was
}

// Fault is one difference between what is stored and what should be.
type Fault struct {
	Workspace string // empty where the file itself is at fault
	Slug      string
	Revision  int
	What      string
}

// String says it in a line.
func (f Fault) String() string {
	if f.Slug == "" {
		return f.What
	}
	return fmt.Sprintf("%s, revision %d: %s", f.Slug, f.Revision, f.What)
}

// What is read of the whole file, whoever's the stories are.
const (
	quickCheck = `PRAGMA quick_check` // looks into sentence_fts too
	allStories = `SELECT key, workspace, slug, revision, id, sentences FROM story ORDER BY key`
	// Rows of no story: a story's own are looked at with it.
	orphans = `SELECT 'sentence_fts: rows are missing, or belong to no story' WHERE (SELECT count(*) FROM sentence_fts) <> (SELECT coalesce(sum(indexed), 0) FROM story WHERE current = 1)
		UNION ALL SELECT 'sentence: rows are missing, or belong to no story' WHERE (SELECT count(*) FROM sentence) <> (SELECT coalesce(sum(sentences), 0) FROM story)`
	countIndexed = `SELECT (SELECT count(*) FROM sentence_fts WHERE rowid BETWEEN first_sentence AND first_sentence + sentences - 1),
		indexed * current FROM story WHERE workspace = ?1 AND key = ?2`
	listSketches = `SELECT (SELECT group_concat(coalesce(sketch1 || ' ' || sketch2 || ' ' || sketch3, ''), ';' ORDER BY key)
		FROM sentence WHERE key BETWEEN first_sentence AND first_sentence + sentences - 1) FROM story WHERE workspace = ?1 AND key = ?2`
)

// Check compares the whole file with what it was made from: SQLite's structure,
// the index, the hash of every text, and every paragraph, sentence, person,
// mention and utterance with what qa.Parse finds in the text now. It writes
// nothing. progress is called with the number of stories looked at and the number
// of all. The error is for a check that could not be made.
func (s *Store) Check(ctx context.Context, progress func(done, total int)) (Report, error) {
	var r Report
	if err := s.checkFile(ctx, &r.Faults); err != nil {
		return r, fmt.Errorf("check: %w", explain(err))
	}
	stories, err := s.stored(ctx)
	if err != nil {
		return r, fmt.Errorf("check: %w", explain(err))
	}
	found := make([][]string, len(stories))
	older := make([]bool, len(stories))
	done := make(chan struct{}, len(stories))
	var g errgroup.Group
	g.SetLimit(cores())
	go func() {
		for i, st := range stories {
			g.Go(func() error {
				defer func() { done <- struct{}{} }()
				if ctx.Err() == nil {
					found[i], older[i] = s.checkStory(ctx, st)
				}
				return nil
			})
		}
	}()
	for i := range stories {
		<-done
		if progress != nil {
			progress(i+1, len(stories))
		}
	}
	for i, st := range stories {
		r.Stories++
		r.Sentences += st.sentences
		if older[i] {
			r.Older++
		}
		for _, what := range found[i] {
			r.Faults = append(r.Faults, Fault{st.workspace, st.slug, st.revision, what})
		}
	}
	return r, ctx.Err()
}

// checkFile looks at what belongs to no story. It does so on a connection of its
// own: one that searched before others wrote remembers how the index was laid
// out then, and quick_check takes the difference for damage.
func (s *Store) checkFile(ctx context.Context, faults *[]Fault) error {
	db := s.read
	if s.address != "" {
		var err error
		if db, err = pool(s.address, 1); err != nil {
			return err
		}
		defer db.Close()
	}
	for _, query := range []string{quickCheck, orphans} {
		lines, err := every(ctx, db, func(rows *sql.Rows) (what string, err error) { return what, rows.Scan(&what) }, query)
		if err != nil {
			return err
		}
		for _, what := range lines {
			if what != "ok" {
				*faults = append(*faults, Fault{What: what})
			}
		}
	}
	return nil
}

// row is a line of allStories.
type row struct {
	key                 int64
	workspace, slug, id string
	revision, sentences int
}

func (s *Store) stored(ctx context.Context) ([]row, error) {
	return every(ctx, s.read, func(rows *sql.Rows) (r row, err error) {
		return r, rows.Scan(&r.key, &r.workspace, &r.slug, &r.revision, &r.id, &r.sentences)
	}, allStories)
}

// checkStory names what is wrong with one story.
func (s *Store) checkStory(ctx context.Context, st row) (faults []string, older bool) {
	r, err := s.rows(ctx, st.workspace, st.key)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, false // removed since the list was made
	}
	if err != nil {
		return []string{explain(err).Error()}, false
	}
	if qa.ID(r.text) != st.id {
		return []string{"text: " + qa.ErrAltered.Error()}, false
	}
	var indexed, want int
	if err := s.one(ctx, countIndexed, []any{st.workspace, st.key}, &indexed, &want); err != nil {
		faults = append(faults, "index: "+explain(err).Error())
	} else if indexed != want {
		faults = append(faults, fmt.Sprintf("index: %d sentences instead of %d", indexed, want))
	}
	var sketches sql.NullString
	if err := s.one(ctx, listSketches, []any{st.workspace, st.key}, &sketches); err != nil {
		faults = append(faults, "sketches: "+explain(err).Error())
	} else if r.misfit() == "" && sketches.String != r.sketches(want > 0) {
		faults = append(faults, "sketches: not those of its sentences")
	}
	if r.parser != Parser {
		if what := r.misfit(); what != "" {
			faults = append(faults, what+" does not fit the text")
		}
		return faults, true
	}
	parsed, err := qa.Parse(qa.Meta{Slug: st.slug}, r.text)
	if err != nil {
		return append(faults, err.Error()), false
	}
	return append(faults, r.differences(parsed)...), false
}

// differences names the first row of each table that is not what was parsed.
func (r *rows) differences(st *qa.Story) (faults []string) {
	if r.doc.Dateline != st.Doc.Dateline {
		faults = append(faults, fmt.Sprintf("dateline: stored %v, parsed %v", r.doc.Dateline, st.Doc.Dateline))
	}
	note := func(what string) {
		if what != "" {
			faults = append(faults, what)
		}
	}
	note(differ("paragraph", r.doc.Paragraphs, st.Doc.Paragraphs, equal))
	note(differ("sentence", r.doc.Sentences, st.Doc.Sentences, equal))
	note(differ("person", r.speech.People, st.Speech.People, func(a, b speech.Person) bool {
		forms := slices.Equal(a.Forms, b.Forms)
		a.Forms, b.Forms = nil, nil
		return forms && reflect.DeepEqual(a, b)
	}))
	note(differ("mention", r.speech.Mentions, st.Speech.Mentions, equal))
	note(differ("utterance", r.speech.Utterances, st.Speech.Utterances, func(a, b speech.Utterance) bool {
		return reflect.DeepEqual(a, b)
	}))
	return faults
}

func equal[T comparable](a, b T) bool { return a == b }

// differ names the first place where the stored list is not the parsed one.
func differ[T any](what string, stored, parsed []T, same func(a, b T) bool) string {
	for i := range min(len(stored), len(parsed)) {
		if !same(stored[i], parsed[i]) {
			return fmt.Sprintf("%s %d: stored %+v, parsed %+v", what, i+1, stored[i], parsed[i])
		}
	}
	if len(stored) != len(parsed) {
		return fmt.Sprintf("%s: %d stored, %d parsed", what, len(stored), len(parsed))
	}
	return ""
}
