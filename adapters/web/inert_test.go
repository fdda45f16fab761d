package web

import (
	"context"
	"fmt"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"

	"onrecord/qa"
)

// attacks are texts that become scripts where a page lets them: in an element, in an
// attribute, in an address, in a style, in a comment, in text that is not escaped twice.
func attacks() []string {
	return []string{
		`<script>alert(1)</script>`, `<ScRiPt src=//evil.example/x.js></sCrIpT>`, `<img src=x onerror=alert(1)>`, `<svg/onload=alert(1)>`,
		`"><script>alert(1)</script>`, `'><script>alert(1)</script>`, `" onmouseover="alert(1)`, `' onfocus='alert(1)' autofocus='`, "` onclick=alert(1) `",
		`" autofocus onfocus=alert(1) x="`, `</title><script>alert(1)</script>`, `</textarea><script>alert(1)</script>`, `</style><script>alert(1)</script>`,
		`--><script>alert(1)</script><!--`, `<![CDATA[<script>alert(1)</script>]]>`, `<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"></iframe>`,
		`<a href="javascript:alert(1)">x</a>`, `javascript:alert(1)`, `JaVaScRiPt&colon;alert(1)`, `data:text/html,<script>alert(1)</script>`, `<base href="//evil.example/">`,
		`<meta http-equiv="refresh" content="0;url=//evil.example/">`, `<form action="//evil.example/"><button>x</button></form>`, `<input onfocus=alert(1) autofocus>`,
		`<details open ontoggle=alert(1)>`, `<video><source onerror=alert(1)></video>`, `<math><mtext></p><script>alert(1)</script>`, `<object data="data:text/html,x">`,
		`<link rel=stylesheet href=//evil.example/x.css>`, `<style>@import "//evil.example/x.css";</style>`, `<x style="background:url(javascript:alert(1))">`,
		"<scr\x00ipt>alert(1)</scr\x00ipt>", "<\u0073cript>alert(1)</script>", `&lt;script&gt;alert(1)&lt;/script&gt;`, `&#60;script&#62;alert(1)&#60;/script&#62;`,
		`{{.}}`, `{{template "top"}}`, `${alert(1)}`, "\u202e<script>alert(1)</script>\u202c", "\u2028<script>alert(1)</script>", `\"><img src=x onerror=alert(1)>`,
		`<noscript><p title="</noscript><img src=x onerror=alert(1)>">`, `<svg><animate onbegin=alert(1) attributeName=x>`, `<body onload=alert(1)>`, `<template><script>alert(1)</script></template>`,
	}
}

// elements are those that a page is made of.
var elements = strings.Fields(`html head meta title link body a header p main div h1 h2 h3 form label input button section ol ul li span bdi blockquote mark q
	details summary dl dt dd article aside svg rect footer time table caption thead tbody tr th td nav code del ins`)

// attributes are those that they have.
var attributes = strings.Fields(`lang charset name content rel href type class id dir action method role for required maxlength autocomplete placeholder value
	readonly aria-label aria-labelledby data-by datetime viewbox preserveaspectratio width height scope open`)

// live lists what in a page could act: elements and attributes that it is not made
// of, and addresses that lead elsewhere than to the site, or to a story's publisher.
func live(page string) []string {
	var out []string
	note := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return []string{err.Error()}
	}
	for n := range root.Descendants() {
		switch {
		case n.Type == html.CommentNode:
			note("a comment: %q", n.Data)
			continue
		case n.Type != html.ElementNode:
			continue
		case !slices.Contains(elements, n.Data):
			note("an element <%s>", n.Data)
		}
		for _, a := range n.Attr {
			switch key := strings.ToLower(a.Key); {
			case !slices.Contains(attributes, key):
				note("<%s %s=%q>", n.Data, a.Key, a.Val)
			case key == "href" || key == "action":
				u, err := url.Parse(a.Val)
				if err != nil || u.Scheme != "" && u.Scheme != "https" && u.Scheme != "http" || u.Host != "" && !slices.Contains([]string{"read.example", "paper.example"}, u.Hostname()) {
					note("<%s %s=%q>", n.Data, a.Key, a.Val)
				}
			}
		}
	}
	return out
}

// hostile is a site whose stories hold an attack wherever a story holds text.
func hostile(tb testing.TB, attack string) *shop {
	tb.Helper()
	s := newShop(tb)
	line := strings.Join(strings.Fields(attack), " ")
	text := attack + "\n\n“" + attack + ",” said Ida " + line + ", the mayor of " + line + ".\n\nIda Brandt, " + line + ", said: “" + attack + "”\n\n– " + attack + "\n"
	st, err := qa.Parse(qa.Meta{Slug: "x", Title: attack, Source: "upload:" + attack, URL: "https://paper.example/" + url.PathEscape(attack), Date: attack, Note: attack, Author: attack, Publisher: attack, Language: attack, Paywalled: true}, strings.ReplaceAll(text, "\x00", ""))
	if err != nil {
		tb.Fatal(err)
	}
	if _, err := s.store.Add(context.Background(), home, []*qa.Story{st}); err != nil {
		tb.Fatal(err)
	}
	return s
}

// views are the addresses at which an attack is shown.
func views(attack string) []string {
	q := url.QueryEscape(attack)
	return []string{
		"/", "/stories/x", "/stories/x@1?at=0-12", "/stories/x?q=" + q, "/stories/x?q=What+did+Brandt+say%3F&after=" + q, "/?q=What+did+" + q + "+say%3F", "/stories/x?at=" + q,
		"/stories/" + url.PathEscape(attack), "/?page=" + q, "/?q=Did+Ida+Brandt+say+%22" + q + "%22%3F", "/" + url.PathEscape(attack),
	}
}

// TestInert: no text makes a page do anything.
func TestInert(t *testing.T) {
	for _, attack := range attacks() {
		s := hostile(t, attack)
		for _, path := range views(attack) {
			w := s.get(t, path, "X-Forwarded-Host: "+strings.ReplaceAll(attack, "\n", ""))
			if w.Code >= 500 {
				t.Errorf("%s: %d", path, w.Code)
			}
			if strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
				for _, l := range live(w.Body.String()) {
					t.Errorf("%q at %s: %s", attack, path, l)
				}
			}
		}
	}
}

// TestLive shows that what acts is found.
func TestLive(t *testing.T) {
	for _, text := range []string{`<script>1</script>`, `<p onclick="1">`, `<a href="javascript:1">`, `<a href="//evil.example/">`, `<img src=x>`, `<p style="x">`, `<!-- x -->`, `<form action="http://evil.example">`} {
		if len(live("<!doctype html><body>"+text)) == 0 {
			t.Errorf("%s is let through", text)
		}
	}
}

// TestInertInABrowser opens the same pages: no dialog, no complaint of the policy,
// which would be of something that it stopped.
func TestInertInABrowser(t *testing.T) {
	ctx := browser(t)
	failed := complaints(t, ctx)
	all := strings.Join(attacks(), "\n\n")
	s := hostile(t, strings.ReplaceAll(all, "\x00", ""))
	server := httptest.NewServer(s)
	defer server.Close()
	for _, path := range views(`"><script>alert(1)</script><img src=x onerror=alert(1)>`) {
		if strings.HasPrefix(path, "/stories/x") || strings.HasPrefix(path, "/?") || path == "/" {
			do(t, ctx, chromedp.Navigate(server.URL+path), painted())
		}
	}
	if said := failed(); len(said) > 0 {
		t.Errorf("the browser says %q", said)
	}
}

// FuzzPage: whatever a story holds, and whatever is asked of it, the page is inert, and
// what it shows of the story is the story.
func FuzzPage(f *testing.F) {
	f.Add("A <b>bold</b> claim\n\n“It leaks,” said Ida Brandt.\n", "What did Brandt say?", "3-9")
	f.Add("\u202eA\u2066 B\n\n\"x\" onclick=\"y\n", "<script>", "0-4")
	f.Fuzz(func(t *testing.T, text, question, at string) {
		st, err := qa.Parse(qa.Meta{Slug: "x", Title: text, URL: "https://paper.example/x"}, text)
		if err != nil {
			return
		}
		s := &Site{pages: parsePages("/style.css", "/icon.svg")}
		c := parseAt(at).in(st)
		view, err := newStoryPage(st, c, "http://read.example", &qa.Answer{Question: question, ReadAs: text, Passages: []qa.Passage{}}, []string{question})
		if err != nil {
			t.Fatal(err)
		}
		var page strings.Builder
		if err := s.pages.ExecuteTemplate(&page, "story.html", view); err != nil {
			t.Fatal(err)
		}
		if l := live(page.String()); len(l) > 0 {
			t.Fatalf("%q", l)
		}
		for _, p := range view.Paragraphs {
			var b strings.Builder
			for _, x := range p.Pieces {
				b.WriteString(x.Text)
			}
			want := ""
			for _, d := range st.Doc.Paragraphs {
				if d.Number == p.Number {
					want = d.In(st.Text)
				}
			}
			if b.String() != want {
				t.Fatalf("paragraph %d is shown as %q, it is %q", p.Number, b.String(), want)
			}
		}
	})
}

// FuzzAt: a citation is read as it is written, and cites whole characters only.
func FuzzAt(f *testing.F) {
	for _, at := range []string{"", "1-2", "2-1", "-1-2", "1-", "00-9", "1-2-3", "99999999999999999999-1", "+1-2", "1-2 "} {
		f.Add(at)
	}
	st, err := qa.Parse(qa.Meta{Slug: "x"}, "Ärger im Hafen\n\n“Nein”, sagte sie.\n")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, at string) {
		c := parseAt(at)
		if c == (citation{}) {
			return
		}
		if again := parseAt(c.String()); again != c {
			t.Fatalf("%q is read as %v, and then as %v", at, c, again)
		}
		if in := c.in(st); in != (citation{}) && strings.ContainsRune(st.Text[in.start:in.end], '\uFFFD') {
			t.Fatalf("%q cites %q", at, st.Text[in.start:in.end])
		}
	})
}
