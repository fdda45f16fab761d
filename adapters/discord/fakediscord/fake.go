// Package fakediscord is a Discord on loopback for tests: its REST API with rate
// limits, its gateway with faults on demand, and signed interactions. It checks
// what it is sent, by Discord's own description where that is at hand. It is no
// part of the program.
package fakediscord

import (
	"crypto/ed25519"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"time"
)

// The one application there is.
const (
	AppID = "1100000000000000001"
	Self  = "1100000000000000002" // its user
	Token = "MTEw.fake-bot-token.never-in-a-log"
)

// Fake is Discord. Its fields are set before it is used.
type Fake struct {
	URL string

	// Limit may refuse a request with 429 and this Retry-After; ok is false to let it pass.
	Limit func(*http.Request) (retryAfter string, refused bool)
	// Break may fail a request with a status; 0 lets it pass.
	Break func(*http.Request) int
	// Fault may break a gateway connection at a step: see Conn.
	Fault func(*Conn, Step) error
	// Beat is the gateway's heartbeat interval.
	Beat time.Duration

	public  ed25519.PublicKey
	private ed25519.PrivateKey
	server  *httptest.Server
	schema  *schema

	mu         sync.Mutex
	wrong      []string        // what was wrong with what was sent
	known      map[string]bool // tokens of interactions that were responded to
	responses  map[string][]json.RawMessage
	edits      map[string][]json.RawMessage // by token
	posts      []Post
	commands   json.RawMessage
	files      map[string]string
	requests   map[string]int // by method and route
	connection *Conn
	Identified int // how often a session was begun
	Resumed    int
	sessions   map[string]bool
	sequence   int64
	slowest    time.Duration // that a response took
}

// Slowest is how long the slowest response to a delivery took.
func (f *Fake) Slowest() time.Duration {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.slowest
}

// Post is a message to a channel.
type Post struct {
	Channel string
	Body    json.RawMessage
}

// New starts a Discord. Close ends it.
func New() *Fake {
	f := &Fake{
		known: map[string]bool{}, responses: map[string][]json.RawMessage{}, edits: map[string][]json.RawMessage{}, files: map[string]string{},
		requests: map[string]int{}, sessions: map[string]bool{}, commands: json.RawMessage("[]"), schema: described(), Beat: time.Second,
	}
	f.public, f.private, _ = ed25519.GenerateKey(nil) // the system's randomness does not fail
	mux := http.NewServeMux()
	mux.HandleFunc("GET /api/v10/gateway", f.ok(func(*http.Request) any {
		return map[string]string{"url": "ws" + strings.TrimPrefix(f.URL, "http") + "/gateway"}
	}))
	mux.HandleFunc("GET /api/v10/applications/@me", f.ok(func(*http.Request) any {
		return map[string]any{
			"id": AppID, "name": "onrecord", "verify_key": f.Key(), "interactions_endpoint_url": nil,
			"integration_types_config": map[string]any{"0": map[string]any{}, "1": map[string]any{}},
		}
	}))
	mux.HandleFunc("GET /api/v10/applications/{app}/commands", f.ok(func(*http.Request) any { return f.Commands() }))
	mux.HandleFunc("PUT /api/v10/applications/{app}/commands", f.put)
	mux.HandleFunc("POST /api/v10/interactions/{id}/{token}/callback", f.callback)
	mux.HandleFunc("PATCH /api/v10/webhooks/{app}/{token}/messages/@original", f.edit)
	mux.HandleFunc("POST /api/v10/channels/{channel}/messages", f.post)
	mux.HandleFunc("GET /attachments/{name}", f.file)
	mux.HandleFunc("GET /gateway", f.gateway)
	f.server = httptest.NewServer(f.limited(mux))
	f.URL = f.server.URL
	return f
}

// Close ends the fake and all its connections.
func (f *Fake) Close() {
	if c := f.Conn(); c != nil {
		c.Reset()
	}
	f.server.CloseClientConnections()
	f.server.Close()
}

// Wrong lists what was sent that Discord would not take.
func (f *Fake) Wrong() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.wrong
}

func (f *Fake) fault(format string, args ...any) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.wrong) < 20 {
		f.wrong = append(f.wrong, fmt.Sprintf(format, args...))
	}
}

// Edits returns what the message of an interaction was edited to, in order.
func (f *Fake) Edits(token string) []json.RawMessage {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.edits[token]
}

// Responses returns what an interaction of the gateway was responded with.
func (f *Fake) Responses(token string) []json.RawMessage {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.responses[token]
}

// Posts returns the messages that were written to channels.
func (f *Fake) Posts() []Post {
	f.mu.Lock()
	defer f.mu.Unlock()
	return append([]Post{}, f.posts...)
}

// Commands are those that were registered, with what Discord adds to them.
func (f *Fake) Commands() json.RawMessage {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.commands
}

// SetCommands makes other commands be registered.
func (f *Fake) SetCommands(list json.RawMessage) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.commands = list
}

// Requests counts the requests of a method to a route: "PATCH webhooks".
func (f *Fake) Requests(route string) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.requests[route]
}

// Hand puts a file where somebody's upload would be, and returns its address.
func (f *Fake) Hand(name, text string) string {
	if f == nil {
		return ""
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.files[name] = text
	return "https://cdn.discordapp.com/attachments/" + name
}

func (f *Fake) limited(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		parts := strings.Split(strings.TrimPrefix(r.URL.Path, "/api/v10/"), "/")
		f.mu.Lock()
		f.requests[r.Method+" "+parts[0]]++
		f.mu.Unlock()
		if f.Limit != nil {
			if after, refused := f.Limit(r); refused {
				if after != "" {
					w.Header().Set("Retry-After", after)
				}
				answer(w, http.StatusTooManyRequests, map[string]any{"message": "You are being rate limited.", "retry_after": 0.1, "global": false})
				return
			}
		}
		if f.Break != nil {
			if status := f.Break(r); status != 0 {
				answer(w, status, map[string]any{"message": "broken", "code": 0})
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}

func answer(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v) // who went away does not matter
}

// ok answers what needs the bot's token.
func (f *Fake) ok(v func(*http.Request) any) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bot "+Token {
			answer(w, http.StatusUnauthorized, map[string]any{"message": "401: Unauthorized", "code": 0})
			return
		}
		answer(w, http.StatusOK, v(r))
	}
}

// read takes a request's body and checks it.
func (f *Fake) read(r *http.Request) json.RawMessage {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		f.fault("%s: %v", r.URL.Path, err)
	}
	return body
}

func (f *Fake) put(w http.ResponseWriter, r *http.Request) {
	body := f.read(r)
	f.check("put", "/applications/{application_id}/commands", body)
	var list []map[string]any
	if err := json.Unmarshal(body, &list); err != nil {
		f.fault("commands: %v", err)
	}
	for n, c := range list { // as Discord gives them back
		c["id"], c["application_id"], c["version"] = fmt.Sprint(n), AppID, "1"
		if p, ok := c["default_member_permissions"]; ok {
			c["default_member_permissions"] = fmt.Sprint(p)
		}
	}
	f.mu.Lock()
	f.commands, _ = json.Marshal(list)
	f.mu.Unlock()
	f.ok(func(*http.Request) any { return list })(w, r)
}

func (f *Fake) callback(w http.ResponseWriter, r *http.Request) {
	body := f.read(r)
	f.responded(r.PathValue("token"), body)
	w.WriteHeader(http.StatusNoContent)
}

// responded notes the response to an interaction, however it came.
func (f *Fake) responded(token string, body json.RawMessage) {
	f.check("post", "/interactions/{interaction_id}/{interaction_token}/callback", body)
	f.lintResponse(body)
	f.mu.Lock()
	defer f.mu.Unlock()
	f.known[token] = true
	f.responses[token] = append(f.responses[token], body)
}

func (f *Fake) edit(w http.ResponseWriter, r *http.Request) {
	body, token := f.read(r), r.PathValue("token")
	f.mu.Lock()
	known := f.known[token]
	f.mu.Unlock()
	if !known {
		answer(w, http.StatusNotFound, map[string]any{"message": "Unknown Webhook", "code": 10015})
		return
	}
	f.check("patch", "/webhooks/{webhook_id}/{webhook_token}/messages/@original", body)
	f.lint(body)
	f.mu.Lock()
	f.edits[token] = append(f.edits[token], body)
	f.mu.Unlock()
	answer(w, http.StatusOK, map[string]any{"id": "1"})
}

func (f *Fake) post(w http.ResponseWriter, r *http.Request) {
	body := f.read(r)
	f.check("post", "/channels/{channel_id}/messages", body)
	f.lint(body)
	f.mu.Lock()
	f.posts = append(f.posts, Post{r.PathValue("channel"), body})
	f.mu.Unlock()
	f.ok(func(*http.Request) any { return map[string]any{"id": "1"} })(w, r)
}

func (f *Fake) file(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	text, ok := f.files[r.PathValue("name")]
	f.mu.Unlock()
	if !ok {
		http.NotFound(w, r)
		return
	}
	if r.Header.Get("Authorization") != "" {
		f.fault("the token was sent to the files' host")
	}
	_, _ = io.WriteString(w, text)
}
