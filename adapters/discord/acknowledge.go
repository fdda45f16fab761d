package discord

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"github.com/bwmarrin/discordgo"
)

// How many responses to the gateway's interactions are on their way at once, and
// how many wait for that. Each takes one short request.
const (
	maxResponding = 24
	maxUnanswered = 2000
)

// acknowledge sends a response on the side, within the 3 s that Discord gives it
// from now on.
func (a *App) acknowledge(do func(context.Context) error) {
	deadline := time.Now().Add(discordgo.InteractionDeadline)
	work := func() {
		ctx, cancel := context.WithDeadline(a.ctx, deadline)
		defer cancel()
		if err := do(ctx); err != nil {
			a.Log.Warn("discord: a response could not be sent", slog.Any("error", err))
		}
	}
	if !a.responses.Run(work) {
		a.Log.Error("discord: an interaction is lost, too many wait for their response")
	}
}

// callback responds to an interaction of the gateway.
func (a *App) callback(ctx context.Context, i *interaction, r response) error {
	_, err := a.call(ctx, http.MethodPost, discordgo.EndpointInteractionResponse(i.ID, i.Token), r)
	return err
}
