package discord

import (
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// Settings are what whoever runs the program has to say about Discord.
type Settings struct {
	Token     string // DISCORD_TOKEN
	PublicKey ed25519.PublicKey
}

// What can be wrong with the settings; each says where to find what is asked for.
var (
	ErrNoSettings = errors.New("neither DISCORD_TOKEN nor DISCORD_PUBLIC_KEY is set; both are in the developer portal " +
		"(discord.com/developers/applications): the token under Bot, Reset Token; the public key under General Information")
	errKey = errors.New("DISCORD_PUBLIC_KEY is no public key: that is 64 hexadecimal digits, in the developer portal under General Information")
)

// tokenShape is that of a bot's token: three parts of letters, digits, - and _.
var tokenShape = regexp.MustCompile(`^[\w-]+\.[\w-]+\.[\w-]+$`)

// ReadSettings reads the values of DISCORD_TOKEN and DISCORD_PUBLIC_KEY, either of
// which may be empty. An error never holds a value.
func ReadSettings(token, key string) (Settings, error) {
	token, key = strings.TrimSpace(token), strings.TrimSpace(key)
	if token == "" && key == "" {
		return Settings{}, ErrNoSettings
	}
	s := Settings{Token: strings.TrimPrefix(token, "Bot ")}
	if s.Token != "" && !tokenShape.MatchString(s.Token) {
		return Settings{}, fmt.Errorf("DISCORD_TOKEN is no bot's token (this has %d characters): it is in the developer portal under Bot, Reset Token; "+
			"not the client secret, nor the public key", len(s.Token))
	}
	if key != "" {
		b, err := hex.DecodeString(key)
		if err != nil || len(b) != ed25519.PublicKeySize {
			return Settings{}, fmt.Errorf("%w (this has %d characters)", errKey, len(key))
		}
		s.PublicKey = b
	}
	return s, nil
}
