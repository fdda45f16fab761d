package slack

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"

	"onrecord/bot"
)

// order is a request with how its answer is set and where it goes.
type order struct {
	bot.Request
	at     view
	quiet  bool // nobody spoke to the app: it says nothing but an answer
	thread string
	send   func(context.Context, message) error
}

// answer does what an order says and sends what came of it. The error is that of
// sending: what went wrong before is sent itself.
func (a *App) answer(ctx context.Context, t *task, o order) error {
	reply, err := a.reply(ctx, t.place, o)
	switch {
	case errors.Is(err, errOutsider) && t.tell != nil:
		if o.quiet {
			return nil
		}
		return t.tell(ctx, note(bot.Sentence(err.Error())))
	case o.quiet && (err != nil && !bot.Inside(err) || err == nil && idle(o, reply)):
		return nil
	case o.quiet && err == nil && refuses(reply) && t.tell != nil: // told to whoever asked, not to the whole thread
		o.at.Private = true
		return t.tell(ctx, render(reply, o.at))
	}
	var m message
	if err == nil {
		m = render(reply, o.at)
	} else {
		m = a.failed(err)
		var cancel context.CancelFunc
		ctx, cancel = forLastWords(ctx)
		defer cancel()
	}
	if o.thread != "" { // before it is sent: the next turn may come at once
		if err := a.follow.join(context.WithoutCancel(ctx), t.workspace(), o.thread); err != nil {
			a.Log.Warn("slack: a thread will have to mention the app again", slog.Any("error", err))
		}
	}
	return o.send(ctx, m)
}

// reply asks the bot. Who may manage, and who is of another company, is looked up
// where it matters.
func (a *App) reply(ctx context.Context, p place, o order) (reply bot.Reply, err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("%w: %v\n%s", errPanic, x, debug.Stack())
		}
	}()
	switch o.Command {
	case bot.Add, bot.Remove, bot.Focus:
		who, err := a.who(ctx, p)
		if err != nil {
			return reply, err
		}
		o.Manager = who.manager
	}
	if p.doubtful() {
		who, err := a.who(ctx, p)
		if err != nil {
			return reply, err
		}
		if who.outsider {
			return reply, errOutsider
		}
	}
	letGo, err := a.queue.Worker(ctx)
	if err != nil {
		return reply, err
	}
	defer letGo()
	reply, err = a.Bot.Handle(ctx, p.request(o.Request))
	if err == nil && reply.Unkept != nil {
		a.Log.Warn("slack: a follow-up will not know of this answer", slog.Any("error", reply.Unkept))
	}
	return reply, err
}

// idle reports whether there is nothing to say to somebody who did not speak to the
// app: no answer, to what is no question.
func idle(o order, reply bot.Reply) bool {
	return refuses(reply) && !asks(o.Text)
}

// refuses reports whether the stories do not say.
func refuses(reply bot.Reply) bool { return reply.Answer != nil && !reply.Answer.Answered }

// failed is the message about an error. What those who chat can't do anything about
// is told to the log instead.
func (a *App) failed(err error) message {
	switch {
	case errors.Is(err, context.Canceled):
		return note("I was stopped before I could answer. Please ask again.")
	case bot.Inside(err):
		a.Log.Error("slack: a question could not be answered", slog.Any("error", err))
		return note("Something went wrong here. Please try again; if that goes on, tell whoever runs this app.")
	}
	return explain(err)
}
