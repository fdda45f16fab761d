package fakediscord

import (
	"encoding/json"
	"unicode/utf16"
)

// component is any part of a message.
type component struct {
	Type       int         `json:"type"`
	Content    string      `json:"content"`
	Components []component `json:"components"`
	CustomID   string      `json:"custom_id"`
	Label      string      `json:"label"`
}

// lint holds a message to the limits that Discord's description leaves out.
func (f *Fake) lint(body json.RawMessage) {
	var m struct {
		Flags      int         `json:"flags"`
		Content    *string     `json:"content"`
		Components []component `json:"components"`
		Mentions   *struct {
			Parse []string `json:"parse"`
			Users []string `json:"users"`
			Roles []string `json:"roles"`
		} `json:"allowed_mentions"`
	}
	if err := json.Unmarshal(body, &m); err != nil {
		f.fault("a message: %v", err)
		return
	}
	switch {
	case m.Flags&(1<<15) == 0 || m.Content != nil:
		f.fault("a message with components and content: %s", body)
	case m.Mentions == nil || m.Mentions.Parse == nil || len(m.Mentions.Parse)+len(m.Mentions.Users)+len(m.Mentions.Roles) > 0:
		f.fault("a message may mention somebody: %s", body)
	case len(m.Components) == 0:
		f.fault("an empty message: %s", body)
	}
	count, text, size, ids := 0, 0, 0, map[string]bool{}
	var walk func([]component)
	walk = func(all []component) {
		for _, c := range all {
			count++
			if c.Type == 10 {
				text += len(utf16.Encode([]rune(c.Content)))
				size += len(c.Content) + 12
			}
			if c.Type == 1 && (len(c.Components) == 0 || len(c.Components) > 5) {
				f.fault("a row of %d buttons", len(c.Components))
			}
			if c.Type == 2 && (ids[c.CustomID] || c.CustomID == "" || len(utf16.Encode([]rune(c.CustomID))) > 100 || len(utf16.Encode([]rune(c.Label))) > 80) {
				f.fault("a button %q with id %q", c.Label, c.CustomID)
			}
			ids[c.CustomID] = true
			walk(c.Components)
		}
	}
	walk(m.Components)
	if count > 40 || text > 4000 || size > 10170 {
		f.fault("a message of %d components, %d characters, %d bytes", count, text, size)
	}
}

func (f *Fake) lintResponse(body json.RawMessage) {
	var r struct {
		Type int             `json:"type"`
		Data json.RawMessage `json:"data"`
	}
	if err := json.Unmarshal(body, &r); err != nil {
		f.fault("a response: %v", err)
	} else if r.Type == 4 {
		f.lint(r.Data)
	}
}
