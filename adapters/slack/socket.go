package slack

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/slack-go/slack"

	"onrecord/bot"
)

// Pace is how long the socket is waited for, how often it is called, and how often a
// message is posted.
type Pace struct {
	Open   time.Duration // for an address, for a connection, and for its hello: each
	Least  time.Duration // between two connections, doubled after each that came to nothing
	Most   time.Duration
	Quiet  time.Duration // Slack sends a ping every few seconds: a silence of this is a dead link
	Drain  time.Duration // how long a connection that Slack is about to end is still listened to
	Lasted time.Duration // a connection that held for this came to something

	Between time.Duration // two messages in one channel
}

// UsualPace is what slack-go waits for a ping, and somewhat more than the ten seconds
// for which Slack warns before it ends a connection; and one message a second in a
// channel (docs.slack.dev/apis/web-api/rate-limits).
func UsualPace() Pace {
	return Pace{Open: 10 * time.Second, Least: time.Second, Most: 30 * time.Second, Quiet: 30 * time.Second, Drain: 15 * time.Second, Lasted: 10 * time.Second, Between: time.Second}
}

// Fatal is why there is no use in calling Slack again.
type Fatal struct{ reason string }

func (f *Fatal) Error() string { return f.reason }

// tokenFaults are Slack's words for a token that will never do
// (docs.slack.dev/reference/methods/apps.connections.open), and what to do about it.
var tokenFaults = map[string]string{
	"invalid_auth":            "is not accepted by Slack: make a new one",
	"not_authed":              "is not accepted by Slack: make a new one",
	"account_inactive":        "is of an app or a workspace that is gone",
	"token_revoked":           "was revoked: make a new one",
	"token_expired":           "has expired: make a new one",
	"not_allowed_token_type":  "is of the wrong kind",
	"missing_scope":           "lacks a scope",
	"no_permission":           "lacks a permission",
	"team_access_not_granted": "may not be used in this workspace: its owner has to allow the app",
}

// fatal tells which of Slack's errors no later call will be without.
func fatal(variable, where string, err error) *Fatal {
	if what, ok := tokenFaults[said(err)]; ok {
		return &Fatal{fmt.Sprintf("%s %s (%s); it is at api.slack.com/apps, under %s", variable, what, said(err), where)}
	}
	return nil
}

func appFault(err error) *Fatal {
	return fatal("SLACK_APP_TOKEN", "Basic Information, App-Level Tokens, with the scope connections:write", err)
}

// Socket keeps a connection of Socket Mode until ctx is done; an error is a *Fatal.
// slack-go's own loop ends for good on one 404, reconnects without chance in its
// waits, drops what is in its hands when Slack asks for another connection, and
// reads frames of any size; so the loop is here, and slack-go gives the address and
// the shape of the frames.
func (a *App) Socket(ctx context.Context) error {
	var all sync.WaitGroup
	defer all.Wait()
	wait := a.Pace.Least
	for {
		began := time.Now()
		c, err := a.dial(ctx)
		if err == nil {
			all.Go(func() { c.run(ctx) })
			select {
			case <-c.leaving: // the next is opened while this one is still listened to
			case <-ctx.Done():
			}
			err = c.reason()
		}
		if ctx.Err() != nil {
			return nil
		}
		if f := appFault(err); f != nil {
			a.Log.Error("slack: the socket is given up", slog.String("reason", f.reason))
			return f
		}
		if c != nil && time.Since(began) >= a.Pace.Lasted {
			wait = a.Pace.Least
			if errors.Is(err, errAsked) {
				continue
			}
		}
		pause := wait/2 + rand.N(wait) //nolint:gosec // spreads reconnections
		var slow *refused
		if errors.As(err, &slow) {
			pause = max(pause, slow.after)
		}
		a.Log.Warn("slack: the socket is gone, and called again", slog.Any("reason", err), slog.Duration("in", pause))
		if !bot.Sleep(ctx, pause) {
			return nil
		}
		wait = min(2*wait, a.Pace.Most)
	}
}

// address asks for the address of a connection. It is a secret, and used once.
func (a *App) address(ctx context.Context) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, a.Pace.Open)
	defer cancel()
	_, address, err := a.api.as("", slack.OptionAppLevelToken(a.AppToken)).StartSocketModeContext(ctx)
	if err != nil {
		return "", fmt.Errorf("open a connection: %w", plain(err))
	}
	return address, nil
}
