package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/adapters/repl"
	"onrecord/bot"
)

func (p *program) doctor() *cobra.Command {
	return &cobra.Command{
		Use:   "doctor",
		Short: "Tell what is missing before it can serve",
		Long: `Looks at the settings, asks Discord and Slack about the app, and tells what is
missing, what to do about it, and where the app is invited. It changes nothing. The
exit code is 0 if all is well, 1 if something is missing.`,
		Example: "  DISCORD_TOKEN=... onrecord doctor\n  SLACK_BOT_TOKEN=... SLACK_APP_TOKEN=... onrecord doctor",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			findings := append([]bot.Finding{p.examineDatabase()}, p.examineWays(cmd.Context())...)
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

// examineWays looks at the ways in that are set up; at all of them where none is.
func (p *program) examineWays(ctx context.Context) []bot.Finding {
	var set, unset []bot.Finding
	for _, way := range []struct {
		examine func(context.Context) []bot.Finding
		set     bool
	}{
		{p.examineDiscord, p.anySet("DISCORD_TOKEN", "DISCORD_PUBLIC_KEY")},
		{p.examineSlack, p.anySet("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET")},
	} {
		if way.set {
			set = append(set, way.examine(ctx)...)
		} else {
			unset = append(unset, way.examine(ctx)...) // says what to set, and asks nobody
		}
	}
	if len(set) > 0 {
		return set
	}
	return unset
}

// anySet reports whether one of these variables says something.
func (p *program) anySet(names ...string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return strings.TrimSpace(p.getenv(name)) != "" })
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
