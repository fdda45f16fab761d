package slack

import (
	"context"
	"strings"

	"github.com/slack-go/slack"
)

// spotOf is the message that a form is about, as its view keeps it: the channel, and
// the thread in which an answer belongs.
func spotOf(i interaction) string {
	root := i.thread()
	if root == "" {
		root = i.Message.TS
	}
	return strings.TrimSpace(i.Channel.ID + " " + root)
}

// pressInView makes t do what a button says that stands on the Home tab or on a
// form's result: open a form, change something and show the tab anew, or show an
// answer in a modal of its own.
func (a *App) pressInView(t *task, i interaction, p press) {
	modal := i.View != nil && i.View.Type == slack.VTModal
	if p.opens != nil || changes(p.Command) || i.View == nil {
		a.pressAtHome(t, i, p)
		return
	}
	p.Request.ID, t.counts = i.TriggerID, true
	o := order{Request: p.Request, at: p.at}
	o.at.Pages = a.Pages
	if modal && p.does == pressShare {
		a.shareResult(t, i, o)
		return
	}
	o.at.Modal, o.at.Private, o.at.Shares = true, true, i.View.PrivateMetadata != ""
	o.send = func(ctx context.Context, m message) error {
		v := result(m, i.View)
		switch {
		case !modal:
			return a.open(ctx, t.place, i.TriggerID, v)
		case o.at.spot != nil:
			return a.push(ctx, t.place, i.TriggerID, v)
		}
		return a.update(ctx, t.place, i.View.ID, v)
	}
	t.tell = o.send
	t.do = func(ctx context.Context) error { return a.answer(ctx, t, o) }
}

// result is the modal that shows a message, about what the view before it was about.
func result(m message, before *slack.View) slack.ModalViewRequest {
	v := resultView(m)
	if before != nil && before.Type == slack.VTModal {
		v.PrivateMetadata = before.PrivateMetadata
	}
	return v
}

// absent are Slack's words for a channel that the app is not in.
func absent(err error) bool {
	switch said(err) {
	case "not_in_channel", "channel_not_found", "is_archived", "restricted_action", "restricted_action_thread_only_channel":
		return true
	}
	return false
}

// What a modal says once its result was shared, or could not be.
const (
	sharedThere = "Shared, in the thread of the message."
	inviteMe    = "I cannot write there yet. Invite me to the channel with /invite @onrecord, and share it again."
)

// shareResult makes t post a result in the thread of the message that it is about.
func (a *App) shareResult(t *task, i interaction, o order) {
	channel, root, ok := strings.Cut(i.View.PrivateMetadata, " ")
	if !ok {
		return // none of ours
	}
	tell := func(ctx context.Context, text string) error {
		return a.update(ctx, t.place, i.View.ID, result(note(text), i.View))
	}
	t.tell = func(ctx context.Context, m message) error {
		return a.update(ctx, t.place, i.View.ID, result(m, i.View))
	}
	there := t.place
	there.channel = channel
	o.send = func(ctx context.Context, m message) error {
		switch err := a.say(ctx, there, root, m); {
		case absent(err):
			return tell(ctx, inviteMe)
		case err != nil:
			return err
		}
		return tell(ctx, sharedThere)
	}
	t.do = func(ctx context.Context) error { return a.answer(ctx, t, o) }
}

// push shows a modal above the one that is open.
func (a *App) push(ctx context.Context, p place, trigger string, v slack.ModalViewRequest) error {
	c, err := a.client(ctx, p)
	if err != nil {
		return err
	}
	return a.api.call(ctx, "views.push "+p.team, false, func(ctx context.Context) error {
		_, err := c.PushViewContext(ctx, trigger, v)
		return err
	})
}
