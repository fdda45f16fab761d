package fakeslack

import (
	"encoding/json"
	"unicode/utf16"
)

// lint holds a message to Slack's limits (docs.slack.dev/reference/block-kit/blocks).
func (f *Fake) lint(c Call) {
	text := c.Text()
	switch {
	case text == "":
		f.fault("%s: a message without a text for notifications: %s", c.Method, c.JSON())
	case units(text) > 4000:
		f.fault("%s: a text of %d characters", c.Method, units(text))
	case on(c.Args["unfurl_links"]) || on(c.Args["unfurl_media"]) || c.Args["unfurl_links"] == nil:
		f.fault("%s: a message that unfurls links", c.Method)
	case on(c.Args["link_names"]) || on(c.Args["reply_broadcast"]):
		f.fault("%s: a message that notifies others", c.Method)
	}
	blocks, _ := c.Args["blocks"].([]any)
	f.lintBlocks(c.Method, blocks, 50)
}

func (f *Fake) lintView(c Call) {
	v, _ := c.Args["view"].(map[string]any)
	if v == nil {
		f.fault("%s without a view", c.Method)
		return
	}
	blocks, _ := v["blocks"].([]any)
	f.lintBlocks(c.Method, blocks, 100)
}

func (f *Fake) lintBlocks(method string, blocks []any, most int) {
	if len(blocks) > most {
		f.fault("%s: %d blocks", method, len(blocks))
	}
	if b, _ := json.Marshal(blocks); len(blocks) > 0 && most == 50 && len(b) > 60_000 {
		f.fault("%s: blocks of %d bytes", method, len(b))
	}
	for _, b := range blocks {
		f.lintPart(method, b)
	}
}

// lintPart holds every part of a block to the limits of its type.
func (f *Fake) lintPart(method string, part any) {
	switch p := part.(type) {
	case []any:
		for _, x := range p {
			f.lintPart(method, x)
		}
	case map[string]any:
		kind, _ := p["type"].(string)
		if max, ok := map[string]int{"section": 3000, "header": 150}[kind]; ok {
			if t, ok := p["text"].(map[string]any); ok {
				if s, _ := t["text"].(string); s == "" || units(s) > max {
					f.fault("%s: a %s of %d characters", method, kind, units(s))
				}
			}
		}
		if list, ok := p["elements"].([]any); ok {
			if max := map[string]int{"actions": 25, "context": 10}[kind]; max > 0 && (len(list) == 0 || len(list) > max) {
				f.fault("%s: %s with %d elements", method, kind, len(list))
			}
		}
		for name, max := range map[string]int{"action_id": 255, "block_id": 255, "value": 2000, "url": 3000} {
			if s, ok := p[name].(string); ok && units(s) > max {
				f.fault("%s: a %s of %d characters", method, name, units(s))
			}
		}
		for _, x := range p {
			f.lintPart(method, x)
		}
	}
}

func on(v any) bool { return v == true || v == "true" || v == "1" }

// units counts as Slack may at most: UTF-16 code units.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += max(1, utf16.RuneLen(r))
	}
	return n
}
