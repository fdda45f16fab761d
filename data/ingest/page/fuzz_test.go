package page

import (
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/text/language"

	"onrecord/qa"
)

// FuzzRead: whatever a page is, it is read or refused with one of three errors, and
// what is read is a story whose metadata can be shown anywhere.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/pages/*.html")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		body, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(body, "text/html")
	}
	for _, s := range []string{
		"", "<p>", "\xff\xfe<\x00p\x00>\x00", "<!DOCTYPE html><body><p hidden>x", "<a><p>x<a><p>y", "<table><p>x<tr><p>y", "<svg><p>x</svg><math><mi><p>", "<template><p>x",
		"<br><br>x<br><br>", "<form><input>" + strings.Repeat("<p>Words and words, and more of them.</p>", 9), `<script type="application/ld+json">{"@graph":[{"@id":"x","@type":"Article","author":{"@id":"x"}}]}</script>`,
		`<link rel=canonical href="//evil.example/"><meta property="og:url" content="javascript:x">`, "<pre>a\nb\n\n\nc</pre>", "<h1>" + strings.Repeat("x", 400) + "</h1>",
	} {
		f.Add([]byte(s), "text/html; charset=windows-1251")
	}
	address := &url.URL{Scheme: "https", Host: "fuzz.example", Path: "/a"}
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		p, err := Read(body, contentType, address)
		if err != nil {
			if !errors.Is(err, ErrNoArticle) && !errors.Is(err, ErrTooLarge) && !errors.Is(err, ErrCharset) {
				t.Error(err)
			}
			return
		}
		if !utf8.ValidString(p.Text) || strings.ContainsAny(p.Text, "\x00") {
			t.Error("no text")
		}
		if _, err := qa.Parse(qa.Meta{}, p.Text); err != nil {
			t.Errorf("no story: %v", err)
		}
		for _, s := range []string{p.Title, p.Author, p.Publisher} {
			if strings.ContainsAny(s, "\n\r") {
				t.Errorf("more than a line: %q", s)
			}
		}
		if p.Date != "" && !date(p.Date) {
			t.Errorf("date %q", p.Date)
		}
		if _, err := language.Parse(p.Language); p.Language != "" && err != nil {
			t.Errorf("language %q", p.Language)
		}
		if u, err := url.Parse(p.URL); p.URL != "" && (err != nil || u.Host != "fuzz.example" && u.Host != "www.fuzz.example" && !strings.EqualFold(u.Host, "fuzz.example")) {
			t.Errorf("address %q", p.URL)
		}
	})
}

func date(s string) bool {
	_, e1 := time.Parse(time.RFC3339, s)
	_, e2 := time.Parse(time.DateOnly, s)
	return e1 == nil || e2 == nil
}

// FuzzBound: what the bound lets pass, the parser takes, and makes no more of it than
// was counted.
func FuzzBound(f *testing.F) {
	for _, s := range []string{"<b><p>", "<table><b>x<td>", "</p></br>", "<a href=x>y<a>", "<select><option>x<table>", "<svg><desc><p>", "<frameset>", "<nobr>x<nobr>"} {
		f.Add(s, 3)
	}
	f.Fuzz(func(t *testing.T, s string, n int) {
		n = max(0, min(n, 300))
		text := strings.Repeat(s, n)
		if len(text) > 100_000 || bound(text) != nil {
			return
		}
		nodes, err := count(text)
		if err == nil && nodes > 12*maxNodes {
			t.Errorf("%d nodes", nodes)
		}
	})
}

func count(text string) (nodes int, err error) {
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return 0, err
	}
	for range doc.Descendants() {
		nodes++
	}
	return nodes, nil
}
