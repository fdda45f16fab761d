package web

import (
	"compress/gzip"
	"flag"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/bot"
	"onrecord/data/ingest"
	"onrecord/qa"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden holds whole pages to how they looked before.
func TestGolden(t *testing.T) {
	s := newShop(t)
	s.add(t, "lamp-room.md", strings.Replace(lamp, "forty", "fourteen", 1))
	s.add(t, "lamp-room.md", lamp)
	at := cites("lamp-room", place(t, lamp, "Ms Oyelaran denied that the tower had been offered for sale."), 6)
	for name, path := range map[string]string{
		"list": "/", "story": "/stories/lamp-room", "superseded": "/stories/lamp-room@1", "cited": at,
		"answer":  "/stories/lamp-room?q=And+the+tower%3F&after=What+did+Oyelaran+say%3F",
		"refused": "/stories/lamp-room?q=And+what%3F", // passages beside a refusal move with the weights of the ranking
		"altered": "/?q=Did+Oyelaran+say+%22we+have+fifty+letters+from+skippers%22%3F",
		"nowhere": "/stories/lamp-rom",
	} {
		t.Run(name, func(t *testing.T) {
			got := s.get(t, path).Body.String()
			got = strings.ReplaceAll(strings.ReplaceAll(got, s.style.path, "/style.css"), s.icon.path, "/icon.svg")
			file := filepath.Join("testdata", name+".html")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestHeaders(t *testing.T) {
	s := stocked(t)
	for path, status := range map[string]int{"/": 200, "/stories/lamp-room": 200, "/x": 404, "/api/stories": 200, "/openapi.json": 200, s.style.path: 200, "/api/x": 404, "/stories/": 301} {
		w := s.get(t, path)
		if w.Code != status {
			t.Errorf("%s: status %d, want %d", path, w.Code, status)
		}
		for name, want := range map[string]string{
			"Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY",
		} {
			if got := w.Header().Get(name); got != want {
				t.Errorf("%s: %s is %q", path, name, got)
			}
		}
		if w.Header().Get("Permissions-Policy") == "" {
			t.Errorf("%s: no Permissions-Policy", path)
		}
	}
	for _, must := range []string{"default-src 'none'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"} {
		if !strings.Contains(policy, must) {
			t.Errorf("the policy has no %s", must)
		}
	}
	if strings.Contains(policy, "unsafe") || strings.Contains(policy, "script-src") {
		t.Errorf("the policy lets scripts in: %s", policy)
	}
}

// TestCaching: a page that somebody has is not sent again, unless it changed.
func TestCaching(t *testing.T) {
	s := stocked(t)
	const path = "/stories/lamp-room"
	first := s.get(t, path)
	tag := first.Header().Get("ETag")
	if tag == "" || first.Header().Get("Cache-Control") != "no-cache" {
		t.Fatalf("headers %v", first.Header())
	}
	if again := s.get(t, path, "If-None-Match: "+tag); again.Code != http.StatusNotModified || again.Body.Len() > 0 {
		t.Errorf("the same: %d, %d bytes", again.Code, again.Body.Len())
	}
	packed := s.get(t, path, "Accept-Encoding: br, gzip")
	z, err := gzip.NewReader(packed.Body)
	if err != nil {
		t.Fatal(err)
	}
	if text, err := io.ReadAll(z); err != nil || string(text) != first.Body.String() {
		t.Errorf("packed it is another page: %v", err)
	}
	if packed.Header().Get("ETag") == tag {
		t.Error("two encodings have one tag")
	}
	for _, not := range []string{"", "identity", "gzip;q=0", "gzip; q=0.0", "br"} {
		if w := s.get(t, path, "Accept-Encoding: "+not); w.Header().Get("Content-Encoding") != "" {
			t.Errorf("Accept-Encoding %q gets gzip", not)
		}
	}
	s.add(t, "lamp-room.md", strings.Replace(lamp, "forty", "fifty", 1))
	if changed := s.get(t, path, "If-None-Match: "+tag); changed.Code != http.StatusOK || !strings.Contains(changed.Body.String(), "fifty letters") {
		t.Errorf("after a revision: %d", changed.Code)
	}
	if old := s.get(t, path+"@2"); !strings.Contains(old.Body.String(), "which a later one has superseded") {
		t.Error("the revision that was current does not say that it is superseded")
	}
	if answer := s.get(t, path+"?q=What+did+Keogh+say%3F"); !strings.HasPrefix(answer.Header().Get("Cache-Control"), "private") {
		t.Errorf("an answer: %v", answer.Header())
	}
}

// TestRenderingsAreBounded: whoever asks for all places of a story fills no memory.
func TestRenderingsAreBounded(t *testing.T) {
	s := stocked(t)
	s.rendered = newRenderings(400_000)
	for i := range 50 {
		s.get(t, "/stories/lamp-room?at="+citation{300, 301 + i}.String())
	}
	if s.rendered.bytes > 400_000 || s.rendered.lru.Len() == 0 {
		t.Errorf("%d bytes in %d pages", s.rendered.bytes, s.rendered.lru.Len())
	}
	sum := 0
	for _, b := range s.rendered.lru.Values() {
		sum += b.bytes()
	}
	if sum != s.rendered.bytes {
		t.Errorf("%d bytes are counted as %d", sum, s.rendered.bytes)
	}
}

func TestPrivate(t *testing.T) {
	s := newShop(t, func(c *Config) { c.Access.Private = true })
	s.add(t, "lamp-room.md", lamp)
	for _, path := range []string{"/", "/stories/lamp-room", "/api/stories", "/x"} {
		w := s.get(t, path)
		if w.Code != http.StatusUnauthorized || !strings.Contains(strings.Join(w.Header().Values("WWW-Authenticate"), ","), "Basic realm") {
			t.Errorf("%s: %d %v", path, w.Code, w.Header())
		}
		if strings.Contains(w.Body.String(), "lamp") {
			t.Errorf("%s tells of the stories", path)
		}
	}
	r := httptest.NewRequest("GET", "/stories/lamp-room", nil)
	r.SetBasicAuth("anybody", token)
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if w.Code != http.StatusOK || !strings.HasPrefix(w.Header().Get("Cache-Control"), "private") {
		t.Errorf("with the password: %d %v", w.Code, w.Header())
	}
	nobody := newShop(t, func(c *Config) { c.Access = Access{Private: true} })
	if w := nobody.get(t, "/", "Authorization: Bearer "); w.Code != http.StatusUnauthorized {
		t.Errorf("without any token: %d", w.Code)
	}
}

// TestTooFast: who asks too fast is told when to come again, and others are not.
func TestTooFast(t *testing.T) {
	clock := time.Unix(1_800_000_000, 0)
	s := newShop(t)
	s.Bot = bot.NewGuard(bot.New(qa.NewEngine(s.store), s.store, s.store), ingest.Keeper{Store: s.store},
		bot.NewLimits(bot.UsualRates(), func() time.Time { return clock }))
	s.Clients.Proxies = []netip.Prefix{netip.MustParsePrefix("192.0.2.0/24")}
	s.add(t, "lamp-room.md", lamp)
	ask := func(from string) *httptest.ResponseRecorder {
		return s.get(t, "/stories/lamp-room?q=What+did+Keogh+say%3F", "X-Forwarded-For: "+from)
	}
	for range bot.UsualRates().User.Burst {
		if w := ask("2001:db8:1:2::7"); w.Code != http.StatusOK {
			t.Fatalf("%d %s", w.Code, w.Body)
		}
	}
	if w := ask("2001:db8:1:2::8"); w.Code != http.StatusTooManyRequests || w.Header().Get("Retry-After") != "2" {
		t.Errorf("one more of the same network: %d, again after %q", w.Code, w.Header().Get("Retry-After"))
	}
	if w := ask("2001:db8:1:3::7"); w.Code != http.StatusOK {
		t.Errorf("somebody else: %d", w.Code)
	}
	if w := s.get(t, "/stories/lamp-room", "X-Forwarded-For: 2001:db8:1:2::7"); w.Code != http.StatusOK {
		t.Errorf("reading on: %d", w.Code)
	}
	if w := s.send(t, "POST", "/api/ask", `{"question":"?"}`, asJSON, "X-Forwarded-For: 2001:db8:1:2::7"); w.Code != http.StatusTooManyRequests {
		t.Errorf("by the API: %d", w.Code)
	}
	if w := s.send(t, "POST", "/api/ask", `{"question":"?"}`, asJSON, "X-Forwarded-For: 2001:db8:1:2::7", "Authorization: Bearer "+token); w.Code != http.StatusOK {
		t.Errorf("with the token: %d", w.Code)
	}
}

func TestClients(t *testing.T) {
	c := Clients{Proxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}}
	for _, tt := range []struct{ from, forwarded, want string }{
		{"198.51.100.7:4", "", "198.51.100.7"},
		{"198.51.100.7:4", "203.0.113.9", "198.51.100.7"}, // no proxy of ours
		{"127.0.0.1:4", "203.0.113.9", "203.0.113.9"},
		{"10.1.2.3:4", "203.0.113.9", "203.0.113.9"},
		{"10.1.2.3:4", "1.1.1.1, 203.0.113.9", "203.0.113.9"}, // what came before was said by whoever asks
		{"10.1.2.3:4", "203.0.113.9, 10.9.9.9", "203.0.113.9"},
		{"10.1.2.3:4", "rubbish", "10.1.2.3"},
		{"[::ffff:198.51.100.7]:4", "", "198.51.100.7"},
		{"[2001:db8:1:2:3:4:5:6]:4", "", "2001:db8:1:2::/64"},
		{"[fe80::1%eth0]:4", "", "fe80::/64"},
		{"@", "203.0.113.9", "unknown"},
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = tt.from
		if tt.forwarded != "" {
			r.Header.Set("X-Forwarded-For", tt.forwarded)
		}
		if got := c.of(r); got != tt.want {
			t.Errorf("%s forwarding %q is %s, want %s", tt.from, tt.forwarded, got, tt.want)
		}
	}
}

// TestSite: a citation's link begins with the address that others know, and never
// with what is no address.
func TestSite(t *testing.T) {
	s := newShop(t)
	s.add(t, "lamp-room.md", lamp)
	for host, want := range map[string]string{
		"Read.Example:8080": "http://read.example:8080/stories/lamp-room", "[::1]:80": "http://[::1]:80/stories/lamp-room",
		"evil.example/\"><script>": `href="/stories/lamp-room`, "a b": `href="/stories/lamp-room`, strings.Repeat("x", 300): `href="/stories/lamp-room`,
	} {
		r := httptest.NewRequest("GET", "/stories/lamp-room", nil)
		r.Host = host
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if !strings.Contains(w.Body.String(), want) || strings.Contains(w.Body.String(), "evil") {
			t.Errorf("of %q there is no %s", host, want)
		}
	}
	s.Address = "https://read.example"
	if w := s.get(t, "/stories/lamp-room"); !strings.Contains(w.Body.String(), `<link rel="canonical" href="https://read.example/stories/lamp-room">`) {
		t.Error("its own address is not told")
	}
}

// TestBusy: what is too much at once is told so, at once.
func TestBusy(t *testing.T) {
	s := newShop(t)
	for range maxAtOnce {
		s.busy <- struct{}{}
	}
	if w := s.get(t, "/"); w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	if s.Waiting() != maxAtOnce {
		t.Errorf("%d are waiting", s.Waiting())
	}
	<-s.busy
	if w := s.get(t, "/"); w.Code != http.StatusOK {
		t.Errorf("with one place: %d", w.Code)
	}
}

// TestList: pages of stories, the newest first.
func TestList(t *testing.T) {
	s := newShop(t)
	if w := s.get(t, "/"); !strings.Contains(w.Body.String(), "no story here yet") {
		t.Error("an empty site says nothing")
	}
	metas := make([]qa.Meta, 2*perPage+1)
	for i := range metas {
		metas[i] = qa.Meta{Slug: "s" + decimal(i), Date: "2025-01-02"}
	}
	metas[7].Date, metas[8].Date = "2025-01-03T10:00:00Z", ""
	for number, want := range map[string][3]string{
		"": {"", "/?page=1", "s7"}, "0": {"", "/?page=1", "s7"}, "1": {"/?page=0", "/?page=2", "s51"}, "2": {"/?page=1", "", "s8"},
		"3": {"", "/?page=1", "s7"}, "-1": {"", "/?page=1", "s7"}, "x": {"", "/?page=1", "s7"},
	} {
		var v listPage
		v.turn(metas, number)
		first := v.Stories[0].Title
		if number == "2" {
			first = v.Stories[len(v.Stories)-1].Title
		}
		if got := [3]string{v.Newer, v.Older, first}; got != want {
			t.Errorf("page %q: %q, want %q", number, got, want)
		}
	}
	if metas[0].Slug != "s0" || metas[7].Slug != "s7" {
		t.Error("the list is everybody's, and was put in another order")
	}
}
