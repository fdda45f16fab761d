package discord

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"flag"
	"io"
	"log/slog"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/adapters/discord/fakediscord"
	"onrecord/bot"
	"onrecord/data"
	"onrecord/data/ingest"
	"onrecord/qa"
)

var update = flag.Bool("update", false, "write the golden files anew")

// world is the app, whole, and a Discord on loopback.
type world struct {
	testing.TB
	fake     *fakediscord.Fake
	app      *App
	store    *data.Store
	endpoint string
	log      journal
	gateway  bool // interactions come by the gateway, which runs
}

// bothWays runs a test with interactions by signed HTTP, and by the gateway.
func bothWays(t *testing.T, test func(t *testing.T, w *world)) {
	t.Run("http", func(t *testing.T) { test(t, newWorld(t, nil)) })
	t.Run("gateway", func(t *testing.T) {
		w := connected(t, nil)
		w.gateway = true
		test(t, w)
	})
}

// journal is a log that several goroutines write.
type journal struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (j *journal) Write(b []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(b)
}

// secrets are the tokens that must be in no log: the bot's, and interactions'.
var secrets = regexp.MustCompile(regexp.QuoteMeta(fakediscord.Token) + `|token-\d+`)

// here is the workspace of the fake's usual server.
const here = "discord:server:301"

// newWorld starts an app over a store on disk that holds the built-in story.
// change may alter its configuration.
func newWorld(t testing.TB, change func(*Config)) *world {
	t.Helper()
	w := &world{TB: t, fake: fakediscord.New()}
	t.Cleanup(w.fake.Close)
	store, err := data.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"), data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	w.store = store
	keeper := ingest.Keeper{Store: store}
	_, text := data.BuiltIn()
	if _, err := keeper.Add(t.Context(), here, bot.Draft{Name: "ukraine-talks.md", Text: text}); err != nil {
		t.Fatal(err)
	}
	w.start(change)
	t.Cleanup(func() {
		w.stop()
		if err := store.Close(); err != nil {
			t.Error(err)
		}
		for _, wrong := range w.fake.Wrong() {
			t.Error(wrong)
		}
		w.log.mu.Lock()
		defer w.log.mu.Unlock()
		if secret := secrets.FindString(w.log.text.String()); secret != "" {
			t.Errorf("the log holds a token: %s", secret)
		}
	})
	return w
}

// start starts the app; a test may stop it and start it again.
func (w *world) start(change func(*Config)) {
	w.Helper()
	key, err := hex.DecodeString(w.fake.Key())
	if err != nil {
		w.Fatal(err)
	}
	var out io.Writer = &w.log
	if os.Getenv("ONRECORD_LOG") != "" {
		out = io.MultiWriter(out, os.Stderr)
	}
	c := Config{
		Bot: bot.NewGuard(bot.New(qa.NewEngine(w.store), w.store, w.store), ingest.Keeper{Store: w.store},
			bot.NewLimits(bot.Rates{User: bot.Rate{Every: time.Microsecond, Burst: 1000}, Channel: bot.Rate{Every: time.Microsecond, Burst: 1000}, Workspace: bot.Rate{Every: time.Microsecond, Burst: 1000}}, time.Now)),
		Completer:  bot.NewCompleter(w.store),
		Deliveries: bot.NewDeliveries(w.store, time.Now),
		Token:      fakediscord.Token, PublicKey: ed25519.PublicKey(key), API: w.fake.URL, CDN: w.fake.URL,
		Now: time.Now, Log: slog.New(slog.NewTextHandler(out, &slog.HandlerOptions{Level: slog.LevelDebug})),
	}
	if change != nil {
		change(&c)
	}
	w.app = New(c)
	server := httptest.NewServer(w.app)
	w.Cleanup(server.Close)
	w.endpoint = server.URL
}

func (w *world) stop() {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := w.app.Close(ctx); err != nil {
		w.Error(err)
	}
}

// deliver delivers an interaction and returns the response.
func (w *world) deliver(i fakediscord.Interaction) json.RawMessage {
	w.Helper()
	if w.gateway {
		if !w.fake.Dispatch("INTERACTION_CREATE", i.Body) {
			w.Fatal("not connected")
		}
		return w.await("a response", func() json.RawMessage {
			if r := w.fake.Responses(i.Token); len(r) > 0 {
				return r[0]
			}
			return nil
		})
	}
	body, err := w.fake.Deliver(w.Context(), w.endpoint, i)
	if err != nil {
		w.Fatal(err)
	}
	return body
}

// edited waits until the message of an interaction has its content.
func (w *world) edited(i fakediscord.Interaction) json.RawMessage {
	w.Helper()
	return w.await("an answer", func() json.RawMessage {
		if edits := w.fake.Edits(i.Token); len(edits) > 0 {
			return edits[0]
		}
		return nil
	})
}

func (w *world) await(what string, look func() json.RawMessage) json.RawMessage {
	w.Helper()
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		if found := look(); found != nil {
			return found
		}
	}
	w.Fatalf("waited for %s in vain", what)
	return nil
}

// called is what a command sends.
func called(name string, options ...any) map[string]any {
	return map[string]any{"id": "1", "name": name, "type": 1, "options": options}
}

func opt(name string, value any) map[string]any {
	kind := 3
	if _, ok := value.(bool); ok {
		kind = 5
	}
	return map[string]any{"name": name, "type": kind, "value": value}
}

func sub(name string, options ...any) map[string]any {
	return map[string]any{"name": name, "type": 1, "options": options}
}

// golden compares a message with testdata/golden/name, or writes it there.
func golden(t testing.TB, name string, body []byte) {
	t.Helper()
	got := readable(t, body)
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

// readable sets a message as people can read it: its flags, then each text and
// each row of buttons with their ids.
func readable(t testing.TB, body []byte) string {
	t.Helper()
	var m struct {
		Flags      int
		Components []part
	}
	if err := json.Unmarshal(body, &m); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if m.Flags&private != 0 {
		b.WriteString("(private)\n")
	}
	for _, c := range m.Components {
		c.write(&b)
	}
	return b.String()
}

type part struct {
	Type       int
	Content    string
	Components []part
	Label      string
	CustomID   string `json:"custom_id"`
}

func (p part) write(b *strings.Builder) {
	switch p.Type {
	case 10:
		b.WriteString(p.Content + "\n")
	case 2:
		b.WriteString("[" + p.Label + "](" + p.CustomID + ") ")
	}
	for _, c := range p.Components {
		c.write(b)
	}
	if p.Type == 1 {
		b.WriteString("\n")
	}
}

// buttons returns the ids of the buttons of a message by their labels.
func buttons(t testing.TB, body []byte) map[string]string {
	t.Helper()
	var m part
	if err := json.Unmarshal(body, &m); err != nil {
		t.Fatal(err)
	}
	ids := map[string]string{}
	var walk func(part)
	walk = func(p part) {
		if p.Type == 2 {
			ids[p.Label] = p.CustomID
		}
		for _, c := range p.Components {
			walk(c)
		}
	}
	walk(m)
	return ids
}
