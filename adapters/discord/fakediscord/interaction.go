package fakediscord

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"sync/atomic"
	"time"
)

// serial numbers interactions, messages and tokens of a process.
var serial atomic.Int64

// Interaction is one that somebody makes.
type Interaction struct {
	ID, Token string
	Body      json.RawMessage
}

// Whom an interaction comes from. The zero value is a person without powers in a
// channel of a server that installed the app.
type From struct {
	User, Channel, Server string
	Permissions           int64
	Direct                bool // a direct message
	Thread                bool // the channel is a thread
	Borrowed              bool // the app is installed for the user, not for the server
	Locale                string
}

// Command makes the interaction of a command; data is its "data".
func (f *Fake) Command(from From, data map[string]any) Interaction { return f.make(2, from, data, nil) }

// Autocomplete makes that of somebody typing.
func (f *Fake) Autocomplete(from From, data map[string]any) Interaction {
	return f.make(4, from, data, nil)
}

// Press makes that of a button on a message, which was sent as body.
func (f *Fake) Press(from From, id string, body json.RawMessage, private bool) Interaction {
	var m map[string]any
	if err := json.Unmarshal(body, &m); err != nil {
		panic(err) // what was sent has been read before
	}
	m["id"], m["channel_id"], m["type"] = "1", "1", 20
	flags, _ := m["flags"].(float64)
	if private {
		flags += 64
	}
	m["flags"] = int(flags)
	m["author"] = map[string]any{"id": Self, "username": "onrecord", "bot": true}
	delete(m, "allowed_mentions")
	return f.make(3, from, map[string]any{"component_type": 2, "custom_id": id}, m)
}

// Submit makes that of somebody sending a form with one text field.
func (f *Fake) Submit(from From, id, field, text string) Interaction {
	return f.make(5, from, map[string]any{"custom_id": id, "components": []any{map[string]any{
		"type": 1, "id": 1, "components": []any{map[string]any{"type": 4, "id": 2, "custom_id": field, "value": text}},
	}}}, nil)
}

func (f *Fake) make(kind int, from From, data map[string]any, message map[string]any) Interaction {
	n := serial.Add(1)
	i := Interaction{ID: strconv.FormatInt(1_200_000_000_000_000_000+n, 10), Token: fmt.Sprintf("token-%d", n)}
	if from.User == "" {
		from.User = "501"
	}
	if from.Channel == "" {
		from.Channel = "401"
	}
	if from.Server == "" {
		from.Server = "301"
	}
	user := map[string]any{"id": from.User, "username": "somebody", "discriminator": "0", "global_name": "Some Body"}
	body := map[string]any{
		"id": i.ID, "application_id": AppID, "type": kind, "token": i.Token, "version": 1, "data": data,
		"channel_id": from.Channel, "locale": "de", "app_permissions": "562949953421311", "entitlements": []any{},
		"attachment_size_limit": 10485760,
	}
	channel := 0
	switch {
	case from.Direct:
		channel = 1
		body["user"], body["context"], body["authorizing_integration_owners"] = user, 1, map[string]string{"0": "0", "1": from.User}
	default:
		body["guild_id"], body["guild_locale"], body["context"] = from.Server, "en-US", 0
		body["member"] = map[string]any{"user": user, "roles": []string{}, "permissions": strconv.FormatInt(from.Permissions, 10), "joined_at": "2024-01-01T00:00:00Z"}
		body["authorizing_integration_owners"] = map[string]string{"0": from.Server}
		if from.Borrowed {
			body["authorizing_integration_owners"] = map[string]string{"1": from.User}
		}
		if from.Thread {
			channel = 11
		}
	}
	body["channel"] = map[string]any{"id": from.Channel, "type": channel}
	if message != nil {
		body["message"] = message
	}
	i.Body, _ = json.Marshal(body) // maps of plain values
	return i
}

// Key is the application's public key, in hex.
func (f *Fake) Key() string { return hex.EncodeToString(f.public) }

// Sign signs a body as Discord does, at a time.
func (f *Fake) Sign(at time.Time, body []byte) http.Header {
	stamp := strconv.FormatInt(at.Unix(), 10)
	h := http.Header{"Content-Type": {"application/json"}}
	h.Set("X-Signature-Timestamp", stamp)
	h.Set("X-Signature-Ed25519", hex.EncodeToString(ed25519.Sign(f.private, append([]byte(stamp), body...))))
	return h
}

// Deliver posts an interaction to an endpoint, signed, and returns the response.
func (f *Fake) Deliver(ctx context.Context, endpoint string, i Interaction) (json.RawMessage, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, endpoint, bytes.NewReader(i.Body))
	if err != nil {
		return nil, err
	}
	r.Header = f.Sign(time.Now(), i.Body)
	began := time.Now()
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	f.mu.Lock()
	f.slowest = max(f.slowest, time.Since(began))
	f.mu.Unlock()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the endpoint says %s: %s", resp.Status, body)
	}
	f.responded(i.Token, body)
	return body, nil
}
