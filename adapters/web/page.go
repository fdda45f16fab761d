package web

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"regexp"
	"strings"

	"onrecord/bot"
	"onrecord/qa"
)

// page is what a handler gives: a page that is ready, or a template and what makes its
// view.
type page struct {
	ready   *body
	name    string
	view    func() (any, error)
	status  int  // 0: 200
	private bool // an answer: not for caches that others share
	keep    func(body)
}

// page makes an HTTP handler of one that gives a page.
func (s *Site) page(make func(context.Context, *http.Request) (page, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), s.Limit)
		defer cancel()
		p, err := make(ctx, r)
		if err == nil {
			err = s.send(ctx, w, r, p)
		}
		if err != nil {
			s.refuse(w, r, err)
		}
	}
}

// usualPage is the length of most pages, in bytes.
const usualPage = 32 << 10

// render makes a page. As many are made at a time as there are cores: a story of 8 MB
// is a page of 25 MB, and a hundred of those at once would be no faster.
func (s *Site) render(ctx context.Context, p page) (body, error) {
	select {
	case s.makers <- struct{}{}:
		defer func() { <-s.makers }()
	case <-ctx.Done():
		return body{}, ctx.Err()
	}
	view, err := p.view()
	if err != nil {
		return body{}, err
	}
	text := bytes.NewBuffer(make([]byte, 0, usualPage))
	if err := s.pages.ExecuteTemplate(text, p.name, view); err != nil {
		return body{}, err
	}
	return s.packer.pack(text.Bytes()), nil
}

// send renders a page and sends it. An error is one of rendering: nothing was sent.
func (s *Site) send(ctx context.Context, w http.ResponseWriter, r *http.Request, p page) error {
	b := p.ready
	if b == nil {
		made, err := s.render(ctx, p)
		if err != nil {
			return err
		}
		b = &made
		if p.keep != nil {
			p.keep(made)
		}
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-cache") // it may be kept, but is asked after
	if p.private || s.Access.Private {
		h.Set("Cache-Control", "private, no-cache")
	}
	if s.Address == "" {
		h.Add("Vary", "Host") // the links on it say which
	}
	status := p.status
	if status == 0 {
		status = http.StatusOK
	}
	b.send(w, r, status)
	return nil
}

// hosts are those that may stand in an address.
var hosts = regexp.MustCompile(`^(?:[a-zA-Z0-9.-]+|\[[0-9a-fA-F:.]+\])(?::[0-9]{1,5})?$`)

// site is the address of this site as whoever asks knows it.
func (s *Site) site(r *http.Request) string {
	switch {
	case s.Address != "":
		return s.Address
	case len(r.Host) > 255 || !hosts.MatchString(r.Host):
		return ""
	case r.TLS != nil:
		return "https://" + strings.ToLower(r.Host)
	}
	return "http://" + strings.ToLower(r.Host)
}

// What the site itself refuses.
var (
	errBusy      = errors.New("too many people are reading at once; try again in a moment")
	errElsewhere = errors.New("this request comes from another site's page")
	errUnknown   = errors.New("these stories are not public; sign in with the token as the password")
	errToken     = errors.New("this takes the token, as the header Authorization: Bearer TOKEN")
	errNowhere   = errors.New("there is no such page")
	errInput     = errors.New("this request can't be read")
	errLarge     = errors.New("this request is too large")
)

// statusOf is the status of an error.
func statusOf(err error) int {
	var fast *bot.TooFast
	switch {
	case errors.Is(err, errBusy):
		return http.StatusServiceUnavailable
	case errors.Is(err, errElsewhere), errors.Is(err, bot.ErrNotManager):
		return http.StatusForbidden
	case errors.Is(err, errUnknown), errors.Is(err, errToken):
		return http.StatusUnauthorized
	case errors.Is(err, errNowhere), errors.Is(err, qa.ErrNoStory), errors.Is(err, bot.ErrNoPerson):
		return http.StatusNotFound
	case errors.Is(err, errLarge):
		return http.StatusRequestEntityTooLarge
	case errors.As(err, &fast):
		return http.StatusTooManyRequests
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return http.StatusServiceUnavailable
	case !errors.Is(err, errInput) && bot.Inside(err):
		return http.StatusInternalServerError
	}
	return http.StatusBadRequest
}

// told says what is wrong in words for whoever asked; what is ours to mend is told to
// the log instead.
func (s *Site) told(err error) (status int, what string) {
	status = statusOf(err)
	if status == http.StatusInternalServerError {
		s.Log.Error("web: a request could not be answered", slog.Any("error", err))
		return status, "something went wrong here; please try again"
	}
	return status, bot.Explain(err)
}
