package fakeslack

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// Delivery is what Slack delivers, by a socket or by HTTP.
type Delivery struct {
	Kind    string // events_api, slash_commands, interactive
	Payload json.RawMessage
	Respond string // its response_url, where it has one
}

// From is where something comes from. The zero value is a person in a channel of
// the usual workspace.
type From struct {
	User, Channel, Team string
	Home                string // the team of the user, where it is told
	Enterprise          string
	Wide                bool // the app is installed for the whole organisation
	Shared              bool // the channel is shared with another company
	Outer               string
}

func (from From) filled() From {
	if from.User == "" {
		from.User = "U501"
	}
	if from.Channel == "" {
		from.Channel = "C401"
	}
	if from.Team == "" {
		from.Team = Team
	}
	if from.Outer == "" {
		from.Outer = from.Team
	}
	return from
}

// next is a number that nothing else has.
func (f *Fake) next() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.serial++
	return f.serial
}

// Event makes the delivery of an event, with an id of its own.
func (f *Fake) Event(from From, event map[string]any) Delivery {
	from = from.filled()
	e := map[string]any{"user": from.User, "channel": from.Channel}
	if from.Home != "" {
		e["user_team"], e["source_team"] = from.Home, from.Home
	}
	maps.Copy(e, event)
	b, _ := json.Marshal(map[string]any{ // maps of plain values
		"type": "event_callback", "token": "old", "team_id": from.Outer, "api_app_id": AppID, "event": e, "event_id": fmt.Sprintf("Ev%d", f.next()),
		"event_time": time.Now().Unix(), "is_ext_shared_channel": from.Shared, "enterprise_id": from.Enterprise,
		"authorizations": []any{map[string]any{"enterprise_id": from.Enterprise, "team_id": from.Team, "user_id": Self, "is_bot": true, "is_enterprise_install": from.Wide}},
	})
	return Delivery{Kind: "events_api", Payload: b}
}

// Message makes that of a message of a channel, in a thread if one is named.
func (f *Fake) Message(from From, kind, ts, thread, text string) Delivery {
	e := map[string]any{"type": "message", "channel_type": kind, "ts": ts, "event_ts": ts, "text": text}
	if kind == "mention" {
		e["type"] = "app_mention"
		delete(e, "channel_type")
	}
	if thread != "" {
		e["thread_ts"] = thread
	}
	return f.Event(from, e)
}

// Command makes that of the app's command.
func (f *Fake) Command(from From, text string) Delivery {
	from = from.filled()
	d := Delivery{Kind: "slash_commands", Respond: f.ResponseURL()}
	fields := map[string]any{
		"token": "old", "team_id": from.Team, "team_domain": "fake", "channel_id": from.Channel, "channel_name": "news", "user_id": from.User, "user_name": "x",
		"command": "/onrecord", "text": text, "response_url": d.Respond, "trigger_id": fmt.Sprintf("trigger-%d", f.next()), "api_app_id": AppID,
		"is_enterprise_install": strconv.FormatBool(from.Wide),
	}
	if from.Enterprise != "" {
		fields["enterprise_id"] = from.Enterprise
	}
	d.Payload, _ = json.Marshal(fields)
	return d
}

// Interaction makes that of something that somebody does; more is what is its own.
func (f *Fake) Interaction(from From, kind string, more map[string]any) Delivery {
	from = from.filled()
	d := Delivery{Kind: "interactive"}
	home := from.Home
	if home == "" {
		home = from.Team
	}
	p := map[string]any{
		"type": kind, "token": "old", "api_app_id": AppID, "trigger_id": fmt.Sprintf("trigger-%d", f.next()),
		"team": map[string]any{"id": from.Team, "domain": "fake"}, "enterprise": nil, "is_enterprise_install": from.Wide,
		"user": map[string]any{"id": from.User, "team_id": home, "username": "x"},
	}
	if from.Enterprise != "" {
		p["enterprise"] = map[string]any{"id": from.Enterprise}
	}
	if from.Wide {
		p["team"] = nil
	}
	if kind != "view_submission" && more["view"] == nil {
		d.Respond = f.ResponseURL()
		p["response_url"], p["channel"] = d.Respond, map[string]any{"id": from.Channel}
	}
	maps.Copy(p, more)
	d.Payload, _ = json.Marshal(p)
	return d
}

// Press makes that of a button on a message.
func (f *Fake) Press(from From, id, value, thread string, private bool) Delivery {
	from = from.filled()
	return f.Interaction(from, "block_actions", map[string]any{
		"container": map[string]any{"type": "message", "message_ts": "1739430000.000001", "thread_ts": thread, "channel_id": from.Channel, "is_ephemeral": private},
		"message":   map[string]any{"type": "message", "text": "x", "ts": "1739430000.000001", "user": Self},
		"actions":   []any{map[string]any{"type": "button", "block_id": "b", "action_id": id, "value": value, "action_ts": "1739430001.0"}},
	})
}

// Body is a delivery as it is posted by HTTP.
func (d Delivery) Body() (contentType string, body []byte) {
	switch d.Kind {
	case "events_api":
		return "application/json", d.Payload
	case "interactive":
		return "application/x-www-form-urlencoded", []byte(url.Values{"payload": {string(d.Payload)}}.Encode())
	}
	var fields map[string]string
	_ = json.Unmarshal(d.Payload, &fields)
	form := url.Values{}
	for name, value := range fields {
		form.Set(name, value)
	}
	return "application/x-www-form-urlencoded", []byte(form.Encode())
}

// Sign signs a body as Slack does, at a time.
func Sign(at time.Time, contentType string, body []byte) http.Header {
	stamp := strconv.FormatInt(at.Unix(), 10)
	mac := hmac.New(sha256.New, []byte(Secret))
	mac.Write([]byte("v0:" + stamp + ":"))
	mac.Write(body)
	h := http.Header{"Content-Type": {contentType}}
	h.Set("X-Slack-Request-Timestamp", stamp)
	h.Set("X-Slack-Signature", "v0="+hex.EncodeToString(mac.Sum(nil)))
	return h
}

// Post posts a delivery to an address, signed, and returns the response's body.
func (f *Fake) Post(ctx context.Context, address string, d Delivery) ([]byte, error) {
	contentType, body := d.Body()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header = Sign(time.Now(), contentType, body)
	began := time.Now()
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	got, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	f.mu.Lock()
	f.slowest = max(f.slowest, time.Since(began))
	f.mu.Unlock()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the endpoint says %s: %s", resp.Status, got)
	}
	return got, nil
}
