package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"onrecord/adapters/repl"
	"onrecord/bot"
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
			findings := append([]bot.Finding{p.examineDatabase()}, p.examineDiscord(cmd.Context())...)
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

func (p *program) examineDatabase() bot.Finding {
	path := p.database()
	if path == "" {
		return bot.Finding{What: "the database", Do: errNoPlace.Error()}
	}
	_, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return bot.Finding{Well: true, What: "the database", Do: path + ", which serve will make"}
	case err != nil:
		return bot.Finding{What: "the database", Do: err.Error()}
	}
	return bot.Finding{Well: true, What: "the database", Do: path}
}
