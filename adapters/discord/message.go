package discord

import (
	"github.com/bwmarrin/discordgo"
)

// Flags of a message (docs.discord.com/developers/resources/message).
const (
	private      = 1 << 6  // EPHEMERAL: only whoever asked sees it
	componentsV2 = 1 << 15 // IS_COMPONENTS_V2: made of components alone
)

// message is what is sent, whole: discordgo's own types would add empty fields
// that a message of components must not have.
type message struct {
	Flags           int                          `json:"flags"`
	Components      []discordgo.MessageComponent `json:"components"`
	AllowedMentions mentions                     `json:"allowed_mentions"`
}

// mentions is who a message may notify: nobody. Left out, Discord would take
// mentions out of the text.
type mentions struct {
	Parse       [0]string `json:"parse"`
	RepliedUser bool      `json:"replied_user"`
}

// response answers an interaction.
type response struct {
	Type discordgo.InteractionResponseType `json:"type"`
	Data any                               `json:"data,omitempty"`
}

// flagged is the data of a deferred response: of its flags only private counts.
type flagged struct {
	Flags int `json:"flags"`
}

// choices are the data of an autocompletion.
type choices struct {
	Choices []choice `json:"choices"`
}

type choice struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}
