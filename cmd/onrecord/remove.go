package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"onrecord/bot"
	"onrecord/data"
	"onrecord/qa"
)

func (p *program) remove() *cobra.Command {
	return &cobra.Command{
		Use:               "remove SLUG...",
		Short:             "Remove stories, with all their revisions",
		Example:           "  onrecord remove ukraine-talks",
		Args:              cobra.MinimumNArgs(1),
		ValidArgsFunction: p.slugs,
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			if _, err := os.Stat(p.database()); errors.Is(err, fs.ErrNotExist) {
				return fmt.Errorf("there is no database %s: nothing was added yet", p.database())
			}
			store, err := p.write(ctx)
			if err != nil {
				return err
			}
			return errors.Join(p.removeAll(ctx, store, args), store.Close())
		},
	}
}

func (p *program) removeAll(ctx context.Context, store *data.Store, slugs []string) error {
	for _, slug := range slugs {
		err := store.Remove(ctx, workspace, slug)
		if errors.Is(err, qa.ErrNoStory) {
			// The bot knows which slugs come close.
			_, err = over(store, bot.Forgetful{}).Handle(ctx, bot.Request{Workspace: workspace, Command: bot.Show, Story: slug})
		}
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintln(p.stdout, "removed", slug); err != nil {
			return err
		}
	}
	return nil
}
