package slack

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/bot"
)

// measured holds a message to Slack's limits, and to holding nothing of anybody's
// that Slack would read as markup.
func measured(t testing.TB, m message) {
	t.Helper()
	raw, err := json.Marshal(m.Blocks)
	if err != nil {
		t.Fatal(err)
	}
	for escaped, r := range map[string]string{`\u003c`: "<", `\u003e`: ">", `\u0026`: "&", `\u2028`: "\u2028", `\u2029`: "\u2029"} {
		raw = bytes.ReplaceAll(raw, []byte(escaped), []byte(r)) // as whoever reads it counts
	}
	if len(m.Blocks) == 0 || len(m.Blocks) > maxBlocks || len(raw) > maxPayload {
		t.Errorf("%d blocks, %d bytes", len(m.Blocks), len(raw))
	}
	if m.Text == "" || bot.Characters(m.Text) > maxText || !utf8.ValidString(m.Text) {
		t.Errorf("a text of %d characters", bot.Characters(m.Text))
	}
	inertText(t, m.Text)
	inertBlocks(t, payload(t, m.Blocks))
}

// live is what Slack would act on in a message's text, entities left out.
var live = regexp.MustCompile("[*_~`<>]|://|@[A-Za-z]|:[a-z0-9_+'-]+:|(?m:^\\s*&gt;)")

func inertText(t testing.TB, text string) {
	t.Helper()
	if at := live.FindString(text); at != "" {
		t.Errorf("%q would act in %q", at, text)
	}
	if rest := regexp.MustCompile("&(amp|lt|gt);").ReplaceAllString(text, ""); strings.Contains(rest, "&") {
		t.Errorf("%q is not escaped", text)
	}
}

// ours is the only markup there is: a link of this program's, with words of its own.
var ours = regexp.MustCompile(`^<https?://[!-;=?-{}~]+\|(¶-?\d+|the page|the text)>$`)

// inertBlocks holds blocks to the parts that take text as it is, and to their limits.
func inertBlocks(t testing.TB, blocks []map[string]any) {
	t.Helper()
	for _, b := range blocks {
		ids := map[any]bool{}
		walk(b, func(x map[string]any) {
			kind, _ := x["type"].(string)
			text, _ := x["text"].(string)
			switch kind {
			case "rich_text", "rich_text_section", "rich_text_quote", "rich_text_list", "context", "actions", "section", "header", "divider", "input", "static_select":
				if list, ok := x["elements"].([]any); ok && (len(list) == 0 || kind == "context" && len(list) > maxContext || kind == "actions" && len(list) > maxActions) {
					t.Errorf("a %s of %d", kind, len(list))
				}
			case "text", "link":
				if text == "" {
					t.Error("an empty text")
				}
				if url, ok := x["url"].(string); kind == "link" && (!ok || linkable(url) != url) {
					t.Errorf("a link to %q", url)
				}
			case "plain_text":
				if x["emoji"] != false || text == "" || bot.Characters(text) > maxSection {
					t.Errorf("%v", x)
				}
			case "mrkdwn":
				if !ours.MatchString(text) || x["verbatim"] != true || bot.Characters(text) > maxSection {
					t.Errorf("%v", x)
				}
			case "button":
				checkButton(t, x)
				if ids[x["action_id"]] {
					t.Errorf("two buttons are %v", x["action_id"])
				}
				ids[x["action_id"]] = true
			case "plain_text_input":
				if n := bot.Characters(str(x["initial_value"])); n > maxInput || x["max_length"] != float64(maxInput) {
					t.Errorf("a field of %d characters, %v", n, x["max_length"])
				}
			case "":
			default:
				t.Errorf("a %s", kind)
			}
			if kind == "header" && bot.Characters(textOf(x)) > maxHeader || kind == "section" && bot.Characters(textOf(x)) > maxSection {
				t.Errorf("a %s of %d characters", kind, bot.Characters(textOf(x)))
			}
		})
	}
}

func checkButton(t testing.TB, x map[string]any) {
	t.Helper()
	id, value := str(x["action_id"]), str(x["value"])
	if l := textOf(x); l == "" || bot.Characters(l) > maxButton || id == "" || bot.Characters(id) > maxActionID || bot.Characters(value) > maxValue || x["url"] != nil {
		t.Errorf("a button %v", x)
	}
	if _, err := pressed(id, value); err != nil {
		t.Errorf("the button %v is not read: %v", x, err)
	}
}

func str(v any) string { s, _ := v.(string); return s }

// walk visits all parts of a block.
func walk(v any, visit func(map[string]any)) {
	switch v := v.(type) {
	case map[string]any:
		visit(v)
		for _, x := range v {
			walk(x, visit)
		}
	case []any:
		for _, x := range v {
			walk(x, visit)
		}
	}
}
