package slack

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// freshness is how old, or how far ahead, a signature may be
// (docs.slack.dev/authentication/verifying-requests-from-slack).
const freshness = 5 * time.Minute

// signed reports whether Slack signed this body, just now: version 0 of its
// signatures, an HMAC-SHA256 over the time and the body.
func (a *App) signed(h http.Header, body []byte) bool {
	signatures, times := h.Values("X-Slack-Signature"), h.Values("X-Slack-Request-Timestamp")
	if a.Secret == "" || len(signatures) != 1 || len(times) != 1 {
		return false
	}
	digits, ok := strings.CutPrefix(signatures[0], "v0=")
	given, err := hex.DecodeString(digits)
	if !ok || err != nil {
		return false
	}
	mac := hmac.New(sha256.New, []byte(a.Secret))
	mac.Write([]byte("v0:" + times[0] + ":"))
	mac.Write(body)
	if !hmac.Equal(given, mac.Sum(nil)) {
		return false
	}
	s, err := strconv.ParseInt(times[0], 10, 64)
	if err != nil {
		return false
	}
	age := a.Now().Sub(time.Unix(s, 0))
	if age < -freshness || freshness < age {
		a.Log.Warn("slack: a signed request is not of this moment; if that goes on, check this machine's clock", slog.Duration("age", age))
		return false
	}
	return true
}
