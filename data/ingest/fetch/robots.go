package fetch

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"time"
)

const (
	maxRobots    = 1000      // hosts whose rules are remembered
	robotsBytes  = 512 << 10 // what RFC 9309 wants to be read at least; what is behind counts for nothing
	robotsAge    = 24 * time.Hour
	robotsFailed = 10 * time.Minute
)

var errRobots = errors.New("the site's robots.txt asks programs to stay away from it; save the page in your browser and add the file")

// robots are a host's rules, or why nobody knows them.
type robots struct {
	rules
	err   error
	until time.Time
}

// forRobots marks the context of a request for a robots.txt, which asks for no other.
type forRobots struct{}

// allowed reports whether a host's robots.txt lets us read a page, and how long it
// wants us to pause.
func (c *Client) allowed(ctx context.Context, u *url.URL) (pause time.Duration, err error) {
	host := u.Scheme + "://" + u.Host
	r, ok := c.robots.Get(host)
	if !ok || c.now().After(r.until) {
		r = c.askRobots(ctx, host)
		if ctx.Err() == nil { // else it is not the server's fault
			c.robots.Add(host, r)
		}
	}
	switch {
	case r.err != nil:
		return 0, r.err
	case !r.allow(u.RequestURI()):
		return 0, errRobots
	}
	return r.pause, nil
}

// askRobots reads a robots.txt. That there is none is leave; that it can't be had,
// because the server is in trouble, is none (RFC 9309).
func (c *Client) askRobots(ctx context.Context, host string) robots {
	known, failed := c.now().Add(robotsAge), c.now().Add(robotsFailed)
	u, err := url.Parse(host + "/robots.txt")
	if err != nil {
		return robots{err: errNoHost, until: failed}
	}
	d, err := c.ask(context.WithValue(ctx, forRobots{}, true), u, Mark{}, robotsBytes)
	var s *status
	switch {
	case errors.As(err, &s) && s.code < http.StatusInternalServerError:
		return robots{until: known}
	case err != nil && !errors.Is(err, errLarge):
		return robots{err: err, until: failed}
	}
	return robots{rules: parseRules(string(d.Body)), until: known}
}
