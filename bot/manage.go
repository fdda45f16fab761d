package bot

import (
	"context"
	"errors"
	"fmt"

	"onrecord/qa"
)

// The commands of those who manage a workspace's stories.
const (
	Add    Command = "add"    // Draft
	Remove Command = "remove" // Text: a slug
)

// Draft is a text that somebody hands in to become a story, or the address of a
// page that holds one.
type Draft struct {
	Name string // of the file: its ending tells a web page from a plain text, and it says which story this is a revision of
	Text string // the file, byte for byte
	URL  string // http or https; Name and Text count for nothing then
}

// ErrNoPage is what the errors about an address are: they say in words for whoever
// gave it why no story comes from there, and what to do.
var ErrNoPage = errors.New("no story comes from that address")

// Keeper changes what a workspace has. Add fails with the errors of story.Parse or,
// of an address, with ErrNoPage; Remove with qa.ErrNoStory. Focused is the story that SetFocus gave a channel,
// empty for all of them.
type Keeper interface {
	Add(ctx context.Context, workspace string, d Draft) (qa.Meta, error)
	Remove(ctx context.Context, workspace, slug string) error
	SetFocus(ctx context.Context, workspace, channel, slug string) error
	Focused(ctx context.Context, workspace, channel string) (string, error)
}

func (g *Guard) add(ctx context.Context, r Request) (Reply, error) {
	meta, err := g.keeper.Add(ctx, r.Workspace, r.Draft)
	if err != nil {
		return Reply{}, err
	}
	return Reply{Stories: []qa.Meta{meta}}, nil
}

func (g *Guard) remove(ctx context.Context, r Request) (Reply, error) {
	slug := clean(r.Text)
	err := g.keeper.Remove(ctx, r.Workspace, slug)
	if errors.Is(err, qa.ErrNoStory) {
		// The bot knows which slugs come close.
		_, err = g.next.Handle(ctx, Request{Workspace: r.Workspace, Command: Show, Story: slug})
	}
	if err != nil {
		return Reply{}, err
	}
	return Reply{Stories: []qa.Meta{{Slug: slug}}}, nil
}

// focus makes a channel be about one story, for everybody in it.
func (g *Guard) focus(ctx context.Context, r Request) (Reply, error) {
	// Without a thread the bot checks the name and remembers nothing.
	reply, err := g.next.Handle(ctx, Request{Workspace: r.Workspace, Command: Focus, Text: r.Text})
	if err != nil {
		return Reply{}, err
	}
	if err := g.keeper.SetFocus(ctx, r.Workspace, r.Channel, reply.Focus); err != nil {
		return Reply{}, fmt.Errorf("focus the channel: %w", err)
	}
	return reply, nil
}
