package fetch

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"
)

// trap listens where nobody may connect, and counts who does.
type trap struct {
	port  string
	calls atomic.Int32
}

func newTrap(t *testing.T) *trap {
	t.Helper()
	tr := &trap{}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, tr.port, _ = net.SplitHostPort(l.Addr().String())
	tr.serve(t, l)
	if l6, err := net.Listen("tcp", net.JoinHostPort("::1", tr.port)); err == nil { // where there is IPv6
		tr.serve(t, l6)
	}
	return tr
}

func (tr *trap) serve(t *testing.T, l net.Listener) {
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			tr.calls.Add(1)
			_, _ = io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret")
			c.Close()
		}
	}()
}

// names is a name server: each name has its addresses in turn, one for each query.
func names(t *testing.T, zone map[string][]string) *net.Resolver {
	t.Helper()
	server, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close() })
	turn := map[string]int{}
	go func() {
		b := make([]byte, 512)
		for {
			n, from, err := server.ReadFrom(b)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(b[:n]) != nil || len(m.Questions) != 1 {
				continue
			}
			m.Response, m.RecursionAvailable, m.Additionals = true, true, nil
			q := m.Questions[0]
			name := strings.TrimSuffix(q.Name.String(), ".")
			addresses, known := zone[name]
			if !known {
				m.RCode = dnsmessage.RCodeNameError
			}
			if q.Type == dnsmessage.TypeA && known {
				ip := net.ParseIP(addresses[turn[name]%len(addresses)])
				turn[name]++
				m.Answers = []dnsmessage.Resource{{
					Header: dnsmessage.ResourceHeader{Name: q.Name, Type: dnsmessage.TypeA, Class: dnsmessage.ClassINET},
					Body:   &dnsmessage.AResource{A: [4]byte(ip.To4())},
				}}
			}
			if out, err := m.Pack(); err == nil {
				_, _ = server.WriteTo(out, from)
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "udp", server.LocalAddr().String())
	}}
}

// places are addresses where nobody may connect, with PORT for the trap's.
var places = []string{
	"http://127.0.0.1:PORT/", "http://127.8.9.1:PORT/", "http://localhost:PORT/", "http://[::1]:PORT/", "http://[::ffff:127.0.0.1]:PORT/", "http://[::127.0.0.1]:PORT/",
	"http://0.0.0.0:PORT/", "http://[::]:PORT/", "http://0:PORT/", "http://169.254.169.254:PORT/latest/meta-data/", "http://[fe80::1]:PORT/", "http://[fc00::1]:PORT/",
	"http://[fd00:ec2::254]:PORT/", "http://[64:ff9b::7f00:1]:PORT/", "http://[64:ff9b:1::1]:PORT/", "http://[2002:7f00:1::]:PORT/", "http://10.0.0.1:PORT/", "http://172.16.0.1:PORT/",
	"http://192.168.0.1:PORT/", "http://100.64.0.1:PORT/", "http://198.18.0.1:PORT/", "http://224.0.0.1:PORT/", "http://255.255.255.255:PORT/",
	"http://0177.0.0.1:PORT/", "http://0x7f.0.0.1:PORT/", "http://2130706433:PORT/", "http://127.1:PORT/", "http://inside.example:PORT/", "https://inside.example:PORT/",
}

// zone is what a resolver like libc's would say, and worse.
var zone = map[string][]string{
	"inside.example": {"127.0.0.1"}, "0177.0.0.1": {"127.0.0.1"}, "0x7f.0.0.1": {"127.0.0.1"}, "2130706433": {"127.0.0.1"}, "127.1": {"127.0.0.1"}, "0": {"0.0.0.0"},
	"changes.example": {"1.1.1.1", "127.0.0.1"}, "meta.example": {"169.254.169.254"},
}

// TestNobodyConnects: whatever an address looks like, a private one is not connected
// to. Any port is allowed, so that it is the address that is refused.
func TestNobodyConnects(t *testing.T) {
	tr := newTrap(t)
	c := New(Options{Resolver: names(t, zone), Delay: time.Nanosecond, anyPort: true})
	for _, place := range places {
		t.Run(place, func(t *testing.T) {
			d, err := c.Get(t.Context(), strings.ReplaceAll(place, "PORT", tr.port), Mark{})
			// Go asks no server for a name of digits; libc would.
			numeric := err != nil && strings.Contains(err.Error(), "no host of that name") && strings.Trim(place, "htp:/PORT.0123456789") == ""
			if d != nil || !errors.Is(err, ErrPrivate) && !numeric {
				t.Errorf("%v, %v", d, err)
			}
		})
	}
	if n := tr.calls.Load(); n != 0 {
		t.Errorf("%d connections", n)
	}
}

// TestUnusualPorts: a public address on a port that is not the web's is not asked either.
func TestUnusualPorts(t *testing.T) {
	c := New(Options{Resolver: names(t, zone), Delay: time.Nanosecond})
	for _, place := range []string{"http://1.1.1.1:22/", "http://1.1.1.1:6379/", "https://1.1.1.1:8443/", "http://127.0.0.1/", "https://127.0.0.1/", "http://meta.example/"} {
		if _, err := c.Get(t.Context(), place, Mark{}); !errors.Is(err, ErrPrivate) {
			t.Errorf("%s: %v", place, err)
		}
	}
}

// site is a server that may be connected to, though it is here.
func site(t *testing.T, h http.Handler) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s
}

func client(s *httptest.Server) *Client {
	return New(Options{Trusted: []string{s.URL}, Delay: time.Nanosecond, anyPort: true})
}

// TestNobodyIsRedirected: a redirect leads no further than an address.
func TestNobodyIsRedirected(t *testing.T) {
	tr := newTrap(t)
	s := site(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		http.Redirect(w, r, r.URL.Query().Get("to"), http.StatusFound)
	}))
	for _, place := range append(places, "file:///etc/passwd", "gopher://127.0.0.1:PORT/", "ftp://127.0.0.1:PORT/", "http://user:word@127.0.0.1:PORT/", "//127.0.0.1:PORT/") {
		to := strings.ReplaceAll(place, "PORT", tr.port)
		c := New(Options{Trusted: []string{s.URL}, Resolver: names(t, zone), Delay: time.Nanosecond, anyPort: true})
		if d, err := c.Get(t.Context(), s.URL+"/?to="+strings.ReplaceAll(to, "&", "%26"), Mark{}); err == nil {
			t.Errorf("%s: %s", to, d.Body)
		}
	}
	if n := tr.calls.Load(); n != 0 {
		t.Errorf("%d connections", n)
	}
}

// TestNameThatChanges: a name that is public at one look and private at the next.
func TestNameThatChanges(t *testing.T) {
	tr := newTrap(t)
	resolver := names(t, zone)
	refused := 0
	for range 6 {
		c := New(Options{Resolver: resolver, anyPort: true})
		ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
		_, err := c.Get(ctx, "http://changes.example:"+tr.port+"/", Mark{})
		cancel()
		if errors.Is(err, ErrPrivate) {
			refused++
		}
	}
	if n := tr.calls.Load(); n != 0 || refused == 0 {
		t.Errorf("%d connections, %d refusals", n, refused)
	}
}

// TestNotAsked: what is refused before any connection.
func TestNotAsked(t *testing.T) {
	tr := newTrap(t)
	c := New(Options{Delay: time.Nanosecond, Trusted: []string{"http://127.0.0.1:" + tr.port}})
	for place, want := range map[string]error{
		"file:///etc/passwd": errScheme, "gopher://127.0.0.1:PORT/_x": errScheme, "ftp://127.0.0.1:PORT/": errScheme, "javascript:alert(1)": errScheme, "data:text/html,x": errScheme,
		"http://user:word@127.0.0.1:PORT/": errUser, "http://user@127.0.0.1:PORT/": errUser, "http:///path": errNoHost, "http://:PORT/": errNoHost, "": errScheme, "http://[::1": errNoHost, "http://[fe80::1%25lo]:PORT/": errNoHost,
		"http://127.0.0.1:PORT/" + strings.Repeat("x", 3000): errNoHost,
	} {
		_, err := c.Get(t.Context(), strings.ReplaceAll(place, "PORT", tr.port), Mark{})
		if err == nil || !strings.HasSuffix(err.Error(), want.Error()) || strings.Contains(err.Error(), "word@") {
			t.Errorf("%.40s: %v", place, err)
		}
	}
	if n := tr.calls.Load(); n != 0 {
		t.Errorf("%d connections", n)
	}
}

// TestNoProxy: a proxy of the environment is not asked.
func TestNoProxy(t *testing.T) {
	tr := newTrap(t)
	for _, name := range []string{"HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"} {
		t.Setenv(name, "http://127.0.0.1:"+tr.port)
	}
	s := site(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "here") }))
	if d, err := client(s).Get(t.Context(), s.URL+"/a", Mark{}); err != nil || string(d.Body) != "here" {
		t.Errorf("%+v, %v", d, err)
	}
	c := New(Options{Resolver: names(t, map[string][]string{"far.example": {"127.0.0.1"}})})
	if _, err := c.Get(t.Context(), "http://far.example/", Mark{}); !errors.Is(err, ErrPrivate) {
		t.Error(err)
	}
	if n := tr.calls.Load(); n != 0 {
		t.Errorf("%d connections", n)
	}
}

// TestRedirects: five are followed, and not to http.
func TestRedirects(t *testing.T) {
	asked := 0
	s := site(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var n int
		if _, err := fmt.Sscanf(r.URL.Path, "/%d", &n); err != nil {
			http.NotFound(w, r)
			return
		}
		if asked++; n > 0 {
			http.Redirect(w, r, fmt.Sprintf("/%d", n-1), http.StatusMovedPermanently)
			return
		}
		if r.Header.Get("Referer") != "" {
			t.Error("a referrer was sent")
		}
		_, _ = io.WriteString(w, "end")
	}))
	if d, err := client(s).Get(t.Context(), s.URL+"/5", Mark{}); err != nil || d.URL.Path != "/0" {
		t.Errorf("%+v, %v", d, err)
	}
	asked = 0
	if _, err := client(s).Get(t.Context(), s.URL+"/20", Mark{}); !errors.Is(err, errRedirects) || asked > 6 {
		t.Errorf("%v after %d", err, asked)
	}
	plain := site(t, http.NotFoundHandler())
	secure := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		http.Redirect(w, r, plain.URL, http.StatusFound)
	}))
	secure.Config.ErrorLog = log.New(io.Discard, "", 0)
	secure.StartTLS()
	defer secure.Close()
	c := New(Options{Trusted: []string{secure.URL, plain.URL}, Delay: time.Nanosecond})
	if _, err := c.Get(t.Context(), secure.URL+"/x", Mark{}); err == nil || !strings.Contains(err.Error(), "certificate") {
		t.Error(err)
	}
	c = New(Options{Trusted: []string{secure.URL, plain.URL}, Delay: time.Nanosecond})
	c.http.Transport.(*http.Transport).TLSClientConfig = secure.Client().Transport.(*http.Transport).TLSClientConfig
	if _, err := c.Get(t.Context(), secure.URL+"/x", Mark{}); !errors.Is(err, errDowngrade) {
		t.Error(err)
	}
}

// TestAnswers: each answer of a server in words, one line, and whether to come again.
func TestAnswers(t *testing.T) {
	s := site(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/robots.txt":
			http.NotFound(w, r)
		case "/wait":
			w.Header().Set("Retry-After", "90")
			w.WriteHeader(http.StatusTooManyRequests)
		case "/packed":
			w.Header().Set("Content-Encoding", "br")
			_, _ = io.WriteString(w, "x")
		case "/short":
			w.Header().Set("Content-Length", "100")
			_, _ = io.WriteString(w, "x")
		case "/hangup":
			panic(http.ErrAbortHandler)
		default:
			var code int
			_, _ = fmt.Sscanf(r.URL.Path, "/%d", &code)
			w.WriteHeader(code)
		}
	}))
	for path, c := range map[string]struct {
		why   string
		later bool
		after time.Duration
	}{
		"/401":    {"(401 Unauthorized); save the page in your browser", false, 0},
		"/403":    {"(403 Forbidden); save the page in your browser", false, 0},
		"/404":    {"(404 Not Found); look at the address", false, 0},
		"/410":    {"(410 Gone); look at the address", false, 0},
		"/418":    {"answers 418 I'm a teapot", false, 0},
		"/204":    {"answers 204 No Content", false, 0},
		"/304":    {"answers 304 Not Modified", false, 0},
		"/429":    {"asks to wait (429", true, 0},
		"/wait":   {"asks to wait for 1m30s", true, 90 * time.Second},
		"/503":    {"in trouble (503 Service Unavailable); try again later", true, 0},
		"/packed": {"not asked for", false, 0},
		"/short":  {"broke off in the middle", true, 0},
		"/hangup": {"does not answer", true, 0},
	} {
		_, err := client(s).Get(t.Context(), s.URL+path, Mark{})
		var e *Error
		if !errors.As(err, &e) || !strings.Contains(e.Why, c.why) || e.Later != c.later || e.After != c.after || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// TestConditional: what was given with a document is given back, and what has not
// changed is not sent again.
func TestConditional(t *testing.T) {
	s := site(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if got := r.Header.Get("User-Agent"); got != "onrecord/v9" {
			t.Errorf("user agent %q", got)
		}
		if r.URL.Path != "/" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("ETag", `"7"`)
		w.Header().Set("Last-Modified", "Tue, 24 Nov 2026 10:00:00 GMT")
		if r.Header.Get("If-None-Match") == `"7"` && r.Header.Get("If-Modified-Since") != "" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=x")
		z := gzip.NewWriter(w)
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = io.WriteString(z, "packed")
		z.Close()
	}))
	c := New(Options{Version: "v9", Trusted: []string{s.URL}, Delay: time.Nanosecond})
	d, err := c.Get(t.Context(), s.URL+"/#part", Mark{})
	if err != nil || string(d.Body) != "packed" || d.Type != "text/html; charset=x" || d.URL.String() != s.URL+"/" {
		t.Fatalf("%+v, %v", d, err)
	}
	if d, err = c.Get(t.Context(), s.URL+"/", d.Mark); err != nil || !d.Unchanged || d.Body != nil {
		t.Errorf("%+v, %v", d, err)
	}
}

var errTrouble = errors.New("try again later")

// TestAgent: the program's version is a word of its name, or not there.
func TestAgent(t *testing.T) {
	for version, want := range map[string]string{"": "onrecord", "v1.2.3+dirty": "onrecord/v1.2.3+dirty", "(devel)": "onrecord/devel", "a b": "onrecord", "x\r\nY: z": "onrecord"} {
		if c := New(Options{Version: version}); c.agent != want {
			t.Errorf("%q: %q", version, c.agent)
		}
	}
}

// TestRobots: what a site wants is done, and it is asked once for what it wants.
func TestRobots(t *testing.T) {
	var rules string
	var code, asked int
	s := site(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/robots.txt":
			asked++
			w.WriteHeader(code)
			_, _ = io.WriteString(w, rules)
		case "/away":
			http.Redirect(w, r, "/private/x", http.StatusFound)
		default:
			_, _ = io.WriteString(w, "here")
		}
	}))
	for name, c := range map[string]struct {
		code  int
		rules string
		path  string
		want  error
	}{
		"none":              {404, "", "/private/x", nil},
		"forbidden":         {403, "", "/private/x", nil},
		"for all":           {200, "User-agent: *\nDisallow: /private/\n", "/private/x", errRobots},
		"another path":      {200, "User-agent: *\nDisallow: /private/\n", "/open", nil},
		"for us":            {200, "User-agent: *\nDisallow:\n\nUser-agent: Onrecord\nDisallow: /\n", "/open", errRobots},
		"for another":       {200, "User-agent: gptbot\nDisallow: /\n", "/open", nil},
		"leave in the rest": {200, "User-agent: *\nDisallow: /\nAllow: /open\n", "/open", nil},
		"a wildcard":        {200, "User-agent: *\nDisallow: /*.pdf$\n", "/a/b.pdf", errRobots},
		"with a query":      {200, "User-agent: *\nDisallow: /*?page=\n", "/a?page=2", errRobots},
		"by a redirect":     {200, "User-agent: *\nDisallow: /private/\n", "/away", errRobots},
		"in trouble":        {503, "", "/open", errTrouble},
		"nonsense":          {200, "<html>\x00\xff", "/open", nil},
		"long":              {200, "User-agent: *\nDisallow: /x\n" + strings.Repeat("# nothing\n", 100_000), "/open", nil},
	} {
		t.Run(name, func(t *testing.T) {
			code, rules, asked = c.code, c.rules, 0
			cl := client(s)
			for range 3 {
				_, err := cl.Get(t.Context(), s.URL+c.path, Mark{})
				var e *Error
				if c.want == errTrouble && errors.As(err, &e) && e.Later && strings.Contains(e.Why, "in trouble") {
					continue
				}
				if !errors.Is(err, c.want) {
					t.Errorf("%v, want %v", err, c.want)
				}
			}
			if asked != 1 {
				t.Errorf("asked %d times", asked)
			}
		})
	}
}

// TestRest: a host is not asked twice at once, another one is.
func TestRest(t *testing.T) {
	here := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "here") })
	a, b := site(t, here), site(t, here)
	const delay = 150 * time.Millisecond
	c := New(Options{Trusted: []string{a.URL, b.URL}, Delay: delay})
	began := time.Now()
	for _, s := range []*httptest.Server{a, b, a, a} {
		if _, err := c.Get(t.Context(), s.URL, Mark{}); err != nil {
			t.Fatal(err)
		}
	}
	if took := time.Since(began); took < 2*delay {
		t.Errorf("three of one host took %v", took)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := c.Get(ctx, a.URL, Mark{}); err == nil || !strings.HasSuffix(err.Error(), "interrupted") {
		t.Error(err)
	}
}
