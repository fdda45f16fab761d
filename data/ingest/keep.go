package ingest

import (
	"context"
	"fmt"

	"onrecord/bot"
	"onrecord/data"
	"onrecord/qa"
)

// Keeper manages the stories of workspaces on behalf of those who chat there.
type Keeper struct{ Store *data.Store }

var _ bot.Keeper = Keeper{}

// Add stores what somebody handed in. The name of its file tells which story it is
// a revision of, within its workspace.
func (k Keeper) Add(ctx context.Context, workspace string, d bot.Draft) (qa.Meta, error) {
	if d.URL != "" {
		return qa.Meta{}, fmt.Errorf("%w: %w", bot.ErrNoPage, errPage)
	}
	draft := Draft{Name: d.Name, Source: "upload:" + d.Name, Text: d.Text}
	if d.Name == "" {
		draft.Source = ""
	}
	st, err := draft.Parse()
	if err != nil {
		return qa.Meta{}, err
	}
	added, err := k.Store.Add(ctx, workspace, []*qa.Story{st})
	if err != nil {
		return qa.Meta{}, err
	}
	st.Slug, st.Revision = added[0].Slug, added[0].Revision
	return st.Meta, nil
}

// Remove takes a story away with all its revisions.
func (k Keeper) Remove(ctx context.Context, workspace, slug string) error {
	return k.Store.Remove(ctx, workspace, slug)
}

// SetFocus makes a channel be about one story, or about all.
func (k Keeper) SetFocus(ctx context.Context, workspace, channel, slug string) error {
	return k.Store.SetChannelFocus(ctx, workspace, channel, slug)
}

// Focused returns the story that a channel is about.
func (k Keeper) Focused(ctx context.Context, workspace, channel string) (string, error) {
	return k.Store.ChannelFocus(ctx, workspace, channel)
}
