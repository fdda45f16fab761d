package slack

import (
	"context"
	"encoding/json"
	"errors"
	"strings"

	"github.com/slack-go/slack"
)

var errNoCommand = errors.New("this is no command")

// command reads what somebody typed after the app's command. Its answer is for them
// alone, until they share it.
func (a *App) command(raw json.RawMessage) (*task, error) {
	var c struct {
		slack.SlashCommand
		SSLCheck string `json:"ssl_check"`
	}
	var check struct {
		SSLCheck string `json:"ssl_check"`
	}
	if err := json.Unmarshal(raw, &c.SlashCommand); err != nil {
		return nil, errNoCommand
	}
	if json.Unmarshal(raw, &check) == nil && check.SSLCheck == "1" {
		return &task{}, nil // Slack looks at our certificate now and then
	}
	if c.TeamID == "" || c.UserID == "" || c.ChannelID == "" || c.TriggerID == "" || c.ResponseURL == "" {
		return nil, errNoCommand
	}
	t := &task{
		place: place{team: c.TeamID, enterprise: c.EnterpriseID, wide: c.IsEnterpriseInstall, home: c.TeamID, user: c.UserID, channel: c.ChannelID},
		what:  "command", keys: []string{"trigger " + c.TriggerID}, counts: true,
		inAck: func(m message) any { return privately(m) },
	}
	t.tell = func(ctx context.Context, m message) error {
		return a.api.respond(ctx, t.place, c.ResponseURL, privately(m))
	}
	request, err := parse(strings.TrimSpace(c.Text))
	if err != nil {
		return &task{ack: privately(explain(err))}, nil
	}
	request.ID, request.Thread = c.TriggerID, "slack:"+c.ChannelID+":"+c.UserID
	o := order{Request: request, at: view{Pages: a.Pages, Asked: asked(request), Private: true}, send: t.tell}
	t.do = func(ctx context.Context) error { return a.answer(ctx, t, o) }
	return t, nil
}
