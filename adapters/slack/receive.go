package slack

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"onrecord/bot"
)

// Kinds of deliveries, by the names that Socket Mode has for them.
const (
	kindEvent       = "events_api"
	kindCommand     = "slash_commands"
	kindInteraction = "interactive"
)

// lastWords is how long there is to say that something went wrong.
const lastWords = 2 * time.Second

// forLastWords is ctx, or, where its time is over, a little more of it.
func forLastWords(ctx context.Context) (context.Context, context.CancelFunc) {
	if ctx.Err() == nil {
		return ctx, func() {}
	}
	return context.WithTimeout(context.WithoutCancel(ctx), lastWords)
}

// task is what a delivery asks for.
type task struct {
	place
	what string   // for the log
	keys []string // under which the delivery is claimed
	ack  any      // the response that is due at once; nil: an empty one

	counts bool   // against the limits of who asks
	thread string // that must be one of the app's, or it is none of its business; empty: it is
	tell   func(context.Context, message) error
	inAck  func(message) any // tells in the acknowledgement instead; nil: it can't
	do     func(context.Context) error
}

// receive takes one delivery, however it came. respond sends the acknowledgement,
// which comes before any work: nothing in here waits for a disk or a network. An
// error without a response is a delivery that is none.
func (a *App) receive(kind string, payload json.RawMessage, respond func(any) error) error {
	a.received.Add(1)
	t, err := a.read(kind, payload)
	switch {
	case err != nil:
		return err
	case t.do == nil || a.elsewhere(t): // nobody's business
		return respond(t.ack)
	case !a.first(t):
		return respond(nil) // Slack may not have heard the response to the first
	}
	if t.counts && t.thread == "" {
		if err := a.admit(t); err != nil {
			a.forget(t)
			return a.refuse(t, "not admitted", explain(err), respond)
		}
	}
	if !a.queue.Place() {
		a.forget(t)
		if ours, _ := a.follow.recall(t.workspace(), t.thread); t.thread != "" && !ours {
			a.Log.Warn("slack: busy, a message in a thread was let go that may not be the app's")
			return respond(nil)
		}
		a.Log.Warn("slack: busy, a question was turned away", slog.Int64("so far", a.turned.Add(1)))
		return a.refuse(t, "", note(busy), respond)
	}
	if err := respond(t.ack); err != nil {
		a.queue.Leave()
		a.forget(t)
		return err
	}
	a.queue.Run(func() {
		ctx, cancel := context.WithTimeout(a.ctx, a.Answer)
		defer cancel()
		a.work(ctx, t)
	})
	return nil
}

const busy = "I am busy with other questions. Please ask again in a minute."

// elsewhere reports whether something is known to be said in a thread of others.
func (a *App) elsewhere(t *task) bool {
	if t.thread == "" {
		return false
	}
	ours, known := a.follow.recall(t.workspace(), t.thread)
	return known && !ours
}

// read tells what a delivery asks for.
func (a *App) read(kind string, payload json.RawMessage) (*task, error) {
	switch kind {
	case kindEvent:
		return a.event(payload)
	case kindCommand:
		return a.command(payload)
	case kindInteraction:
		return a.interaction(payload)
	}
	return nil, fmt.Errorf("a delivery of an unknown kind")
}

// admit counts a question, and tells whether it may be asked. Who may manage is
// looked up later.
func (a *App) admit(t *task) error {
	return a.Bot.Admit(t.request(bot.Request{Command: bot.Ask}))
}

// refuse acknowledges, and tells whoever asked why there is no answer; where once
// names a reason, in the acknowledgement or once in an hour.
func (a *App) refuse(t *task, once string, m message, respond func(any) error) error {
	if t.inAck != nil {
		return respond(t.inAck(m))
	}
	if err := respond(nil); err != nil {
		return err
	}
	if t.tell == nil || once != "" && !a.Deliveries.First(t.workspace(), once+" "+t.user) {
		return nil
	}
	a.errand(func(ctx context.Context) error { return t.tell(ctx, m) })
	return nil
}

// first reports whether a delivery is here for the first time in this process, under
// each of its keys.
func (a *App) first(t *task) bool {
	for n, key := range t.keys {
		if !a.Deliveries.First(t.workspace(), key) {
			for _, k := range t.keys[:n] {
				a.Deliveries.Forget(t.workspace(), k)
			}
			return false
		}
	}
	return true
}

// forget makes a delivery one that was never here: nothing was done about it.
func (a *App) forget(t *task) {
	for _, key := range t.keys {
		a.Deliveries.Forget(t.workspace(), key)
	}
}

// claim reports whether a delivery is this process's to answer.
func (a *App) claim(ctx context.Context, t *task) (bool, error) {
	for _, key := range t.keys {
		if first, err := a.Deliveries.Claim(ctx, t.workspace(), key); err != nil || !first {
			return false, err
		}
	}
	return true, nil
}

// work does what a delivery asks for, once. A panic is an error: one strange story
// must not end the program for everybody.
func (a *App) work(ctx context.Context, t *task) {
	began := a.Now()
	err := a.try(ctx, t)
	if err == nil {
		a.Log.Debug("slack: done", slog.String("what", t.what), slog.Duration("in", a.Now().Sub(began)))
		return
	}
	if errors.Is(err, errNotOurs) {
		a.forget(t)
		return
	}
	a.Log.Error("slack: a delivery could not be dealt with", slog.String("what", t.what), slog.String("workspace", t.workspace()), slog.Any("error", err))
	for _, key := range t.keys {
		if err := a.Deliveries.Again(context.WithoutCancel(ctx), t.workspace(), key); err != nil {
			a.Log.Error("slack", slog.Any("error", err))
		}
	}
}

var (
	errNotOurs = errors.New("none of the app's business")
	errPanic   = errors.New("something went wrong in the program")
)

func (a *App) try(ctx context.Context, t *task) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v\n%s", errPanic, p, debug.Stack())
		}
	}()
	if t.thread != "" {
		ours, err := a.follow.takesPart(ctx, t.workspace(), t.thread)
		if err == nil && !ours {
			err = errNotOurs
		}
		if err == nil && t.counts {
			err = a.admit(t)
		}
		if err != nil {
			return err
		}
	}
	first, err := a.claim(ctx, t)
	switch {
	case err != nil && t.tell != nil:
		ctx, cancel := forLastWords(ctx)
		defer cancel()
		return errors.Join(err, t.tell(ctx, a.failed(err)))
	case err != nil || !first:
		return err
	}
	return t.do(ctx)
}
