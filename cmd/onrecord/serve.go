package main

import (
	"context"
	"errors"
	"log/slog"

	"github.com/spf13/cobra"

	"onrecord/data"
)

func (p *program) serve() *cobra.Command {
	var address string
	var verbose bool
	c := &cobra.Command{
		Use:   "serve",
		Short: "Answer in Discord",
		Long: `Answers questions in Discord until it is stopped (Ctrl-C, SIGTERM); what was asked
until then is still answered, for up to 10 s.

With DISCORD_PUBLIC_KEY and --http, Discord sends each question as a signed request
to https://YOUR-HOST/discord: enter that address in the developer portal as the
Interactions Endpoint URL. With DISCORD_TOKEN alone, the program connects to
Discord's gateway and needs no address; mentions and direct messages come that way
only. With both, questions come signed, and the token serves to register the
commands. 'onrecord doctor' tells what is missing.

DISCORD_API and DISCORD_CDN are addresses to use in place of https://discord.com and
https://cdn.discordapp.com: those of a proxy. Each server has stories of its own, added there with /story add.`,
		Example: `  DISCORD_TOKEN=... onrecord serve
  DISCORD_TOKEN=... DISCORD_PUBLIC_KEY=... onrecord serve --http :8080`,
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
	c.Flags().StringVar(&address, "http", "", "listen for signed interactions on this `address`, such as :8080 (ONRECORD_HTTP)")
	c.Flags().BoolVar(&verbose, "verbose", false, "log each answer: its command and its time, never its words")
	return c
}

// errNothing is told where no way in is set up.
var errNothing = errors.New("nothing to serve yet: set DISCORD_TOKEN (and DISCORD_PUBLIC_KEY with --http); 'onrecord serve --help' tells how")

func (p *program) serveAll(ctx context.Context, address string, log *slog.Logger) error {
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
		err = serveEach(ctx, services, address, log)
	}
	return errors.Join(err, store.Close())
}

// services are the ways in that the environment sets up. store is nil where it is
// only asked whether they can be.
func (p *program) services(store *data.Store, address string, log *slog.Logger) ([]*service, error) {
	var out []*service
	for _, open := range []func(*data.Store, *slog.Logger) (*service, error){p.inDiscord} {
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
