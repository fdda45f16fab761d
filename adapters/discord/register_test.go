package discord

import (
	"encoding/json"
	"errors"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"onrecord/adapters/discord/fakediscord"
	"onrecord/bot"
)

func TestRegister(t *testing.T) {
	w := newWorld(t, nil)
	register := func(want bool) {
		t.Helper()
		changed, err := w.app.Register(t.Context(), fakediscord.AppID)
		if err != nil || changed != want {
			t.Errorf("changed %v, %v, want %v", changed, err, want)
		}
	}
	register(true)
	register(false)
	if n := w.fake.Requests("PUT applications"); n != 1 {
		t.Errorf("%d requests, want 1", n)
	}
	var list []map[string]any
	if err := json.Unmarshal(w.fake.Commands(), &list); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(){
		"a description":   func() { list[0]["description"] = "other" },
		"a translation":   func() { list[1]["name_localizations"] = map[string]any{"de": "x"} },
		"an option":       func() { list[0]["options"] = nil },
		"permission":      func() { last(list, "story")["default_member_permissions"] = nil },
		"one more":        func() { list = append(list, map[string]any{"name": "old", "type": 1}) },
		"one less":        func() { list = list[1:] },
		"another context": func() { list[0]["contexts"] = []int{0} },
	} {
		saved := w.fake.Commands()
		if err := json.Unmarshal(saved, &list); err != nil {
			t.Fatal(err)
		}
		change()
		b, err := json.Marshal(list)
		if err != nil {
			t.Fatal(err)
		}
		w.fake.SetCommands(b)
		if same, err := w.app.Registered(t.Context(), fakediscord.AppID); err != nil || same {
			t.Errorf("%s is not seen, %v", name, err)
		}
		register(true)
	}
}

func last(list []map[string]any, name string) map[string]any {
	for _, c := range list {
		if c["name"] == name {
			return c
		}
	}
	return nil
}

// TestCommandLimits holds what Discord is told to its limits.
func TestCommandLimits(t *testing.T) {
	var list []map[string]any
	if err := json.Unmarshal(commands, &list); err != nil {
		t.Fatal(err)
	}
	name := regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)
	counts := map[float64]int{}
	var check func(c map[string]any, menu bool) int
	check = func(c map[string]any, menu bool) (size int) {
		texts := func(key string) []string {
			all := []string{c[key].(string)}
			for locale, s := range c[key+"_localizations"].(map[string]any) {
				if locale != "de" && locale != "fr" {
					t.Errorf("locale %q", locale)
				}
				all = append(all, s.(string))
			}
			if len(all) != 3 {
				t.Errorf("%v is not in German and French", all)
			}
			return all
		}
		longest := 0
		for _, s := range texts("name") {
			longest = max(longest, bot.Characters(s))
			if menu {
				if bot.Characters(s) > 32 {
					t.Errorf("the name %q", s)
				}
			} else if !name.MatchString(s) || strings.ContainsFunc(s, unicode.IsUpper) {
				t.Errorf("the name %q", s)
			}
		}
		size += longest
		if menu {
			return size
		}
		longest = 0
		for _, s := range texts("description") {
			longest = max(longest, bot.Characters(s))
			if n := bot.Characters(s); n < 1 || n > 100 {
				t.Errorf("the description %q has %d characters", s, n)
			}
		}
		size += longest
		options, _ := c["options"].([]any)
		if len(options) > 25 {
			t.Errorf("%d options", len(options))
		}
		optional := false
		for _, o := range options {
			o := o.(map[string]any)
			required, _ := o["required"].(bool)
			if required && optional {
				t.Errorf("%v: a required option after one that is not", o["name"])
			}
			optional = optional || !required
			size += check(o, false)
		}
		return size
	}
	for _, c := range list {
		kind := c["type"].(float64)
		counts[kind]++
		if size := check(c, kind == 3); size > 8000 {
			t.Errorf("%v has %d characters", c["name"], size)
		}
	}
	if counts[1] > 100 || counts[3] > 15 || counts[1] != 8 || counts[3] != 1 {
		t.Errorf("%v commands", counts)
	}
}

func TestExamine(t *testing.T) {
	w := newWorld(t, nil)
	look := func(want ...string) {
		t.Helper()
		var all []string
		for _, f := range w.app.Examine(t.Context()) {
			sign := "+"
			if !f.Well {
				sign = "-"
			}
			all = append(all, sign+f.What+": "+f.Do)
		}
		got := strings.Join(all, "\n")
		for _, part := range want {
			if !strings.Contains(got, part) {
				t.Errorf("no %q in\n%s", part, got)
			}
		}
		if strings.Contains(got, fakediscord.Token) {
			t.Errorf("the token is told:\n%s", got)
		}
	}
	look("+DISCORD_TOKEN: is that of onrecord", "+DISCORD_PUBLIC_KEY: is that of this app", "-the way in: there is no Interactions Endpoint URL", "-the commands", "+to invite it to a server: https://discord.com/oauth2/authorize?client_id="+fakediscord.AppID, "+to use it yourself")
	if _, err := w.app.Register(t.Context(), fakediscord.AppID); err != nil {
		t.Fatal(err)
	}
	look("+the commands")
	w.app.PublicKey = make([]byte, 32)
	look("-DISCORD_PUBLIC_KEY: is not that")
	w.app.PublicKey = nil
	look("+the way in: the gateway")
	w.stop()
	w.start(func(c *Config) { c.Token = "a.b.c" })
	look("-DISCORD_TOKEN: is not accepted by Discord")
	if _, err := w.app.Application(t.Context()); !errors.Is(err, ErrToken) {
		t.Errorf("%v", err)
	}
	w.stop()
	w.start(func(c *Config) { c.Token = "" })
	look("+DISCORD_PUBLIC_KEY", "-DISCORD_TOKEN: is not set")
}

func TestReadSettings(t *testing.T) {
	key := strings.Repeat("0f", 32)
	for name, tt := range map[string]struct{ token, key, says string }{
		"neither":         {"", "  ", "neither DISCORD_TOKEN nor DISCORD_PUBLIC_KEY"},
		"a token":         {"MTA.x-_y.z", "", ""},
		"with its prefix": {" Bot MTA.x.z\n", "", ""},
		"a key":           {"", key, ""},
		"both":            {"MTA.x.z", key, ""},
		"a short key":     {"", key[2:], "64 hexadecimal digits"},
		"a key of no hex": {"", strings.Repeat("zz", 32), "64 hexadecimal digits"},
		"a key as token":  {key, "", "Reset Token"},
		"a token as key":  {"", "MTA.x.z", "General Information"},
		"a broken token":  {"MTA x.z", "", "Reset Token"},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := ReadSettings(tt.token, tt.key)
			if tt.says == "" {
				if err != nil || s.Token+strings.Repeat("k", len(s.PublicKey)) == "" || strings.HasPrefix(s.Token, "Bot") {
					t.Errorf("%+v, %v", s, err)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), tt.says) {
				t.Fatalf("%v", err)
			}
			for _, secret := range []string{tt.token, tt.key} {
				if len(secret) > 5 && strings.Contains(err.Error(), secret) {
					t.Errorf("the error tells it: %v", err)
				}
			}
		})
	}
}

// TestSchemaTells: where Discord's description is at hand, what it forbids is seen.
func TestSchemaTells(t *testing.T) {
	if fakediscord.SchemaFile() == "" {
		t.Skip("Discord's description is not at hand: name it in ONRECORD_DISCORD_OPENAPI")
	}
	f := fakediscord.New()
	defer f.Close()
	a := New(Config{Token: fakediscord.Token, API: f.URL})
	_, _ = a.call(t.Context(), "PUT", "https://discord.com/api/v9/applications/1/commands", []map[string]any{{"name": strings.Repeat("x", 33)}})
	if len(f.Wrong()) == 0 {
		t.Error("a name of 33 characters passes")
	}
}
