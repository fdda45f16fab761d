package web

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
)

// policy lets a page show itself and its style sheet, and send its own form to
// itself: no script, no frame, nothing from elsewhere.
const policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guard answers for what all pages have in common: their headers, how many are worked
// on at once, who may see them, and that no other site's page sends anything here.
func (s *Site) guard(next http.Handler) http.Handler {
	same := http.NewCrossOriginProtection()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("X-Frame-Options", "DENY")
		if err := same.Check(r); err != nil {
			s.refuse(w, r, errElsewhere)
			return
		}
		if s.Access.Private && !s.Access.knows(r) {
			s.refuse(w, r, errUnknown)
			return
		}
		if err := s.receive(w, r); err != nil {
			s.refuse(w, r, err)
			return
		}
		select {
		case s.busy <- struct{}{}:
			defer func() { <-s.busy }()
		default:
			s.refuse(w, r, errBusy)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// receive reads the body of a request, so that who sends it slowly keeps nobody else
// from being worked for.
func (s *Site) receive(w http.ResponseWriter, r *http.Request) error {
	most := int64(maxAsked)
	if s.Access.bearer(r) {
		most = maxAdded
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, most))
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return fmt.Errorf("%w: it has more than %d bytes", errLarge, most)
	case err != nil:
		return fmt.Errorf("%w: %w", errInput, err)
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	return nil
}

// Waiting is how many requests are worked on.
func (s *Site) Waiting() int { return len(s.busy) }
