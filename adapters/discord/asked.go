package discord

import (
	"strings"

	"github.com/bwmarrin/discordgo"
)

// What was asked stands above each answer, and is read from there when somebody
// wants more of it or shares it.
const (
	askedMark  = "-# ❯ "
	readAsMark = "-# read as: "
)

// asked is the line that shows a request and how it was read.
func asked(request, readAs string) string {
	s := askedMark + inline(clip(request, maxOptionRunes))
	if readAs != "" {
		s += "\n" + readAsMark + inline(clip(readAs, maxOptionRunes))
	}
	return s
}

// askedOn returns the request that a message answers, as it was read.
func askedOn(m *discordgo.Message) (string, bool) {
	text := firstText(m.Components)
	first, second, _ := strings.Cut(text, "\n")
	request, ok := strings.CutPrefix(first, askedMark)
	if readAs, found := strings.CutPrefix(second, readAsMark); found {
		request = readAs
	}
	request = unescape(request)
	return request, ok && request != "" && !strings.HasSuffix(request, "…")
}

// firstText is the first text display of a message.
func firstText(components []discordgo.MessageComponent) string {
	for _, c := range components {
		switch c := c.(type) {
		case *discordgo.TextDisplay:
			return c.Content
		case *discordgo.Container:
			return firstText(c.Components)
		}
	}
	return ""
}
