package fetch

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
)

const maxAddress = 2000 // bytes; browsers take no more either

// What an address can have wrong.
var (
	errScheme    = errors.New("only http and https addresses are fetched")
	errUser      = errors.New("addresses with a user name or a password in them are not fetched; leave it out")
	errNoHost    = errors.New("it is no web address; write it like https://example.org/page")
	errRedirects = errors.New("it redirects more than 5 times; give the address where the story is")
	errDowngrade = errors.New("it redirects from https to http, where anybody on the way may change the story")
)

// parse reads an address and refuses what is not fetched.
func parse(address string) (*url.URL, error) {
	address = strings.TrimSpace(address)
	if len(address) > maxAddress {
		return nil, errNoHost
	}
	u, err := url.Parse(address)
	if err != nil {
		return nil, errNoHost
	}
	u.Fragment = ""
	return u, check(u)
}

func check(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return errScheme
	case u.User != nil:
		return errUser
	case u.Hostname() == "":
		return errNoHost
	}
	return nil
}

// hush is an address without the password that somebody may have left in it.
func hush(address string) string {
	if u, err := url.Parse(address); err == nil && u.User != nil {
		u.User = url.User("…")
		address, _ = url.PathUnescape(u.String())
	}
	if len(address) > 200 {
		address = strings.ToValidUTF8(address[:200], "") + "…"
	}
	return address
}

// redirect decides whether a redirect is followed.
func (c *Client) redirect(r *http.Request, via []*http.Request) error {
	if len(via) > maxRedirects {
		return errRedirects
	}
	if err := check(r.URL); err != nil {
		return err
	}
	if r.URL.Scheme == "http" && via[len(via)-1].URL.Scheme == "https" {
		return errDowngrade
	}
	r.Header.Del("Referer")
	if r.Context().Value(forRobots{}) != nil || r.URL.Host == via[len(via)-1].URL.Host && r.URL.Path == via[len(via)-1].URL.Path {
		return nil
	}
	_, err := c.allowed(r.Context(), r.URL)
	return err
}
