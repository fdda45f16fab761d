package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/bot"
	"onrecord/data"
	"onrecord/qa"
)

// press is a site whose pages a test writes and counts.
type press struct {
	*httptest.Server
	mu    sync.Mutex
	pages map[string]sheet
	asked map[string]int
}

// sheet is what stands at a path.
type sheet struct {
	kind string
	body string
	code int
	etag string
}

func newPress(t *testing.T) *press {
	t.Helper()
	p := &press{pages: map[string]sheet{}, asked: map[string]int{}}
	p.Server = httptest.NewServer(p)
	t.Cleanup(p.Close)
	return p
}

func (p *press) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.asked[r.URL.Path]++
	s, ok := p.pages[r.URL.Path]
	switch {
	case !ok:
		http.NotFound(w, r)
		return
	case s.code == http.StatusFound:
		http.Redirect(w, r, s.body, s.code)
		return
	case s.etag != "" && r.Header.Get("If-None-Match") == s.etag:
		w.WriteHeader(http.StatusNotModified)
		return
	}
	if s.kind == "" {
		s.kind = "text/html; charset=utf-8"
	}
	w.Header().Set("Content-Type", s.kind)
	w.Header().Set("ETag", s.etag)
	if s.code != 0 {
		w.WriteHeader(s.code)
	}
	_, _ = io.WriteString(w, s.body)
}

func (p *press) set(path string, s sheet) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pages[path] = s
}

func (p *press) count(path string) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.asked[path]
}

// articleOf is a page with a headline and what is said in it.
func articleOf(headline, said, head string) string {
	return fmt.Sprintf(`<!DOCTYPE html><html lang="en"><head><title>%s</title>%s</head><body><h1>%[1]s</h1>
<p>The town council of Velm met again on Monday evening to talk about the harbour wall and its cracks.</p>
<p>“%[3]s,” said Ingrid Solheim, the mayor, after the meeting had ended.</p></body></html>`, headline, head, said)
}

// walk gives a line for each draft: its source and its title, or its error.
func (p *press) walk(t *testing.T, w *Web, sources ...string) (lines []string) {
	t.Helper()
	for d := range w.Walk(t.Context(), sources, nil) {
		st, err := d.Parse()
		if err != nil {
			lines = append(lines, strings.ReplaceAll(err.Error(), p.URL, ""))
			continue
		}
		lines = append(lines, strings.ReplaceAll(st.Source, p.URL, "")+" "+st.Title)
	}
	return lines
}

func TestWebDocuments(t *testing.T) {
	p := newPress(t)
	p.set("/page", sheet{body: articleOf("Wall to be mended", "We will mend it", "")})
	p.set("/moved", sheet{body: "/page?utm_source=letter&id=3", code: http.StatusFound})
	p.set("/text", sheet{kind: "text/plain; charset=iso-8859-1", body: "Hafenm\xfchle\n\nDie M\xfchle steht still, sagte der M\xfcller.\n"})
	p.set("/front", sheet{kind: "text/markdown", body: "---\ntitle: Posing\nurl: https://other.example/\n---\nSome words that somebody wrote down here.\n"})
	p.set("/pdf", sheet{kind: "application/pdf", body: "%PDF-1.7"})
	p.set("/picture", sheet{kind: "image/png", body: "\x89PNG"})
	p.set("/empty", sheet{body: "<p>Please enable cookies.</p>"})
	p.set("/zip", sheet{kind: "application/zip", body: "PK\x03\x04"})
	got := p.walk(t, here(p.URL), p.URL+"/page", p.URL+"/moved#part", p.URL+"/text", p.URL+"/front", p.URL+"/pdf", p.URL+"/picture", p.URL+"/empty", p.URL+"/zip", p.URL+"/none", "ftp://x/")
	want := []string{
		"/page Wall to be mended",
		"/page?id=3 Wall to be mended",
		"/text Hafenmühle",
		"/front Some words that somebody wrote down here.",
		"/pdf: it is a PDF; turn it into text (pdftotext) and add that",
		"/picture: it is no page but \"image/png\"; save its text as a .txt file and add that",
		"/empty: no article was found on the page; save its text as a .txt file and add that",
		"/zip: it is no page but \"application/zip\"; save its text as a .txt file and add that",
		"/none: there is no such page (404 Not Found); look at the address",
		"ftp://x/: only http and https addresses are fetched",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// Feeds of each kind, with relative links, other hosts and items without a link.
var feeds = map[string]sheet{
	"rss": {kind: "application/rss+xml", body: `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Velm</title>
<item><title>One</title><link>/one?utm_medium=rss</link><guid>1</guid></item>
<item><title>Lost</title><link>/lost</link><guid>2</guid></item>
<item><title>Flash: the tide is in</title><guid isPermaLink="false">3</guid><content:encoded><![CDATA[<p>The tide came in at nine and took the mayor’s hat with it, witnesses say.</p><p>“It was an old hat,” said Ingrid Solheim.</p>]]></content:encoded></item>
</channel></rss>`},
	"atom": {kind: "text/xml", body: `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Velm</title>
<entry><title>One</title><link rel="alternate" href="/one"/><id>tag:1</id><updated>2026-01-01T00:00:00Z</updated></entry>
<entry><title>Lost</title><link href="/lost"/><id>tag:2</id></entry>
<entry><title>Flash: the tide is in</title><id>tag:3</id><content type="html">&lt;p&gt;The tide came in at nine and took the mayor’s hat with it, witnesses say.&lt;/p&gt;&lt;p&gt;“It was an old hat,” said Ingrid Solheim.&lt;/p&gt;</content></entry></feed>`},
	"json": {kind: "application/feed+json", body: `{"version":"https://jsonfeed.org/version/1.1","title":"Velm","items":[
{"id":"1","url":"/one","title":"One"},{"id":"2","url":"/lost","title":"Lost"},
{"id":"3","title":"Flash: the tide is in","content_html":"<p>The tide came in at nine and took the mayor’s hat with it, witnesses say.</p><p>“It was an old hat,” said Ingrid Solheim.</p>"}]}`},
}

func TestFeeds(t *testing.T) {
	for name, feed := range feeds {
		t.Run(name, func(t *testing.T) {
			p := newPress(t)
			p.set("/feed", feed)
			p.set("/one", sheet{body: articleOf("One wall stands", "It stands", "")})
			got := p.walk(t, here(p.URL), p.URL+"/feed")
			if len(got) != 3 || got[0] != "/one One wall stands" || !strings.HasPrefix(got[1], "/lost: there is no such page") ||
				!strings.HasPrefix(got[2], "/feed#") || !strings.HasSuffix(got[2], " Flash: the tide is in") {
				t.Errorf("%q", got)
			}
		})
	}
}

// TestPosing: whatever a page or a feed says of itself, a story is known by the
// address that its text came from, and no other's is replaced.
func TestPosing(t *testing.T) {
	good, bad := newPress(t), newPress(t)
	asOther := strings.Replace(bad.URL, "127.0.0.1", "localhost", 1) // another host
	s, err := data.Memory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	w := here(good.URL, asOther)
	good.set("/story", sheet{body: articleOf("Wall to be mended", "We will mend it", `<meta property="og:site_name" content="Velm Gazette"><link rel="canonical" href="/story">`)})
	add := func(sources ...string) (added []data.Added) {
		t.Helper()
		if err := Add(t.Context(), s, "local", w.Walk(t.Context(), sources, nil), func(r Result) {
			if r.Err != nil {
				t.Error(r.Err)
			}
			added = append(added, r.Added)
		}); err != nil {
			t.Fatal(err)
		}
		return added
	}
	first := add(good.URL + "/story")[0]
	bad.set("/feed", sheet{kind: "application/rss+xml", body: fmt.Sprintf(`<rss version="2.0"><channel><title>Velm Gazette</title><link>%[1]s</link>
<item><title>Wall to be mended</title><link>%[2]s/fake</link><guid>%[1]s/story</guid></item>
<item><title>Wall to be mended</title><guid>%[1]s/story</guid><pubDate>Fri, 01 Jan 2100 00:00:00 GMT</pubDate><description>%[3]s</description></item>
</channel></rss>`, good.URL, asOther, strings.Repeat("The wall will be torn down, said the mayor. ", 5))})
	bad.set("/fake", sheet{body: articleOf("Wall to be torn down", "We will tear it down", fmt.Sprintf(`<link rel="canonical" href="%[1]s/story"><meta property="og:url" content="%[1]s/story">
<meta property="og:site_name" content="Velm Gazette"><meta property="article:published_time" content="2100-01-01"><script type="application/ld+json">{"@type":"NewsArticle","@id":"%[1]s/story","url":"%[1]s/story","headline":"Wall to be torn down"}</script>`, good.URL))})
	for _, a := range add(asOther + "/feed") {
		if a.Slug == first.Slug || a.Status != data.New {
			t.Errorf("%+v took the place of %+v", a, first)
		}
	}
	stories, err := s.Stories(t.Context(), "local")
	if err != nil || len(stories) != 3 {
		t.Fatalf("%d stories, %v", len(stories), err)
	}
	for i, m := range stories {
		host := hostOf(t, m.URL)
		switch {
		case i == 0 && (m.ID != first.ID || host != "127.0.0.1" || m.Publisher != "Velm Gazette (127.0.0.1)"):
			t.Errorf("the story was changed: %+v", m)
		case i > 0 && (host == "127.0.0.1" || !strings.Contains(m.Publisher, "localhost") || m.Date != ""):
			t.Errorf("it poses: %+v", m)
		}
	}
	// The same address with another text is a revision, by the same hand.
	good.set("/story", sheet{body: articleOf("Wall to be mended", "We will mend it in May", "")})
	if a := add(good.URL + "/story?fbclid=x")[0]; a.Status != data.Revised || a.Slug != first.Slug {
		t.Errorf("%+v", a)
	}
}

func hostOf(t *testing.T, address string) string {
	t.Helper()
	if address == "" {
		return ""
	}
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return u.Hostname()
}

// TestKeeperFetches: somebody who manages a chat's stories gives an address, or a page
// as a file; what is wrong is told to them, and nothing of the network.
func TestKeeperFetches(t *testing.T) {
	p := newPress(t)
	p.set("/story", sheet{body: articleOf("Wall to be mended", "We will mend it", `<meta name="author" content="Ada Brook"><script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>`)})
	p.set("/feed", feeds["rss"])
	s, err := data.Memory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	k := Keeper{Store: s, Web: here(p.URL)}
	m, err := k.Add(t.Context(), "discord:server:1", bot.Draft{URL: p.URL + "/story"})
	want := qa.Meta{Slug: "wall-to-be-mended", Title: "Wall to be mended", Source: p.URL + "/story", URL: p.URL + "/story", Author: "Ada Brook", Publisher: "127.0.0.1", Language: "en", Paywalled: true, Revision: 1}
	m.ID = ""
	if d := cmp.Diff(want, m); err != nil || d != "" {
		t.Errorf("%v %s", err, d)
	}
	list, err := s.Stories(t.Context(), "discord:server:1")
	if err != nil || len(list) != 1 {
		t.Fatalf("%v, %v", list, err)
	}
	list[0].ID, list[0].Added = "", "" // the moment is tested by package data
	if d := cmp.Diff(want, list[0]); d != "" {
		t.Error(d)
	}
	if m, err := k.Add(t.Context(), "discord:server:1", bot.Draft{Name: "saved.html", Text: harbourPage}); err != nil || m.Title != "Harbour opens" || m.Author != "Ada Brook" || m.Slug != "saved" {
		t.Errorf("%+v, %v", m, err)
	}
	for address, why := range map[string]string{
		p.URL + "/feed": "it is a feed, not a story", p.URL + "/none": "there is no such page", "file:///etc/passwd": "only http and https", "http://10.0.0.1/": "private network", "x": "only http and https",
	} {
		_, err := k.Add(t.Context(), "discord:server:1", bot.Draft{URL: address})
		if !errors.Is(err, bot.ErrNoPage) || bot.Inside(err) || !strings.Contains(bot.Explain(err), why) {
			t.Errorf("%s: %v", address, err)
		}
	}
	if _, err := (Keeper{Store: s}).Add(t.Context(), "discord:server:1", bot.Draft{URL: p.URL + "/story"}); !errors.Is(err, bot.ErrNoPage) {
		t.Errorf("without a Web of its own a keeper reaches this machine: %v", err)
	}
	if _, err := k.Add(t.Context(), "discord:server:1", bot.Draft{Name: "bad.html", Text: "<p>x"}); !errors.Is(err, bot.ErrNoPage) {
		t.Error(err)
	}
}

// TestWebStops: who has seen enough gets no more, and nothing more is asked for.
func TestWebStops(t *testing.T) {
	p := newPress(t)
	p.set("/feed", feeds["rss"])
	p.set("/one", sheet{body: articleOf("One wall stands", "It stands", "")})
	for range here(p.URL).Walk(t.Context(), []string{p.URL + "/feed", p.URL + "/more"}, nil) {
		break
	}
	if p.count("/lost")+p.count("/more") > 0 {
		t.Error("more was asked for")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for d := range here(p.URL).Walk(ctx, []string{p.URL + "/one"}, nil) {
		t.Errorf("%+v", d)
	}
}

func TestIdentity(t *testing.T) {
	for address, want := range map[string]string{
		"HTTPS://Example.org": "https://example.org/",
		"https://example.org/a/?utm_source=x&b=1&UTM_term=y#z": "https://example.org/a/?b=1",
		"https://example.org/a?b=2&b=1&gclid=7":                "https://example.org/a?b=2&b=1",
		"http://example.org:8080/a%2Fb?q=a+b":                  "http://example.org:8080/a%2Fb?q=a+b",
	} {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		if got := identity(u); got != want {
			t.Errorf("%s: %s, want %s", address, got, want)
		}
	}
}
