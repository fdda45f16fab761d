package main

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/spf13/cobra"

	"onrecord/adapters/web"
	"onrecord/data"
)

func (p *program) serve() *cobra.Command {
	var address string
	var verbose bool
	c := &cobra.Command{
		Use:   "serve",
		Short: "Answer on the web, in Discord and in Slack",
		Long: `Answers questions, in whichever ways are set up, until it is stopped (Ctrl-C,
SIGTERM); what was asked until then is still answered, for up to 10 s.
'onrecord doctor' tells what is missing.

ON THE WEB, with --http: a page to read each story on, with a box for questions, and
the same as JSON under /api (described at /openapi.json). What 'onrecord stories'
lists is then public to read and to ask; with --private it takes the token, which a
browser asks for as a password. The API changes stories only for who has the token.
  ONRECORD_TOKEN    the token: 'Authorization: Bearer ...'; at least 16 characters.
                    Without one, nobody changes stories through the API.
  ONRECORD_URL      the address at which others reach this site, such as
                    https://read.example: it stands in citations.
  ONRECORD_PROXIES  the addresses of your own proxies (10.0.0.0/8,...), whose
                    X-Forwarded-For is believed; those of this machine always are.
/healthz tells that the program runs, /readyz fails while one of the ways in is down,
/metrics is for Prometheus and takes the token.

IN DISCORD: with DISCORD_PUBLIC_KEY and --http, Discord sends each question as a signed
request to https://YOUR-HOST/discord: enter that address in the developer portal as the
Interactions Endpoint URL. With DISCORD_TOKEN alone, the program connects to
Discord's gateway and needs no address; mentions and direct messages come that way
only. With both, questions come signed, and the token serves to register the
commands. Each server has stories of its own, added there with /story add; they are
not on the web.

IN SLACK: SLACK_BOT_TOKEN is the app's token in one workspace. With SLACK_APP_TOKEN the
program connects to Slack (Socket Mode) and needs no address. With
SLACK_SIGNING_SECRET and --http, Slack posts signed requests to
https://YOUR-HOST/slack/events, /slack/commands and /slack/interactions. To be
installed in several workspaces, set SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and
ONRECORD_KEY (32 bytes, with which tokens are stored) instead of the bot's token, and
send people to https://YOUR-HOST/slack/install. Each workspace has stories of its own,
added in the app's Home tab; when the app is uninstalled, whatever was stored of the
workspace is deleted, its stories too.

DISCORD_API, DISCORD_CDN and SLACK_API are addresses to use in place of
https://discord.com, https://cdn.discordapp.com and https://slack.com: those of a proxy.`,
		Example: `  onrecord serve --http :8080
  DISCORD_TOKEN=... onrecord serve
  DISCORD_TOKEN=... DISCORD_PUBLIC_KEY=... onrecord serve --http :8080
  SLACK_BOT_TOKEN=... SLACK_APP_TOKEN=... onrecord serve`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			level := slog.LevelInfo
			if verbose {
				level = slog.LevelDebug
			}
			if address == "" {
				address = p.getenv("ONRECORD_HTTP")
			}
			return p.serveAll(cmd.Context(), address, slog.New(slog.NewTextHandler(p.stderr, &slog.HandlerOptions{Level: level})))
		},
	}
	c.Flags().StringVar(&address, "http", "", "serve pages, and what comes signed, on this `address`, such as :8080 (ONRECORD_HTTP)")
	c.Flags().BoolVar(&p.private, "private", false, "the pages take the token too (ONRECORD_PRIVATE=1)")
	c.Flags().BoolVar(&verbose, "verbose", false, "log each answer: its command and its time, never its words")
	return c
}

// errNothing is told where no way in is set up.
var errNothing = errors.New("nothing to serve yet: give an address for the reading pages, --http :8080, or set DISCORD_TOKEN, or SLACK_BOT_TOKEN and SLACK_APP_TOKEN; 'onrecord serve --help' tells how")

func (p *program) serveAll(ctx context.Context, address string, log *slog.Logger) error {
	p.metrics = web.NewMetrics(time.Now)
	// A setting that is wrong is told before there is a database.
	if _, err := p.services(nil, address, log); err != nil {
		return err
	}
	store, err := p.write(ctx)
	if err != nil {
		return err
	}
	services, err := p.services(store, address, log)
	if err == nil {
		err = p.serveEach(ctx, services, address, log)
	}
	return errors.Join(err, store.Close())
}

// services are the ways in that the environment sets up. store is nil where it is
// only asked whether they can be.
func (p *program) services(store *data.Store, address string, log *slog.Logger) ([]*service, error) {
	var out []*service
	for _, open := range []func(*data.Store, *slog.Logger) (*service, error){p.inDiscord, p.inSlack, p.inBrowsers(address)} {
		s, err := open(store, log)
		switch {
		case err != nil:
			return nil, err
		case s == nil:
			continue
		case s.needs != nil && address == "":
			return nil, s.needs
		}
		out = append(out, s)
	}
	if len(out) == 0 {
		return nil, errNothing
	}
	return out, nil
}
