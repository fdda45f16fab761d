package bot

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"onrecord/qa"
)

// Asker answers one question, checks one quotation, and looks at what somebody says
// over all stories, and at which stories have much in common: the engine of package qa.
type Asker interface {
	Ask(ctx context.Context, q qa.Ask) (qa.Answer, qa.Turn, error)
	Check(ctx context.Context, c qa.Claim) (qa.Check, error)
	Timeline(ctx context.Context, workspace, name string) ([]qa.Voice, error)
	Beside(ctx context.Context, workspace, slug string) (qa.Beside, error)
}

// Library holds the stories of all workspaces. Stories are listed oldest first.
// Story takes a slug, which means its latest revision, "slug@2" or an ID: a
// revision that is superseded opens too, and says so. Revisions lists all that
// there are under a slug, the first one first. Both fail with qa.ErrNoStory.
type Library interface {
	Stories(ctx context.Context, workspace string) ([]qa.Meta, error)
	Story(ctx context.Context, workspace, story string) (*qa.Story, error)
	Revisions(ctx context.Context, workspace, slug string) ([]qa.Meta, error)
}

// Bot is the Handler that all adapters share. It is safe for concurrent use.
type Bot struct {
	asker   Asker
	shelf   Library
	threads Threads
}

var _ Handler = (*Bot)(nil)

// New returns a bot that answers from asker and library and keeps in threads what
// was said in each.
func New(asker Asker, library Library, threads Threads) *Bot {
	return &Bot{asker: asker, shelf: library, threads: threads}
}

// Handle does what r asks. Its errors are for Explain to put into words.
func (b *Bot) Handle(ctx context.Context, r Request) (Reply, error) {
	if r.Workspace == "" {
		return Reply{}, qa.ErrNoWorkspace
	}
	thread, unkept := b.threads.Thread(ctx, r.Workspace, r.Thread)
	if r.Story == "" && r.Command != Focus {
		r.Story = thread.Focus
	}
	reply, err := b.serve(ctx, r, thread.Turns)
	if unkept != nil && reply.Unkept == nil { // an answer is worth more than its memory
		reply.Unkept = fmt.Errorf("remember the conversation: %w", unkept)
	}
	if errors.Is(err, qa.ErrNoStory) && r.Story != "" {
		err = b.noStory(ctx, r, err)
	}
	reply.Command = r.Command
	return reply, err
}

func (b *Bot) serve(ctx context.Context, r Request, turns []qa.Turn) (Reply, error) {
	switch r.Command {
	case Ask:
		return b.ask(ctx, r, turns)
	case Gist:
		r.Text = gistQuestion
		return b.ask(ctx, r, nil)
	case Check:
		return b.check(ctx, r)
	case Quotes:
		return b.quotes(ctx, r)
	case People:
		return b.people(ctx, r)
	case Stories:
		reply, err := b.stories(ctx, r)
		if len(turns) > 0 {
			reply.Last = turns[len(turns)-1].Text
		}
		return reply, err
	case Show:
		return b.show(ctx, r)
	case Changes:
		return b.changes(ctx, r)
	case Beside:
		return b.beside(ctx, r)
	case Focus:
		r.Story = clean(r.Text)
		reply, err := b.setFocus(ctx, r)
		if errors.Is(err, qa.ErrNoStory) {
			err = b.noStory(ctx, r, err)
		}
		return reply, err
	case Forget:
		if err := b.threads.Forget(ctx, r.Workspace, r.Thread); err != nil {
			return Reply{}, fmt.Errorf("forget the conversation: %w", err)
		}
		return Reply{}, nil
	case Help:
		return Reply{}, nil
	}
	return Reply{}, &missing{ErrNoCommand, string(r.Command), closest(string(r.Command), commandNames())}
}

// noStory adds to err which slugs come close to the one that was not found.
func (b *Bot) noStory(ctx context.Context, r Request, err error) error {
	if m := (*missing)(nil); errors.As(err, &m) {
		return err
	}
	if other := b.noRevision(ctx, r.Workspace, r.Story); other != nil {
		return other
	}
	metas, listErr := b.shelf.Stories(ctx, r.Workspace)
	if listErr != nil {
		return errors.Join(err, fmt.Errorf("list the stories: %w", listErr))
	}
	slugs := make([]string, len(metas))
	for i, m := range metas {
		slugs[i] = m.Slug
	}
	slug, _, _ := strings.Cut(r.Story, "@")
	return &missing{qa.ErrNoStory, r.Story, closest(slug, slugs)}
}
