// Package web is the way in for browsers and programs: a page to read each story
// on, with its paragraphs numbered, whoever speaks in it, and an answer to what is
// asked of it; and the same as JSON. Pages are whole without a script. It knows no
// store and no engine, only the bot, and it listens on no address itself.
package web

import (
	"html/template"
	"log/slog"
	"net/http"
	"runtime"
	"time"

	"onrecord/bot"
)

// Bot admits requests and handles them: bot.Guard.
type Bot interface {
	bot.Handler
	Admit(r bot.Request) error
}

// Config is what a site is made of.
type Config struct {
	Bot       Bot
	Workspace string // whose stories are shown
	Access    Access
	Clients   Clients
	Address   string        // of the site, as others reach it: https://read.example; empty: as each request says
	Limit     time.Duration // how long an answer may take; 0: AnswerLimit
	Log       *slog.Logger
}

// AnswerLimit is how long an answer may take unless Config says otherwise.
const AnswerLimit = 5 * time.Second

// maxAtOnce is how many requests are worked on at a time; more are told to come
// again. Each holds a page in memory, which is some 100 kB.
const maxAtOnce = 256

// Site is the pages and the API of one workspace. It is safe for concurrent use.
type Site struct {
	Config
	packer   packer
	pages    *template.Template
	style    asset
	icon     asset
	rendered *renderings
	busy     chan struct{} // requests
	makers   chan struct{} // of pages
	handler  http.Handler
}

// New returns the site that c describes.
func New(c Config) *Site {
	if c.Limit == 0 {
		c.Limit = AnswerLimit
	}
	s := &Site{Config: c, rendered: newRenderings(renderedBytes), busy: make(chan struct{}, maxAtOnce), makers: make(chan struct{}, max(2, runtime.GOMAXPROCS(0)))}
	s.style = s.packer.asset("style", ".css", "text/css; charset=utf-8")
	s.icon = s.packer.asset("icon", ".svg", "image/svg+xml")
	s.pages = parsePages(s.style.path, s.icon.path)
	s.handler = s.guard(s.routes())
	return s
}

// ServeHTTP serves a page, or an answer of the API.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

func (s *Site) routes() *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", s.page(s.list))
	mux.HandleFunc("GET /stories/{story}", s.page(s.story))
	mux.HandleFunc("GET /stories/{$}", s.home)
	mux.Handle("GET "+s.style.path, s.style)
	mux.Handle("GET "+s.icon.path, s.icon)
	mux.HandleFunc("GET /openapi.json", s.describe)
	mux.HandleFunc("GET /api/stories", s.api(s.apiStories))
	mux.HandleFunc("GET /api/stories/{story}", s.api(s.apiStory))
	mux.HandleFunc("GET /api/quotes", s.api(s.apiQuotes))
	mux.HandleFunc("POST /api/ask", s.api(s.apiAsk))
	mux.HandleFunc("POST /api/stories", s.api(s.managed(s.apiAdd)))
	mux.HandleFunc("DELETE /api/stories/{story}", s.api(s.managed(s.apiRemove)))
	mux.HandleFunc("/api/", s.api(s.apiNothing))
	mux.HandleFunc("/", s.page(s.nothing))
	return mux
}

func (s *Site) home(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, "/", http.StatusMovedPermanently)
}
