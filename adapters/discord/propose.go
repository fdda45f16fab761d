package discord

import (
	"context"
	"log/slog"
	"strings"

	"github.com/bwmarrin/discordgo"

	"onrecord/bot"
)

// propose completes what somebody is typing. What they typed is the first choice:
// a name that is not in the list is asked for all the same.
func (a *App) propose(ctx context.Context, i *interaction) choices {
	ctx, cancel := context.WithTimeout(ctx, proposeTime)
	defer cancel()
	out := choices{[]choice{}}
	option, ok := focused(i.ApplicationCommandData().Options)
	if !ok {
		return out
	}
	typed, _ := option.Value.(string)
	out.add(typed, typed)
	workspace := i.request().Workspace
	switch option.Name {
	case "story":
		metas, err := a.Completer.Stories(ctx, workspace, typed, maxChoices)
		if err != nil {
			a.Log.Warn("discord: no proposals", slog.Any("error", err))
		}
		for _, m := range metas {
			out.add(m.Slug+" · "+m.Title, m.Slug)
		}
	case "speaker":
		names, err := a.Completer.Speakers(ctx, workspace, typed, maxChoices)
		if err != nil {
			a.Log.Warn("discord: no proposals", slog.Any("error", err))
		}
		for _, n := range names {
			out.add(n, n)
		}
	}
	return out
}

// add proposes value under a name, where Discord takes both.
func (c *choices) add(name, value string) {
	name = strings.Join(strings.Fields(name), " ")
	if name == "" || len(c.Choices) == maxChoices || bot.Characters(value) > maxChoice {
		return
	}
	for _, have := range c.Choices {
		if have.Value == value {
			return
		}
	}
	c.Choices = append(c.Choices, choice{bot.Clip(name, maxChoice), value})
}

// focused is the option that somebody is typing.
func focused(options []*discordgo.ApplicationCommandInteractionDataOption) (discordgo.ApplicationCommandInteractionDataOption, bool) {
	for _, o := range options {
		switch {
		case o == nil:
		case o.Focused:
			return *o, true
		case len(o.Options) > 0:
			return focused(o.Options)
		}
	}
	return discordgo.ApplicationCommandInteractionDataOption{}, false
}
