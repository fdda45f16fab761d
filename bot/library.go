package bot

import (
	"context"
	"fmt"

	"onrecord/qa"
)

// everyStory is what Focus takes for "all stories".
const everyStory = "all"

func (b *Bot) stories(ctx context.Context, r Request) (Reply, error) {
	metas, err := b.shelf.Stories(ctx, r.Workspace)
	if err != nil {
		return Reply{}, fmt.Errorf("list the stories: %w", err)
	}
	return Reply{Stories: metas, Focus: r.Story}, nil
}

// setFocus makes later questions of the thread be about r.Story.
func (b *Bot) setFocus(ctx context.Context, r Request) (Reply, error) {
	if r.Story == "" || r.Story == everyStory {
		if err := b.threads.SetFocus(ctx, r.Workspace, r.Thread, ""); err != nil {
			return Reply{}, fmt.Errorf("remember the story: %w", err)
		}
		r.Story = ""
		return b.stories(ctx, r)
	}
	s, err := b.shelf.Story(ctx, r.Workspace, r.Story)
	if err != nil {
		return Reply{}, fmt.Errorf("read the story: %w", err)
	}
	if err := b.threads.SetFocus(ctx, r.Workspace, r.Thread, s.Slug); err != nil {
		return Reply{}, fmt.Errorf("remember the story: %w", err)
	}
	return Reply{Stories: []qa.Meta{s.Meta}, Focus: s.Slug}, nil
}

// show gives r.Story, or the only story there is.
func (b *Bot) show(ctx context.Context, r Request) (Reply, error) {
	if r.Story == "" {
		metas, err := b.shelf.Stories(ctx, r.Workspace)
		if err != nil {
			return Reply{}, fmt.Errorf("list the stories: %w", err)
		}
		if len(metas) != 1 {
			return Reply{}, fmt.Errorf("%w: there are %d", ErrWhichStory, len(metas))
		}
		r.Story = metas[0].Slug
	}
	s, err := b.shelf.Story(ctx, r.Workspace, r.Story)
	if err != nil {
		return Reply{}, fmt.Errorf("read the story: %w", err)
	}
	return Reply{Story: s}, nil
}

// beside puts r.Story, or the only story there is, beside those that tell the same.
func (b *Bot) beside(ctx context.Context, r Request) (Reply, error) {
	shown, err := b.show(ctx, r)
	if err != nil {
		return Reply{}, err
	}
	beside, err := b.asker.Beside(ctx, r.Workspace, shown.Story.Slug)
	if err != nil {
		return Reply{}, err
	}
	return Reply{Story: shown.Story, Beside: &beside}, nil
}

func (b *Bot) people(ctx context.Context, r Request) (Reply, error) {
	stories, err := b.read(ctx, r)
	if err != nil {
		return Reply{}, err
	}
	people := make([]StoryPeople, len(stories))
	for i, s := range stories {
		people[i] = StoryPeople{Story: s, People: s.Figures()}
	}
	return Reply{People: people}, nil
}

// read returns r.Story, or every story of the workspace, oldest first.
func (b *Bot) read(ctx context.Context, r Request) ([]*qa.Story, error) {
	slugs := []string{r.Story}
	if r.Story == "" {
		metas, err := b.shelf.Stories(ctx, r.Workspace)
		if err != nil {
			return nil, fmt.Errorf("list the stories: %w", err)
		}
		slugs = slugs[:0]
		for _, m := range metas {
			slugs = append(slugs, m.Slug)
		}
	}
	stories := make([]*qa.Story, len(slugs))
	for i, slug := range slugs {
		s, err := b.shelf.Story(ctx, r.Workspace, slug)
		if err != nil {
			return nil, fmt.Errorf("read the story: %w", err)
		}
		stories[i] = s
	}
	return stories, nil
}
