package bot

import (
	"context"
	"errors"
	"fmt"

	"onrecord/qa"
)

// Asker answers one question: the engine of package qa.
type Asker interface {
	Ask(ctx context.Context, q qa.Ask) (qa.Answer, qa.Turn, error)
}

// Library holds the stories of all workspaces. Stories are listed oldest first;
// Story takes a slug or an ID and fails with qa.ErrNoStory.
type Library interface {
	Stories(ctx context.Context, workspace string) ([]qa.Meta, error)
	Story(ctx context.Context, workspace, slug string) (*qa.Story, error)
}

// Bot is the Handler that all adapters share. It is safe for concurrent use.
type Bot struct {
	asker  Asker
	shelf  Library
	memory *Memory
}

var _ Handler = (*Bot)(nil)

// New returns a bot that answers from asker and library and keeps what was said
// in each thread in memory.
func New(asker Asker, library Library, memory *Memory) *Bot {
	return &Bot{asker: asker, shelf: library, memory: memory}
}

// Handle does what r asks. Its errors are for Explain to put into words.
func (b *Bot) Handle(ctx context.Context, r Request) (Reply, error) {
	if r.Workspace == "" {
		return Reply{}, qa.ErrNoWorkspace
	}
	if r.Story == "" && r.Command != Focus {
		r.Story = b.memory.focus(r.thread())
	}
	reply, err := b.serve(ctx, r)
	if errors.Is(err, qa.ErrNoStory) && r.Story != "" {
		err = b.noStory(ctx, r, err)
	}
	reply.Command = r.Command
	return reply, err
}

func (b *Bot) serve(ctx context.Context, r Request) (Reply, error) {
	switch r.Command {
	case Ask:
		return b.ask(ctx, r)
	case Quotes:
		return b.quotes(ctx, r)
	case People:
		return b.people(ctx, r)
	case Stories:
		return b.stories(ctx, r)
	case Show:
		return b.show(ctx, r)
	case Focus:
		r.Story = clean(r.Text)
		reply, err := b.setFocus(ctx, r)
		if errors.Is(err, qa.ErrNoStory) {
			err = b.noStory(ctx, r, err)
		}
		return reply, err
	case Forget:
		b.memory.forget(r.thread())
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
	metas, listErr := b.shelf.Stories(ctx, r.Workspace)
	if listErr != nil {
		return errors.Join(err, fmt.Errorf("list the stories: %w", listErr))
	}
	slugs := make([]string, len(metas))
	for i, m := range metas {
		slugs[i] = m.Slug
	}
	return &missing{qa.ErrNoStory, r.Story, closest(r.Story, slugs)}
}
