package main

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"onrecord/adapters/slack"
	"onrecord/bot"
	"onrecord/data"
)

// slack makes the app for Slack of what the environment says. store is nil where
// nobody will ask it anything.
func (p *program) slack(store *data.Store, log *slog.Logger) (*slack.App, error) {
	s, err := slack.ReadSettings(p.getenv)
	if err != nil {
		return nil, err
	}
	// No Pages: the site shows the stories of this machine, and under a slug of a
	// workspace's it would have none, or another's.
	c := slack.Config{Settings: s, API: p.getenv("SLACK_API"), Now: time.Now, Log: log}
	if store != nil {
		limits := bot.NewLimits(bot.UsualRates(), time.Now)
		c.Bot = bot.NewGuard(p.counted("slack", over(store, store)), keeper(store), limits)
		c.Deliveries = bot.NewDeliveries(store, time.Now)
		c.Followed, c.Installations = store, store
	}
	return slack.New(c), nil
}

// inSlack is the way in from Slack, nil where nothing is said about it: Socket Mode
// with an app's token, signed HTTP with a signing secret, both with both.
func (p *program) inSlack(store *data.Store, log *slog.Logger) (*service, error) {
	app, err := p.slack(store, log)
	if errors.Is(err, slack.ErrNoSettings) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	s := &service{name: "slack", close: app.Close, ready: app.Ready, waiting: app.Waiting}
	if app.Token != "" {
		s.run = append(s.run, app.Introduce)
	}
	if app.AppToken != "" {
		s.run = append(s.run, app.Socket)
	}
	if app.Secret != "" || app.ClientID != "" {
		s.path, s.handler = "/slack/", app
	}
	switch {
	case app.AppToken == "":
		s.needs = errNoSlackAddress
	case app.ClientID != "":
		s.needs = errNoInstallAddress
	}
	return s, nil
}

// Why Slack needs an address to listen on.
var (
	errNoSlackAddress = errors.New("SLACK_SIGNING_SECRET is for signed requests, which need an address to listen on: onrecord serve --http :8080; " +
		"without an address, set SLACK_APP_TOKEN for Socket Mode")
	errNoInstallAddress = errors.New("with SLACK_CLIENT_ID the app is installed at /slack/install, which needs an address to listen on: onrecord serve --http :8080")
)

func (p *program) examineSlack(ctx context.Context) []bot.Finding {
	app, err := p.slack(nil, slog.New(slog.DiscardHandler))
	if err != nil {
		return []bot.Finding{{What: "Slack", Do: err.Error()}}
	}
	return app.Examine(ctx)
}
