package data

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"onrecord/qa"
	"onrecord/qa/speech"
	"onrecord/qa/story"
)

const findSlug = `SELECT ` + metaColumns + ` FROM story WHERE workspace = ?1 AND slug = ?2 AND current = 1`

// An ID is found among the superseded revisions too: the current one first, then the latest.
const findID = `SELECT ` + metaColumns + ` FROM story WHERE workspace = ?1 AND id = ?2 ORDER BY current DESC, key DESC LIMIT 1`

const findRevision = `SELECT ` + metaColumns + ` FROM story WHERE workspace = ?1 AND slug = ?2 AND revision = ?3`

const listRevisions = `SELECT ` + metaColumns + ` FROM story WHERE workspace = ?1 AND slug = ?2 ORDER BY revision`

// Revisions lists the revisions of a story, the first one first. The error is
// qa.ErrNoStory where there is none of that slug.
func (s *Store) Revisions(ctx context.Context, workspace, slug string) ([]qa.Meta, error) {
	all, err := list(ctx, s, "revisions of "+slug, func(rows *sql.Rows) (qa.Meta, error) {
		_, m, err := scanMeta(rows.Scan)
		return m, err
	}, listRevisions, workspace, slug)
	if err == nil && len(all) == 0 {
		err = fmt.Errorf("revisions of %s: %w", slug, qa.ErrNoStory)
	}
	return all, err
}

// isID tells an ID (SHA-256 in hex) from a slug.
func isID(s string) bool {
	return len(s) == 64 && strings.Trim(s, "0123456789abcdef") == ""
}

// Story returns one story of the workspace: by slug its latest revision, by
// slug@number or ID any. The errors are qa.ErrNoStory, and qa.ErrAltered where what
// is stored is not what was added.
func (s *Store) Story(ctx context.Context, workspace, slug string) (*qa.Story, error) {
	if err := scoped(workspace); err != nil {
		return nil, fmt.Errorf("story %s: %w", slug, err)
	}
	find, args := findSlug, []any{workspace, slug}
	name, number, numbered := strings.Cut(slug, "@")
	switch {
	case isID(slug):
		find = findID
	case numbered:
		find, args = findRevision, []any{workspace, name, number}
	}
	key, meta, err := scanMeta(func(into ...any) error { return s.one(ctx, find, args, into...) })
	if err != nil {
		return nil, fmt.Errorf("story %s: %w", slug, absent(err))
	}
	if st, ok := s.parsed.get(meta.ID); ok {
		return st.With(meta), nil
	}
	r, err := s.rows(ctx, workspace, key)
	if err != nil {
		return nil, fmt.Errorf("story %s: %w", slug, absent(err))
	}
	if err := r.whole(meta.ID); err != nil {
		return nil, fmt.Errorf("story %s: %w", slug, err)
	}
	st := qa.Load(meta, r.text, &r.doc, &r.speech)
	s.parsed.put(st)
	return st, nil
}

// absent makes qa.ErrNoStory of a query without a row.
func absent(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return qa.ErrNoStory
	}
	return explain(err)
}

// One story in one query. Numbers and marks come as "1 body 0 12;…", which is
// read several times faster than JSON; what holds people's text is JSON.
const loadStory = `SELECT text, parser, sentences, dateline_start, dateline_stop,
	(SELECT group_concat(number || ' ' || kind || ' ' || start || ' ' || stop, ';' ORDER BY ordinal)
		FROM paragraph WHERE story = s.key),
	(SELECT group_concat(paragraph || ' ' || kind || ' ' || start || ' ' || stop, ';' ORDER BY key)
		FROM sentence WHERE key BETWEEN s.first_sentence AND s.first_sentence + s.sentences - 1 AND story = s.key),
	(SELECT group_concat(person || ' ' || how || ' ' || start || ' ' || stop, ';' ORDER BY ordinal)
		FROM mention WHERE story = s.key),
	(SELECT json_group_array(json_object('name', name, 'forms', json(forms), 'role', role, 'affiliation', affiliation,
		'sort', sort, 'gender', gender, 'at', json_array(start, stop)) ORDER BY ordinal)
		FROM person WHERE story = s.key),
	(SELECT json_group_array(json_object('spans', json(spans), 'form', form, 'cue', json_array(cue_start, cue_stop),
		'person', person, 'at', json_array(speaker_start, speaker_stop), 'how', how) ORDER BY ordinal)
		FROM utterance WHERE story = s.key)
	FROM story s WHERE workspace = ?1 AND key = ?2`

// rows are what the store holds of one story, as it is, not yet trusted.
type rows struct {
	text   string
	parser int
	doc    story.Document
	speech speech.Speech
}

func (s *Store) rows(ctx context.Context, workspace string, key int64) (*rows, error) {
	var r rows
	var sentences int
	var paragraphs, runs, mentions sql.NullString
	var people, utterances []byte
	err := s.one(ctx, loadStory, []any{workspace, key}, &r.text, &r.parser, &sentences,
		&r.doc.Dateline.Start, &r.doc.Dateline.End, &paragraphs, &runs, &mentions, &people, &utterances)
	if err != nil {
		return nil, err
	}
	err = errors.Join(
		lines(paragraphs.String, func(number int, kind string, at story.Span) {
			r.doc.Paragraphs = append(r.doc.Paragraphs, story.Paragraph{Span: at, Number: number, Kind: kindNamed(kind)})
		}),
		lines(runs.String, func(paragraph int, kind string, at story.Span) {
			r.doc.Sentences = append(r.doc.Sentences, story.Sentence{Span: at, Paragraph: paragraph, Kind: kindNamed(kind)})
		}),
		lines(mentions.String, func(person int, how string, at story.Span) {
			r.speech.Mentions = append(r.speech.Mentions, speech.Mention{Span: at, Person: person, How: speech.How(how)})
		}),
		r.people(people),
		r.utterances(utterances),
	)
	if err == nil && sentences != len(r.doc.Sentences) {
		err = fmt.Errorf("%d of %d sentences are there", len(r.doc.Sentences), sentences)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", qa.ErrAltered, err)
	}
	return &r, nil
}

// lines reads "number name start stop;…".
func lines(s string, each func(number int, name string, at story.Span)) error {
	for line := range strings.SplitSeq(s, ";") {
		if line == "" {
			continue
		}
		f := strings.Fields(line)
		if len(f) != 4 {
			return fmt.Errorf("not four fields: %q", line)
		}
		number, e1 := strconv.Atoi(f[0])
		start, e2 := strconv.Atoi(f[2])
		stop, e3 := strconv.Atoi(f[3])
		if err := errors.Join(e1, e2, e3); err != nil {
			return err
		}
		each(number, f[1], story.Span{Start: start, End: stop})
	}
	return nil
}

func (r *rows) people(list []byte) error {
	var people []struct {
		Name, Role, Affiliation string
		Forms                   []string
		Sort                    speech.Sort
		Gender                  speech.Gender
		At                      [2]int
	}
	if err := json.Unmarshal(list, &people); err != nil {
		return fmt.Errorf("people: %w", err)
	}
	for _, p := range people {
		r.speech.People = append(r.speech.People, speech.Person{
			Name: p.Name, Forms: p.Forms, Role: p.Role, Affiliation: p.Affiliation,
			Sort: p.Sort, Gender: p.Gender, At: span(p.At),
		})
	}
	return nil
}

func (r *rows) utterances(list []byte) error {
	var utterances []struct {
		Spans   [][2]int
		Form    speech.Form
		Cue, At [2]int
		Person  *int
		How     speech.How
	}
	if err := json.Unmarshal(list, &utterances); err != nil {
		return fmt.Errorf("utterances: %w", err)
	}
	for _, u := range utterances {
		v := speech.Utterance{Form: u.Form, Cue: span(u.Cue)}
		for _, s := range u.Spans {
			v.Spans = append(v.Spans, span(s))
		}
		if u.Person != nil {
			v.Speaker = &speech.Speaker{Person: *u.Person, Span: span(u.At), How: u.How}
		}
		r.speech.Utterances = append(r.speech.Utterances, v)
	}
	return nil
}

func span(p [2]int) story.Span { return story.Span{Start: p[0], End: p[1]} }

// kindNamed is the inverse of story.Kind.String; a name that is none gives a
// kind that is furniture and equals none.
func kindNamed(name string) story.Kind {
	k := story.Body
	for k.String() != name && k.String() != "unknown" {
		k++
	}
	return k
}
