package slack

import (
	"context"
	"errors"
	"fmt"

	"github.com/slack-go/slack"

	"onrecord/bot"
)

// place is where something happened, and who did it.
type place struct {
	team       string // that installed the app; whose stories these are
	enterprise string // the organisation of that team in Enterprise Grid; else empty
	wide       bool   // the app is installed for the whole organisation
	self       string // the app's own user, as far as the delivery tells

	user    string
	home    string // the team of the user, as far as the delivery tells
	shared  bool   // with another company: Slack Connect
	channel string
}

// workspace is whose stories are asked for: those of the team that installed the
// app, whoever else is in the channel.
func (p place) workspace() string { return team(p.team) }

func team(id string) string { return "slack:team:" + id }

func organisation(id string) string { return "slack:org:" + id }

// doubtful reports whether the user may be of another company.
func (p place) doubtful() bool {
	if p.home == p.team || p.home != "" && p.home == p.enterprise {
		return false
	}
	return p.home != "" || p.shared
}

// request is what is asked in a place.
func (p place) request(r bot.Request) bot.Request {
	r.Workspace, r.User, r.Channel = p.workspace(), p.user, p.channel
	return r
}

// leave is what the app may do in a place: with which token, and as whom.
type leave struct{ token, self string }

var errElsewhere = errors.New("SLACK_BOT_TOKEN is of another workspace")

// leave returns the token of a place: that of the environment in its own workspace,
// else that of the installation there, else that of the organisation's.
func (a *App) leave(ctx context.Context, p place) (leave, error) {
	if a.Token != "" {
		self := a.self.Load()
		if self != nil && self.TeamID != p.team && (self.EnterpriseID == "" || self.EnterpriseID != p.enterprise) {
			return leave{}, errElsewhere
		}
		l := leave{a.Token, p.self}
		if self != nil && l.self == "" {
			l.self = self.UserID
		}
		return l, nil
	}
	i, err := a.Installations.Installation(ctx, p.workspace())
	if errors.Is(err, bot.ErrNotInstalled) && p.enterprise != "" {
		if _, err = a.Installations.Installation(ctx, organisation(p.enterprise)); err == nil {
			i = bot.Installation{Workspace: p.workspace(), Parent: organisation(p.enterprise), At: a.Now()}
			err = a.Installations.Install(ctx, i) // so that it goes when the organisation's goes
		}
	}
	if err == nil && i.Parent != "" {
		i, err = a.Installations.Installation(ctx, i.Parent)
	}
	if err != nil {
		return leave{}, fmt.Errorf("look up the installation: %w", err)
	}
	token, err := a.seal.open(i.Workspace, i.Sealed)
	if err != nil {
		return leave{}, err
	}
	return leave{token, i.Self}, nil
}

// client is slack-go's client in a place.
func (a *App) client(ctx context.Context, p place) (*slack.Client, error) {
	l, err := a.leave(ctx, p)
	if err != nil {
		return nil, err
	}
	return a.api.as(l.token), nil
}
