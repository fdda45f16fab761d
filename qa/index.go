// Package qa answers questions from stories: a question and an index go in, an
// answer made of passages comes out. It does no I/O, reads no clock, and writes
// no sentence of its own.
package qa

import (
	"context"
	"errors"
)

// ErrNoStory says that a workspace has no story of that slug.
var ErrNoStory = errors.New("no such story")

// ErrNoWorkspace says that a query named no workspace; none may see everything.
var ErrNoWorkspace = errors.New("no workspace given")

// Hit is a sentence that an index proposes for a set of words.
type Hit struct {
	Slug     string
	Sentence int     // index into the story's Doc.Sentences
	Score    float64 // the index's own, higher is better
}

// Index is what the engine reads from. Every call is one workspace's, and only
// the latest revision of a story is seen, except through Story with an ID.
type Index interface {
	// Stories lists the workspace's stories, oldest first. Nobody changes the list.
	Stories(ctx context.Context, workspace string) ([]Meta, error)
	// Story returns one story by slug (its latest revision), by Meta.Reference, or by ID (any
	// revision); ErrNoStory if there is none.
	Story(ctx context.Context, workspace, slug string) (*Story, error)
	// Names returns the distinct names of the people of the workspace, as printed.
	Names(ctx context.Context, workspace string) ([]string, error)
	// Candidates returns up to limit sentences that hold any of the words
	// (plain words as the user typed them, unescaped), best first.
	Candidates(ctx context.Context, workspace string, words []string, limit int) ([]Hit, error)
}

// Archive is what an Index of many stories may tell besides. Where it is none, an
// answer comes from one story and names no other that has the passage too.
type Archive interface {
	// Similar returns for each of the given sentences those that may be the same, as
	// another desk edited it, best first; which of them are is for the caller to see.
	Similar(ctx context.Context, workspace string, sentences []string) ([][]Hit, error)
	// Speaking lists the stories in which somebody of one of the names, as printed,
	// speaks, oldest first.
	Speaking(ctx context.Context, workspace string, names []string) ([]Meta, error)
}
