package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"onrecord/adapters/discord"
	"onrecord/adapters/repl"
	"onrecord/bot"
	"onrecord/data"
)

// discord makes the app for Discord of what the environment says. store is nil
// where nobody will ask it anything.
func (p *program) discord(store *data.Store, log *slog.Logger) (*discord.App, error) {
	s, err := discord.ReadSettings(p.getenv("DISCORD_TOKEN"), p.getenv("DISCORD_PUBLIC_KEY"))
	if err != nil {
		return nil, err
	}
	c := discord.Config{
		Token: s.Token, PublicKey: s.PublicKey, API: p.getenv("DISCORD_API"), CDN: p.getenv("DISCORD_CDN"),
		Now: time.Now, Log: log,
	}
	if store != nil {
		limits := bot.NewLimits(bot.UsualRates(), time.Now)
		c.Bot = bot.NewGuard(p.counted("discord", over(store, store)), keeper(store), limits)
		c.Completer = bot.NewCompleter(store)
		c.Deliveries = bot.NewDeliveries(store, time.Now)
	}
	return discord.New(c), nil
}

// inDiscord is the way in from Discord, nil where nothing is said about it. With a
// public key questions come signed, else by the gateway.
func (p *program) inDiscord(store *data.Store, log *slog.Logger) (*service, error) {
	app, err := p.discord(store, log)
	if errors.Is(err, discord.ErrNoSettings) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	s := &service{name: "discord", close: app.Close, ready: app.Ready, waiting: app.Waiting}
	if app.PublicKey == nil {
		s.run = append(s.run, app.Gateway)
	} else {
		s.path, s.handler, s.needs = "/discord", app, errNoAddress
	}
	if app.Token != "" {
		s.run = append(s.run, func(ctx context.Context) error { return p.register(ctx, app, log) })
	}
	return s, nil
}

var errNoAddress = errors.New("DISCORD_PUBLIC_KEY is for signed interactions, which need an address to listen on: onrecord serve --http :8080")

// examineTime is how long Discord may take to answer.
const examineTime = 20 * time.Second

func (p *program) examineDiscord(ctx context.Context) []bot.Finding {
	app, err := p.discord(nil, slog.New(slog.DiscardHandler))
	if err != nil {
		return []bot.Finding{{What: "Discord", Do: err.Error()}}
	}
	ctx, cancel := context.WithTimeout(ctx, examineTime)
	defer cancel()
	return app.Examine(ctx)
}

// registerWait is the longest wait before Discord is asked again to take the commands.
const registerWait = 5 * time.Minute

// register makes Discord offer the commands, and tells how to invite the app. It
// tries until that is done: nobody waits for it.
func (p *program) register(ctx context.Context, app *discord.App, log *slog.Logger) error {
	for wait := time.Second; ; wait = min(2*wait, registerWait) {
		err := p.registerOnce(ctx, app, log)
		if err == nil || ctx.Err() != nil {
			return nil
		}
		if errors.Is(err, discord.ErrToken) {
			return err
		}
		log.Warn("discord: the commands are not registered yet", slog.Any("error", err), slog.Duration("again in", wait))
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			return nil
		}
	}
}

func (p *program) registerOnce(ctx context.Context, app *discord.App, log *slog.Logger) error {
	a, err := app.Application(ctx)
	if err != nil {
		return err
	}
	changed, err := app.Register(ctx, a.ID)
	if err != nil {
		return fmt.Errorf("discord: %w", err)
	}
	log.Info("discord: the commands are registered", slog.Bool("changed", changed))
	_, err = fmt.Fprintf(p.stdout, "Invite %s to a server: %s\n", repl.Visible(a.Name), discord.Invitation(a.ID))
	return err
}
