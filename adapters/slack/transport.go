package slack

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"syscall"
	"time"

	"onrecord/bot"
)

const (
	// callTime is how long one request to Slack may take.
	callTime = 15 * time.Second
	// maxResponse bounds what is read of a response, in bytes.
	maxResponse = 4 << 20
)

// client sends requests to Slack, or to whatever stands in its place. It follows no
// redirect and asks no proxy of the environment: both would be handed tokens. Its
// errors never hold an address: some are secrets.
type client struct {
	http *http.Client
	to   *url.URL // in place of Slack's hosts; nil: none
}

func newClient(address string) *client {
	c := &client{}
	if u, err := url.Parse(address); address != "" && err == nil {
		c.to = u
	}
	c.http = &http.Client{
		Timeout:       callTime,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{
			DialContext:           (&net.Dialer{Timeout: 10 * time.Second, KeepAlive: 30 * time.Second}).DialContext,
			ForceAttemptHTTP2:     true,
			MaxIdleConnsPerHost:   24,
			MaxConnsPerHost:       24,
			IdleConnTimeout:       90 * time.Second,
			TLSHandshakeTimeout:   10 * time.Second,
			ResponseHeaderTimeout: callTime,
		},
	}
	return c
}

// slackHosts are those that a request may go to.
var slackHosts = map[string]bool{"slack.com": true, "hooks.slack.com": true, "files.slack.com": true}

var errHost = errors.New("the address is none of Slack's")

// refused is an answer that asks to wait.
type refused struct{ after time.Duration }

func (e *refused) Error() string { return "Slack asks to wait" }

// failed is an answer that is none.
type failed struct{ status int }

func (e *failed) Error() string { return fmt.Sprintf("Slack answers %d", e.status) }

// unreached is that no answer came.
type unreached struct {
	sent bool // Slack may have got the request
	why  error
}

func (e *unreached) Error() string {
	if e.why == nil {
		return "Slack cannot be reached"
	}
	return "Slack cannot be reached: " + e.why.Error()
}

func (e *unreached) Unwrap() error { return e.why }

var (
	errName        = errors.New("its name is not found; check this machine's DNS")
	errCertificate = errors.New("its certificate is not trusted; check this machine's clock and certificates")
)

// reason is why a request came to nothing, as far as it can be told without what the
// error holds of it.
func reason(err error) error {
	for _, why := range []error{context.Canceled, context.DeadlineExceeded, syscall.ECONNREFUSED, syscall.ENETUNREACH} {
		if errors.Is(err, why) {
			return why
		}
	}
	if errors.As(err, new(*net.DNSError)) {
		return errName
	}
	if errors.As(err, new(*tls.CertificateVerificationError)) {
		return errCertificate
	}
	return nil
}

// Do sends one request. Whatever is no answer of status 200 is an error.
func (c *client) Do(r *http.Request) (*http.Response, error) {
	if r.URL.Scheme != "https" || !slackHosts[r.URL.Host] {
		return nil, errHost
	}
	if c.to != nil {
		r = r.Clone(r.Context())
		r.URL.Scheme, r.URL.Host, r.Host = c.to.Scheme, c.to.Host, c.to.Host
	}
	resp, err := c.http.Do(r)
	if err != nil {
		var dial *net.OpError
		e := &unreached{sent: !errors.As(err, &dial) || dial.Op != "dial"}
		e.why = reason(err)
		return nil, e
	}
	if resp.StatusCode != http.StatusOK {
		_, _ = io.Copy(io.Discard, io.LimitReader(resp.Body, 64<<10)) // so that the connection can be used again
		_ = resp.Body.Close()
		if resp.StatusCode == http.StatusTooManyRequests {
			return nil, &refused{bot.RetryAfter(resp.Header.Get("Retry-After"))}
		}
		return nil, &failed{resp.StatusCode}
	}
	resp.Body = struct {
		io.Reader
		io.Closer
	}{io.LimitReader(resp.Body, maxResponse), resp.Body}
	return resp, nil
}
