package slack

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"onrecord/bot"
	"onrecord/qa"
)

// placeholders until the rendering half is here

type message struct {
	Text   string
	Blocks []slack.Block
}

type view struct {
	Pages   string
	Private bool
	Modal   bool
	Asked   string
}

func parse(text string) (bot.Request, error) {
	if text == "" {
		return bot.Request{Command: bot.Help}, nil
	}
	return bot.Parse(text), nil
}

func render(reply bot.Reply, _ view) message {
	if reply.Answer != nil {
		var all []string
		for _, p := range reply.Answer.Passages {
			all = append(all, p.Text)
		}
		return message{Text: strings.Join(all, "\n") + bot.Refusal(*reply.Answer)}
	}
	return message{Text: "did " + string(reply.Command)}
}

func explain(err error) message { return note(sentence(bot.Explain(err))) }

func note(text string) message { return message{Text: text} }

func sentence(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:] + "."
}

func home(stories []qa.Meta, _ string, manager bool) slack.HomeTabViewRequest {
	text := "Stories:"
	for _, m := range stories {
		text += " " + m.Slug
	}
	if manager {
		text += " (manager)"
	}
	return slack.HomeTabViewRequest{Type: slack.VTHomeTab, Blocks: slack.Blocks{BlockSet: []slack.Block{slack.NewSectionBlock(slack.NewTextBlockObject("plain_text", text, false, false), nil, nil)}}}
}

func prompts([]qa.Meta) []slack.AssistantThreadsPrompt {
	return []slack.AssistantThreadsPrompt{{Title: "What is it about?", Message: "What is this about?"}}
}

type pressKind int

const (
	pressNothing pressKind = iota
	pressPrivate
	pressShare
	pressAsk
)

type press struct {
	bot.Request
	does  pressKind
	at    view
	opens *slack.ModalViewRequest
}

var errPressed = errors.New("no button of ours")

func pressed(id, value string) (press, error) {
	value = strings.TrimLeft(value, "0123456789 ")
	switch id {
	case "ask":
		return press{Request: bot.Request{Command: bot.Ask, Text: value}, does: pressAsk}, nil
	case "share":
		return press{Request: bot.Request{Command: bot.Ask, Text: value}, does: pressShare}, nil
	case "more":
		return press{Request: bot.Request{Command: bot.Ask, Text: value}, does: pressPrivate}, nil
	case "add":
		v := slack.ModalViewRequest{Type: slack.VTModal, CallbackID: "add"}
		return press{does: pressPrivate, opens: &v}, nil
	}
	return press{}, errPressed
}

func shortcutView(text string) slack.ModalViewRequest {
	return slack.ModalViewRequest{Type: slack.VTModal, CallbackID: "check", PrivateMetadata: text, Title: slack.NewTextBlockObject("plain_text", "Check", false, false)}
}

func resultView(m message) slack.ModalViewRequest {
	return slack.ModalViewRequest{Type: slack.VTModal, Title: slack.NewTextBlockObject("plain_text", "onrecord", false, false), Blocks: slack.Blocks{BlockSet: []slack.Block{slack.NewSectionBlock(slack.NewTextBlockObject("plain_text", m.Text, false, false), nil, nil)}}}
}

func submitted(v slack.View) (bot.Request, map[string]string) {
	get := func(name string) string { return v.State.Values[name][name].Value }
	switch v.CallbackID {
	case "check":
		return bot.Request{Command: bot.Check, Text: get("words")}, nil
	case "add":
		if get("text") == "" {
			return bot.Request{}, map[string]string{"text": "Paste the story."}
		}
		return bot.Request{Command: bot.Add, Draft: bot.Draft{Name: "story.txt", Text: get("text")}}, nil
	}
	return bot.Request{Command: bot.Help}, nil
}
