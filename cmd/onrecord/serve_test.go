package main

import (
	"bytes"
	"context"
	"encoding/json"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"onrecord/adapters/discord/fakediscord"
)

// watched is a stream that another goroutine reads while it is written.
type watched struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (w *watched) Write(b []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.text.Write(b)
}

func (w *watched) String() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.text.String()
}

// until waits for what look finds.
func until(t *testing.T, what string, look func() string) string {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if found := look(); found != "" {
			return found
		}
	}
	t.Fatalf("waited for %s in vain", what)
	return ""
}

// serving runs `onrecord serve` against a Discord on loopback.
func serving(t *testing.T, f *fakediscord.Fake, args []string, more ...string) (stderr *watched, stop func() int) {
	t.Helper()
	environment := map[string]string{
		"HOME": t.TempDir(), "ONRECORD_DB": filepath.Join(t.TempDir(), "a.db"),
		"DISCORD_TOKEN": fakediscord.Token, "DISCORD_API": f.URL, "DISCORD_CDN": f.URL,
	}
	for _, m := range more {
		name, value, _ := strings.Cut(m, "=")
		environment[name] = value
	}
	lookup := func(name string) (string, bool) { v, ok := environment[name]; return v, ok }
	ctx, cancel := context.WithCancel(context.Background())
	stderr = &watched{}
	code := make(chan int, 1)
	go func() {
		code <- run(ctx, append([]string{"serve"}, args...), strings.NewReader(""), stderr, stderr, lookup)
	}()
	stopped := false
	stop = func() int {
		if stopped {
			return 0
		}
		stopped = true
		cancel()
		select {
		case c := <-code:
			return c
		case <-time.After(15 * time.Second):
			t.Error("serve does not stop")
			return -1
		}
	}
	t.Cleanup(func() {
		if c := stop(); c != 0 {
			t.Errorf("exit code %d:\n%s", c, stderr)
		}
		if strings.Contains(stderr.String(), fakediscord.Token) {
			t.Error("the token is in the log")
		}
		for _, wrong := range f.Wrong() {
			t.Error(wrong)
		}
	})
	return stderr, stop
}

func option(kind int, name string, value any) map[string]any {
	return map[string]any{"type": kind, "name": name, "value": value}
}

// TestServeSigned: from nothing to an answer by signed HTTP: the commands are
// registered, a moderator adds a story, a reader asks.
func TestServeSigned(t *testing.T) {
	f := fakediscord.New()
	defer f.Close()
	stderr, stop := serving(t, f, []string{"--http", "127.0.0.1:0", "--verbose"}, "DISCORD_PUBLIC_KEY="+f.Key())
	until(t, "the commands", func() string {
		if strings.Contains(string(f.Commands()), `"ask"`) {
			return "there"
		}
		return ""
	})
	until(t, "the link", func() string {
		if strings.Contains(stderr.String(), "Invite onrecord to a server: https://discord.com/oauth2/authorize?client_id="+fakediscord.AppID+"&") {
			return "there"
		}
		return ""
	})
	address := regexp.MustCompile(`http://[\d.:]+/discord`)
	endpoint := until(t, "the address", func() string { return address.FindString(stderr.String()) })

	text := "Ferries wait\n\n“Nobody steers a ferry through that,” said Captain Ruth Adeyemi.\n"
	add := f.Command(fakediscord.From{Permissions: 1 << 5}, map[string]any{
		"id": "1", "name": "story", "type": 1,
		"options":  []any{map[string]any{"type": 1, "name": "add", "options": []any{option(11, "file", "9")}}},
		"resolved": map[string]any{"attachments": map[string]any{"9": map[string]any{"id": "9", "filename": "ferry.txt", "size": len(text), "url": f.Hand("ferry.txt", text)}}},
	})
	answer := func(i fakediscord.Interaction) string {
		t.Helper()
		if _, err := f.Deliver(t.Context(), endpoint, i); err != nil {
			t.Fatal(err)
		}
		return until(t, "an answer", func() string {
			if e := f.Edits(i.Token); len(e) > 0 {
				return string(e[0])
			}
			return ""
		})
	}
	if got := answer(add); !strings.Contains(got, "Added: **Ferries wait**") {
		t.Errorf("%s", got)
	}
	ask := f.Command(fakediscord.From{}, map[string]any{"id": "1", "name": "ask", "type": 1, "options": []any{option(3, "question", "What did Adeyemi say?")}})
	if got := answer(ask); !strings.Contains(got, "Nobody steers a ferry through that") {
		t.Errorf("%s", got)
	}
	// What is asked in the last moment is answered.
	late := f.Command(fakediscord.From{}, map[string]any{"id": "1", "name": "ask", "type": 1, "options": []any{option(3, "question", "What did Adeyemi say?")}})
	if _, err := f.Deliver(t.Context(), endpoint, late); err != nil {
		t.Fatal(err)
	}
	if code := stop(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	if len(f.Edits(late.Token)) != 1 {
		t.Error("what was asked before the stop is not answered")
	}
}

// TestServeGateway: the same by the gateway, in a direct message.
func TestServeGateway(t *testing.T) {
	f := fakediscord.New()
	defer f.Close()
	serving(t, f, nil)
	until(t, "a connection", func() string {
		if f.Conn() != nil {
			return "there"
		}
		return ""
	})
	m, err := json.Marshal(map[string]any{"id": "5", "channel_id": "6", "content": "What did Baerbock say?", "type": 0, "author": map[string]any{"id": "7"}})
	if err != nil {
		t.Fatal(err)
	}
	f.Dispatch("MESSAGE_CREATE", m)
	until(t, "an answer", func() string {
		if p := f.Posts(); len(p) > 0 && strings.Contains(string(p[0].Body), "no story here") {
			return "there"
		}
		return ""
	})
}

// TestServeGivesUp: a token that Discord does not know ends it, and says so.
func TestServeGivesUp(t *testing.T) {
	f := fakediscord.New()
	defer f.Close()
	var out bytes.Buffer
	lookup := func(name string) (string, bool) {
		v, ok := map[string]string{"ONRECORD_DB": filepath.Join(t.TempDir(), "a.db"), "DISCORD_TOKEN": "wrong.to.ken", "DISCORD_API": f.URL}[name]
		return v, ok
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	if code := run(ctx, []string{"serve"}, strings.NewReader(""), &out, &out, lookup); code != codeError || !strings.Contains(out.String(), "onrecord: DISCORD_TOKEN is not accepted by Discord") {
		t.Errorf("exit code %d:\n%s", code, out.String())
	}
	if strings.Contains(out.String(), "wrong.to.ken") {
		t.Error("the token is told")
	}
}

// TestDoctor: what is missing, and then what is there.
func TestDoctor(t *testing.T) {
	f := fakediscord.New()
	defer f.Close()
	environment := map[string]string{"ONRECORD_DB": filepath.Join(t.TempDir(), "a.db"), "DISCORD_TOKEN": fakediscord.Token, "DISCORD_API": f.URL}
	doctor := func(want int, says ...string) {
		t.Helper()
		var out bytes.Buffer
		lookup := func(name string) (string, bool) { v, ok := environment[name]; return v, ok }
		if code := run(t.Context(), []string{"doctor"}, strings.NewReader(""), &out, &out, lookup); code != want {
			t.Errorf("exit code %d, want %d", code, want)
		}
		for _, s := range says {
			if !strings.Contains(out.String(), s) {
				t.Errorf("no %q in\n%s", s, out.String())
			}
		}
	}
	doctor(codeNo, "ok       the database", "ok       DISCORD_TOKEN: is that of onrecord", "missing  the commands", "https://discord.com/oauth2/authorize?client_id="+fakediscord.AppID)
	_, stop := serving(t, f, nil)
	until(t, "the commands", func() string {
		if strings.Contains(string(f.Commands()), `"ask"`) {
			return "there"
		}
		return ""
	})
	stop()
	doctor(0, "ok       the commands")
	delete(environment, "DISCORD_TOKEN")
	doctor(codeNo, "missing  Discord: neither")
}
