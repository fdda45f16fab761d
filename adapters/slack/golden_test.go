package slack

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares a message with testdata/golden/name, or writes it there.
func golden(t testing.TB, name string, m message) {
	t.Helper()
	goldenText(t, name, settled(readable(t, m.Blocks))+"\n(aloud)\n"+settled(m.Text)+"\n")
}

// settled is a text up to the passages that come closest to a question: which those
// are is for package rank to test, and changes with it.
func settled(text string) string {
	const closest = "Closest passages:\n"
	if before, _, ok := strings.Cut(text, closest); ok {
		return before + closest + "…"
	}
	return text
}

func goldenText(t testing.TB, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name+".txt")
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (go test -update writes it anew):\n%s", path, diff)
	}
}

// readable sets blocks as people can read them, from the JSON that Slack gets.
func readable(t testing.TB, blocks any) string {
	t.Helper()
	var b strings.Builder
	for _, x := range payload(t, blocks) {
		shown(&b, x)
	}
	return b.String()
}

// payload is what Slack gets, decoded.
func payload(t testing.TB, v any) []map[string]any {
	t.Helper()
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var all []map[string]any
	if err := json.Unmarshal(raw, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

func shown(b *strings.Builder, x map[string]any) {
	switch x["type"] {
	case "rich_text":
		each(x["elements"], func(e map[string]any) { shown(b, e) })
	case "rich_text_section":
		b.WriteString(run(x) + "\n")
	case "rich_text_list":
		each(x["elements"], func(e map[string]any) { b.WriteString("• " + run(e) + "\n") })
	case "rich_text_quote":
		b.WriteString("> " + strings.ReplaceAll(run(x), "\n", "\n> ") + "\n")
	case "context":
		b.WriteString("    ")
		each(x["elements"], func(e map[string]any) { b.WriteString(e["text"].(string) + "  ") })
		b.WriteString("\n")
	case "actions":
		each(x["elements"], func(e map[string]any) { b.WriteString(pressable(e) + " ") })
		b.WriteString("\n")
	case "section", "header":
		b.WriteString("# " + textOf(x))
		if a, ok := x["accessory"].(map[string]any); ok {
			b.WriteString("  " + pressable(a))
		}
		b.WriteString("\n")
	case "input":
		e := x["element"].(map[string]any)
		fmt.Fprintf(b, "%s: [%v] %s\n", x["label"].(map[string]any)["text"], e["action_id"], str(e["initial_value"]))
	case "divider":
		b.WriteString("---\n")
	default:
		fmt.Fprintf(b, "?? %v\n", x)
	}
}

func each(list any, do func(map[string]any)) {
	all, _ := list.([]any)
	for _, e := range all {
		do(e.(map[string]any))
	}
}

func textOf(x map[string]any) string { return x["text"].(map[string]any)["text"].(string) }

func pressable(e map[string]any) string {
	return fmt.Sprintf("[%s](%v %v)", textOf(e), e["action_id"], e["value"])
}

// run is rich text with its look.
func run(x map[string]any) string {
	var b strings.Builder
	each(x["elements"], func(e map[string]any) {
		text := e["text"].(string)
		style, _ := e["style"].(map[string]any)
		for look, sign := range map[string]string{"bold": "**", "italic": "_", "strike": "~"} {
			if style[look] == true {
				text = sign + text + sign
			}
		}
		if e["type"] == "link" {
			text = "[" + text + "](" + e["url"].(string) + ")"
		}
		b.WriteString(text)
	})
	return b.String()
}
