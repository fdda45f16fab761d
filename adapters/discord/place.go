package discord

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/bwmarrin/discordgo"

	"onrecord/bot"
)

// Who may manage a server's stories: those who manage the server, by the
// permissions that Discord worked out for them (topics/permissions).
const managers = discordgo.PermissionManageGuild | discordgo.PermissionAdministrator

// interaction is one as it came, with what discordgo leaves out.
type interaction struct {
	discordgo.Interaction
	channel discordgo.ChannelType
}

var errNoInteraction = errors.New("this is no interaction")

// decode reads an interaction. Whatever is wrong with it is an error.
func decode(raw []byte) (i *interaction, err error) {
	defer func() { // discordgo's decoding of components trusts what it reads
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", errNoInteraction, p)
		}
	}()
	i = &interaction{}
	if err := json.Unmarshal(raw, &i.Interaction); err != nil {
		return nil, fmt.Errorf("%w: %w", errNoInteraction, err)
	}
	var more struct {
		Channel struct {
			Type discordgo.ChannelType `json:"type"`
		} `json:"channel"`
	}
	_ = json.Unmarshal(raw, &more) // a channel of an unknown shape is one like others
	i.channel = more.Channel.Type
	if i.Type == discordgo.InteractionPing {
		return i, nil
	}
	if i.ID == "" || i.Token == "" || i.AppID == "" || i.user() == "" {
		return nil, fmt.Errorf("%w: its id, token, application or user is missing", errNoInteraction)
	}
	return i, nil
}

// user is the id of whoever did it.
func (i *interaction) user() string {
	switch {
	case i.Member != nil && i.Member.User != nil:
		return i.Member.User.ID
	case i.User != nil:
		return i.User.ID
	}
	return ""
}

// request is whose stories an interaction is about, and where and by whom it is
// asked. A server's stories are its own, and so are a person's: those are used in
// direct messages, and where somebody brought the app to a server that has not
// installed it.
func (i *interaction) request() bot.Request {
	r := bot.Request{ID: i.ID, User: i.user(), Channel: i.ChannelID}
	_, installed := i.AuthorizingIntegrationOwners[discordgo.ApplicationIntegrationGuildInstall]
	if i.GuildID != "" && (installed || len(i.AuthorizingIntegrationOwners) == 0) {
		r.Workspace = server(i.GuildID)
		r.Manager = i.Member != nil && i.Member.Permissions&managers != 0
	} else {
		r.Workspace, r.Manager = person(r.User), true
	}
	r.Thread = conversation(i.ChannelID, r.User, i.channel)
	return r
}

func server(id string) string { return "discord:server:" + id }

func person(id string) string { return "discord:person:" + id }

// conversation is whose follow-ups belong together: everybody's in a thread, one
// person's in a channel.
func conversation(channel, user string, kind discordgo.ChannelType) string {
	switch kind {
	case discordgo.ChannelTypeGuildPublicThread, discordgo.ChannelTypeGuildPrivateThread, discordgo.ChannelTypeGuildNewsThread:
		return "discord:" + channel
	}
	return "discord:" + channel + ":" + user
}
