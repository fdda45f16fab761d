package ingest

import (
	"context"
	"errors"
	"fmt"

	"onrecord/bot"
	"onrecord/data"
	"onrecord/data/ingest/fetch"
	"onrecord/qa"
)

// Keeper manages the stories of workspaces on behalf of those who chat there.
type Keeper struct {
	Store *data.Store
	Web   *Web // where addresses are fetched; nil: a new one for each, which lets no host rest
}

var _ bot.Keeper = Keeper{}

// Add stores what somebody handed in. The name of its file, or the address of its
// page, tells which story it is a revision of, within its workspace.
func (k Keeper) Add(ctx context.Context, workspace string, d bot.Draft) (qa.Meta, error) {
	draft, err := k.draft(ctx, d)
	if err != nil {
		return qa.Meta{}, err
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

// draft is the story that somebody handed in, not parsed yet.
func (k Keeper) draft(ctx context.Context, d bot.Draft) (Draft, error) {
	if d.URL != "" {
		web := k.Web
		if web == nil {
			web = NewWeb("")
		}
		draft, err := web.Story(ctx, d.URL)
		if err != nil && ctx.Err() == nil {
			return Draft{}, fmt.Errorf("%w: %s", bot.ErrNoPage, why(err))
		}
		return draft, err
	}
	draft := Draft{Name: d.Name, Source: "upload:" + d.Name, Text: d.Text}
	if d.Name == "" {
		draft.Source = ""
	}
	if pages(d.Name) {
		draft = paged(draft, d.Text)
	}
	if draft.Err != nil {
		return Draft{}, &webError{"", errors.New(why(draft.Err))}
	}
	return draft, nil
}

// why is what is wrong, without the address: whoever gave it knows.
func why(err error) string {
	var asked *fetch.Error
	if errors.As(err, &asked) {
		return asked.Why
	}
	var e *webError
	if errors.As(err, &e) {
		return e.err.Error()
	}
	return err.Error()
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
