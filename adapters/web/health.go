package web

import (
	"fmt"
	"net/http"
	"strings"
)

// Service is one way in whose state is told. What it does not know of itself is nil.
type Service struct {
	Name    string
	Ready   func() error // nil where it can be asked; waits for nothing
	Waiting func() int   // how many requests are worked on, or wait for that
}

// Alive answers that the program runs.
func Alive(w http.ResponseWriter, _ *http.Request) { _, _ = fmt.Fprintln(w, "ok") }

// Ready tells which services can be asked, and fails where one is down: what is wrong
// with it is in the log.
func Ready(services []Service) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		var b strings.Builder
		status := http.StatusOK
		for _, s := range services {
			state := "ok"
			if s.Ready != nil && s.Ready() != nil {
				state, status = "down", http.StatusServiceUnavailable
			}
			b.WriteString(s.Name + ": " + state + "\n")
		}
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		w.WriteHeader(status)
		_, _ = w.Write([]byte(b.String()))
	})
}
