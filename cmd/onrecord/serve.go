package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"onrecord/adapters/discord"
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

// Where an address and a key need each other.
var (
	errNoAddress = errors.New("DISCORD_PUBLIC_KEY is for signed interactions, which need an address to listen on: onrecord serve --http :8080")
	errNoKey     = errors.New("--http is for signed interactions, which need DISCORD_PUBLIC_KEY: it is in the developer portal under General Information")
)

func (p *program) serveAll(ctx context.Context, address string, log *slog.Logger) error {
	s, err := discord.ReadSettings(p.getenv("DISCORD_TOKEN"), p.getenv("DISCORD_PUBLIC_KEY"))
	switch {
	case err != nil:
		return err
	case s.PublicKey != nil && address == "":
		return errNoAddress
	case s.PublicKey == nil && address != "":
		return errNoKey
	}
	store, err := p.write(ctx)
	if err != nil {
		return err
	}
	app, err := p.discord(store, log)
	if err != nil {
		return errors.Join(err, store.Close())
	}
	err = p.serveDiscord(ctx, app, address, log)
	return errors.Join(err, store.Close())
}

// finishing is how long questions in hand may take after a stop.
const finishing = 10 * time.Second

func (p *program) serveDiscord(ctx context.Context, app *discord.App, address string, log *slog.Logger) error {
	g, ctx := errgroup.WithContext(ctx)
	if app.Token != "" {
		g.Go(func() error { return p.register(ctx, app, log) })
	}
	if address != "" {
		listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
		if err != nil {
			return fmt.Errorf("listen: %w", err)
		}
		log.Info("discord: waiting for signed interactions", slog.String("address", "http://"+listener.Addr().String()+"/discord"))
		g.Go(func() error { return listen(ctx, listener, app) })
	} else {
		g.Go(func() error { return app.Gateway(ctx) })
	}
	err := g.Wait()
	log.Info("stopping: questions in hand are finished")
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), finishing)
	defer cancel()
	return errors.Join(err, app.Close(last))
}

// listen serves HTTP until ctx is done.
func listen(ctx context.Context, listener net.Listener, app http.Handler) error {
	mux := http.NewServeMux()
	mux.Handle("/discord", app)
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "ok\n") })
	server := &http.Server{
		Handler:           mux,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      10 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(slog.DiscardHandler, slog.LevelError), // what strangers send
	}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), finishing)
		defer cancel()
		stopped <- server.Shutdown(last)
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return <-stopped
}
