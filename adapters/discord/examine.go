package discord

import (
	"context"
	"encoding/hex"
	"fmt"
	"net/url"
	"strings"

	"onrecord/bot"
)

// permissions that the bot asks for: to see channels, to send messages there and in
// threads, and to read what it replies to.
const permissions = 1<<10 | 1<<11 | 1<<38 | 1<<16

// Invitation is the address at which somebody brings the app to their server.
func Invitation(app string) string {
	return fmt.Sprintf("https://discord.com/oauth2/authorize?client_id=%s&scope=%s&permissions=%d", url.QueryEscape(app), "applications.commands+bot", permissions)
}

// ForOneself is the address at which somebody takes the app along wherever they are.
func ForOneself(app string) string {
	return fmt.Sprintf("https://discord.com/oauth2/authorize?client_id=%s&scope=applications.commands&integration_type=1", url.QueryEscape(app))
}

// Examine asks Discord whether the app is set up. It changes nothing.
func (a *App) Examine(ctx context.Context) []bot.Finding {
	if a.Token == "" {
		return []bot.Finding{
			bot.Well("DISCORD_PUBLIC_KEY", "has the form of a key"),
			bot.Missing("DISCORD_TOKEN", "is not set: without it the commands cannot be registered, nor the key be compared; it is in the developer portal under Bot, Reset Token"),
		}
	}
	app, err := a.Application(ctx)
	if err != nil {
		return []bot.Finding{bot.Missing("DISCORD_TOKEN", strings.TrimPrefix(err.Error(), "DISCORD_TOKEN "))}
	}
	out := []bot.Finding{bot.Well("DISCORD_TOKEN", fmt.Sprintf("is that of %s (%s)", app.Name, app.ID))}
	switch {
	case len(a.PublicKey) == 0:
		out = append(out, bot.Well("the way in", "the gateway; with DISCORD_PUBLIC_KEY and --http it would be signed interactions, which need no connection"))
		if app.Endpoint != "" {
			out = append(out, bot.Missing("the way in", "the developer portal has an Interactions Endpoint URL, so nothing comes by the gateway: take it out there, or set DISCORD_PUBLIC_KEY"))
		}
	case hex.EncodeToString(a.PublicKey) != app.PublicKey:
		out = append(out, bot.Missing("DISCORD_PUBLIC_KEY", "is not that of this app: copy it from the developer portal, under General Information"))
	default:
		out = append(out, bot.Well("DISCORD_PUBLIC_KEY", "is that of this app"))
		if app.Endpoint == "" {
			out = append(out, bot.Missing("the way in", "there is no Interactions Endpoint URL yet: while onrecord serves, enter its public https address with /discord behind it, in the developer portal under General Information"))
		} else {
			out = append(out, bot.Well("the way in", "signed interactions at "+app.Endpoint))
		}
	}
	same, err := a.Registered(ctx, app.ID)
	switch {
	case err != nil:
		out = append(out, bot.Missing("the commands", err.Error()))
	case !same:
		out = append(out, bot.Missing("the commands", "are not registered, or are of another version: onrecord serve registers them"))
	default:
		out = append(out, bot.Well("the commands", "are registered"))
	}
	return append(out, bot.Well("to invite it to a server", Invitation(app.ID)), bot.Well("to use it yourself, anywhere", ForOneself(app.ID)))
}
