package slack

import (
	"bytes"
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"onrecord/bot"
)

// manifest reads the file that people make the app of.
func manifest(t *testing.T) map[string]any {
	t.Helper()
	text, err := os.ReadFile("manifest.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]any
	if err := yaml.Unmarshal(text, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

// at is what stands at a path of a manifest.
func at(t *testing.T, v any, path ...string) any {
	t.Helper()
	for _, name := range path {
		m, ok := v.(map[string]any)
		if !ok || m[name] == nil {
			t.Fatalf("the manifest has no %v", path)
		}
		v = m[name]
	}
	return v
}

// TestManifestSchema: Slack's own schema takes the manifest.
func TestManifestSchema(t *testing.T) {
	name := os.Getenv("ONRECORD_SLACK_MANIFEST_SCHEMA")
	if name == "" {
		t.Skip("Slack's schema is not at hand: name it in ONRECORD_SLACK_MANIFEST_SCHEMA")
	}
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.UseRegexpEngine(func(s string) (jsonschema.Regexp, error) {
		return regexp.Compile(strings.ReplaceAll(s, `(?![\.\-])`, "")) // of parts that are not used here: Go has no look-ahead
	})
	if err := c.AddResource("manifest.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("manifest.json")
	if err != nil {
		t.Fatal(err)
	}
	validate := func(m map[string]any) error {
		b, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		return schema.Validate(v)
	}
	m := manifest(t)
	if err := validate(m); err != nil {
		t.Error(err)
	}
	at(t, m, "features").(map[string]any)["agent_views"] = true
	if validate(m) == nil {
		t.Error("the schema takes anything")
	}
}

// TestManifest: the manifest asks for what the program asks for, and names what it
// answers to.
func TestManifest(t *testing.T) {
	m := manifest(t)
	var scopes []string
	for _, s := range at(t, m, "oauth_config", "scopes", "bot").([]any) {
		scopes = append(scopes, s.(string))
	}
	want := Scopes()
	slices.Sort(scopes)
	slices.Sort(want)
	if !slices.Equal(scopes, want) {
		t.Errorf("the manifest asks for %v, an installation for %v", scopes, want)
	}
	shortcut := at(t, m, "features", "shortcuts").([]any)[0].(map[string]any)
	if shortcut["callback_id"] != formCheck || shortcut["name"] != shortcutView("").Title.Text {
		t.Errorf("the shortcut is %v", shortcut)
	}
	features := at(t, m, "features").(map[string]any)
	if features["agent_view"] == nil || features["assistant_view"] != nil {
		t.Error("new apps have an agent view, and no assistant view")
	}
	prompts := at(t, m, "features", "agent_view", "suggested_prompts").([]any)
	if len(prompts) > maxPrompts {
		t.Errorf("%d prompts", len(prompts))
	}
	for _, p := range prompts {
		if r, err := parse(p.(map[string]any)["message"].(string)); err != nil || r.Command == "ask" {
			t.Errorf("%v is read as %+v, %v", p, r, err)
		}
	}
	if n := bot.Characters(at(t, m, "features", "agent_view", "agent_description").(string)); n > 300 {
		t.Errorf("an agent_description of %d characters", n)
	}
	if n := bot.Characters(at(t, m, "display_information", "long_description").(string)); n < 175 || n > 4000 {
		t.Errorf("a long_description of %d characters", n)
	}
}
