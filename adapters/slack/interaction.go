package slack

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/slack-go/slack"

	"onrecord/bot"
)

// interaction is a button's press, a shortcut or a form, as far as it matters here.
type interaction struct {
	Type       string      `json:"type"`
	Team       *identified `json:"team"` // null where the app is installed for an organisation
	Enterprise *identified `json:"enterprise"`
	Wide       any         `json:"is_enterprise_install"` // a boolean, or its name
	User       actor       `json:"user"`
	Channel    identified  `json:"channel"`
	Container  container   `json:"container"`
	TriggerID  string      `json:"trigger_id"`
	Response   string      `json:"response_url"`
	CallbackID string      `json:"callback_id"`
	Message    struct {
		Text     string `json:"text"`
		TS       string `json:"ts"`
		ThreadTS string `json:"thread_ts"`
	} `json:"message"`
	Actions []struct {
		ActionID string `json:"action_id"`
		Value    string `json:"value"`
		TS       string `json:"action_ts"`
		Selected struct {
			Value string `json:"value"`
		} `json:"selected_option"`
	} `json:"actions"`
	View *slack.View `json:"view"`
}

type identified struct {
	ID string `json:"id"`
}

type actor struct {
	ID     string `json:"id"`
	TeamID string `json:"team_id"`
}

type container struct {
	Type      string `json:"type"`
	MessageTS string `json:"message_ts"`
	ThreadTS  string `json:"thread_ts"`
	ChannelID string `json:"channel_id"`
	Ephemeral bool   `json:"is_ephemeral"`
}

var errNoInteraction = errors.New("this is no interaction")

// interaction reads what somebody did with something of the app's.
func (a *App) interaction(raw json.RawMessage) (*task, error) {
	var i interaction
	if err := json.Unmarshal(raw, &i); err != nil || i.Type == "" || i.User.ID == "" {
		return nil, errNoInteraction
	}
	t := &task{place: i.place(), what: i.Type, keys: []string{"trigger " + i.TriggerID}}
	if t.team == "" || i.TriggerID == "" {
		return nil, errNoInteraction
	}
	switch slack.InteractionType(i.Type) {
	case slack.InteractionTypeBlockActions:
		a.press(t, i)
	case slack.InteractionTypeMessageAction:
		a.shortcut(t, i)
	case slack.InteractionTypeViewSubmission:
		a.submit(t, i)
	}
	return t, nil
}

func (i interaction) place() place {
	p := place{user: i.User.ID, home: i.User.TeamID, channel: i.Channel.ID, wide: i.Wide == true || i.Wide == "true"}
	if i.Enterprise != nil {
		p.enterprise = i.Enterprise.ID
	}
	switch {
	case i.Team != nil:
		p.team = i.Team.ID
	case i.View != nil && i.View.AppInstalledTeamID != "" && i.View.AppInstalledTeamID != p.enterprise:
		p.team = i.View.AppInstalledTeamID
	default:
		p.team = i.User.TeamID
	}
	if p.channel == "" {
		p.channel = i.Container.ChannelID
	}
	return p
}

// thread is that of the message on which something was pressed, empty for none.
func (i interaction) thread() string {
	if i.Container.ThreadTS != "" {
		return i.Container.ThreadTS
	}
	return i.Message.ThreadTS
}

// press makes t do what a button says.
func (a *App) press(t *task, i interaction) {
	if len(i.Actions) != 1 {
		return
	}
	act := i.Actions[0]
	if act.Value == "" {
		act.Value = act.Selected.Value
	}
	p, err := pressed(act.ActionID, act.Value)
	if err != nil || p.does == pressNothing {
		return // a link, or a button of another time
	}
	if i.Container.Type == "view" || i.Response == "" {
		a.pressInView(t, i, p)
		return
	}
	t.counts = true
	answer := func(public bool) func(context.Context, message) error {
		return func(ctx context.Context, m message) error {
			r := privately(m)
			if public {
				r = openly(m)
			}
			r.Thread = i.thread()
			return a.api.respond(ctx, t.place, i.Response, r)
		}
	}
	t.tell = answer(false)
	p.Request.ID = i.TriggerID
	o := order{Request: p.Request, at: p.at, send: answer(p.does == pressShare)}
	o.at.Pages = a.Pages
	o.at.Private = p.does != pressShare
	if !i.Container.Ephemeral && p.does == pressAsk { // asked before everybody, answered before everybody
		root := i.thread()
		if root == "" && i.Channel.ID != "" && i.Channel.ID[0] != 'D' {
			root = i.Container.MessageTS
		}
		o.Thread, o.at.Private = "slack:"+t.channel, false
		if root != "" {
			o.Thread = conversation(t.channel, root)
		}
		o.send = func(ctx context.Context, m message) error { return a.say(ctx, t.place, root, m) }
	}
	t.do = func(ctx context.Context) error { return a.answer(ctx, t, o) }
}

// pressAtHome makes t do what a button of the Home tab says: open a form, or do
// something and show the tab anew.
func (a *App) pressAtHome(t *task, i interaction, p press) {
	t.do = func(ctx context.Context) error {
		if p.opens != nil {
			return a.open(ctx, t.place, i.TriggerID, *p.opens)
		}
		if _, err := a.reply(ctx, t.place, order{Request: p.Request}); err != nil {
			return a.open(ctx, t.place, i.TriggerID, resultView(a.failed(err)))
		}
		return a.showHome(ctx, t.place)
	}
}

// shortcut makes t open a form about a message.
func (a *App) shortcut(t *task, i interaction) {
	t.do = func(ctx context.Context) error {
		v := shortcutView(i.Message.Text)
		v.PrivateMetadata = spotOf(i)
		return a.open(ctx, t.place, i.TriggerID, v)
	}
}

// afterAck is how long a form's result waits: Slack has to show first what the
// acknowledgement said, or that would come over it.
const afterAck = 250 * time.Millisecond

// submit makes t do what a form says. The form shows that it is at work, and then
// what came of it.
func (a *App) submit(t *task, i interaction) {
	if i.View == nil {
		return
	}
	request, wrong := submitted(*i.View)
	if len(wrong) > 0 {
		t.ack = slack.NewErrorsViewSubmissionResponse(wrong)
		return
	}
	request.ID, t.counts = i.TriggerID, true
	working := result(note("One moment …"), i.View)
	t.ack = slack.NewUpdateViewSubmissionResponse(&working)
	t.inAck = func(m message) any {
		v := result(m, i.View)
		return slack.NewUpdateViewSubmissionResponse(&v)
	}
	t.tell = func(ctx context.Context, m message) error {
		bot.Sleep(ctx, afterAck)
		return a.update(ctx, t.place, i.View.ID, result(m, i.View))
	}
	o := order{Request: request, at: view{Pages: a.Pages, Asked: asked(request), Private: true, Modal: true, Shares: i.View.PrivateMetadata != ""}, send: t.tell}
	t.do = func(ctx context.Context) error {
		if err := a.answer(ctx, t, o); err != nil {
			return err
		}
		if request.Command == bot.Add || request.Command == bot.Remove {
			return a.showHome(ctx, t.place)
		}
		return nil
	}
}

// open shows a form to whoever did something just now.
func (a *App) open(ctx context.Context, p place, trigger string, v slack.ModalViewRequest) error {
	c, err := a.client(ctx, p)
	if err != nil {
		return err
	}
	return a.api.call(ctx, "views.open "+p.team, false, func(ctx context.Context) error {
		_, err := c.OpenViewContext(ctx, trigger, v)
		return err
	})
}

// update changes a form that is open.
func (a *App) update(ctx context.Context, p place, id string, v slack.ModalViewRequest) error {
	c, err := a.client(ctx, p)
	if err != nil {
		return err
	}
	return a.api.call(ctx, "views.update "+p.team, true, func(ctx context.Context) error {
		_, err := c.UpdateViewContext(ctx, v, "", "", id)
		return err
	})
}
