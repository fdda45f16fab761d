package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"onrecord/adapters/discord/fakediscord"
)

const webToken = "a-token-of-two-dozen-letters"

// servingWeb runs `onrecord serve --http` with nothing but the web, and returns its address.
func servingWeb(t *testing.T, args []string, more ...string) (address string, stderr *watched, stop func() int) {
	t.Helper()
	environment := map[string]string{"HOME": t.TempDir(), "ONRECORD_DB": filepath.Join(t.TempDir(), "a.db"), "ONRECORD_TOKEN": webToken}
	for _, m := range more {
		name, value, _ := strings.Cut(m, "=")
		environment[name] = value
	}
	lookup := func(name string) (string, bool) { v, ok := environment[name]; return v, ok }
	ctx, cancel := context.WithCancel(context.Background())
	stderr = &watched{}
	code := make(chan int, 1)
	go func() {
		code <- run(ctx, append([]string{"serve", "--http", "127.0.0.1:0"}, args...), strings.NewReader(""), stderr, stderr, lookup)
	}()
	stop = sync.OnceValue(func() int {
		cancel()
		select {
		case c := <-code:
			return c
		case <-time.After(15 * time.Second):
			t.Error("serve does not stop")
			return -1
		}
	})
	t.Cleanup(func() {
		if c := stop(); c != 0 {
			t.Errorf("exit code %d:\n%s", c, stderr)
		}
		if strings.Contains(stderr.String(), webToken) {
			t.Error("the token is in the log")
		}
	})
	found := regexp.MustCompile(`address=(http://[\d.:]+)/`)
	until(t, "the address", func() string {
		if m := found.FindStringSubmatch(stderr.String()); m != nil {
			address = m[1]
		}
		return address
	})
	return address, stderr, stop
}

// call sends a request, with the token where it is for who has it.
func call(t *testing.T, method, address, body string, known bool) (status int, text string) {
	t.Helper()
	r, err := http.NewRequestWithContext(context.Background(), method, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	if known {
		r.Header.Set("Authorization", "Bearer "+webToken)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(content)
}

// TestServeWeb: from nothing to a page: a story is added by the API, read, asked
// about, counted and removed.
func TestServeWeb(t *testing.T) {
	address, stderr, stop := servingWeb(t, nil)
	want := func(method, path, body string, known bool, status int, has ...string) string {
		t.Helper()
		got, text := call(t, method, address+path, body, known)
		if got != status {
			t.Errorf("%s %s: status %d, want %d: %s", method, path, got, status, text)
		}
		for _, h := range has {
			if !strings.Contains(text, h) {
				t.Errorf("%s %s has no %q: %s", method, path, h, text)
			}
		}
		return text
	}
	const ferry = `{"name":"ferry.txt","text":"Ferries wait\n\n“Nobody steers a ferry through that,” said Captain Ruth Adeyemi.\n"}`
	want("GET", "/", "", false, 200, "no story here yet")
	want("POST", "/api/stories", ferry, false, 401)
	want("POST", "/api/stories", ferry, true, 201, `"id":"ferry"`)
	want("GET", "/stories/ferry", "", false, 200, "Ruth Adeyemi", "Nobody steers", "¶2")
	want("GET", "/stories/ferry?q=What+did+Adeyemi+say%3F", "", false, 200, "<mark")
	var answer struct {
		Answered bool
		Passages []struct{ Text string }
	}
	text := want("POST", "/api/ask", `{"question":"What did the captain say?"}`, false, 200)
	if err := json.Unmarshal([]byte(text), &answer); err != nil || !answer.Answered || len(answer.Passages) != 1 {
		t.Errorf("%v: %s", err, text)
	}
	want("POST", "/api/ask", `{"question":"What did the zebra say?"}`, false, 200, `"answered":false`)
	want("GET", "/healthz", "", false, 200, "ok")
	want("GET", "/readyz", "", false, 200, "web: ok")
	want("GET", "/metrics", "", false, 401)
	metrics := want("GET", "/metrics", "", true, 200,
		`onrecord_requests_total{adapter="web",command="ask",outcome="answered"} 2`, `onrecord_refusals_total{adapter="web",reason="no_such_speaker"} 1`,
		`onrecord_request_seconds_count{adapter="web"}`, `onrecord_queue_length{adapter="web"} 0`)
	for _, word := range []string{"Adeyemi", "zebra", "ferry", "Nobody", "127.0.0.1"} {
		if strings.Contains(metrics, word) {
			t.Errorf("the metrics tell of %q", word)
		}
	}
	want("DELETE", "/api/stories/ferry", "", true, 204)
	want("GET", "/stories/ferry", "", false, 404)
	if code := stop(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	for _, word := range []string{"Adeyemi", "zebra"} {
		if strings.Contains(stderr.String(), word) {
			t.Errorf("the log tells of %q", word)
		}
	}
}

// TestServeReady: /readyz is red as long as Discord's gateway is gone, and says so.
func TestServeReady(t *testing.T) {
	f := fakediscord.New()
	defer f.Close()
	var down atomic.Bool
	down.Store(true)
	f.Fault = func(c *fakediscord.Conn, s fakediscord.Step) error {
		if down.Load() && s == fakediscord.Connected {
			return c.CloseWith(4000)
		}
		return nil
	}
	address, _, _ := servingWeb(t, nil, "DISCORD_TOKEN="+fakediscord.Token, "DISCORD_API="+f.URL, "DISCORD_CDN="+f.URL)
	becomes := func(status int, says string) {
		t.Helper()
		until(t, says, func() string {
			if got, text := call(t, "GET", address+"/readyz", "", false); got == status && strings.Contains(text, says) {
				return text
			}
			return ""
		})
	}
	becomes(http.StatusServiceUnavailable, "discord: down\nweb: ok")
	down.Store(false)
	becomes(http.StatusOK, "discord: ok\nweb: ok")
	if _, text := call(t, "GET", address+"/metrics", "", true); !strings.Contains(text, `onrecord_adapter_up{adapter="discord"} 1`) {
		t.Error("the metrics do not say that it is up")
	}
	down.Store(true)
	if err := f.Conn().CloseWith(4000); err != nil {
		t.Fatal(err)
	}
	becomes(http.StatusServiceUnavailable, "discord: down")
	if status, _ := call(t, "GET", address+"/healthz", "", false); status != http.StatusOK {
		t.Error("the program is not alive")
	}
}

func TestServeWebSettings(t *testing.T) {
	for name, tt := range map[string]struct {
		args, environment []string
		want              string
	}{
		"a short token":   {nil, []string{"ONRECORD_TOKEN=short"}, "ONRECORD_TOKEN is too short"},
		"private to none": {[]string{"--private"}, []string{"ONRECORD_TOKEN="}, "set ONRECORD_TOKEN"},
		"no address":      {nil, []string{"ONRECORD_URL=read.example"}, "ONRECORD_URL is the address"},
		"a path":          {nil, []string{"ONRECORD_URL=https://read.example/x"}, "ONRECORD_URL is the address"},
		"no proxy":        {nil, []string{"ONRECORD_PROXIES=10.0.0.0/8,here"}, "ONRECORD_PROXIES is a list"},
	} {
		t.Run(name, func(t *testing.T) {
			environment := map[string]string{"HOME": t.TempDir()}
			for _, m := range tt.environment {
				k, v, _ := strings.Cut(m, "=")
				environment[k] = v
			}
			var stderr watched
			code := run(context.Background(), append([]string{"serve", "--http", "127.0.0.1:0"}, tt.args...), strings.NewReader(""), &stderr, &stderr,
				func(name string) (string, bool) { v, ok := environment[name]; return v, ok })
			if code != codeError || !strings.Contains(stderr.String(), tt.want) || strings.Contains(stderr.String(), "short\n") {
				t.Errorf("exit code %d: %s", code, stderr.String())
			}
		})
	}
}

func TestServeWebPrivate(t *testing.T) {
	address, _, _ := servingWeb(t, []string{"--private"}, "ONRECORD_URL=https://read.example/", "ONRECORD_PROXIES=10.0.0.0/8 192.0.2.7")
	if status, text := call(t, "GET", address+"/", "", false); status != http.StatusUnauthorized {
		t.Errorf("without the token: %d %s", status, text)
	}
	if status, text := call(t, "GET", address+"/", "", true); status != http.StatusOK || !strings.Contains(text, `href="https://read.example/"`) {
		t.Errorf("with the token: %d %s", status, text)
	}
}

// TestSlowConnections: those who send a byte now and then, in a header or in a body,
// are dropped within 10 s, and others are served meanwhile. ONRECORD_SLOW is how many
// there are; with it, how fast others are served counts too.
func TestSlowConnections(t *testing.T) {
	if testing.Short() || raced {
		t.Skip("left out: it takes 8 s, and is about time")
	}
	n, measured := 50, false
	if text := os.Getenv("ONRECORD_SLOW"); text != "" {
		var err error
		if n, err = strconv.Atoi(text); err != nil {
			t.Fatal(err)
		}
		measured = true
	}
	address, _, _ := servingWeb(t, nil)
	host := strings.TrimPrefix(address, "http://")
	began := time.Now()
	lasted := make(chan time.Duration, n)
	for i := range n {
		conn, err := net.Dial("tcp", host)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		opened := time.Now()
		head := "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "
		if i%2 == 1 {
			head = "POST /api/ask HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{"
		}
		if _, err := io.WriteString(conn, head); err != nil {
			t.Fatal(err)
		}
		go func() {
			for { // it is told by then that the server is gone
				time.Sleep(time.Second)
				if _, err := io.WriteString(conn, " "); err != nil {
					return
				}
			}
		}()
		go func() {
			_, _ = io.Copy(io.Discard, bufio.NewReader(conn)) // until it is dropped
			lasted <- time.Since(opened)
		}()
	}
	var times []time.Duration
	for time.Since(began) < 4*time.Second {
		start := time.Now()
		if status, text := call(t, "GET", address+"/", "", false); status != http.StatusOK {
			t.Fatalf("%d %s", status, text)
		}
		times = append(times, time.Since(start))
		time.Sleep(2 * time.Millisecond)
	}
	slices.Sort(times)
	p99 := times[len(times)*99/100]
	var longest time.Duration
	for range n {
		select {
		case d := <-lasted:
			longest = max(longest, d)
		case <-time.After(20 * time.Second):
			t.Fatal("a slow connection stays open")
		}
	}
	t.Logf("%d slow connections; %d other requests, p50 %v, p99 %v; the longest was dropped after %v", n, len(times), times[len(times)/2], p99, longest)
	if longest > 10*time.Second || measured && p99 > 200*time.Millisecond {
		t.Errorf("that is too long: %s", fmt.Sprint(p99, longest))
	}
}
