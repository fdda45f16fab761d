package discord

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"

	"github.com/bwmarrin/discordgo"

	"onrecord/bot"
)

// written is a message of somebody's, as far as it matters here.
type written struct {
	ID        string `json:"id"`
	ChannelID string `json:"channel_id"`
	GuildID   string `json:"guild_id"`
	WebhookID string `json:"webhook_id"`
	Content   string `json:"content"`
	Type      int    `json:"type"`
	Author    struct {
		ID  string `json:"id"`
		Bot bool   `json:"bot"`
	} `json:"author"`
	Mentions []struct {
		ID string `json:"id"`
	} `json:"mentions"`
}

// Types of messages that people write (resources/message): a message, and a reply.
const (
	ordinary = 0
	reply    = 19
)

func decodeMessage(raw []byte) (written, bool) {
	var m written
	err := json.Unmarshal(raw, &m)
	people := m.Type == ordinary || m.Type == reply
	return m, err == nil && people && m.ID != "" && m.ChannelID != "" && m.Author.ID != "" && !m.Author.Bot && m.WebhookID == ""
}

// mentioned answers a message that speaks to the app: one that mentions it, or a
// direct one. All others are nobody's business.
func (a *App) mentioned(m written) {
	self := a.self.Load()
	if self == nil || m.Author.ID == *self || !m.speaksTo(*self) {
		return
	}
	o := m.order(*self)
	if o.Text == "" && o.Command == bot.Ask {
		o.Command, o.shown = bot.Help, ""
	}
	if !a.Deliveries.First(o.Workspace, m.ID) {
		return
	}
	send := func(ctx context.Context, answer message) error { return a.post(ctx, m, answer) }
	if err := a.Bot.Admit(o.Request); err != nil {
		// Everybody in the channel sees it: once in an hour is enough.
		if a.Deliveries.First(o.Workspace, "not admitted "+m.Author.ID) {
			a.tell(send, bot.Sentence(bot.Explain(err)))
		}
		return
	}
	if !a.queue.Place() {
		a.Deliveries.Forget(o.Workspace, m.ID)
		a.Log.Warn("discord: busy, a question was turned away")
		a.tell(send, busy)
		return
	}
	a.queue.Run(func() {
		ctx, cancel := context.WithTimeout(a.ctx, a.Answer)
		defer cancel()
		a.answer(ctx, o.Workspace, m.ID, o, send)
	})
}

// tell sends a short message on the side.
func (a *App) tell(send func(context.Context, message) error, text string) {
	a.acknowledge(func(ctx context.Context) error { return send(ctx, note(amber, text)) })
}

func (m written) speaksTo(self string) bool {
	if m.GuildID == "" {
		return true
	}
	for _, who := range m.Mentions {
		if who.ID == self {
			return true
		}
	}
	return false
}

// order reads a message as a line of a conversation. In a server it changes nothing:
// a message does not say what its author may do there; the commands do.
func (m written) order(self string) order {
	text := strings.ReplaceAll(m.Content, "<@!"+self+">", "<@"+self+">")
	before, after, _ := strings.Cut(text, "<@"+self+">")
	if strings.HasPrefix(strings.TrimSpace(after), "/") {
		before = "" // "hey @onrecord /help" is a command
	}
	text = strings.ReplaceAll(before+" "+after, "<@"+self+">", " ")
	text = strings.Join(strings.Fields(text), " ")
	o := order{Request: bot.Parse(text), shown: text}
	o.ID, o.User, o.Channel = m.ID, m.Author.ID, m.ChannelID
	if m.GuildID == "" {
		o.Workspace, o.Manager = person(m.Author.ID), true
	} else {
		o.Workspace = server(m.GuildID)
	}
	o.Thread = conversation(m.ChannelID, m.Author.ID, discordgo.ChannelTypeGuildText)
	return o
}

// post replies to a message, once: Discord keeps to the nonce.
func (a *App) post(ctx context.Context, to written, m message) error {
	_, err := a.call(ctx, http.MethodPost, discordgo.EndpointChannelMessages(to.ChannelID), struct {
		message
		Reference referenced `json:"message_reference"`
		Nonce     string     `json:"nonce"`
		Enforce   bool       `json:"enforce_nonce"`
	}{m, referenced{to.ID, false}, bot.Clip(to.ID, maxNonce), true})
	return err
}

// referenced is the message that another replies to, if it is still there.
type referenced struct {
	ID   string `json:"message_id"`
	Must bool   `json:"fail_if_not_exists"`
}
