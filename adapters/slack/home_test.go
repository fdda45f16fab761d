package slack

import (
	"fmt"
	"strings"
	"testing"

	"onrecord/bot"
	"onrecord/qa"
)

// TestHome: the Home tab tells how to ask and which stories there are; only who
// manages them can add and remove there.
func TestHome(t *testing.T) {
	stories := []qa.Meta{
		{Slug: "ferries", Title: "Ferries wait for the wind", Revision: 1, URL: "https://paper.example/ferries", Date: "2025-01-03"},
		{Slug: "bridge", Title: "Bridge <!channel> *to* close", Revision: 2},
	}
	for name, tt := range map[string]struct {
		stories []qa.Meta
		focus   string
		manager bool
	}{
		"home": {stories, "ferries", false}, "home-manager": {stories, "", true}, "home-none": {nil, "", false}, "home-none-manager": {nil, "", true},
	} {
		v := home(tt.stories, tt.focus, tt.manager)
		inertBlocks(t, payload(t, v.Blocks.BlockSet))
		goldenText(t, name, readable(t, v.Blocks.BlockSet))
	}
	id, value := press1(t, message{Blocks: home(stories, "", true).Blocks.BlockSet}, "Add a story")
	if p, err := pressed(id, value); err != nil || p.opens == nil || p.opens.CallbackID != formAdd {
		t.Errorf("%+v, %v", p, err)
	}
	if p, err := pressed(verbRemove, "bridge"); err != nil || p.Command != bot.Remove || p.Text != "bridge" {
		t.Errorf("%+v, %v", p, err)
	}
}

// TestHomeLimit: as many stories as fit, and how many there are besides.
func TestHomeLimit(t *testing.T) {
	for n, want := range map[int]string{maxShown: "", maxShown + 1: "and 1 older one", maxShown + 500: "and 500 older ones"} {
		var all []qa.Meta
		for k := range n {
			all = append(all, qa.Meta{Slug: fmt.Sprintf("story-%d", k), Title: strings.Repeat("語", maxSection), URL: "https://paper.example/" + strings.Repeat("x", 1000)})
		}
		v := home(all, "", true)
		if len(v.Blocks.BlockSet) > maxViewBlocks {
			t.Errorf("%d blocks", len(v.Blocks.BlockSet))
		}
		inertBlocks(t, payload(t, v.Blocks.BlockSet))
		text := readable(t, v.Blocks.BlockSet)
		if !strings.Contains(text, want) || want == "" && strings.Contains(text, "older") || !strings.Contains(text, fmt.Sprintf("story-%d ", n-1)) {
			t.Errorf("of %d stories: %s", n, text)
		}
	}
}

// TestPrompts: at most four, each of which asks what it says.
func TestPrompts(t *testing.T) {
	ferries, bridge := qa.Meta{Slug: "ferries", Title: "Ferries wait"}, qa.Meta{Slug: "bridge", Title: strings.Repeat("Bridge ", 50)}
	for name, stories := range map[string][]qa.Meta{"none": nil, "one": {ferries}, "two": {ferries, bridge}} {
		all := prompts(stories)
		if len(all) == 0 || len(all) > maxPrompts {
			t.Errorf("%s: %d prompts", name, len(all))
		}
		for _, p := range all {
			r, err := parse(p.Message)
			if err != nil || bot.Characters(p.Title) > maxButton || r.Command == bot.Ask && !strings.HasSuffix(r.Text, "?") || (r.Command == bot.People || r.Command == bot.Gist) && r.Story != stories[len(stories)-1].Slug {
				t.Errorf("%s: %+v is read as %+v, %v", name, p, r, err)
			}
		}
	}
}
