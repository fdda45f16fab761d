package fetch

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"time"

	"github.com/temoto/robotstxt"
)

const (
	maxRobots    = 1000      // hosts whose rules are remembered
	robotsBytes  = 512 << 10 // what RFC 9309 wants to be read at least; what is behind counts for nothing
	robotsAge    = 24 * time.Hour
	robotsFailed = 10 * time.Minute
)

var errRobots = errors.New("the site's robots.txt asks programs to stay away from it; save the page in your browser and add the file")

// rules are what a host's robots.txt says, or why nobody knows.
type rules struct {
	data  *robotstxt.RobotsData
	err   error
	until time.Time
}

// forRobots marks the context of a request for a robots.txt, which asks for no other.
type forRobots struct{}

// allowed reports whether a host's robots.txt lets us read a page, and reads it
// where it is not known (RFC 9309: none is leave; one that can't be had, because the
// server is in trouble, is no leave).
func (c *Client) allowed(ctx context.Context, u *url.URL) error {
	host := u.Scheme + "://" + u.Host
	r, ok := c.robots.Get(host)
	if !ok || c.now().After(r.until) {
		r = c.rules(ctx, host)
		if ctx.Err() == nil { // else it is not the server's fault
			c.robots.Add(host, r)
		}
	}
	switch {
	case r.err != nil:
		return r.err
	case !r.data.TestAgent(u.RequestURI(), Name):
		return errRobots
	}
	return nil
}

func (c *Client) rules(ctx context.Context, host string) rules {
	known, failed := c.now().Add(robotsAge), c.now().Add(robotsFailed)
	u, err := url.Parse(host + "/robots.txt")
	if err != nil {
		return rules{err: errNoHost, until: failed}
	}
	d, err := c.ask(context.WithValue(ctx, forRobots{}, true), u, Mark{}, robotsBytes)
	var s *status
	switch {
	case errors.As(err, &s) && s.code < http.StatusInternalServerError:
		return rules{data: &robotstxt.RobotsData{}, until: known}
	case err != nil && !errors.Is(err, errLarge):
		return rules{err: err, until: failed}
	}
	data, err := robotstxt.FromBytes(d.Body)
	if err != nil { // nobody can tell what it says
		data = &robotstxt.RobotsData{}
	}
	return rules{data: data, until: known}
}
