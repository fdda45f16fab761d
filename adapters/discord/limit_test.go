package discord

import (
	"errors"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"onrecord/adapters/discord/fakediscord"
	"onrecord/bot"
)

// TestLimits: each limit that no other test is about, at it and one past it.
func TestLimits(t *testing.T) {
	x := func(n int) string { return strings.Repeat("x", n) }
	smile := func(n int) string { return strings.Repeat("😀", n/2) } // two UTF-16 units each
	if !fitsID(x(maxCustomID)) || fitsID(x(maxCustomID+1)) || !fitsID(smile(maxCustomID)) || fitsID(smile(maxCustomID+2)) {
		t.Error("ids")
	}
	for _, n := range []int{maxLabel, maxChoice, maxNonce} {
		if bot.Clip(x(n), n) != x(n) || bot.Characters(bot.Clip(x(n+1), n)) != n || bot.Characters(bot.Clip(smile(n+3), n)) > n || !strings.HasSuffix(bot.Clip(x(n+1), n), "…") {
			t.Errorf("clipping at %d", n)
		}
	}
	if bot.Clip("x", 0) != "" || bot.Clip("é", 1) != "é" || bot.Clip("éa", 1) != "…" {
		t.Error("clipping short")
	}
	s := sheet{head: []string{"Which?"}}
	for n := range maxRow + 1 {
		s.asks = append(s.asks, button{x(maxLabel + n), verbAsk + " " + x(n+1)})
	}
	var row discordgo.ActionsRow
	for _, c := range s.message(0).Components[0].(discordgo.Container).Components {
		if r, ok := c.(discordgo.ActionsRow); ok {
			row = r
		}
	}
	if len(row.Components) != maxRow {
		t.Errorf("a row of %d", len(row.Components))
	}
	if _, ok := parsePressed("more 100000"); !ok {
		t.Error("the last page")
	}
	if _, ok := parsePressed("more 100001"); ok {
		t.Error("one past the last page")
	}
	for n, whole := range map[int]bool{askedRoom: true, askedRoom + 1: false} {
		if got := !strings.Contains(asked(x(n), ""), "…"); got != whole {
			t.Errorf("a request of %d is whole: %v", n, got)
		}
	}
	// The room of a message, by each of its measures.
	for name, tt := range map[string]struct {
		room room
		text string
		fits bool
	}{
		"characters": {room{10, 1000, 1}, x(10), true}, "one more": {room{10, 1000, 1}, x(11), false},
		"bytes": {room{1000, 10 + textBytesEach, 1}, x(10), true}, "a byte more": {room{1000, 10 + textBytesEach, 1}, x(11), false},
		"components": {room{10, 1000, 1}, "x", true}, "a component more": {room{10, 1000, 0}, "x", false},
	} {
		if before := tt.room; tt.room.take(tt.text) != tt.fits || !tt.fits && tt.room != before {
			t.Errorf("%s: %+v", name, tt.room)
		}
	}
	for name, size := range map[string]int{"text.txt": maxAttachment, "more.txt": maxAttachment + 1} {
		f := fakediscord.New()
		a := New(Config{API: f.URL, CDN: f.URL})
		// What Discord says of its size is not believed.
		d, err := a.fetch(t.Context(), &discordgo.MessageAttachment{Filename: name, Size: 1, URL: f.Hand(name, x(size))})
		if tooLarge := size > maxAttachment; errors.Is(err, errAttachmentLarge) != tooLarge || !tooLarge && len(d.Text) != size {
			t.Errorf("%d bytes: %v", size, err)
		}
		f.Close()
	}
}

// TestAttachments: files come from Discord and nowhere else, and are texts.
func TestAttachments(t *testing.T) {
	f := fakediscord.New()
	defer f.Close()
	a := New(Config{API: f.URL, CDN: f.URL})
	good := f.Hand("a.txt", "text")
	for name, tt := range map[string]struct {
		file discordgo.MessageAttachment
		want error
	}{
		"good":          {discordgo.MessageAttachment{Filename: "a.txt", URL: good}, nil},
		"a path":        {discordgo.MessageAttachment{Filename: "..\\../a.TXT", URL: good}, nil},
		"another kind":  {discordgo.MessageAttachment{Filename: "a.exe", URL: good}, errAttachmentKind},
		"no kind":       {discordgo.MessageAttachment{Filename: "txt", URL: good}, errAttachmentKind},
		"too large":     {discordgo.MessageAttachment{Filename: "a.txt", URL: good, Size: maxAttachment + 1}, errAttachmentLarge},
		"another host":  {discordgo.MessageAttachment{Filename: "a.txt", URL: f.URL + "/attachments/a.txt"}, errAttachment},
		"a like host":   {discordgo.MessageAttachment{Filename: "a.txt", URL: "https://cdn.discordapp.com.evil.example/a.txt"}, errAttachment},
		"a user's host": {discordgo.MessageAttachment{Filename: "a.txt", URL: "https://cdn.discordapp.com@evil.example/a.txt"}, errAttachment},
		"no host":       {discordgo.MessageAttachment{Filename: "a.txt", URL: "file:///etc/passwd"}, errAttachment},
		"not there":     {discordgo.MessageAttachment{Filename: "a.txt", URL: "https://cdn.discordapp.com/attachments/b.txt"}, errAttachment},
	} {
		d, err := a.fetch(t.Context(), &tt.file)
		if !errors.Is(err, tt.want) || tt.want == nil && (d.Text != "text" || strings.ContainsAny(d.Name, "/\\")) {
			t.Errorf("%s: %+v, %v", name, d, err)
		}
	}
}
