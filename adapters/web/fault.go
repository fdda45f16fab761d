package web

import (
	"context"
	"errors"
	"math"
	"net/http"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/bot"
	"onrecord/qa"
)

// faultPage says what is wrong and what to do.
type faultPage struct {
	head
	Status int
	What   string
	Back   string // where to go on
}

// refuse sends what is wrong: as a page, or to programs as JSON.
func (s *Site) refuse(w http.ResponseWriter, r *http.Request, err error) {
	status, what := s.told(err)
	h := w.Header()
	var fast *bot.TooFast
	switch {
	case errors.As(err, &fast):
		h.Set("Retry-After", strconv.Itoa(max(1, int(math.Ceil(fast.Wait.Seconds())))))
	case status == http.StatusServiceUnavailable:
		h.Set("Retry-After", "2")
	case errors.Is(err, errUnknown):
		h.Add("WWW-Authenticate", `Basic realm="onrecord", charset="UTF-8"`)
		h.Add("WWW-Authenticate", "Bearer")
	case status == http.StatusUnauthorized:
		h.Set("WWW-Authenticate", "Bearer")
	}
	h.Set("Cache-Control", "no-store")
	if strings.HasPrefix(r.URL.Path, "/api/") {
		writeJSON(w, status, fault{what})
		return
	}
	view := faultPage{head: head{Title: http.StatusText(status), Feedless: true}, Status: status, What: sentence(what), Back: "/"}
	if errors.Is(err, qa.ErrNoStory) {
		view.What = sentence("there is no story of that name" + near(what))
	}
	if sent := s.send(r.Context(), w, r, page{name: "fault.html", view: func() (any, error) { return view, nil }, status: status, private: true}); sent != nil {
		http.Error(w, what, status)
	}
}

// near is the suggestion that an explained error ends in, if it makes one.
func near(what string) string {
	if _, suggestion, ok := strings.Cut(what, "; did you mean "); ok {
		return "; did you mean " + strings.TrimSuffix(suggestion, "?") + "?"
	}
	return ""
}

// sentence makes a line of an error a sentence.
func sentence(what string) string {
	r, n := utf8.DecodeRuneInString(what)
	out := string(unicode.ToUpper(r)) + what[n:]
	if strings.HasSuffix(out, "?") || strings.HasSuffix(out, ".") {
		return out
	}
	return out + "."
}

func (s *Site) nothing(context.Context, *http.Request) (page, error) { return page{}, errNowhere }
