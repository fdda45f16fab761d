// Package fetch gets what stands at an address on the web, on behalf of somebody
// whom nobody vouches for: what it connects to, how long it waits and how much it
// reads are bounded, and servers are asked as politely as robots should. It does
// not look into what it gets.
package fetch

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"code.dny.dev/ssrf"
	lru "github.com/hashicorp/golang-lru/v2"
)

// The bounds on one address. Front pages of newspapers run to 2 MB, with all the
// data in their scripts; servers that answer at all do so within a second or two.
const (
	MaxBytes     = 8 << 20 // after unpacking
	maxRedirects = 5
	maxHeader    = 64 << 10
	wholeTime    = 20 * time.Second
	dialTime     = 5 * time.Second
	headerTime   = 6 * time.Second
	// A body that brings less than slowBytes in slowTime is given up.
	slowBytes = 4 << 10
	slowTime  = 5 * time.Second
)

// Name is what the program calls itself to servers and in robots.txt.
const Name = "onrecord"

const hostDelay = time.Second

// Options are what a client may be told. The zero value is for the open web.
type Options struct {
	Version  string        // of the program, for the servers' logs
	Trusted  []string      // addresses whose hosts may be private and have any port; for somebody who named them by hand
	Resolver *net.Resolver // nil: the system's
	Delay    time.Duration // between two requests to one host; 0: a second
	Now      func() time.Time

	anyPort bool // for tests, which can't listen on those of the web
}

// Client gets documents. It is safe for concurrent use.
type Client struct {
	http   *http.Client
	agent  string
	delay  time.Duration
	now    func() time.Time
	robots *lru.Cache[string, robots]

	mu   sync.Mutex
	next map[string]time.Time // when a host may be asked again
}

// New returns a client that takes no proxy from the environment and keeps no cookies.
func New(o Options) *Client {
	c := &Client{agent: Name, delay: o.Delay, now: o.Now, next: map[string]time.Time{}}
	if version := strings.Trim(o.Version, "()"); version != "" && !strings.ContainsFunc(version, func(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune("()/;,\"", r) }) {
		c.agent += "/" + version
	}
	if c.delay == 0 {
		c.delay = hostDelay
	}
	if c.now == nil {
		c.now = time.Now
	}
	c.robots, _ = lru.New[string, robots](maxRobots) // the error is for a size below 1
	c.http = &http.Client{Transport: transport(o), CheckRedirect: c.redirect}
	return c
}

// transport connects to public addresses, and to those of trusted hosts. Where a
// name leads is looked at when the connection is made, so that neither a redirect
// nor a name that changes its address comes by.
func transport(o Options) *http.Transport {
	open := &net.Dialer{Timeout: dialTime, Resolver: o.Resolver}
	guard := ssrf.New()
	if o.anyPort {
		guard = ssrf.New(ssrf.WithAnyPort())
	}
	guarded := &net.Dialer{Timeout: dialTime, Resolver: o.Resolver, Control: guard.Safe}
	trusted := map[string]bool{}
	for _, address := range o.Trusted {
		if u, err := url.Parse(address); err == nil {
			trusted[endpoint(u)] = true
		}
	}
	return &http.Transport{
		DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			if trusted[strings.ToLower(address)] {
				return open.DialContext(ctx, network, address)
			}
			return guarded.DialContext(ctx, network, address)
		},
		ForceAttemptHTTP2:      true,
		TLSHandshakeTimeout:    dialTime,
		ResponseHeaderTimeout:  headerTime,
		IdleConnTimeout:        30 * time.Second,
		MaxIdleConns:           20,
		MaxResponseHeaderBytes: maxHeader,
	}
}

// endpoint is the host and the port that an address is connected to.
func endpoint(u *url.URL) string {
	port := u.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[u.Scheme]
	}
	return strings.ToLower(net.JoinHostPort(u.Hostname(), port))
}

// Mark is what a server gave to tell whether a document has changed.
type Mark struct{ ETag, Modified string }

// Document is what stands at an address.
type Document struct {
	URL       *url.URL // where it was in the end, redirects followed
	Type      string   // the Content-Type header
	Body      []byte   // unpacked
	Mark      Mark
	Unchanged bool // since the mark that was handed in; there is no Body then
}

// Get gets the document at an address, if it has changed since. Its errors are *Error.
func (c *Client) Get(ctx context.Context, address string, since Mark) (*Document, error) {
	u, err := parse(address)
	if err != nil {
		return nil, &Error{Address: hush(address), Why: err.Error()}
	}
	ctx, cancel := context.WithTimeoutCause(ctx, wholeTime, errLong)
	defer cancel()
	d, err := c.get(ctx, u, since)
	if err != nil {
		return nil, explain(address, errors.Join(err, context.Cause(ctx)))
	}
	return d, nil
}

func (c *Client) get(ctx context.Context, u *url.URL, since Mark) (*Document, error) {
	pause, err := c.allowed(ctx, u)
	if err != nil {
		return nil, err
	}
	if err := c.wait(ctx, u, max(pause, c.delay)); err != nil {
		return nil, err
	}
	d, err := c.ask(ctx, u, since, MaxBytes)
	if err != nil {
		return nil, err
	}
	return d, nil
}

// ask makes the request and reads at most limit bytes. Of what is longer it returns
// these, with errLarge.
func (c *Client) ask(ctx context.Context, u *url.URL, since Mark, limit int) (*Document, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	r.Header.Set("User-Agent", c.agent)
	r.Header.Set("Accept", "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.1")
	if since.ETag != "" {
		r.Header.Set("If-None-Match", since.ETag)
	}
	if since.Modified != "" {
		r.Header.Set("If-Modified-Since", since.Modified)
	}
	resp, err := c.http.Do(r)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	d := &Document{URL: resp.Request.URL, Type: resp.Header.Get("Content-Type"), Mark: Mark{mark(resp, "ETag"), mark(resp, "Last-Modified")}}
	switch {
	case resp.StatusCode == http.StatusNotModified && since != Mark{}:
		d.Unchanged = true
		return d, nil
	case resp.StatusCode != http.StatusOK:
		return nil, &status{resp.StatusCode, retryAfter(resp, c.now())}
	case resp.Header.Get("Content-Encoding") != "": // gzip was asked for and is unpacked
		return nil, errPacked
	}
	body := &paced{Reader: resp.Body, timer: time.AfterFunc(slowTime, func() { cancel(errSlow) })}
	defer body.timer.Stop()
	var b bytes.Buffer
	if resp.ContentLength > 0 && resp.ContentLength <= int64(limit) {
		b.Grow(int(resp.ContentLength) + bytes.MinRead)
	}
	n, err := io.Copy(&b, io.LimitReader(body, int64(limit)+1))
	switch {
	case err != nil:
		return nil, errors.Join(err, context.Cause(ctx))
	case n > int64(limit):
		d.Body = b.Bytes()[:limit]
		return d, errLarge
	}
	d.Body = b.Bytes()
	return d, nil
}

// mark returns a header that is sent back one day, if it is no longer than such are.
func mark(resp *http.Response, name string) string {
	if v := resp.Header.Get(name); len(v) <= 200 {
		return v
	}
	return ""
}

// paced calls off what comes too slowly.
type paced struct {
	io.Reader
	timer *time.Timer
	got   int
}

func (p *paced) Read(b []byte) (int, error) {
	n, err := p.Reader.Read(b)
	if p.got += n; p.got >= slowBytes {
		p.got = 0
		p.timer.Reset(slowTime)
	}
	return n, err
}

// wait lets a host rest between two requests.
func (c *Client) wait(ctx context.Context, u *url.URL, pause time.Duration) error {
	c.mu.Lock()
	now := c.now()
	if len(c.next) > maxRobots {
		for host, at := range c.next {
			if at.Before(now) {
				delete(c.next, host)
			}
		}
	}
	at := c.next[u.Host]
	if at.Before(now) {
		at = now
	}
	c.next[u.Host] = at.Add(pause)
	c.mu.Unlock()
	timer := time.NewTimer(at.Sub(now))
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// Close lets go of the connections that wait for another request.
func (c *Client) Close() { c.http.CloseIdleConnections() }
