package slack

import (
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// Settings are what whoever runs the program has to say about Slack.
type Settings struct {
	Token        string // SLACK_BOT_TOKEN: of one workspace; empty where each is installed on its own
	AppToken     string // SLACK_APP_TOKEN: for Socket Mode; empty: none
	Secret       string // SLACK_SIGNING_SECRET: for signed HTTP; empty: none is taken
	ClientID     string // SLACK_CLIENT_ID
	ClientSecret string // SLACK_CLIENT_SECRET
	Key          []byte // ONRECORD_KEY: encrypts the tokens of installations, 32 bytes
}

// What can be wrong with the settings; each says where to find what is asked for.
var (
	ErrNoSettings = errors.New("SLACK_BOT_TOKEN is not set; it is at api.slack.com/apps, under OAuth & Permissions, once the app is installed")
	errNoToken    = errors.New("SLACK_BOT_TOKEN is not set, without which nothing can be answered; it is at api.slack.com/apps, under OAuth & Permissions, once the app is installed")
	errWayIn      = errors.New("neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set, so nothing comes in: the one is at api.slack.com/apps under " +
		"Basic Information, App-Level Tokens (scope connections:write), the other there under App Credentials")
	errTwice = errors.New("SLACK_BOT_TOKEN is for one workspace, SLACK_CLIENT_ID is for several, each with a token of its own: unset one of them")
	errOAuth = errors.New("to be installed in several workspaces it takes SLACK_CLIENT_ID, SLACK_CLIENT_SECRET (both at api.slack.com/apps under " +
		"Basic Information) and ONRECORD_KEY (make one with: openssl rand -base64 32)")
	errKey = errors.New("ONRECORD_KEY is no key: that is 32 bytes in base64 or hex; make one with: openssl rand -base64 32")
)

// shapes of tokens, so that a wrong one is told at once.
var (
	botShape    = regexp.MustCompile(`^xoxb-[\w-]+$`)
	appShape    = regexp.MustCompile(`^xapp-[\w-]+$`)
	secretShape = regexp.MustCompile(`^[[:xdigit:]]{32}$`)
	clientShape = regexp.MustCompile(`^\d+\.\d+$`)
)

// ReadSettings reads the environment. An error never holds a value.
func ReadSettings(getenv func(string) string) (Settings, error) {
	get := func(name string) string { return strings.TrimSpace(getenv(name)) }
	s := Settings{
		Token: get("SLACK_BOT_TOKEN"), AppToken: get("SLACK_APP_TOKEN"), Secret: get("SLACK_SIGNING_SECRET"),
		ClientID: get("SLACK_CLIENT_ID"), ClientSecret: get("SLACK_CLIENT_SECRET"),
	}
	for _, v := range []struct {
		name, value string
		shape       *regexp.Regexp
		what        string
	}{
		{"SLACK_BOT_TOKEN", s.Token, botShape, "a bot's token, xoxb-…: it is under OAuth & Permissions"},
		{"SLACK_APP_TOKEN", s.AppToken, appShape, "an app-level token, xapp-…: it is under Basic Information, App-Level Tokens"},
		{"SLACK_SIGNING_SECRET", s.Secret, secretShape, "a signing secret, 32 hexadecimal digits: it is under Basic Information, App Credentials"},
		{"SLACK_CLIENT_ID", s.ClientID, clientShape, "a client ID, two numbers with a dot: it is under Basic Information, App Credentials"},
		{"SLACK_CLIENT_SECRET", s.ClientSecret, secretShape, "a client secret, 32 hexadecimal digits: it is under Basic Information, App Credentials"},
	} {
		if v.value != "" && !v.shape.MatchString(v.value) {
			return Settings{}, fmt.Errorf("%s is not %s (this has %d characters)", v.name, v.what, len(v.value))
		}
	}
	several := s.ClientID != "" || s.ClientSecret != ""
	switch {
	case s.Token == "" && !several && s.AppToken == "" && s.Secret == "":
		return Settings{}, ErrNoSettings
	case s.Token == "" && !several:
		return Settings{}, errNoToken
	case s.Token != "" && several:
		return Settings{}, errTwice
	case s.AppToken == "" && s.Secret == "":
		return Settings{}, errWayIn
	case several:
		key := get("ONRECORD_KEY")
		if s.ClientID == "" || s.ClientSecret == "" || key == "" {
			return Settings{}, errOAuth
		}
		var err error
		s.Key, err = readKey(key)
		return s, err
	}
	return s, nil
}

// readKey reads 32 bytes of base64 or hex.
func readKey(text string) ([]byte, error) {
	for _, decode := range []func(string) ([]byte, error){hex.DecodeString, base64.StdEncoding.DecodeString, base64.RawStdEncoding.DecodeString, base64.RawURLEncoding.DecodeString} {
		if b, err := decode(text); err == nil && len(b) == keySize {
			return b, nil
		}
	}
	return nil, errKey
}
