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

// askedRoom is what a request, and how it was read, may each take of a message, in
// characters.
const askedRoom = 2 * maxOptionRunes

// asked is the line that shows a request and how it was read.
func asked(request, readAs string) string {
	s := askedMark + upTo(askedRoom, line(request))
	if readAs != "" {
		s += "\n" + readAsMark + upTo(askedRoom, line(readAs))
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
	return unescape(request), ok && request != "" && !strings.HasSuffix(request, "…") // nobody knows what was cut
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
