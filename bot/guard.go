package bot

import (
	"context"
	"fmt"

	"onrecord/qa"
)

// Guard is the Handler of a place where many people ask. It lets a request
// through to the bot if whoever asks may ask that, and not too fast; it manages
// the stories of a workspace; and it knows which story a channel is about.
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

// Handle does what r asks, if that is allowed: ErrNotManager or a TooFast if not.
func (g *Guard) Handle(ctx context.Context, r Request) (Reply, error) {
	if r.Workspace == "" {
		return Reply{}, qa.ErrNoWorkspace
	}
	if err := g.limits.take(r); err != nil {
		return Reply{}, err
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
