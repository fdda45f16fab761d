package discord

import (
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"onrecord/bot"
)

// transport carries requests to Discord within its rate limits
// (docs.discord.com/developers/topics/rate-limits). Every wait ends with the
// request's context. A request that Discord puts off is sent again; so is an
// interaction's first edit that comes before Discord has read our response.
type transport struct {
	base  http.RoundTripper
	hosts map[string]*url.URL // where a host of Discord's is, if not where it says

	waits *bot.Waits
}

const (
	// retryAfter is how long a failed request waits, times the square of its tries.
	retryAfter = 100 * time.Millisecond
	// earlyEdits is how often an edit waits for Discord to know its message.
	earlyEdits = 5
	// maxResponse bounds what is read of a response, in bytes.
	maxResponse = 4 << 20
)

func newTransport(api, cdn string) *transport {
	t := &transport{waits: bot.NewWaits(), hosts: map[string]*url.URL{}}
	for host, address := range map[string]string{"discord.com": api, "cdn.discordapp.com": cdn} {
		if u, err := url.Parse(address); address != "" && err == nil {
			t.hosts[host] = u
		}
	}
	t.base = &http.Transport{
		DialContext:           (&net.Dialer{Timeout: 10 * time.Second, KeepAlive: 30 * time.Second}).DialContext,
		ForceAttemptHTTP2:     true,
		MaxIdleConnsPerHost:   24,
		MaxConnsPerHost:       24,
		IdleConnTimeout:       90 * time.Second,
		TLSHandshakeTimeout:   10 * time.Second,
		ResponseHeaderTimeout: 20 * time.Second,
	}
	return t
}

// RoundTrip sends a request, again and again until its context ends while Discord
// puts it off.
func (t *transport) RoundTrip(r *http.Request) (*http.Response, error) {
	route := routeOf(r)
	for tries := 1; ; tries++ {
		if err := t.waits.Wait(r.Context(), route); err != nil {
			return nil, err
		}
		attempt, err := t.aimed(r)
		if err != nil {
			return nil, err
		}
		resp, err := t.base.RoundTrip(attempt)
		if err != nil {
			if tries < 3 && r.Context().Err() == nil && idempotent(r) {
				t.waits.Hold(route, time.Duration(tries*tries)*retryAfter)
				continue
			}
			return nil, err
		}
		again := t.heed(route, resp, r, tries)
		if !again {
			resp.Body = struct {
				io.Reader
				io.Closer
			}{io.LimitReader(resp.Body, maxResponse), resp.Body}
			return resp, nil
		}
		_, _ = io.Copy(io.Discard, io.LimitReader(resp.Body, 64<<10)) // so that the connection can be used again
		_ = resp.Body.Close()
	}
}

// idempotent reports whether a request that may have been heard can be sent again:
// all but those that make a new thing. Our messages have a nonce, which Discord
// keeps to.
func idempotent(r *http.Request) bool {
	return r.Method != http.MethodPost || strings.HasSuffix(r.URL.Path, "/messages")
}

// aimed is r once more, with its body from the start, at the API's address.
func (t *transport) aimed(r *http.Request) (*http.Request, error) {
	c := r.Clone(r.Context())
	if r.GetBody != nil {
		body, err := r.GetBody()
		if err != nil {
			return nil, err
		}
		c.Body = body
	}
	// Discord describes version 10; discordgo asks for 9.
	c.URL.Path = strings.Replace(c.URL.Path, "/api/v9/", "/api/v10/", 1)
	if u := t.hosts[c.URL.Host]; u != nil {
		c.URL.Scheme, c.URL.Host, c.Host = u.Scheme, u.Host, u.Host
	}
	return c, nil
}

// routeOf is what Discord counts requests by, as far as it can be known before the
// response: the method and the path with its first ids, of webhooks with the token.
func routeOf(r *http.Request) string {
	parts := strings.Split(strings.TrimPrefix(r.URL.Path, "/"), "/")
	return r.Method + " " + strings.Join(parts[:min(len(parts), 5)], "/")
}

// heed notes what a response says about limits, and reports whether to send the
// request again.
func (t *transport) heed(route string, resp *http.Response, r *http.Request, tries int) bool {
	h := resp.Header
	// discordgo would sleep for these, holding a lock, whatever the context says.
	defer func() {
		for _, name := range []string{"X-RateLimit-Remaining", "X-RateLimit-Reset", "X-RateLimit-Reset-After", "X-RateLimit-Global", "Retry-After"} {
			h.Del(name)
		}
	}()
	switch {
	case resp.StatusCode == http.StatusTooManyRequests:
		if h.Get("X-RateLimit-Global") != "" {
			route = ""
		}
		t.waits.Refused(route, bot.RetryAfter(h.Get("Retry-After")))
		return true
	case resp.StatusCode == http.StatusNotFound && early(r) && tries <= earlyEdits:
		t.waits.Hold(route, time.Duration(tries*tries)*retryAfter/5)
		return true
	case resp.StatusCode >= 500 && idempotent(r) && tries < 4:
		t.waits.Hold(route, time.Duration(tries*tries)*retryAfter)
		return true
	}
	t.waits.Served()
	if h.Get("X-RateLimit-Remaining") == "0" {
		t.waits.Hold(route, bot.RetryAfter(h.Get("X-RateLimit-Reset-After")))
	}
	return false
}

// early reports whether r edits the message of an interaction, which Discord may
// not have made yet: it answers 404 until it has read our deferred response.
func early(r *http.Request) bool {
	return r.Method == http.MethodPatch && strings.HasSuffix(r.URL.Path, "/messages/@original")
}
