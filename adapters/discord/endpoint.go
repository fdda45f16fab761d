package discord

import (
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"time"
)

// ServeHTTP is the interactions endpoint: whatever comes is signed by Discord, or
// refused before it is read. Discord sends wrong signatures now and then, and takes
// the address away from an app that accepts one.
func (a *App) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		http.Error(w, "this is for Discord's interactions", http.StatusMethodNotAllowed)
		return
	}
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
	i, err := decode(body)
	if err != nil {
		a.Log.Warn("discord: a signed request is no interaction")
		http.Error(w, "no interaction", http.StatusBadRequest)
		return
	}
	err = a.receive(r.Context(), i, func(resp response) error {
		b, err := payloadJSON(resp)
		if err != nil {
			return err
		}
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Content-Length", strconv.Itoa(len(b)))
		if _, err := w.Write(b); err != nil {
			return err
		}
		return http.NewResponseController(w).Flush() // the work begins when Discord has this
	})
	if err != nil {
		a.Log.Warn("discord: a response could not be sent", slog.Any("error", err))
	}
}

// signed reports whether Discord signed this body, just now.
func (a *App) signed(h http.Header, body []byte) bool {
	signatures, times := h.Values("X-Signature-Ed25519"), h.Values("X-Signature-Timestamp")
	if len(a.PublicKey) != ed25519.PublicKeySize || len(signatures) != 1 || len(times) != 1 {
		return false
	}
	signature, err := hex.DecodeString(signatures[0])
	if err != nil || len(signature) != ed25519.SignatureSize {
		return false
	}
	if !ed25519.Verify(a.PublicKey, append([]byte(times[0]), body...), signature) {
		return false
	}
	s, err := strconv.ParseInt(times[0], 10, 64)
	if err != nil {
		return false
	}
	age := a.Now().Sub(time.Unix(s, 0))
	if age < -freshness || freshness < age {
		a.Log.Warn("discord: a signed request is not of this moment; if that goes on, check this machine's clock", slog.Duration("age", age))
		return false
	}
	return true
}
