package slack

import (
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"net/url"
	"strconv"
)

// maxBody bounds what is read of a request, ours: the largest is a form with all its
// fields full.
const maxBody = 256 << 10

// routes are the addresses of the app: what Slack posts, and the pages at which it
// is installed. Each address takes whatever Slack signs: a setting in the wrong field
// still works.
func (a *App) routes() http.Handler {
	mux := http.NewServeMux()
	for _, path := range []string{"/slack/events", "/slack/commands", "/slack/interactions"} {
		mux.HandleFunc("POST "+path, a.post)
	}
	if a.ClientID != "" {
		mux.HandleFunc("GET /slack/install", a.install)
		mux.HandleFunc("GET /slack/oauth", a.oauth)
	}
	return mux
}

// ServeHTTP serves the addresses under /slack/.
func (a *App) ServeHTTP(w http.ResponseWriter, r *http.Request) { a.pages.ServeHTTP(w, r) }

// post takes what Slack posts: it is signed, or refused before it is read.
func (a *App) post(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		http.Error(w, "too large", http.StatusRequestEntityTooLarge)
		return
	case err != nil:
		http.Error(w, "unreadable", http.StatusBadRequest)
		return
	}
	if !a.signed(r.Header, body) {
		http.Error(w, "invalid request signature", http.StatusUnauthorized)
		return
	}
	kind, payload, err := unpack(r.Header.Get("Content-Type"), body)
	if err != nil {
		a.Log.Warn("slack: a signed request is none that is known")
		http.Error(w, "no request of Slack's", http.StatusBadRequest)
		return
	}
	answered := false
	err = a.receive(kind, payload, func(response any) error {
		answered = true
		return respondJSON(w, response)
	})
	if err != nil && !answered {
		http.Error(w, "no request of Slack's", http.StatusBadRequest)
	}
	if err != nil {
		a.Log.Warn("slack: a delivery was not taken", slog.Any("error", err))
	}
}

// respondJSON acknowledges, with a response where there is one.
func respondJSON(w http.ResponseWriter, response any) error {
	var b []byte
	if response != nil {
		var err error
		if b, err = json.Marshal(response); err != nil {
			return err
		}
		w.Header().Set("Content-Type", "application/json")
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(b)))
	w.WriteHeader(http.StatusOK)
	if _, err := w.Write(b); err != nil {
		return err
	}
	return http.NewResponseController(w).Flush() // the work begins when Slack has this
}

var errUnpack = errors.New("neither an event, a command nor an interaction")

// unpack gives what came by HTTP the shape that it has in Socket Mode.
func unpack(contentType string, body []byte) (kind string, payload json.RawMessage, err error) {
	media, _, err := mime.ParseMediaType(contentType)
	switch {
	case err != nil:
		return "", nil, errUnpack
	case media == "application/json":
		return kindEvent, body, nil
	case media != "application/x-www-form-urlencoded":
		return "", nil, errUnpack
	}
	form, err := url.ParseQuery(string(body))
	switch {
	case err != nil:
		return "", nil, errUnpack
	case form.Get("payload") != "":
		return kindInteraction, json.RawMessage(form.Get("payload")), nil
	case form.Get("command") == "" && form.Get("ssl_check") == "":
		return "", nil, errUnpack
	}
	fields := map[string]string{}
	for name := range form {
		fields[name] = form.Get(name)
	}
	payload, err = json.Marshal(fields)
	return kindCommand, payload, err
}
