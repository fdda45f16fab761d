package discord

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"reflect"

	"github.com/bwmarrin/discordgo"
)

// commands are what the app offers, in English, German and French, as Discord is
// told of them (docs.discord.com/developers/interactions/application-commands).
//
//go:embed commands.json
var commands []byte

// Application is what Discord knows of the app.
type Application struct {
	ID        string                     `json:"id"`
	Name      string                     `json:"name"`
	PublicKey string                     `json:"verify_key"`
	Endpoint  string                     `json:"interactions_endpoint_url"`
	Install   map[string]json.RawMessage `json:"integration_types_config"`
}

// ErrToken says that Discord does not know the bot's token.
var ErrToken = errors.New("DISCORD_TOKEN is not accepted by Discord: make a new one in the developer portal, under Bot, Reset Token")

// Application asks Discord for the app that the token belongs to.
func (a *App) Application(ctx context.Context) (Application, error) {
	var app Application
	body, err := a.call(ctx, http.MethodGet, discordgo.EndpointApplications+"/@me", nil)
	if refused := (*restError)(nil); errors.As(err, &refused) && refused.status == http.StatusUnauthorized {
		return app, ErrToken
	}
	if err != nil {
		return app, fmt.Errorf("look up the app: %w", err)
	}
	if err := json.Unmarshal(body, &app); err != nil || app.ID == "" {
		return app, fmt.Errorf("look up the app: Discord's answer names none")
	}
	return app, nil
}

// Register makes Discord offer the app's commands, and no others. It writes only
// what changed, all in one request: a day has 200 new commands.
func (a *App) Register(ctx context.Context, app string) (changed bool, err error) {
	same, err := a.Registered(ctx, app)
	if err != nil || same {
		return false, err
	}
	if _, err := a.call(ctx, http.MethodPut, discordgo.EndpointApplicationGlobalCommands(app), json.RawMessage(commands)); err != nil {
		return false, fmt.Errorf("register the commands: %w", err)
	}
	return true, nil
}

// Registered reports whether Discord offers exactly the app's commands.
func (a *App) Registered(ctx context.Context, app string) (bool, error) {
	body, err := a.call(ctx, http.MethodGet, discordgo.EndpointApplicationGlobalCommands(app)+"?with_localizations=true", nil)
	if err != nil {
		return false, fmt.Errorf("look up the commands: %w", err)
	}
	var have, want []map[string]any
	if err := json.Unmarshal(body, &have); err != nil {
		return false, fmt.Errorf("look up the commands: %w", err)
	}
	if err := json.Unmarshal(commands, &want); err != nil {
		return false, fmt.Errorf("read the commands: %w", err)
	}
	if len(have) != len(want) {
		return false, nil
	}
	for _, w := range want {
		if !offered(w, have) {
			return false, nil
		}
	}
	return true, nil
}

func offered(want map[string]any, have []map[string]any) bool {
	for _, h := range have {
		if h["name"] == want["name"] && h["type"] == want["type"] {
			return within(want, h)
		}
	}
	return false
}

// within reports whether have says all that want does. Discord adds fields of its
// own, and writes permissions as text.
func within(want, have any) bool {
	switch w := want.(type) {
	case map[string]any:
		h, ok := have.(map[string]any)
		for key, value := range w {
			ok = ok && within(value, h[key])
		}
		return ok
	case []any:
		h, ok := have.([]any)
		if !ok || len(w) != len(h) {
			return false
		}
		for i := range w {
			if !within(w[i], h[i]) {
				return false
			}
		}
		return true
	case float64:
		return have == w || fmt.Sprint(have) == fmt.Sprint(w)
	}
	return reflect.DeepEqual(want, have)
}
