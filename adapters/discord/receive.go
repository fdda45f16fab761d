package discord

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/bwmarrin/discordgo"

	"onrecord/bot"
)

const (
	// proposeTime is how long an autocompletion may take: it can't be deferred, and
	// is of no use after 3 s.
	proposeTime = 2 * time.Second
	// lastWords is how long there is to say that something went wrong.
	lastWords = 2 * time.Second
)

// receive takes one interaction, however it came. respond sends the response,
// which comes before any work: nothing in here waits for a disk or a network.
func (a *App) receive(ctx context.Context, i *interaction, respond func(response) error) error {
	switch i.Type {
	case discordgo.InteractionPing:
		return respond(response{Type: discordgo.InteractionResponsePong})
	case discordgo.InteractionApplicationCommandAutocomplete:
		return respond(response{discordgo.InteractionApplicationCommandAutocompleteResult, a.propose(ctx, i)})
	case discordgo.InteractionApplicationCommand, discordgo.InteractionMessageComponent, discordgo.InteractionModalSubmit:
	default:
		return respond(saying("This program does not know that kind of request."))
	}
	o, err := read(i)
	if err != nil {
		return respond(saying(bot.Sentence(bot.Explain(err))))
	}
	workspace := o.Workspace
	if !a.Deliveries.First(workspace, i.ID) {
		// Discord may not have heard the response to the first. The edit will find its message.
		return respond(deferred(o.private))
	}
	if err := a.Bot.Admit(o.Request); err != nil {
		a.Deliveries.Forget(workspace, i.ID)
		return respond(saying(bot.Sentence(bot.Explain(err)))) // to whoever asked, and to nobody else
	}
	if o.paste {
		a.Deliveries.Forget(workspace, i.ID) // a form may be opened twice
		return respond(pasting())
	}
	if !a.queue.Place() {
		a.Deliveries.Forget(workspace, i.ID)
		a.Log.Warn("discord: busy, a question was turned away")
		return respond(saying(busy))
	}
	if err := respond(deferred(o.private)); err != nil {
		a.queue.Leave()
		a.Deliveries.Forget(workspace, i.ID)
		return err
	}
	a.queue.Run(func() {
		ctx, cancel := context.WithTimeout(a.ctx, a.Answer)
		defer cancel()
		a.answer(ctx, workspace, i.ID, o, func(ctx context.Context, m message) error { return a.edit(ctx, i, m) })
	})
	return nil
}

const busy = "I am busy with other questions. Please ask again in a minute."

// read tells what an interaction asks for.
func read(i *interaction) (order, error) {
	switch i.Type {
	case discordgo.InteractionMessageComponent:
		return press(i)
	case discordgo.InteractionModalSubmit:
		return pasted(i)
	}
	return command(i)
}

// deferred is the response that an answer is coming.
func deferred(onlyAsker bool) response {
	r := response{Type: discordgo.InteractionResponseDeferredChannelMessageWithSource}
	if onlyAsker {
		r.Data = flagged{private}
	}
	return r
}

// saying is the response that says something to whoever asked, and to nobody else.
func saying(text string) response {
	m := note(amber, text)
	m.Flags |= private
	return response{discordgo.InteractionResponseChannelMessageWithSource, m}
}

// answer does the work of one delivery and sends what came of it, once.
func (a *App) answer(ctx context.Context, workspace, delivery string, o order, send func(context.Context, message) error) {
	began := a.Now()
	first, err := a.Deliveries.Claim(ctx, workspace, delivery)
	if err == nil && !first {
		return
	}
	var m message
	if err == nil {
		m, err = a.reply(ctx, o)
	}
	if err != nil {
		m = a.failed(err)
		if ctx.Err() != nil { // its time is over, but not for saying so
			var cancel context.CancelFunc
			ctx, cancel = context.WithTimeout(context.WithoutCancel(ctx), lastWords)
			defer cancel()
		}
	}
	if err := send(ctx, m); err != nil {
		a.Log.Error("discord: an answer could not be delivered", slog.String("command", string(o.Command)), slog.Any("error", err))
		if err := a.Deliveries.Again(context.WithoutCancel(ctx), workspace, delivery); err != nil {
			a.Log.Error("discord", slog.Any("error", err))
		}
		return
	}
	a.Log.Debug("discord: answered", slog.String("command", string(o.Command)), slog.Duration("in", a.Now().Sub(began)))
}

// reply asks the bot and sets its reply. A panic is an error: one strange story
// must not end the program for everybody.
func (a *App) reply(ctx context.Context, o order) (m message, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v\n%s", errPanic, p, debug.Stack())
		}
	}()
	letGo, err := a.queue.Worker(ctx)
	if err != nil {
		return message{}, err
	}
	defer letGo()
	if o.file != nil {
		if o.Draft, err = a.fetch(ctx, o.file); err != nil {
			return message{}, err
		}
	}
	reply, err := a.Bot.Handle(ctx, o.Request)
	if err != nil {
		return message{}, err
	}
	if reply.Unkept != nil {
		a.Log.Warn("discord: a follow-up will not know of this answer", slog.Any("error", reply.Unkept))
	}
	return o.set(reply).message(o.from), nil
}

var errPanic = errors.New("something went wrong in the program")

// failed is the message about an error. What those who chat can't do anything about
// is told to the log instead.
func (a *App) failed(err error) message {
	ours := errors.Is(err, errAttachment) || errors.Is(err, errAttachmentKind) || errors.Is(err, errAttachmentLarge)
	switch {
	case errors.Is(err, context.Canceled):
		return note(amber, "I was stopped before I could answer. Please ask again.")
	case bot.Inside(err) && !ours:
		a.Log.Error("discord: a question could not be answered", slog.Any("error", err))
		return note(red, "Something went wrong here. Please try again; if that goes on, tell whoever runs this app.")
	}
	return note(amber, bot.Sentence(bot.Explain(err)))
}

// edit gives the deferred message its content.
func (a *App) edit(ctx context.Context, i *interaction, m message) error {
	_, err := a.call(ctx, http.MethodPatch, discordgo.EndpointWebhookMessage(i.AppID, i.Token, "@original"), m)
	return err
}

func payloadJSON(v any) ([]byte, error) {
	if v == nil {
		return nil, nil
	}
	b, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("write a message: %w", err)
	}
	return b, nil
}
