package slack

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"onrecord/adapters/slack/fakeslack"
)

const form = "application/x-www-form-urlencoded"

// TestSignatures: what Slack did not sign just now is refused, and nothing of it is
// read.
func TestSignatures(t *testing.T) {
	now := time.Now().Truncate(time.Second)
	w := newWorld(t, func(c *Config) { c.Now = func() time.Time { return now } })
	hello := []byte(`{"type":"url_verification","token":"old","challenge":"a-challenge"}`)
	at := func(age time.Duration) http.Header { return fakeslack.Sign(now.Add(age), "application/json", hello) }
	flipped := bytes.Clone(hello)
	flipped[20] ^= 1
	for name, tt := range map[string]struct {
		body   []byte
		header http.Header
		change func(http.Header)
		status int
	}{
		"as it should be": {hello, at(0), nil, 200},
		"300 s old":       {hello, at(-300 * time.Second), nil, 200},
		"300 s ahead":     {hello, at(300 * time.Second), nil, 200},
		"301 s old":       {hello, at(-301 * time.Second), nil, 401},
		"301 s ahead":     {hello, at(301 * time.Second), nil, 401},
		"a byte changed":  {flipped, at(0), nil, 401},
		"another's secret": {hello, at(0), func(h http.Header) {
			h.Set("X-Slack-Signature", "v0="+strings.Repeat("ab", 32))
		}, 401},
		"no signature":  {hello, at(0), func(h http.Header) { h.Del("X-Slack-Signature") }, 401},
		"two of them":   {hello, at(0), func(h http.Header) { h.Add("X-Slack-Signature", h.Get("X-Slack-Signature")) }, 401},
		"no time":       {hello, at(0), func(h http.Header) { h.Del("X-Slack-Request-Timestamp") }, 401},
		"two times":     {hello, at(0), func(h http.Header) { h.Add("X-Slack-Request-Timestamp", h.Get("X-Slack-Request-Timestamp")) }, 401},
		"another time":  {hello, at(0), func(h http.Header) { h.Set("X-Slack-Request-Timestamp", "1") }, 401},
		"no number":     {hello, at(0), func(h http.Header) { h.Set("X-Slack-Request-Timestamp", "now") }, 401},
		"version 1":     {hello, at(0), func(h http.Header) { h.Set("X-Slack-Signature", "v1="+h.Get("X-Slack-Signature")[3:]) }, 401},
		"no version":    {hello, at(0), func(h http.Header) { h.Set("X-Slack-Signature", h.Get("X-Slack-Signature")[3:]) }, 401},
		"a byte short":  {hello, at(0), func(h http.Header) { s := h.Get("X-Slack-Signature"); h.Set("X-Slack-Signature", s[:len(s)-2]) }, 401},
		"empty":         {hello, at(0), func(h http.Header) { h.Set("X-Slack-Signature", "v0=") }, 401},
		"no hex":        {hello, at(0), func(h http.Header) { h.Set("X-Slack-Signature", "v0="+strings.Repeat("zz", 32)) }, 401},
		"the limit":     {pad(hello, maxBody), fakeslack.Sign(now, "application/json", pad(hello, maxBody)), nil, 200},
		"one past it":   {pad(hello, maxBody+1), fakeslack.Sign(now, "application/json", pad(hello, maxBody+1)), nil, 413},
		"no delivery":   {[]byte(`[]`), fakeslack.Sign(now, "application/json", []byte(`[]`)), nil, 400},
		"null":          {[]byte(`null`), fakeslack.Sign(now, "application/json", []byte(`null`)), nil, 400},
		"no event":      {[]byte(`{"type":"event_callback"}`), fakeslack.Sign(now, "application/json", []byte(`{"type":"event_callback"}`)), nil, 400},
		"no type":       {hello, fakeslack.Sign(now, "", hello), nil, 400},
		"another type":  {hello, fakeslack.Sign(now, "text/plain", hello), nil, 400},
		"an empty form": {nil, fakeslack.Sign(now, form, nil), nil, 400},
		"a broken form": {[]byte("payload=%zz"), fakeslack.Sign(now, form, []byte("payload=%zz")), nil, 400},
		"no payload":    {[]byte("payload=null"), fakeslack.Sign(now, form, []byte("payload=null")), nil, 400},
		"half a command": {
			[]byte("command=%2Fonrecord&team_id=T1"), fakeslack.Sign(now, form, []byte("command=%2Fonrecord&team_id=T1")), nil, 400,
		},
		"a look at the certificate": {[]byte("ssl_check=1&token=x"), fakeslack.Sign(now, form, []byte("ssl_check=1&token=x")), nil, 200},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, w.endpoint+"/slack/events", bytes.NewReader(tt.body))
			if err != nil {
				t.Fatal(err)
			}
			r.Header = tt.header
			if tt.change != nil {
				tt.change(r.Header)
			}
			read := w.app.received.Load()
			resp, err := http.DefaultClient.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			defer resp.Body.Close()
			body, _ := io.ReadAll(resp.Body)
			if resp.StatusCode != tt.status {
				t.Errorf("status %d, want %d: %s", resp.StatusCode, tt.status, body)
			}
			if tt.status == 200 && len(tt.body) >= len(hello) && !strings.Contains(string(body), `"a-challenge"`) {
				t.Errorf("no challenge: %s", body)
			}
			if tt.status == 401 && w.app.received.Load() != read {
				t.Error("it was read")
			}
		})
	}
	for path, status := range map[string]int{"/slack/events": 405, "/slack/other": 404, "/slack/install": 404, "/slack/oauth": 404, "/": 404} {
		resp, err := http.Get(w.endpoint + path) //nolint:noctx // a test
		if err != nil || resp.StatusCode != status {
			t.Errorf("GET %s: %v, %v", path, resp, err)
		}
		_ = resp.Body.Close()
	}
}

// pad makes body n bytes long.
func pad(body []byte, n int) []byte {
	return append(bytes.Clone(body), bytes.Repeat([]byte(" "), n-len(body))...)
}

// TestReplay: a request that was signed and is posted again within the window is
// acknowledged and not done again, to whichever address, after a restart too.
func TestReplay(t *testing.T) {
	w := newWorld(t, nil)
	command := w.fake.Command(fakeslack.From{}, question)
	mention := w.fake.Message(fakeslack.From{}, "mention", w.stamp(), "", question)
	for n := range 6 {
		if n == 3 {
			w.quiet()
			w.stop()
			w.start(nil)
		}
		for _, path := range []string{"/slack/events", "/slack/commands", "/slack/interactions"} {
			for _, d := range []fakeslack.Delivery{command, mention} {
				if _, err := w.fake.Post(t.Context(), w.endpoint+path, d); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	w.quiet()
	if r, p := len(w.fake.Responses(command.Respond)), len(w.fake.Calls("chat.postMessage")); r != 1 || p != 1 {
		t.Errorf("a command is answered %d times, a mention %d times", r, p)
	}
}

// FuzzRead: whatever is signed, reading it never panics.
func FuzzRead(f *testing.F) {
	fake := fakeslack.New()
	defer fake.Close()
	for _, d := range []fakeslack.Delivery{
		fake.Message(fakeslack.From{}, "mention", "1.1", "", "<@UBOT1> x"), fake.Message(fakeslack.From{}, "im", "1.1", "1.0", "x"), fake.Command(fakeslack.From{}, "x"),
		fake.Press(fakeslack.From{}, "ask", "x", "", true), fake.Interaction(fakeslack.From{}, "message_action", map[string]any{"message": map[string]any{"text": "x"}}),
		fake.Interaction(fakeslack.From{}, "view_submission", map[string]any{"view": map[string]any{"id": "V1", "callback_id": "add", "state": map[string]any{"values": map[string]any{}}}}),
		fake.Event(fakeslack.From{}, map[string]any{"type": "app_home_opened", "tab": "home"}), fake.Event(fakeslack.From{}, map[string]any{"type": "app_uninstalled"}),
		{Kind: kindInteraction, Payload: []byte(`{"type":"view_submission","user":{"id":"U1","team_id":"T1"},"trigger_id":"1","view":{"state":null}}`)},
		{Kind: kindInteraction, Payload: []byte(`{"type":"block_actions","user":{"id":"U1","team_id":"T1"},"trigger_id":"1","actions":[{"action_id":"","value":""}],"container":null}`)},
		{Kind: kindEvent, Payload: []byte(`{"type":"event_callback","team_id":"T","event_id":"E","event":{"type":"message"},"authorizations":[{}]}`)},
	} {
		f.Add(d.Kind, []byte(d.Payload))
	}
	a := New(Config{Settings: Settings{Token: fakeslack.BotToken}, API: fake.URL, Log: quietly(), Now: time.Now})
	f.Fuzz(func(t *testing.T, kind string, raw []byte) {
		task, err := a.read(kind, raw)
		if err == nil && task.do != nil && (task.team == "" || len(task.keys) == 0 || strings.HasSuffix(task.keys[0], " ")) {
			t.Errorf("a task of nobody: %+v", task)
		}
	})
}
