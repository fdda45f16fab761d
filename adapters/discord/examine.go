package discord

import (
	"context"
	"encoding/hex"
	"fmt"
	"net/url"
	"strings"
)

// Finding is one thing that was looked at.
type Finding struct {
	Well bool
	What string
	Do   string // what to do about it, where it is not well; a remark where it is
}

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
func (a *App) Examine(ctx context.Context) []Finding {
	if a.Token == "" {
		return []Finding{
			{true, "DISCORD_PUBLIC_KEY", "has the form of a key"},
			{false, "DISCORD_TOKEN", "is not set: without it the commands cannot be registered, nor the key be compared; it is in the developer portal under Bot, Reset Token"},
		}
	}
	app, err := a.Application(ctx)
	if err != nil {
		return []Finding{{false, "DISCORD_TOKEN", strings.TrimPrefix(err.Error(), "DISCORD_TOKEN ")}}
	}
	out := []Finding{{true, "DISCORD_TOKEN", fmt.Sprintf("is that of %s (%s)", app.Name, app.ID)}}
	switch {
	case len(a.PublicKey) == 0:
		out = append(out, Finding{true, "the way in", "the gateway; with DISCORD_PUBLIC_KEY and --http it would be signed interactions, which need no connection"})
		if app.Endpoint != "" {
			out = append(out, Finding{false, "the way in", "the developer portal has an Interactions Endpoint URL, so nothing comes by the gateway: take it out there, or set DISCORD_PUBLIC_KEY"})
		}
	case hex.EncodeToString(a.PublicKey) != app.PublicKey:
		out = append(out, Finding{false, "DISCORD_PUBLIC_KEY", "is not that of this app: copy it from the developer portal, under General Information"})
	default:
		out = append(out, Finding{true, "DISCORD_PUBLIC_KEY", "is that of this app"})
		if app.Endpoint == "" {
			out = append(out, Finding{false, "the way in", "there is no Interactions Endpoint URL yet: while onrecord serves, enter its public https address with /discord behind it, in the developer portal under General Information"})
		} else {
			out = append(out, Finding{true, "the way in", "signed interactions at " + app.Endpoint})
		}
	}
	same, err := a.Registered(ctx, app.ID)
	switch {
	case err != nil:
		out = append(out, Finding{false, "the commands", err.Error()})
	case !same:
		out = append(out, Finding{false, "the commands", "are not registered, or are of another version: onrecord serve registers them"})
	default:
		out = append(out, Finding{true, "the commands", "are registered"})
	}
	return append(out, Finding{true, "to invite it to a server", Invitation(app.ID)}, Finding{true, "to use it yourself, anywhere", ForOneself(app.ID)})
}
