package bot

import (
	"context"
	"fmt"

	"onrecord/qa"
)

// Guard is the Handler of a place where many people ask. It admits a request if
// whoever asks may ask that, and not too fast; it manages the stories of a
// workspace; and it knows which story a channel is about.
type Guard struct {
	next   Handler
	keeper Keeper
	limits *Limits
}

var _ Handler = (*Guard)(nil)

// NewGuard returns a guard before next.
func NewGuard(next Handler, keeper Keeper, limits *Limits) *Guard {
	return &Guard{next: next, keeper: keeper, limits: limits}
}

// Admit counts r and tells whether it may be handled: ErrNotManager or a TooFast if
// not. It waits for nothing, so that an adapter can ask before it acknowledges.
func (g *Guard) Admit(r Request) error {
	if err := permitted(r); err != nil {
		return err
	}
	return g.limits.take(r)
}

// Handle does what r asks, which was admitted.
func (g *Guard) Handle(ctx context.Context, r Request) (Reply, error) {
	if r.Workspace == "" {
		return Reply{}, qa.ErrNoWorkspace
	}
	if err := permitted(r); err != nil {
		return Reply{}, err
	}
	var reply Reply
	var err error
	switch r.Command {
	case Add:
		reply, err = g.add(ctx, r)
	case Remove:
		reply, err = g.remove(ctx, r)
	case Focus:
		reply, err = g.focus(ctx, r)
	default:
		if r.Story == "" {
			if r.Story, err = g.keeper.Focused(ctx, r.Workspace, r.Channel); err != nil {
				return Reply{}, fmt.Errorf("look up the channel's story: %w", err)
			}
		}
		return g.next.Handle(ctx, r)
	}
	reply.Command = r.Command
	return reply, err
}
