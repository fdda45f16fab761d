package web

import (
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
		select {
		case s.busy <- struct{}{}:
			defer func() { <-s.busy }()
		default:
			s.refuse(w, r, errBusy)
			return
		}
		if err := same.Check(r); err != nil {
			s.refuse(w, r, errElsewhere)
			return
		}
		if s.Access.Private && !s.Access.knows(r) {
			s.refuse(w, r, errUnknown)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// Waiting is how many requests are worked on.
func (s *Site) Waiting() int { return len(s.busy) }
