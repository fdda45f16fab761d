package slack

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"onrecord/adapters/slack/fakeslack"
	"onrecord/bot"
)

// several makes an app that is installed in each workspace on its own.
func several(c *Config) {
	quick(c)
	c.Settings = Settings{
		AppToken: fakeslack.AppToken, Secret: fakeslack.Secret, ClientID: fakeslack.ClientID, ClientSecret: fakeslack.ClientSecret,
		Key: bytes.Repeat([]byte{7}, keySize),
	}
}

// browser keeps cookies and goes nowhere by itself.
func (w *world) browser() *http.Client {
	jar, err := cookiejar.New(nil)
	if err != nil {
		w.Fatal(err)
	}
	return &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

func (w *world) get(b *http.Client, path string) (status int, location *url.URL, body string) {
	w.Helper()
	resp, err := b.Get(w.endpoint + path)
	if err != nil {
		w.Fatal(err)
	}
	defer resp.Body.Close()
	text, _ := io.ReadAll(resp.Body)
	location, _ = resp.Location()
	return resp.StatusCode, location, string(text)
}

// begin begins an installation and returns its state.
func (w *world) begin(b *http.Client) string {
	w.Helper()
	status, location, _ := w.get(b, "/slack/install")
	if status != http.StatusFound || location.Host != "slack.com" || location.Path != "/oauth/v2/authorize" || location.Query().Get("client_id") != fakeslack.ClientID {
		w.Fatalf("%d, %v", status, location)
	}
	if got := strings.Split(location.Query().Get("scope"), ","); !slices.Equal(got, Scopes()) {
		w.Errorf("asks for %v", got)
	}
	return location.Query().Get("state")
}

// installed installs the app.
func (w *world) installed(i fakeslack.Install) {
	w.Helper()
	b := w.browser()
	state := w.begin(b)
	if status, _, body := w.get(b, "/slack/oauth?"+url.Values{"state": {state}, "code": {w.fake.Offer(i)}}.Encode()); status != 200 || !strings.Contains(body, "<h1>Installed</h1>") || strings.Contains(body, "<b>") {
		w.Fatalf("%d: %s", status, body)
	}
}

// TestInstall: an installation that was begun here, in this browser and just now,
// ends once; any other is refused before Slack is asked.
func TestInstall(t *testing.T) {
	now := time.Now()
	w := newWorld(t, func(c *Config) { several(c); c.Now = func() time.Time { return now } })
	end := func(b *http.Client, state string) (int, string) {
		status, _, body := w.get(b, "/slack/oauth?"+url.Values{"state": {state}, "code": {w.fake.Offer(fakeslack.Install{Team: "T2", Token: "xoxb-2", Self: "UBOT2"})}}.Encode())
		return status, body
	}
	b := w.browser()
	for name, try := range map[string]func() int{
		"no state":        func() int { s, _ := end(b, ""); return s },
		"another's":       func() int { s, _ := end(b, "abc.1.def"); return s },
		"another browser": func() int { s, _ := end(w.browser(), w.begin(b)); return s },
		"two states": func() int {
			s := w.begin(b)
			st, _, _ := w.get(b, "/slack/oauth?code=x&state="+s+"&state="+s)
			return st
		},
		"changed": func() int { s := w.begin(b); st, _ := end(b, "-_"+s[2:]+"-"); return st },
		"forged, with its cookie": func() int {
			forged := w.browser()
			state := "AAAAAAAAAAAAAAAAAAAAAA." + strconv.FormatInt(now.Unix(), 10) + "." + strings.Repeat("A", 43)
			forged.Jar.SetCookies(must(url.Parse(w.endpoint+"/slack/")), []*http.Cookie{{Name: cookie, Value: state, Path: "/slack/"}})
			st, _ := end(forged, state)
			return st
		},
		"too late": func() int { s := w.begin(b); now = now.Add(stateLasts + 2*time.Second); st, _ := end(b, s); return st },
		"of the future": func() int {
			s := w.begin(b)
			now = now.Add(-time.Hour)
			st, _ := end(b, s)
			now = now.Add(time.Hour)
			return st
		},
		"without a cookie": func() int { s := w.begin(b); st, _ := end(http.DefaultClient, s); return st },
	} {
		if status := try(); status != http.StatusForbidden {
			t.Errorf("%s: %d", name, status)
		}
	}
	if n := len(w.fake.Calls("oauth.v2.access")); n > 0 {
		t.Errorf("Slack was asked %d times", n)
	}
	state := w.begin(b)
	jar := b.Jar.Cookies(must(url.Parse(w.endpoint + "/slack/")))
	if status, body := end(b, state); status != 200 || !strings.Contains(body, "Installed") {
		t.Errorf("%d: %s", status, body)
	}
	b.Jar.SetCookies(must(url.Parse(w.endpoint+"/slack/")), []*http.Cookie{{Name: cookie, Value: jar[0].Value, Path: "/slack/"}})
	if status, _ := end(b, state); status != http.StatusForbidden {
		t.Errorf("once more: %d", status)
	}
	state = w.begin(b)
	if status, _, body := w.get(b, "/slack/oauth?error=access_denied&state="+url.QueryEscape(state)); status != 200 || !strings.Contains(body, "Not installed") {
		t.Errorf("%d: %s", status, body)
	}
	state = w.begin(b)
	if status, _, _ := w.get(b, "/slack/oauth?code=code-secret-unknown&state="+url.QueryEscape(state)); status != http.StatusBadGateway {
		t.Errorf("an unknown code: %d", status)
	}
	state = w.begin(b)
	code := w.fake.Offer(fakeslack.Install{Team: "T3", Token: "xoxb-3", Self: "UBOT3", Expires: 43200})
	if status, _, _ := w.get(b, "/slack/oauth?code="+code+"&state="+url.QueryEscape(state)); status != http.StatusBadGateway {
		t.Errorf("a token that expires: %d", status)
	}
	if _, err := w.store.Installation(t.Context(), team("T3")); !errors.Is(err, bot.ErrNotInstalled) {
		t.Errorf("%v", err)
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// TestTokensAtRest: no token stands in the file, and with another key it is none.
func TestTokensAtRest(t *testing.T) {
	w := newWorld(t, several)
	w.installed(fakeslack.Install{Team: "T2", Token: "xoxb-2222-at-rest", Self: "UBOT2"})
	i, err := w.store.Installation(t.Context(), team("T2"))
	if err != nil || i.Self != "UBOT2" || bytes.Contains(i.Sealed, []byte("xoxb")) {
		t.Fatalf("%+v, %v", i, err)
	}
	if _, err := newSeal(bytes.Repeat([]byte{8}, keySize)).open(i.Workspace, i.Sealed); !errors.Is(err, errSeal) {
		t.Errorf("another key: %v", err)
	}
	if _, err := w.app.seal.open(team("T1"), i.Sealed); !errors.Is(err, errSeal) {
		t.Errorf("another's row: %v", err)
	}
	if got, err := w.app.seal.open(i.Workspace, i.Sealed); err != nil || got != "xoxb-2222-at-rest" {
		t.Errorf("%v", err)
	}
	for n := range i.Sealed {
		bad := bytes.Clone(i.Sealed)
		bad[n] ^= 1
		if _, err := w.app.seal.open(i.Workspace, bad); !errors.Is(err, errSeal) {
			t.Fatalf("byte %d changed: %v", n, err)
		}
	}
	again, err := w.app.seal.close(i.Workspace, "xoxb-2222-at-rest")
	if err != nil || bytes.Equal(again, i.Sealed) {
		t.Errorf("the same twice, %v", err)
	}
	files, err := filepath.Glob(filepath.Join(w.folder, "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%v, %v", files, err)
	}
	for _, f := range files {
		if b, err := os.ReadFile(f); err != nil || bytes.Contains(b, []byte("xoxb-2222")) {
			t.Errorf("%s holds the token, or %v", f, err)
		}
	}
}

const ferry = "Ferries wait\n\n“Nobody steers a ferry through that,” said Captain Ruth Adeyemi.\n"

// TestWorkspacesAreApart: each workspace has its own token, its own stories and its
// own conversations, by the same channel and user ids.
func TestWorkspacesAreApart(t *testing.T) {
	bothWays(t, several, func(t *testing.T, w *world) {
		for _, id := range []string{"T1", "T2"} {
			w.installed(fakeslack.Install{Team: id, Token: "xoxb-of-" + id, Self: "UBOT" + id})
		}
		w.add(team("T2"), "ferry.txt", ferry)
		ask := func(id, text string) fakeslack.Call {
			t.Helper()
			c := w.posted(w.fake.Message(fakeslack.From{Team: id, Channel: "C1"}, "mention", w.stamp(), "1739430000.5", text))
			if c.Token != "xoxb-of-"+id {
				t.Errorf("%s is answered with %s", id, c.Token)
			}
			return c
		}
		for id, tt := range map[string]struct{ does, doesNot string }{"T1": {words, "ferry through"}, "T2": {"ferry through", words}} {
			for _, q := range []string{question, "What did Adeyemi say?", "And Adeyemi?"} {
				c := ask(id, q)
				if strings.Contains(c.JSON(), tt.doesNot) {
					t.Errorf("%s is told another's words: %s", id, c.JSON())
				}
			}
		}
		// Where the app is not installed nothing is said.
		n := len(w.fake.Calls())
		w.deliver(w.fake.Message(fakeslack.From{Team: "T3", Channel: "C1"}, "mention", w.stamp(), "", question))
		w.quiet()
		if len(w.fake.Calls()) != n {
			t.Error("a workspace without the app is answered")
		}
	})
}

// TestUninstalled: when the app is uninstalled, or its token revoked, whatever was
// stored of the workspace goes, and nobody else's.
func TestUninstalled(t *testing.T) {
	for name, event := range map[string]map[string]any{
		"uninstalled": {"type": "app_uninstalled"},
		"revoked":     {"type": "tokens_revoked", "tokens": map[string]any{"oauth": []any{}, "bot": []any{"UBOTT2"}}},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, several)
			for _, id := range []string{"T1", "T2"} {
				w.installed(fakeslack.Install{Team: id, Token: "xoxb-of-" + id, Self: "UBOT" + id})
			}
			w.add(team("T2"), "ferry.txt", ferry)
			w.posted(w.fake.Message(fakeslack.From{Team: "T2", Channel: "C1"}, "mention", w.stamp(), "1739430000.5", question))
			w.quiet() // the thread is noted after the answer
			d := w.fake.Event(fakeslack.From{Team: "T2"}, event)
			w.deliver(d)
			w.quiet()
			if _, err := w.store.Installation(t.Context(), team("T2")); !errors.Is(err, bot.ErrNotInstalled) {
				t.Errorf("%v", err)
			}
			if metas, err := w.store.Stories(t.Context(), team("T2")); err != nil || len(metas) > 0 {
				t.Errorf("%v, %v", metas, err)
			}
			if ok, err := w.store.Follows(t.Context(), team("T2"), conversation("C1", "1739430000.5")); ok || err != nil {
				t.Errorf("the thread is known: %v, %v", ok, err)
			}
			if metas, err := w.store.Stories(t.Context(), here); err != nil || len(metas) != 1 {
				t.Errorf("another's stories: %v, %v", metas, err)
			}
			// Installed anew: the old event, delivered again, takes nothing.
			time.Sleep(1100 * time.Millisecond) // Slack's times are of seconds
			w.installed(fakeslack.Install{Team: "T2", Token: "xoxb-of-T2-anew", Self: "UBOTT2"})
			w.add(team("T2"), "ferry.txt", ferry)
			w.stop()
			w.start(several)
			w.deliver(d)
			w.quiet()
			if metas, err := w.store.Stories(t.Context(), team("T2")); err != nil || len(metas) != 1 {
				t.Errorf("%v, %v", metas, err)
			}
		})
	}
}

// TestOrganisation: an installation for a whole organisation serves each of its
// workspaces, each with its own stories; when it ends, all of them go.
func TestOrganisation(t *testing.T) {
	w := newWorld(t, several)
	w.installed(fakeslack.Install{Enterprise: "E1", Wide: true, Token: "xoxb-of-E1", Self: "UBOTE1"})
	w.add(team("T2"), "ferry.txt", ferry)
	for _, tt := range []struct{ team, does string }{{"T1", words}, {"T2", "ferry through"}} {
		c := w.posted(w.fake.Message(fakeslack.From{Team: tt.team, Enterprise: "E1", Wide: true, Channel: "C" + tt.team}, "mention", w.stamp(), "", question))
		if c.Token != "xoxb-of-E1" || strings.Contains(c.JSON(), words) != (tt.does == words) {
			t.Errorf("%s: %s", tt.team, c.JSON())
		}
	}
	// Another organisation's workspace is none of this one's.
	n := len(w.fake.Calls())
	w.deliver(w.fake.Message(fakeslack.From{Team: "T9", Enterprise: "E9", Wide: true}, "mention", w.stamp(), "", question))
	w.quiet()
	if len(w.fake.Calls()) != n {
		t.Error("another organisation is answered")
	}
	w.deliver(w.fake.Event(fakeslack.From{Team: "T1", Enterprise: "E1", Wide: true}, map[string]any{"type": "app_uninstalled"}))
	w.quiet()
	for _, id := range []string{"T1", "T2"} {
		if metas, err := w.store.Stories(t.Context(), team(id)); err != nil || len(metas) > 0 {
			t.Errorf("%s: %v, %v", id, metas, err)
		}
	}
	if _, err := w.store.Installation(t.Context(), organisation("E1")); !errors.Is(err, bot.ErrNotInstalled) {
		t.Errorf("%v", err)
	}
}
