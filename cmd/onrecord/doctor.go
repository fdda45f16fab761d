package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"time"

	"github.com/spf13/cobra"

	"onrecord/adapters/discord"
	"onrecord/adapters/repl"
)

func (p *program) doctor() *cobra.Command {
	return &cobra.Command{
		Use:   "doctor",
		Short: "Tell what is missing before it can serve",
		Long: `Looks at the settings, asks Discord about the app, and tells what is missing, what
to do about it, and the link at which the app is invited. It changes nothing. The
exit code is 0 if all is well, 1 if something is missing.`,
		Example: "  DISCORD_TOKEN=... onrecord doctor",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			findings := append([]discord.Finding{p.examineDatabase()}, p.examineDiscord(cmd.Context())...)
			well := true
			for _, f := range findings {
				sign := "ok     "
				if !f.Well {
					sign, well = "missing", false
				}
				if _, err := fmt.Fprintln(p.stdout, repl.Visible(fmt.Sprintf("%s  %s: %s", sign, f.What, f.Do))); err != nil {
					return err
				}
			}
			if !well {
				return exit(codeNo)
			}
			return nil
		},
	}
}

func (p *program) examineDatabase() discord.Finding {
	path := p.database()
	if path == "" {
		return discord.Finding{What: "the database", Do: errNoPlace.Error()}
	}
	_, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return discord.Finding{Well: true, What: "the database", Do: path + ", which serve will make"}
	case err != nil:
		return discord.Finding{What: "the database", Do: err.Error()}
	}
	return discord.Finding{Well: true, What: "the database", Do: path}
}

// examineTime is how long Discord may take to answer.
const examineTime = 20 * time.Second

func (p *program) examineDiscord(ctx context.Context) []discord.Finding {
	app, err := p.discord(nil, slog.New(slog.DiscardHandler))
	if err != nil {
		return []discord.Finding{{What: "Discord", Do: err.Error()}}
	}
	ctx, cancel := context.WithTimeout(ctx, examineTime)
	defer cancel()
	return app.Examine(ctx)
}
