package bot

import (
	"context"
	"errors"
	"time"
)

// Installation is the leave that a workspace gave the app to speak there.
type Installation struct {
	Workspace string
	Parent    string    // the organisation whose leave it is, itself installed; empty: its own
	Name      string    // of the workspace, as people know it
	Self      string    // the app's own user there
	Sealed    []byte    // the token, encrypted by the adapter; none where it is the parent's
	At        time.Time // when it was given
}

// ErrNotInstalled says that a workspace gave no leave, or took it back.
var ErrNotInstalled = errors.New("the app is not installed there")

// Installations keeps them. Uninstall deletes whatever is stored of a workspace, and
// of those whose parent it is: stories, conversations, claims and the installation;
// nothing if it was installed anew after before.
type Installations interface {
	Install(ctx context.Context, i Installation) error
	Installation(ctx context.Context, workspace string) (Installation, error)
	Uninstall(ctx context.Context, workspace string, before time.Time) error
}

// FollowKept is how long a thread is followed after the app's last answer in it. A
// day later nobody expects that it still listens.
const FollowKept = 24 * time.Hour

// Follower knows in which threads the app takes part.
type Follower interface {
	Follow(ctx context.Context, workspace, thread string) error
	Follows(ctx context.Context, workspace, thread string) (bool, error)
}
