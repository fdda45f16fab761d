package discord

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"onrecord/adapters/discord/fakediscord"
)

// TestSignatures: what Discord did not sign just now is refused, and nothing of it
// is done.
func TestSignatures(t *testing.T) {
	w := newWorld(t, nil)
	ping := []byte(`{"id":"1","application_id":"1","type":1,"token":"t","version":1}`)
	now := time.Now()
	other := fakediscord.New() // another app's key
	defer other.Close()
	for name, tt := range map[string]struct {
		body   []byte
		header http.Header
		change func(http.Header)
		status int
	}{
		"as it should be": {ping, w.fake.Sign(now, ping), nil, 200},
		"almost old":      {ping, w.fake.Sign(now.Add(-freshness+5*time.Second), ping), nil, 200},
		"almost ahead":    {ping, w.fake.Sign(now.Add(freshness-5*time.Second), ping), nil, 200},
		"old":             {ping, w.fake.Sign(now.Add(-freshness-2*time.Second), ping), nil, 401},
		"ahead":           {ping, w.fake.Sign(now.Add(freshness+5*time.Second), ping), nil, 401},
		"another's key":   {ping, other.Sign(now, ping), nil, 401},
		"another body":    {append([]byte(" "), ping...), w.fake.Sign(now, ping), nil, 401},
		"no signature":    {ping, w.fake.Sign(now, ping), func(h http.Header) { h.Del("X-Signature-Ed25519") }, 401},
		"two signatures":  {ping, w.fake.Sign(now, ping), func(h http.Header) { h.Add("X-Signature-Ed25519", "00") }, 401},
		"no time":         {ping, w.fake.Sign(now, ping), func(h http.Header) { h.Del("X-Signature-Timestamp") }, 401},
		"another time":    {ping, w.fake.Sign(now, ping), func(h http.Header) { h.Set("X-Signature-Timestamp", "1") }, 401},
		"a byte short":    {ping, w.fake.Sign(now, ping), func(h http.Header) { s := h.Get("X-Signature-Ed25519"); h.Set("X-Signature-Ed25519", s[2:]) }, 401},
		"a byte long":     {ping, w.fake.Sign(now, ping), func(h http.Header) { h.Set("X-Signature-Ed25519", h.Get("X-Signature-Ed25519")+"00") }, 401},
		"no hex":          {ping, w.fake.Sign(now, ping), func(h http.Header) { h.Set("X-Signature-Ed25519", strings.Repeat("zz", 64)) }, 401},
		"the limit":       {pad(ping, maxBody), w.fake.Sign(now, pad(ping, maxBody)), nil, 200},
		"one past it":     {pad(ping, maxBody+1), w.fake.Sign(now, pad(ping, maxBody+1)), nil, 413},
		"no interaction":  {[]byte(`[]`), w.fake.Sign(now, []byte(`[]`)), nil, 400},
		"null":            {[]byte(`null`), w.fake.Sign(now, []byte(`null`)), nil, 400},
		"no user":         {[]byte(`{"type":2}`), w.fake.Sign(now, []byte(`{"type":2}`)), nil, 400},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, w.endpoint, bytes.NewReader(tt.body))
			if err != nil {
				t.Fatal(err)
			}
			r.Header = tt.header
			if tt.change != nil {
				tt.change(r.Header)
			}
			resp, err := http.DefaultClient.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			defer resp.Body.Close()
			body, _ := io.ReadAll(resp.Body)
			if resp.StatusCode != tt.status {
				t.Errorf("status %d, want %d: %s", resp.StatusCode, tt.status, body)
			}
			if tt.status == 200 && strings.TrimSpace(string(body)) != `{"type":1}` {
				t.Errorf("no PONG: %s", body)
			}
		})
	}
	resp, err := http.Get(w.endpoint) //nolint:noctx // a test
	if err != nil || resp.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("GET: %v, %v", resp, err)
	}
	_ = resp.Body.Close()
}

// pad makes body n bytes long.
func pad(body []byte, n int) []byte {
	return append(bytes.Clone(body), bytes.Repeat([]byte(" "), n-len(body))...)
}

// FuzzDecode: whatever is signed, decoding and reading it never panics.
func FuzzDecode(f *testing.F) {
	fake := fakediscord.New()
	defer fake.Close()
	for _, i := range asks(fake) {
		f.Add([]byte(i.Body))
	}
	f.Add([]byte(fake.Press(fakediscord.From{}, "more 5", json.RawMessage(`{"flags":32768,"components":[{"type":17,"components":[{"type":10,"content":"-# ❯ x"}]}]}`), true).Body))
	f.Add([]byte(`{"id":"1","application_id":"1","token":"1","user":{"id":"1"},"type":3,"message":{"components":[null,{"type":17,"components":[null]}]},"data":{"custom_id":"more 1"}}`))
	f.Add([]byte(fake.Submit(fakediscord.From{}, pasteForm, pasteField, "x").Body))
	f.Add([]byte(`{"id":"1","application_id":"1","token":"1","user":{"id":"1"},"type":5,"data":{"custom_id":"paste","components":[{"type":1,"components":[{"type":2}]}]}}`))
	f.Add([]byte(`{"id":"1","application_id":"1","token":"1","user":{"id":"1"},"type":2,"data":{"name":"story","type":1,"options":[null,{"options":[null]}]}}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		i, err := decode(raw)
		if err != nil || i.Data == nil {
			return
		}
		switch i.Type {
		case 2, 3, 5:
			_, _ = read(i)
		case 4:
			_, _ = focused(i.ApplicationCommandData().Options)
		}
	})
}
