package slack

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"strings"
	"testing"

	"onrecord/adapters/slack/fakeslack"
)

func TestSettings(t *testing.T) {
	key := bytes.Repeat([]byte{200}, keySize)
	const bot, app, secret = "SLACK_BOT_TOKEN=" + fakeslack.BotToken, "SLACK_APP_TOKEN=" + fakeslack.AppToken, "SLACK_SIGNING_SECRET=" + fakeslack.Secret
	const id, client = "SLACK_CLIENT_ID=" + fakeslack.ClientID, "SLACK_CLIENT_SECRET=" + fakeslack.ClientSecret
	for name, tt := range map[string]struct {
		environment []string
		says        string // of the error
	}{
		"nothing":               {nil, "SLACK_BOT_TOKEN is not set"},
		"a socket":              {[]string{bot, app}, ""},
		"signed":                {[]string{bot, " " + secret}, ""},
		"both":                  {[]string{bot, app, secret}, ""},
		"no way in":             {[]string{bot}, "neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET"},
		"no token":              {[]string{app}, "SLACK_BOT_TOKEN is not set"},
		"the wrong token":       {[]string{"SLACK_BOT_TOKEN=xapp-secret"}, "SLACK_BOT_TOKEN is not a bot's token, xoxb-…"},
		"the tokens mixed up":   {[]string{bot, "SLACK_APP_TOKEN=xoxb-secret"}, "SLACK_APP_TOKEN is not an app-level token, xapp-…"},
		"a secret cut":          {[]string{bot, "SLACK_SIGNING_SECRET=secret"}, "(this has 6 characters)"},
		"several, base64":       {[]string{id, client, secret, "ONRECORD_KEY=" + base64.StdEncoding.EncodeToString(key)}, ""},
		"several, without pads": {[]string{id, client, app, "ONRECORD_KEY=" + base64.RawURLEncoding.EncodeToString(key)}, ""},
		"several, hex":          {[]string{id, client, app, "ONRECORD_KEY=" + hex.EncodeToString(key)}, ""},
		"several, no key":       {[]string{id, client, app}, "ONRECORD_KEY"},
		"several, a short key":  {[]string{id, client, app, "ONRECORD_KEY=secret"}, "ONRECORD_KEY is no key"},
		"several, no secret":    {[]string{id, app, "ONRECORD_KEY=secret"}, "SLACK_CLIENT_SECRET"},
		"one and several":       {[]string{bot, id, client, app}, "unset one of them"},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := ReadSettings(func(name string) string {
				for _, e := range tt.environment {
					if v, ok := strings.CutPrefix(strings.TrimSpace(e), name+"="); ok {
						return v + "\n"
					}
				}
				return ""
			})
			switch {
			case tt.says == "" && err != nil:
				t.Error(err)
			case tt.says != "" && (err == nil || !strings.Contains(err.Error(), tt.says)):
				t.Errorf("%v, want %q", err, tt.says)
			case err != nil && (strings.Contains(err.Error(), "secret)") || strings.Contains(err.Error(), "-secret")):
				t.Errorf("the error holds a value: %v", err)
			case err == nil && s.ClientID != "" && !bytes.Equal(s.Key, key):
				t.Error("another key")
			}
		})
	}
}
