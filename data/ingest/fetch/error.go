package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"time"

	"code.dny.dev/ssrf"
)

// ErrPrivate says that an address leads to this machine, to a private network or
// to a port that is not the web's.
var ErrPrivate = errors.New("it leads into a private network or to an unusual port, where nothing is fetched; save the page and add the file")

// What a server can do to us.
var (
	errLarge  = fmt.Errorf("it is larger than %d MB; save its text as a .txt file and add that", MaxBytes>>20)
	errSlow   = errors.New("the server sends too slowly; try again later, or save the page and add the file")
	errLong   = fmt.Errorf("it took longer than %d s; try again later, or save the page and add the file", int(wholeTime.Seconds()))
	errPacked = errors.New("the server sends it packed in a way that was not asked for; save the page and add the file")
)

// Error says why nothing came from an address, in words for whoever gave it. It
// tells nothing of the network that the program runs in.
type Error struct {
	Address string
	Why     string
	Later   bool          // it may come another time
	After   time.Duration // the server asks to wait that long; 0: it does not say
	err     error
}

func (e *Error) Error() string { return e.Address + ": " + e.Why }

func (e *Error) Unwrap() error { return e.err }

// status is an answer that is not the document.
type status struct {
	code  int
	after time.Duration
}

func (s *status) Error() string { return fmt.Sprintf("%d %s", s.code, http.StatusText(s.code)) }

// words says what is wrong and what to do.
func (s *status) words() string {
	switch s.code {
	case http.StatusUnauthorized, http.StatusPaymentRequired, http.StatusForbidden, http.StatusUnavailableForLegalReasons:
		return fmt.Sprintf("the server does not show it to programs (%v); save the page in your browser and add the file", s)
	case http.StatusNotFound, http.StatusGone:
		return fmt.Sprintf("there is no such page (%v); look at the address", s)
	case http.StatusTooManyRequests:
		if s.after > 0 {
			return fmt.Sprintf("the server asks to wait for %v (%v); try again then", s.after, s)
		}
		return fmt.Sprintf("the server asks to wait (%v); try again later", s)
	}
	if s.code >= http.StatusInternalServerError {
		return fmt.Sprintf("the server is in trouble (%v); try again later", s)
	}
	return fmt.Sprintf("the server answers %v; save the page in your browser and add the file", s)
}

// explain makes an Error of what went wrong.
func explain(address string, err error) error {
	e := &Error{Address: address, err: err}
	var s *status
	var dns *net.DNSError
	switch {
	case errors.As(err, &s):
		e.Why, e.After = s.words(), s.after
		e.Later = s.code == http.StatusTooManyRequests || s.code >= http.StatusInternalServerError
	case errors.Is(err, ssrf.ErrProhibitedIP), errors.Is(err, ssrf.ErrProhibitedPort), errors.Is(err, ssrf.ErrProhibitedNetwork), errors.Is(err, ssrf.ErrInvalidHostPort):
		e.Why, e.err = ErrPrivate.Error(), ErrPrivate
	case known(err) != nil:
		e.Why = known(err).Error()
		e.Later = errors.Is(err, errSlow) || errors.Is(err, errLong)
	case errors.Is(err, context.Canceled):
		e.Why = "interrupted"
	case errors.As(err, &dns) && dns.IsNotFound:
		e.Why = "there is no host of that name; look at the address"
	case certificate(err):
		e.Why = "the server's certificate is not valid for it; save the page in your browser and add the file"
	case errors.Is(err, io.ErrUnexpectedEOF):
		e.Why, e.Later = "the server broke off in the middle; try again later", true
	default:
		e.Why, e.Later = "the server does not answer; try again later", true
	}
	return e
}

// known returns the one of our own errors that err is.
func known(err error) error {
	for _, k := range []error{errScheme, errUser, errNoHost, errRedirects, errDowngrade, errRobots, errLarge, errSlow, errLong, errPacked} {
		if errors.Is(err, k) {
			return k
		}
	}
	return nil
}

func certificate(err error) bool {
	var verify *tls.CertificateVerificationError
	var unknown x509.UnknownAuthorityError
	var name x509.HostnameError
	return errors.As(err, &verify) || errors.As(err, &unknown) || errors.As(err, &name)
}

// retryAfter reads how long a server asks to wait.
func retryAfter(resp *http.Response, now time.Time) time.Duration {
	v := resp.Header.Get("Retry-After")
	if n, err := strconv.Atoi(v); err == nil && n >= 0 && n < 1<<20 {
		return time.Duration(n) * time.Second
	}
	if t, err := http.ParseTime(v); err == nil && t.After(now) {
		return t.Sub(now).Round(time.Second)
	}
	return 0
}
