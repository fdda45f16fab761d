package slack

import (
	"context"
	"log/slog"

	"github.com/slack-go/slack"

	"onrecord/bot"
)

// options are a message as the Web API takes it. It links to nothing that Slack
// should show a preview of.
func (m message) options(thread string) []slack.MsgOption {
	o := []slack.MsgOption{slack.MsgOptionText(m.Text, false), slack.MsgOptionDisableLinkUnfurl(), slack.MsgOptionDisableMediaUnfurl()}
	if len(m.Blocks) > 0 {
		o = append(o, slack.MsgOptionBlocks(m.Blocks...))
	}
	if thread != "" {
		o = append(o, slack.MsgOptionTS(thread))
	}
	return o
}

// unfit are Slack's words for a message that it does not take.
var unfit = map[string]bool{"invalid_blocks": true, "invalid_blocks_format": true, "msg_blocks_too_long": true, "msg_too_long": true, "no_text": true}

// say posts a message, in a thread where one is named.
func (a *App) say(ctx context.Context, p place, thread string, m message) error {
	c, err := a.client(ctx, p)
	if err != nil {
		return err
	}
	post := func(m message) error {
		if err := a.api.pace(ctx, p.team+" "+p.channel); err != nil {
			return err
		}
		return a.api.call(ctx, "chat.postMessage "+p.team, false, func(ctx context.Context) error {
			_, _, err := c.PostMessageContext(ctx, p.channel, m.options(thread)...)
			return err
		})
	}
	if err = post(m); unfit[said(err)] {
		a.Log.Error("slack: a message is none that Slack takes", slog.Any("error", err))
		err = post(note(tooMuch))
	}
	return err
}

const tooMuch = "The answer is more than a message here can show. Please ask about less of it."

// whisper posts a message that only the asker sees.
func (a *App) whisper(ctx context.Context, p place, thread string, m message) error {
	c, err := a.client(ctx, p)
	if err != nil {
		return err
	}
	return a.api.call(ctx, "chat.postEphemeral "+p.team, false, func(ctx context.Context) error {
		_, err := c.PostEphemeralContext(ctx, p.channel, p.user, m.options(thread)...)
		return err
	})
}

// response is a message as a response_url takes it.
type response struct {
	Type     string        `json:"response_type"` // ephemeral or in_channel
	Replaces bool          `json:"replace_original"`
	Text     string        `json:"text"`
	Blocks   []slack.Block `json:"blocks,omitempty"`
	Thread   string        `json:"thread_ts,omitempty"`
	Links    bool          `json:"unfurl_links"`
	Media    bool          `json:"unfurl_media"`
}

// privately is a message to whoever asked.
func privately(m message) response {
	return response{Type: "ephemeral", Text: m.Text, Blocks: m.Blocks}
}

// openly is a message to the channel.
func openly(m message) response { return response{Type: "in_channel", Text: m.Text, Blocks: m.Blocks} }

// showHome publishes the Home tab of whoever opened it.
func (a *App) showHome(ctx context.Context, p place) error {
	c, err := a.client(ctx, p)
	if err != nil {
		return err
	}
	reply, err := a.reply(ctx, p, order{Request: bot.Request{Command: bot.Stories}})
	if err != nil {
		return err
	}
	who, err := a.who(ctx, p)
	if err != nil {
		a.Log.Warn("slack: who manages a workspace is not known", slog.Any("error", err)) // it shows what anybody may see
	}
	return a.api.call(ctx, "views.publish "+p.team, true, func(ctx context.Context) error {
		_, err := c.PublishViewContext(ctx, slack.PublishViewContextRequest{UserID: p.user, View: home(reply.Stories, reply.Focus, who.manager)})
		return err
	})
}

// suggest proposes what to ask in the app's own messages.
func (a *App) suggest(ctx context.Context, p place) error {
	c, err := a.client(ctx, p)
	if err != nil {
		return err
	}
	reply, err := a.reply(ctx, p, order{Request: bot.Request{Command: bot.Stories}})
	if err != nil {
		return err
	}
	return a.api.call(ctx, "assistant.threads.setSuggestedPrompts "+p.team, true, func(ctx context.Context) error {
		// With a thread_ts it would fail without a word in apps of the agent view.
		return c.SetAssistantThreadsSuggestedPromptsContext(ctx, slack.AssistantThreadsSetSuggestedPromptsParameters{ChannelID: p.channel, Prompts: prompts(reply.Stories)})
	})
}
