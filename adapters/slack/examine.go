package slack

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"onrecord/bot"
)

func botFault(err error) *Fatal {
	return fatal("SLACK_BOT_TOKEN", "OAuth & Permissions", err)
}

// Introduce asks Slack whose the token of the environment is, again until it is
// known or ctx is done. The error is a *Fatal.
func (a *App) Introduce(ctx context.Context) error {
	if a.Token == "" {
		return nil
	}
	for wait := a.Pace.Least; ; wait = min(2*wait, a.Pace.Most) {
		auth, err := a.authorized(ctx)
		if err == nil {
			a.self.Store(auth)
			a.Log.Info("slack: answering", slog.String("workspace", team(auth.TeamID)))
			return nil
		}
		if ctx.Err() != nil {
			return nil
		}
		if f := botFault(err); f != nil {
			return f
		}
		a.Log.Warn("slack: whose the token is, is not known yet", slog.Any("error", err), slog.Duration("again in", wait))
		if !bot.Sleep(ctx, wait) {
			return nil
		}
	}
}

func (a *App) authorized(ctx context.Context) (auth *slack.AuthTestResponse, err error) {
	err = a.api.call(ctx, "auth.test", true, func(ctx context.Context) (err error) {
		auth, err = a.api.as(a.Token).AuthTestContext(ctx)
		return err
	})
	return auth, err
}

// examineTime is how long Slack may take to answer.
const examineTime = 20 * time.Second

// Examine asks Slack whether the app is set up. It changes nothing.
func (a *App) Examine(ctx context.Context) []bot.Finding {
	ctx, cancel := context.WithTimeout(ctx, examineTime)
	defer cancel()
	var out []bot.Finding
	if a.Token != "" {
		out = append(out, a.examineToken(ctx)...)
	} else {
		out = append(out, bot.Well("to install it in a workspace", "open the public https address of this program with /slack/install behind it; "+
			"Slack must know that address with /slack/oauth as a Redirect URL, at api.slack.com/apps under OAuth & Permissions"))
	}
	if a.AppToken != "" {
		out = append(out, a.examineSocket(ctx))
	}
	if a.Secret != "" {
		out = append(out, bot.Well("SLACK_SIGNING_SECRET", "has the form of a secret; with --http, Slack posts to the public https address with "+
			"/slack/events, /slack/commands and /slack/interactions behind it, set at api.slack.com/apps"))
	}
	return out
}

func (a *App) examineToken(ctx context.Context) []bot.Finding {
	auth, err := a.authorized(ctx)
	if f := botFault(err); f != nil {
		return []bot.Finding{bot.Missing("SLACK_BOT_TOKEN", strings.TrimPrefix(f.reason, "SLACK_BOT_TOKEN "))}
	}
	if err != nil {
		return []bot.Finding{bot.Missing("SLACK_BOT_TOKEN", err.Error())}
	}
	out := []bot.Finding{bot.Well("SLACK_BOT_TOKEN", fmt.Sprintf("is that of %s in %s", auth.User, auth.Team))}
	given := strings.Split(auth.Header.Get("X-OAuth-Scopes"), ",")
	for n := range given {
		given[n] = strings.TrimSpace(given[n])
	}
	var missing []string
	for _, s := range Scopes() {
		if !slices.Contains(given, s) {
			missing = append(missing, s)
		}
	}
	if len(missing) > 0 {
		return append(out, bot.Missing("the scopes", "lack "+strings.Join(missing, ", ")+": add them at api.slack.com/apps under OAuth & Permissions, and install the app again"))
	}
	return append(out, bot.Well("the scopes", "are all there"))
}

func (a *App) examineSocket(ctx context.Context) bot.Finding {
	_, err := a.address(ctx)
	f := appFault(err)
	switch {
	case f != nil:
		return bot.Missing("SLACK_APP_TOKEN", strings.TrimPrefix(f.reason, "SLACK_APP_TOKEN "))
	case errors.As(err, new(slack.SlackErrorResponse)):
		return bot.Missing("Socket Mode", fmt.Sprintf("Slack gives no connection (%s): is it turned on, at api.slack.com/apps under Socket Mode?", said(err)))
	case err != nil:
		return bot.Missing("SLACK_APP_TOKEN", err.Error())
	}
	return bot.Well("SLACK_APP_TOKEN", "is accepted, and Socket Mode is on")
}
