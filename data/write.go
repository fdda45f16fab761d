package data

import (
	"context"
	"database/sql"
	"encoding/json"

	"onrecord/qa"
	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// The rows of one story. All but the first are written under the key that the
// first has just got, in the same transaction. Rows in prepared statements took
// 0.6 s for 130,000; lists in one JSON value a table took 1.0 s.
const (
	insertStory = `INSERT INTO story (workspace, id, slug, revision, current, source, title, url, date, note, added, parser,
		dateline_start, dateline_stop, first_sentence, sentences, indexed, text)
		VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	insertPage      = `INSERT INTO page (story, author, publisher, language, paywalled) VALUES (?, ?, ?, ?, ?)`
	nextSentence    = `SELECT coalesce(max(key), 0) + 1 FROM sentence`
	insertParagraph = `INSERT INTO paragraph (story, ordinal, number, kind, start, stop) VALUES (?, ?, ?, ?, ?, ?)`
	insertSentence  = `INSERT INTO sentence (key, story, paragraph, kind, start, stop, sketch1, sketch2, sketch3) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`
	insertPerson    = `INSERT INTO person (story, ordinal, name, forms, role, affiliation, sort, gender, start, stop)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	insertMention   = `INSERT INTO mention (story, ordinal, person, how, start, stop) VALUES (?, ?, ?, ?, ?, ?)`
	insertUtterance = `INSERT INTO utterance (story, ordinal, spans, form, cue_start, cue_stop, person, speaker_start, speaker_stop, how)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	indexSentence = `INSERT INTO sentence_fts (rowid, text, speaker) VALUES (?, ?, ?)`
)

// writer holds one transaction's statements.
type writer struct {
	tx *sql.Tx

	source, slugs                                                       *sql.Stmt // queries
	next, story, paragraph, sentence, person, mention, utterance, index *sql.Stmt
}

func newWriter(ctx context.Context, tx *sql.Tx) (*writer, error) {
	w := &writer{tx: tx}
	for _, p := range []struct {
		stmt  **sql.Stmt
		query string
	}{
		{&w.source, currentOfSource},
		{&w.slugs, slugsLike},
		{&w.next, nextSentence},
		{&w.story, insertStory},
		{&w.paragraph, insertParagraph},
		{&w.sentence, insertSentence},
		{&w.person, insertPerson},
		{&w.mention, insertMention},
		{&w.utterance, insertUtterance},
		{&w.index, indexSentence},
	} {
		var err error
		if *p.stmt, err = tx.PrepareContext(ctx, p.query); err != nil { // closed with the transaction
			return nil, err
		}
	}
	return w, nil
}

// insert writes the rows of a story that is not there.
func (w *writer) insert(ctx context.Context, workspace, source, now string, a Added, st *qa.Story) error {
	indexed := 0
	for _, s := range st.Doc.Sentences {
		if !s.Kind.Furniture() {
			indexed++
		}
	}
	dateline := st.Doc.Dateline
	var first int64
	if err := w.next.QueryRowContext(ctx).Scan(&first); err != nil {
		return err
	}
	result, err := w.story.ExecContext(ctx, workspace, a.ID, a.Slug, a.Revision, source, st.Title, st.URL, st.Date, st.Note,
		now, Parser, dateline.Start, dateline.End, first, len(st.Doc.Sentences), indexed, st.Text)
	if err != nil {
		return err
	}
	key, err := result.LastInsertId()
	if err != nil {
		return err
	}
	if st.Author+st.Publisher+st.Language != "" || st.Paywalled {
		if _, err := w.tx.ExecContext(ctx, insertPage, key, st.Author, st.Publisher, st.Language, st.Paywalled); err != nil {
			return err
		}
	}
	if err := w.insertDocument(ctx, key, first, st); err != nil {
		return err
	}
	return w.insertSpeech(ctx, key, st.Speech)
}

func (w *writer) insertDocument(ctx context.Context, key, first int64, st *qa.Story) error {
	for i, p := range st.Doc.Paragraphs {
		if _, err := w.paragraph.ExecContext(ctx, key, i, p.Number, p.Kind.String(), p.Start, p.End); err != nil {
			return err
		}
	}
	speakers := spoken(st)
	for i, s := range st.Doc.Sentences {
		row := first + int64(i)
		sketch := sketchOf(st.Text, s)
		if _, err := w.sentence.ExecContext(ctx, row, key, s.Paragraph, s.Kind.String(), s.Start, s.End, sketch[0], sketch[1], sketch[2]); err != nil {
			return err
		}
		if s.Kind.Furniture() {
			continue
		}
		// Folded: SQLite leaves letters like ø and ł as they are, and people type o and l.
		if _, err := w.index.ExecContext(ctx, row, story.Fold(s.In(st.Text)), story.Fold(speakers[i])); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) insertSpeech(ctx context.Context, key int64, sp *speech.Speech) error {
	for i, p := range sp.People {
		forms, err := json.Marshal(append([]string{}, p.Forms...)) // [] rather than null
		if err != nil {
			return err
		}
		if _, err := w.person.ExecContext(ctx, key, i, p.Name, string(forms), p.Role, p.Affiliation, string(p.Sort), string(p.Gender),
			p.At.Start, p.At.End); err != nil {
			return err
		}
	}
	for i, m := range sp.Mentions {
		if _, err := w.mention.ExecContext(ctx, key, i, m.Person, string(m.How), m.Start, m.End); err != nil {
			return err
		}
	}
	for i, u := range sp.Utterances {
		spans, err := json.Marshal(pairs(u.Spans))
		if err != nil {
			return err
		}
		speaker, person := speech.Speaker{}, sql.NullInt64{}
		if u.Speaker != nil {
			speaker, person = *u.Speaker, sql.NullInt64{Int64: int64(u.Speaker.Person), Valid: true}
		}
		if _, err := w.utterance.ExecContext(ctx, key, i, string(spans), string(u.Form), u.Cue.Start, u.Cue.End,
			person, speaker.Start, speaker.End, string(speaker.How)); err != nil {
			return err
		}
	}
	return nil
}

// pairs gives spans as their JSON has them: [[start, stop], …].
func pairs(spans []story.Span) [][2]int {
	p := make([][2]int, len(spans))
	for i, s := range spans {
		p[i] = [2]int{s.Start, s.End}
	}
	return p
}
