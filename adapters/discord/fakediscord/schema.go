package fakediscord

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schema is Discord's own description of its API, if it is at hand.
type schema struct {
	mu       sync.Mutex
	compiler *jsonschema.Compiler
	bodies   map[string]*jsonschema.Schema
}

// SchemaFile is where Discord's description is: ONRECORD_DISCORD_OPENAPI, or beside
// the checkout; empty if it is in neither place.
func SchemaFile() string {
	if name := os.Getenv("ONRECORD_DISCORD_OPENAPI"); name != "" {
		return name
	}
	dir, err := os.Getwd()
	if err != nil {
		return ""
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			return ""
		}
	}
	name := filepath.Join(dir, "..", "shared", "reference", "schemas", "discord-openapi.json")
	if _, err := os.Stat(name); err != nil {
		return ""
	}
	return name
}

// described is read once for all fakes: it is 1.2 MB.
var described = sync.OnceValue(openSchema)

func openSchema() *schema {
	name := SchemaFile()
	if name == "" {
		return nil
	}
	text, err := os.ReadFile(name)
	if err != nil {
		panic(err) // it was named, so it is wanted
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		panic(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("discord.json", doc); err != nil {
		panic(err)
	}
	return &schema{compiler: c, bodies: map[string]*jsonschema.Schema{}}
}

// check holds the body of a request to the description.
func (f *Fake) check(method, path string, body json.RawMessage) {
	if f.schema == nil {
		return
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	if err != nil {
		f.fault("%s %s: %v: %s", method, path, err, body)
		return
	}
	s, err := f.schema.body(method, path)
	if err != nil {
		f.fault("%s %s: %v", method, path, err)
		return
	}
	if err := s.Validate(value); err != nil {
		f.fault("%s %s: %v\n%s", method, path, err, body)
	}
}

func (s *schema) body(method, path string) (*jsonschema.Schema, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	at := fmt.Sprintf("discord.json#/paths/%s/%s/requestBody/content/application~1json/schema",
		strings.NewReplacer("~", "~0", "/", "~1", "{", "%7B", "}", "%7D").Replace(path), method)
	if b := s.bodies[at]; b != nil {
		return b, nil
	}
	b, err := s.compiler.Compile(at)
	if err != nil {
		return nil, err
	}
	s.bodies[at] = b
	return b, nil
}
