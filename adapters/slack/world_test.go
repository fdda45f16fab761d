package slack

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"onrecord/adapters/slack/fakeslack"
	"onrecord/bot"
	"onrecord/data"
	"onrecord/data/ingest"
	"onrecord/qa"
)

// TestMain holds all tests to leaving nothing running.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// world is the app, whole, and a Slack on loopback.
type world struct {
	testing.TB
	fake     *fakeslack.Fake
	app      *App
	store    *data.Store
	folder   string // of the store
	endpoint string
	server   *httptest.Server
	log      journal
	socket   bool // deliveries come by the socket, which runs
	ts       int
}

// bothWays runs a test with deliveries by signed HTTP, and by the socket.
func bothWays(t *testing.T, change func(*Config), test func(t *testing.T, w *world)) {
	t.Run("http", func(t *testing.T) { test(t, newWorld(t, change)) })
	t.Run("socket", func(t *testing.T) {
		w := connected(t, change)
		w.socket = true
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

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.String()
}

var secrets = regexp.MustCompile(fakeslack.Secrets)

// here is the workspace of the fake's usual team.
const here = "slack:team:" + fakeslack.Team

// newWorld starts an app over a store on disk that holds the built-in story.
// change may alter its configuration.
func newWorld(t testing.TB, change func(*Config)) *world {
	t.Helper()
	w := &world{TB: t, fake: fakeslack.New(), folder: t.TempDir()}
	t.Cleanup(w.fake.Close)
	store, err := data.Open(t.Context(), filepath.Join(w.folder, "a.db"), data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	w.store = store
	_, text := data.BuiltIn()
	w.add(here, "ukraine-talks.md", text)
	w.start(change)
	t.Cleanup(func() {
		w.stop()
		if err := store.Close(); err != nil {
			t.Error(err)
		}
		for _, wrong := range w.fake.Wrong() {
			t.Error(wrong)
		}
		for _, c := range w.fake.Calls() {
			if c.Method == "oauth.v2.access" {
				continue // is what they are for
			}
			args := maps.Clone(c.Args)
			delete(args, "_secret")
			if b, _ := json.Marshal(args); secrets.Match(b) {
				t.Errorf("a call of %s holds a secret: %s", c.Method, b)
			}
		}
		if secret := secrets.FindString(w.log.String()); secret != "" {
			t.Errorf("the log holds a secret: %s", secret)
		}
	})
	return w
}

func (w *world) add(workspace, name, text string) {
	w.Helper()
	keeper := ingest.Keeper{Store: w.store}
	if _, err := keeper.Add(w.Context(), workspace, bot.Draft{Name: name, Text: text}); err != nil {
		w.Fatal(err)
	}
}

// start starts the app; a test may stop it and start it again.
func (w *world) start(change func(*Config)) {
	w.Helper()
	var out io.Writer = &w.log
	if os.Getenv("ONRECORD_LOG") != "" {
		out = io.MultiWriter(out, os.Stderr)
	}
	often := bot.Rate{Every: time.Microsecond, Burst: 1000}
	c := Config{
		Settings: Settings{Token: fakeslack.BotToken, AppToken: fakeslack.AppToken, Secret: fakeslack.Secret},
		Bot: bot.NewGuard(bot.New(qa.NewEngine(w.store), w.store, w.store), ingest.Keeper{Store: w.store},
			bot.NewLimits(bot.Rates{User: often, Channel: often, Workspace: often}, time.Now)),
		Deliveries: bot.NewDeliveries(w.store, time.Now), Followed: w.store, Installations: w.store,
		API: w.fake.URL, Pages: "https://pages.example/",
		Now: time.Now, Log: slog.New(slog.NewTextHandler(out, &slog.HandlerOptions{Level: slog.LevelDebug})),
	}
	c.Pace = UsualPace()
	c.Pace.Between = time.Millisecond
	if change != nil {
		change(&c)
	}
	w.app = New(c)
	w.server = httptest.NewServer(w.app)
	w.endpoint = w.server.URL
}

func (w *world) stop() {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	w.server.Close()
	if err := w.app.Close(ctx); err != nil {
		w.Error(err)
	}
}

// quick is a socket's pace for tests.
func quick(c *Config) {
	c.Pace = Pace{Open: 500 * time.Millisecond, Least: 2 * time.Millisecond, Most: 20 * time.Millisecond, Quiet: 3 * time.Second, Drain: 300 * time.Millisecond, Lasted: time.Millisecond, Between: time.Millisecond}
}

// connected runs the socket until the test ends, and waits until it is ready.
func connected(t *testing.T, change func(*Config)) *world {
	t.Helper()
	w := newWorld(t, func(c *Config) {
		quick(c)
		if change != nil {
			change(c)
		}
	})
	w.run()
	w.ready()
	return w
}

// run runs the socket; the function that it returns stops it.
func (w *world) run() (stop func() error) {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- w.app.Socket(ctx) }()
	stopped := false
	stop = func() error {
		if stopped {
			return nil
		}
		stopped = true
		cancel()
		select {
		case err := <-done:
			return err
		case <-time.After(5 * time.Second):
			return errors.New("the socket does not stop within 5 s")
		}
	}
	w.Cleanup(func() {
		if err := stop(); err != nil {
			w.Error(err)
		}
	})
	return stop
}

func (w *world) ready() *fakeslack.Conn {
	w.Helper()
	var c *fakeslack.Conn
	w.until("a connection", func() bool { c = w.fake.Conn(); return c != nil })
	return c
}

// deliver delivers something and returns the response's body.
func (w *world) deliver(d fakeslack.Delivery) []byte {
	w.Helper()
	if w.socket {
		id := w.fake.Dispatch(d)
		if id == "" {
			w.Fatal("not connected")
		}
		var ack fakeslack.Ack
		w.until("an acknowledgement", func() (ok bool) { ack, ok = w.fake.Ack(id); return ok })
		return ack.Payload
	}
	path := map[string]string{kindEvent: "/slack/events", kindCommand: "/slack/commands", kindInteraction: "/slack/interactions"}[d.Kind]
	body, err := w.fake.Post(w.Context(), w.endpoint+path, d)
	if err != nil {
		w.Fatal(err)
	}
	return body
}

func (w *world) until(what string, look func() bool) {
	w.Helper()
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		if look() {
			return
		}
	}
	w.Fatalf("waited for %s in vain; the log says\n%s", what, w.log.String())
}

// call waits for the next call of a method after those that were before.
func (w *world) call(method string, before int) fakeslack.Call {
	w.Helper()
	var got fakeslack.Call
	w.until(method, func() bool {
		if all := w.fake.Calls(method); len(all) > before {
			got = all[before]
			return true
		}
		return false
	})
	return got
}

// posted delivers something and waits for the message that comes of it.
func (w *world) posted(d fakeslack.Delivery) fakeslack.Call {
	w.Helper()
	n := len(w.fake.Calls("chat.postMessage"))
	w.deliver(d)
	return w.call("chat.postMessage", n)
}

// responded delivers something and waits for what is posted to its response_url.
func (w *world) responded(d fakeslack.Delivery) fakeslack.Call {
	w.Helper()
	w.deliver(d)
	var got fakeslack.Call
	w.until("a response", func() bool {
		if all := w.fake.Responses(d.Respond); len(all) > 0 {
			got = all[0]
			return true
		}
		return false
	})
	return got
}

// quiet waits until all that was taken on is done.
func (w *world) quiet() {
	w.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	if err := w.app.queue.Wait(ctx); err != nil {
		w.Fatal(err)
	}
}

// stamp is a new time stamp of a message.
func (w *world) stamp() string {
	w.ts++
	return fmt.Sprintf("1739440000.%06d", w.ts)
}

// times is how often a long test does what it does: a few times here, as often as
// the variable says where somebody wants to know it exactly.
func times(t *testing.T, variable string, few int) int {
	t.Helper()
	if s := os.Getenv(variable); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	return few
}

// lasting is how long a test goes on: a moment here, so many seconds as the variable says.
func lasting(t *testing.T, variable string, moment time.Duration) time.Duration {
	if n := times(t, variable, 0); n > 0 {
		return time.Duration(n) * time.Second
	}
	return moment
}

// decoded reads a payload again, so that a test can change it.
func decoded(t testing.TB, raw json.RawMessage) map[string]any {
	t.Helper()
	var m map[string]any
	if err := json.Unmarshal(raw, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

// quietly is a log that nobody reads.
func quietly() *slog.Logger { return slog.New(slog.DiscardHandler) }
