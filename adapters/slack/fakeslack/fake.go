// Package fakeslack is a Slack on loopback for tests: its Web API with rate limits
// and faults, Socket Mode with faults on demand, and signed requests. It checks what
// it is sent. It is no part of the program.
package fakeslack

import (
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"time"
)

// The one application there is, and the workspace that has it unless told otherwise.
const (
	AppID        = "A0FAKE"
	Team         = "T1"
	Self         = "UBOT1" // its user there
	BotToken     = "xoxb-1111-fake-never-in-a-log"
	AppToken     = "xapp-1-A0FAKE-fake-never-in-a-log"
	Secret       = "0f0f0f0f0f0f0f0fdeadbeefdeadbeef" // the signing secret
	ClientID     = "111.222"
	ClientSecret = "c1c1c1c1c1c1c1c1feedfacefeedface"
)

// Secrets matches whatever must be in no log: tokens, and the marks that the fake
// puts into addresses that are secrets.
const Secrets = `xox[bp]-[\w-]+|xapp-[\w-]+|` + Secret + `|` + ClientSecret + `|ticket-secret-\w+|response-secret-\w+|code-secret-\w+`

// Call is one call of the Web API, or one post to a response_url.
type Call struct {
	Method string
	Token  string
	At     time.Time
	Args   map[string]any // of a form: its fields; blocks and views decoded
}

// Text is the text of a message.
func (c Call) Text() string { s, _ := c.Args["text"].(string); return s }

// String is an argument.
func (c Call) String(name string) string { s, _ := c.Args[name].(string); return s }

// JSON is all there is, as JSON.
func (c Call) JSON() string { b, _ := json.Marshal(c.Args); return string(b) }

// Person is somebody whom users.info knows.
type Person struct {
	Team, Enterprise string
	Admin, Stranger  bool
	Guest            bool
}

// Install is what oauth.v2.access gives for a code.
type Install struct {
	Team, Enterprise, Token, Self string
	Wide                          bool
	Expires                       int
}

// Fake is Slack. Its fields are set before it is used.
type Fake struct {
	URL string

	// Limit may refuse a call with 429 and this Retry-After; ok is false to let it pass.
	Limit func(*http.Request) (retryAfter string, refused bool)
	// Break may answer a call itself; false lets it pass.
	Break func(http.ResponseWriter, *http.Request) bool
	// Fault may break a socket at a step: see Conn.
	Fault func(*Conn, Step) error
	// Ping is how often a socket is pinged.
	Ping time.Duration
	// Scopes are those of the token.
	Scopes []string

	server *httptest.Server

	mu       sync.Mutex
	wrong    []string // what was wrong with what was sent
	calls    []Call
	tokens   map[string]Install // by token
	codes    map[string]Install
	people   map[string]Person
	tickets  map[string]bool
	conns    []*Conn
	opened   int
	acks     map[string]Ack
	hooks    map[string]int // how often a response_url was used
	slowest  time.Duration
	serial   int
	shutDown bool
}

// New starts a Slack. Close ends it.
func New() *Fake {
	f := &Fake{
		tokens: map[string]Install{BotToken: {Team: Team, Token: BotToken, Self: Self}}, codes: map[string]Install{}, people: map[string]Person{},
		tickets: map[string]bool{}, acks: map[string]Ack{}, hooks: map[string]int{}, Ping: time.Second,
	}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /api/{method}", f.api)
	mux.HandleFunc("POST /hooks/{secret}", f.hook)
	mux.HandleFunc("GET /link", f.link)
	f.server = httptest.NewServer(f.faulty(mux))
	f.URL = f.server.URL
	return f
}

// Close ends the fake and all its connections.
func (f *Fake) Close() {
	f.mu.Lock()
	f.shutDown = true
	conns := append([]*Conn{}, f.conns...)
	f.mu.Unlock()
	for _, c := range conns {
		c.Reset()
	}
	f.server.CloseClientConnections()
	f.server.Close()
}

// Wrong lists what was sent that Slack would not take.
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

// Know makes users.info know somebody.
func (f *Fake) Know(user string, p Person) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.people[user] = p
}

// Offer makes a code that oauth.v2.access gives a token for.
func (f *Fake) Offer(i Install) (code string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.serial++
	code = fmt.Sprintf("code-secret-%d", f.serial)
	f.codes[code] = i
	f.tokens[i.Token] = i
	return code
}

// Calls returns the calls of some methods, of all if none is named, in order.
func (f *Fake) Calls(methods ...string) []Call {
	f.mu.Lock()
	defer f.mu.Unlock()
	var out []Call
	for _, c := range f.calls {
		for _, m := range methods {
			if c.Method == m {
				out = append(out, c)
			}
		}
		if len(methods) == 0 {
			out = append(out, c)
		}
	}
	return out
}

// Responses returns what was posted to a response_url.
func (f *Fake) Responses(address string) []Call {
	var out []Call
	for _, c := range f.Calls("response_url") {
		if strings.HasSuffix(address, "/hooks/"+c.String("_secret")) {
			out = append(out, c)
		}
	}
	return out
}

func (f *Fake) faulty(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if f.Limit != nil && r.Method == http.MethodPost {
			if after, refused := f.Limit(r); refused {
				if after != "" {
					w.Header().Set("Retry-After", after)
				}
				w.WriteHeader(http.StatusTooManyRequests)
				_, _ = io.WriteString(w, `{"ok":false,"error":"ratelimited"}`)
				return
			}
		}
		if f.Break != nil && f.Break(w, r) {
			return
		}
		next.ServeHTTP(w, r)
	})
}

func answer(w http.ResponseWriter, v map[string]any) {
	if _, ok := v["ok"]; !ok {
		v["ok"] = true
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	_ = json.NewEncoder(w).Encode(v) // who went away does not matter
}

func refuse(w http.ResponseWriter, why string) { answer(w, map[string]any{"ok": false, "error": why}) }

// arguments reads a call, whichever way it is written.
func (f *Fake) arguments(r *http.Request) Call {
	c := Call{Method: r.PathValue("method"), At: time.Now(), Args: map[string]any{}}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		f.fault("%s: %v", r.URL.Path, err)
	}
	media, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if media == "application/json" {
		if len(body) > 0 && string(body) != "null" {
			if err := json.Unmarshal(body, &c.Args); err != nil {
				f.fault("%s: %v", c.Method, err)
			}
		}
	} else if form, err := url.ParseQuery(string(body)); err == nil {
		for name := range form {
			c.Args[name] = form.Get(name)
		}
	}
	for _, name := range []string{"blocks", "prompts", "view"} {
		if s, ok := c.Args[name].(string); ok {
			var v any
			if err := json.Unmarshal([]byte(s), &v); err != nil {
				f.fault("%s: %s: %v", c.Method, name, err)
			}
			c.Args[name] = v
		}
	}
	c.Token, _ = c.Args["token"].(string)
	delete(c.Args, "token")
	if bearer, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		c.Token = bearer
	}
	return c
}
