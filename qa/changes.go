package qa

import (
	"fmt"

	"onrecord/qa/revision"
	"onrecord/qa/story"
)

// Changes is what became of a story from one revision to another. Its JSON is the
// product's format.
type Changes struct {
	Story   string   `json:"story"` // slug
	From    Revision `json:"from"`
	To      Revision `json:"to"`
	Changes []Change `json:"changes"` // in the order of reading; empty: white space and furniture apart, nothing changed
}

// Revision is one of a story's texts.
type Revision struct {
	ID         string `json:"sha256"`
	Revision   int    `json:"revision"`
	Superseded bool   `json:"superseded"`
	Title      string `json:"title"`
	Date       string `json:"date"`  // as the text has it
	Added      string `json:"added"` // RFC 3339
}

// RevisionOf tells of a story which of its texts it is.
func RevisionOf(m Meta) Revision {
	return Revision{ID: m.ID, Revision: m.Revision, Superseded: m.Superseded, Title: m.Title, Date: m.Date, Added: m.Added}
}

// Change is what became of one paragraph.
type Change struct {
	Before *Piece `json:"before"` // null: the paragraph is new
	After  *Piece `json:"after"`  // null: it was taken out
	Edits  []Edit `json:"edits"`  // word by word, white space included: LeftOut stood before, PutIn stands now
}

// Piece is a paragraph of a story, byte for byte.
type Piece struct {
	Paragraph int    `json:"paragraph"`
	Start     int    `json:"start"` // UTF-8 byte offset into that revision's text
	End       int    `json:"end"`
	Text      string `json:"text"`
}

var revisionOps = map[revision.Op]Op{revision.Same: Same, revision.Removed: LeftOut, revision.Added: PutIn}

// Compare tells what became of a story from one of its texts to another. The error
// is ErrAltered.
func Compare(from, to *Story) (Changes, error) {
	for _, s := range []*Story{from, to} {
		if ID(s.Text) != s.ID {
			return Changes{}, fmt.Errorf("compare %s: %w", s.Reference(), ErrAltered)
		}
	}
	out := Changes{Story: to.Slug, From: RevisionOf(from.Meta), To: RevisionOf(to.Meta), Changes: []Change{}}
	c := revision.Compare(from.revision(), to.revision())
	for _, p := range c.Pairs {
		if !c.Changed(p) {
			continue
		}
		change := Change{Edits: []Edit{}}
		if p.Old >= 0 {
			change.Before = from.piece(from.Doc.Paragraphs[p.Old])
		}
		if p.New >= 0 {
			change.After = to.piece(to.Doc.Paragraphs[p.New])
		}
		for _, e := range c.Edits(p) {
			text := to.Text
			if e.Op == revision.Removed {
				text = from.Text
			}
			change.Edits = append(change.Edits, Edit{revisionOps[e.Op], e.In(text)})
		}
		out.Changes = append(out.Changes, change)
	}
	return out, nil
}

func (s *Story) revision() revision.Text { return revision.Text{Text: s.Text, Doc: s.Doc} }

func (s *Story) piece(p story.Paragraph) *Piece {
	return &Piece{Paragraph: p.Number, Start: p.Start, End: p.End, Text: p.In(s.Text)}
}
