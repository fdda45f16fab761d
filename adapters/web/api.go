package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"

	"onrecord/bot"
	"onrecord/qa/story"
)

// How large the body of a request may be, in bytes: of who has the token, a story, whose
// text may double in JSON, where each line end is two characters.
const (
	maxAsked = 64 << 10
	maxAdded = 2*story.MaxBytes + 4<<10
)

// fault is what the API says of an error.
type fault struct {
	Error string `json:"error"`
}

// result is what a handler of the API gives.
type result struct {
	status int // 0: 200
	value  any // nil: no body
	header [2]string
}

// api makes an HTTP handler of one of the API.
func (s *Site) api(make func(context.Context, *http.Request) (result, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), s.Limit)
		defer cancel()
		out, err := make(ctx, r)
		if err != nil {
			s.refuse(w, r, err)
			return
		}
		if out.header[0] != "" {
			w.Header().Set(out.header[0], out.header[1])
		}
		if out.status == 0 {
			out.status = http.StatusOK
		}
		w.Header().Set("Cache-Control", "no-store")
		if out.value == nil {
			w.WriteHeader(out.status)
			return
		}
		writeJSON(w, out.status, out.value)
	}
}

// managed is a handler for whoever has the token.
func (s *Site) managed(next func(context.Context, *http.Request) (result, error)) func(context.Context, *http.Request) (result, error) {
	return func(ctx context.Context, r *http.Request) (result, error) {
		if !s.Access.bearer(r) {
			return result{}, errToken
		}
		return next(ctx, r)
	}
}

func writeJSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false) // a passage's "<" and "&" stay what they are
	_ = e.Encode(v)        // whoever asked is gone
}

// readJSON reads the body of a request, which is one JSON object.
func readJSON(r *http.Request, into any) error {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		return fmt.Errorf("%w: its Content-Type is not application/json", errInput)
	}
	d := json.NewDecoder(r.Body)
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return fmt.Errorf("%w: %w", errInput, err)
	}
	if _, more := d.Token(); !errors.Is(more, io.EOF) {
		return fmt.Errorf("%w: there is more than one JSON object", errInput)
	}
	return nil
}

// user is who asks by the API: somebody at an address, or, with the token, nobody in
// particular.
func (s *Site) user(r *http.Request) string {
	if s.Access.bearer(r) {
		return ""
	}
	return "web:" + s.Clients.of(r)
}

// question is what POST /api/ask takes.
type question struct {
	ID       string   `json:"id"`
	Question string   `json:"question"`
	Story    string   `json:"story"`
	Thread   string   `json:"thread"`
	Before   []string `json:"before"`
	Explain  bool     `json:"explain"`
}

// maxMark bounds, in bytes, a mark or the name of a thread that somebody gives.
const maxMark = 200

func (s *Site) apiAsk(ctx context.Context, r *http.Request) (result, error) {
	var q question
	if err := readJSON(r, &q); err != nil {
		return result{}, err
	}
	if len(q.ID) > maxMark || len(q.Thread) > maxMark {
		return result{}, fmt.Errorf("%w: id and thread have at most %d bytes", errInput, maxMark)
	}
	request := bot.Request{
		ID: q.ID, Workspace: s.Workspace, Command: bot.Ask, Text: q.Question, Story: q.Story, Before: q.Before, Explain: q.Explain, User: s.user(r),
	}
	if q.Thread != "" { // nobody goes on with what somebody else has asked
		request.Thread = "api:" + s.Clients.of(r) + ":" + q.Thread
	}
	reply, err := s.handle(ctx, request)
	return result{value: reply.Answer}, err
}

// handle admits a request and handles it.
func (s *Site) handle(ctx context.Context, r bot.Request) (bot.Reply, error) {
	if err := s.Bot.Admit(r); err != nil {
		return bot.Reply{}, err
	}
	return s.Bot.Handle(ctx, r)
}

func (s *Site) apiNothing(context.Context, *http.Request) (result, error) {
	return result{}, errNowhere
}

// draft is what POST /api/stories takes.
type draft struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

func (s *Site) apiAdd(ctx context.Context, r *http.Request) (result, error) {
	var d draft
	if err := readJSON(r, &d); err != nil {
		return result{}, err
	}
	reply, err := s.handle(ctx, bot.Request{Workspace: s.Workspace, Command: bot.Add, Draft: bot.Draft{Name: d.Name, Text: d.Text}, Manager: true})
	if err != nil {
		return result{}, err
	}
	m := reply.Stories[0]
	return result{status: http.StatusCreated, value: newStoryInfo(m), header: [2]string{"Location", "/api" + opens(m.Slug)}}, nil
}

func (s *Site) apiRemove(ctx context.Context, r *http.Request) (result, error) {
	_, err := s.handle(ctx, bot.Request{Workspace: s.Workspace, Command: bot.Remove, Text: r.PathValue("story"), Manager: true})
	return result{status: http.StatusNoContent}, err
}
