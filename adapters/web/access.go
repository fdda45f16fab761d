package web

import (
	"crypto/sha256"
	"crypto/subtle"
	"net/http"
	"strings"
)

// Access says who may do what. Everybody may read the stories and ask about them,
// unless the site is private; only who has the token may change them.
type Access struct {
	Token   string // empty: nobody has it
	Private bool   // reading takes the token too
}

// bearer reports whether a request brings the token as a bearer.
func (a Access) bearer(r *http.Request) bool {
	scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	return strings.EqualFold(scheme, "Bearer") && a.is(strings.TrimSpace(token))
}

// knows reports whether a request brings the token in any way, also as the password
// that a browser asks its user for.
func (a Access) knows(r *http.Request) bool {
	if _, password, ok := r.BasicAuth(); ok {
		return a.is(password)
	}
	return a.bearer(r)
}

// is compares in a time that tells nothing of the token, nor of its length.
func (a Access) is(token string) bool {
	given, right := sha256.Sum256([]byte(token)), sha256.Sum256([]byte(a.Token))
	return subtle.ConstantTimeCompare(given[:], right[:]) == 1 && a.Token != ""
}
