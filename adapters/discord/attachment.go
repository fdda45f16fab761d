package discord

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"onrecord/bot"
)

// What can be wrong with a story that is handed in as a file.
var (
	errAttachmentKind  = errors.New("stories are .txt, .md or .html files; save it as plain text and try again")
	errAttachmentLarge = fmt.Errorf("the file is larger than %d MB; split it into several stories", maxAttachment>>20)
	errAttachment      = errors.New("the file could not be had from Discord; try again")
)

// fetch reads a file that somebody handed in, from Discord and nowhere else.
func (a *App) fetch(ctx context.Context, file *discordgo.MessageAttachment) (bot.Draft, error) {
	name := path.Base(strings.ReplaceAll(file.Filename, "\\", "/"))
	if !slices.Contains([]string{".txt", ".md", ".html", ".htm"}, strings.ToLower(path.Ext(name))) {
		return bot.Draft{}, errAttachmentKind
	}
	if file.Size > maxAttachment {
		return bot.Draft{}, errAttachmentLarge
	}
	u, err := url.Parse(file.URL)
	if err != nil || u.Scheme != "https" || !slices.Contains([]string{"cdn.discordapp.com", "media.discordapp.net"}, u.Host) {
		return bot.Draft{}, errAttachment
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, file.URL, nil)
	if err != nil {
		return bot.Draft{}, errAttachment
	}
	client := *a.rest.Client
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	resp, err := client.Do(r)
	if err != nil {
		return bot.Draft{}, errAttachment
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(io.LimitReader(resp.Body, maxAttachment+1))
	switch {
	case err != nil || resp.StatusCode != http.StatusOK:
		return bot.Draft{}, errAttachment
	case len(text) > maxAttachment:
		return bot.Draft{}, errAttachmentLarge
	}
	return bot.Draft{Name: name, Text: string(text)}, nil
}
