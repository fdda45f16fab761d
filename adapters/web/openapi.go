package web

import (
	_ "embed"
	"net/http"
)

//go:embed openapi.json
var description []byte

// describe serves the API's description (OpenAPI 3.1).
func (s *Site) describe(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-cache")
	s.packer.pack(description).send(w, r, http.StatusOK)
}
