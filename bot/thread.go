package bot

import (
	"context"

	"onrecord/qa"
)

// Thread is what is remembered of a conversation.
type Thread struct {
	Focus string    // the slug of the story that questions are about; empty: all
	Turns []qa.Turn // oldest first
}

// Threads remembers conversations, each under its workspace and its name, for an
// hour and within bounds. A conversation without a name is never remembered.
type Threads interface {
	Thread(ctx context.Context, workspace, name string) (Thread, error)
	Remember(ctx context.Context, workspace, name string, turn qa.Turn) error
	SetFocus(ctx context.Context, workspace, name, slug string) error
	Forget(ctx context.Context, workspace, name string) error
}

// Forgetful is a Threads that remembers nothing: every question stands alone.
type Forgetful struct{}

// Thread knows nothing.
func (Forgetful) Thread(context.Context, string, string) (Thread, error) { return Thread{}, nil }

// Remember keeps nothing.
func (Forgetful) Remember(context.Context, string, string, qa.Turn) error { return nil }

// SetFocus keeps nothing.
func (Forgetful) SetFocus(context.Context, string, string, string) error { return nil }

// Forget has nothing to forget.
func (Forgetful) Forget(context.Context, string, string) error { return nil }
