package slack

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"regexp"
	"strings"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
)

// callback is a delivery of the Events API.
type callback struct {
	Type           string                     `json:"type"`
	Challenge      string                     `json:"challenge"`
	TeamID         string                     `json:"team_id"`
	EnterpriseID   string                     `json:"enterprise_id"`
	EventID        string                     `json:"event_id"`
	EventTime      int64                      `json:"event_time"`
	Shared         bool                       `json:"is_ext_shared_channel"`
	Authorizations []slack.EventAuthorization `json:"authorizations"`
	Event          json.RawMessage            `json:"event"`
}

// happening is what happened, as far as it matters here. slack-go's own types read
// every block of a message, and fail on one that is new.
type happening struct {
	Type        string          `json:"type"`
	Subtype     string          `json:"subtype"`
	User        string          `json:"user"`
	BotID       string          `json:"bot_id"`
	Text        string          `json:"text"`
	TS          string          `json:"ts"`
	ThreadTS    string          `json:"thread_ts"`
	Channel     string          `json:"channel"`
	ChannelType string          `json:"channel_type"`
	Team        string          `json:"team"`
	UserTeam    string          `json:"user_team"`
	SourceTeam  string          `json:"source_team"`
	Edited      json.RawMessage `json:"edited"`
	Hidden      bool            `json:"hidden"`
	Tab         string          `json:"tab"`
	Tokens      struct {
		Bot []string `json:"bot"`
	} `json:"tokens"`
}

var errNoEvent = errors.New("this is no event")

// maxChallenge bounds what is given back of a challenge, in bytes.
const maxChallenge = 1024

// event reads a delivery of the Events API. What is nobody's business has nothing to do.
func (a *App) event(raw json.RawMessage) (*task, error) {
	var c callback
	if err := json.Unmarshal(raw, &c); err != nil || c.Type == "" {
		return nil, errNoEvent
	}
	switch c.Type {
	case slackevents.URLVerification:
		if c.Challenge == "" || len(c.Challenge) > maxChallenge {
			return nil, errNoEvent
		}
		return &task{ack: map[string]string{"challenge": c.Challenge}}, nil
	case slackevents.AppRateLimited:
		a.Log.Warn("slack: more than 30,000 events an hour: Slack leaves some out", slog.String("team", c.TeamID))
		return &task{}, nil
	case slackevents.CallbackEvent:
	default:
		return &task{}, nil
	}
	var kind struct {
		Type string `json:"type"`
	}
	if json.Unmarshal(c.Event, &kind) != nil || kind.Type == "" {
		return nil, errNoEvent
	}
	var h happening
	if json.Unmarshal(c.Event, &h) != nil {
		return &task{}, nil // an event that is not known here
	}
	t := &task{place: c.place(h), what: h.Type, keys: []string{"event " + c.EventID}}
	if c.EventID == "" || t.team == "" {
		return nil, errNoEvent
	}
	switch h.Type {
	case "app_mention", "message":
		a.said(t, h)
	case "app_home_opened":
		a.opened(t, h)
	case "app_uninstalled":
		t.do = func(ctx context.Context) error { return a.uninstall(ctx, t.place, time.Unix(c.EventTime, 0)) }
	case "tokens_revoked":
		if len(h.Tokens.Bot) > 0 { // those of people are not used
			t.do = func(ctx context.Context) error { return a.uninstall(ctx, t.place, time.Unix(c.EventTime, 0)) }
		}
	}
	return t, nil
}

// place tells for which installation an event is delivered: in a channel that is
// shared, team_id may be another's (docs.slack.dev/apis/events-api, "authorizations").
func (c callback) place(h happening) place {
	p := place{team: c.TeamID, enterprise: c.EnterpriseID, shared: c.Shared, user: h.User, channel: h.Channel}
	if len(c.Authorizations) > 0 {
		by := c.Authorizations[0]
		p.wide = by.IsEnterpriseInstall
		if by.TeamID != "" {
			p.team = by.TeamID
		}
		if by.EnterpriseID != "" {
			p.enterprise = by.EnterpriseID
		}
		if by.IsBot {
			p.self = by.UserID
		}
	}
	for _, home := range []string{h.Team, h.SourceTeam, h.UserTeam} { // the last is the surest
		if home != "" {
			p.home = home
		}
	}
	return p
}

// addressed finds whom a message speaks to.
var addressed = regexp.MustCompile(`<@([A-Z0-9]+)(?:\|[^>]*)?>`)

// written reports whether somebody wrote this just now: no bot, no edit, no notice
// of Slack's, and not the app itself.
func (h happening) written(self string) bool {
	switch h.Subtype {
	case "", "file_share", "thread_broadcast":
	default:
		return false
	}
	return h.BotID == "" && h.User != "" && h.User != self && h.User != "USLACKBOT" && !h.Hidden &&
		(len(h.Edited) == 0 || string(h.Edited) == "null") && h.TS != "" && h.Channel != ""
}

// said makes t answer a message that speaks to the app: one that mentions it, a
// direct one, or one in a thread that it takes part in. All others are nobody's
// business.
func (a *App) said(t *task, h happening) {
	if auth := a.self.Load(); t.self == "" && auth != nil && auth.TeamID == t.team {
		t.self = auth.UserID
	}
	if !h.written(t.self) {
		return
	}
	direct, mention := h.ChannelType == "im", h.Type == "app_mention"
	if direct && mention {
		return // it comes as a message as well
	}
	root := h.ThreadTS
	if !direct && root == "" {
		root = h.TS
	}
	quiet := !direct && !mention
	if quiet && (h.ThreadTS == "" || h.ThreadTS == h.TS || addressed.MatchString(h.Text)) {
		return // no thread, or to somebody else; a mention of the app comes as app_mention
	}
	request, err := parse(strings.TrimSpace(unaddressed(h.Text, t.self)))
	request.ID, request.Thread = h.TS, "slack:"+h.Channel
	if root != "" {
		request.Thread = conversation(h.Channel, root)
	}
	t.keys = []string{"message " + h.Channel + " " + h.TS, t.keys[0]}
	t.counts = true
	t.tell = func(ctx context.Context, m message) error { return a.whisper(ctx, t.place, h.ThreadTS, m) }
	o := order{
		Request: request, quiet: quiet, at: view{Pages: a.Pages, Asked: asked(request)},
		send: func(ctx context.Context, m message) error { return a.say(ctx, t.place, root, m) },
	}
	if !direct {
		o.thread = request.Thread
	}
	if quiet {
		t.what, t.thread = "message in a thread", request.Thread
	}
	t.do = func(ctx context.Context) error {
		switch {
		case err != nil && quiet:
			return nil
		case err != nil:
			return o.send(ctx, explain(err))
		}
		return a.answer(ctx, t, o)
	}
}

// unaddressed is a text without its mentions of the app.
func unaddressed(text, self string) string {
	before, after, found := strings.Cut(text, "<@"+self+">")
	if self == "" || !found {
		return text
	}
	if strings.HasPrefix(strings.TrimSpace(after), "/") {
		before = "" // "hey @onrecord /help" is a command
	}
	return before + " " + strings.ReplaceAll(after, "<@"+self+">", " ")
}

// opened makes t show the Home tab, or suggest what to ask in the app's messages.
func (a *App) opened(t *task, h happening) {
	switch {
	case h.User == "":
	case h.Tab == "home":
		t.do = func(ctx context.Context) error { return a.showHome(ctx, t.place) }
	case h.Tab == "messages" && h.Channel != "":
		t.do = func(ctx context.Context) error { return a.suggest(ctx, t.place) }
	}
}

// uninstall deletes whatever is stored of a workspace, or of an organisation.
func (a *App) uninstall(ctx context.Context, p place, at time.Time) error {
	workspace := p.workspace()
	if p.wide && p.enterprise != "" {
		workspace = organisation(p.enterprise)
	}
	// Slack's times are of seconds: what was installed within this one is of before.
	if err := a.Installations.Uninstall(ctx, workspace, at.Add(time.Second)); err != nil {
		return err
	}
	a.follow.forget()
	a.Log.Info("slack: the app was uninstalled, and whatever was stored is deleted", slog.String("workspace", workspace))
	return nil
}

// asks reports whether a text is a question by its look.
func asks(text string) bool { return strings.Contains(text, "?") }
