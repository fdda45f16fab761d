package feed

import (
	"errors"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var address = &url.URL{Scheme: "https", Host: "gazette.example", Path: "/feeds/all.xml"}

// published are feeds as publishers write them, by what they are.
var published = map[string]string{
	"rss": `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title> The
 Gazette </title><item><title><![CDATA[Wall & harbour]]></title><link> ../wall?a=1&amp;b=2 </link><guid isPermaLink="false">g1</guid><pubDate>Tue, 24 Nov 2026 10:00:00 +0100</pubDate></item></channel></rss>`,
	"atom": `<feed xmlns="http://www.w3.org/2005/Atom"><title>The Gazette</title><entry><title type="html">Wall &amp;amp; harbour</title><link href="/wall?a=1&amp;b=2"/><id>g1</id><published>2026-11-24T10:00:00+01:00</published></entry></feed>`,
	"json": `{"version":"https://jsonfeed.org/version/1","title":"The Gazette","items":[{"id":"g1","url":"https://gazette.example/wall?a=1&b=2","title":"Wall & harbour","date_published":"2026-11-24T10:00:00+01:00"}]}`,
	"rdf": `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Gazette</title></channel>
<item rdf:about="g1"><title>Wall &amp; harbour</title><link>https://gazette.example/wall?a=1&amp;b=2</link><dc:date>2026-11-24T10:00:00+01:00</dc:date></item></rdf:RDF>`,
	"latin-1":      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss version=\"2.0\"><channel><title>The Gazette</title><item><title>Wall &amp; harbour</title><link>/wall?a=1&amp;b=2</link><guid>g1</guid><author>J\xf6rg</author><pubDate>Tue, 24 Nov 2026 10:00:00 +0100</pubDate></item></channel></rss>",
	"a stray mark": "<rss version=\"2.0\"><channel><title>The\x0b Gazette</title><item><title>Wall & harbour</title><link>/wall?a=1&amp;b=2</link><guid>g1</guid><pubDate>Tue, 24 Nov 2026 10:00:00 +0100</pubDate></item></channel></rss>",
}

func TestParse(t *testing.T) {
	for name, text := range published {
		t.Run(name, func(t *testing.T) {
			if !Is("", []byte(text)) {
				t.Error("it does not look like a feed")
			}
			f, err := Parse([]byte(text), address)
			if err != nil || f.Title != "The Gazette" || len(f.Items) != 1 {
				t.Fatalf("%+v, %v", f, err)
			}
			i := f.Items[0]
			if i.Author != "" && i.Author != "Jörg" {
				t.Errorf("author %q", i.Author)
			}
			day, err := time.Parse(time.RFC3339, i.Date)
			if err != nil || day.UTC().Hour() != 9 {
				t.Errorf("date %q", i.Date)
			}
			if name == "rdf" {
				i.GUID = "g1"
			}
			i.Updated, i.Date, i.Author = "", "", ""
			if d := cmp.Diff(Item{GUID: "g1", Link: "https://gazette.example/wall?a=1&b=2", Title: "Wall & harbour"}, i); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestIs(t *testing.T) {
	for text, want := range map[string]bool{
		"": false, "<!DOCTYPE html><html>": false, "<html><rss>": false, "{}": false, `{"version":"1"}`: false, "A story.": false, "<?xml version='1.0'?><note/>": false,
		"<rss>": true, "\ufeff<rss version='2.0'>": true, "<!-- made by hand --><feed xmlns='http://www.w3.org/2005/Atom'>": true,
	} {
		if got := Is("", []byte(text)); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
	if !Is("application/rss+xml; charset=utf-8", nil) || Is("text/html", []byte("<rss>")) || !Is("text/html", []byte("<?xml version='1.0'?><rss>")) {
		t.Error("the type is not looked at")
	}
}

func TestParseRefuses(t *testing.T) {
	rss := func(items string) string { return "<rss version='2.0'><channel>" + items + "</channel></rss>" }
	for name, c := range map[string]struct {
		text string
		want error
	}{
		"nothing":         {"", ErrNotFeed},
		"a page":          {"<html><p>x</html>", ErrNotFeed},
		"broken off":      {"<rss version='2.0'><channel><item>", ErrNotFeed},
		"items":           {rss(strings.Repeat("<item/>", maxItems+1)), ErrTooLarge},
		"named items":     {rss(strings.Repeat("<x:item/>", maxItems+1)), ErrTooLarge},
		"depth":           {rss(strings.Repeat("<a>", maxDepth)), ErrTooLarge},
		"elements":        {rss(strings.Repeat("<a/>", maxElements)), ErrTooLarge},
		"attributes":      {rss("<item " + strings.Repeat("a='' ", 20_000) + "/>"), ErrTooLarge},
		"hidden behind >": {rss("<item " + strings.Repeat("a='>' ", 20_000) + "/>"), ErrTooLarge},
		"JSON depth":      {`{"version":"https://jsonfeed.org/version/1","items":` + strings.Repeat("[", 100), ErrTooLarge},
		"JSON items":      {`{"version":"https://jsonfeed.org/version/1","items":[` + strings.Repeat("{},", 4*maxItems) + "{}]}", ErrTooLarge},
	} {
		if f, err := Parse([]byte(c.text), address); !errors.Is(err, c.want) {
			t.Errorf("%s: %d items, %v", name, len(f.Items), err)
		}
	}
	if f, err := Parse([]byte(rss(strings.Repeat("<item><link>http://a.example/</link></item>", maxItems))), address); err != nil || len(f.Items) != maxItems {
		t.Errorf("%d items, %v", len(f.Items), err)
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range published {
		f.Add([]byte(text))
	}
	f.Add([]byte(`<!DOCTYPE rss [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><rss><channel><title>&b;</title><item><link>javascript:x</link></item></channel></rss>`))
	f.Fuzz(func(t *testing.T, body []byte) {
		_ = Is("", body)
		feed, err := Parse(body, address)
		if err != nil && !errors.Is(err, ErrNotFeed) && !errors.Is(err, ErrTooLarge) {
			t.Error(err)
		}
		for _, i := range feed.Items {
			u, err := url.Parse(i.Link)
			if err != nil || i.Link != "" && (u.Host == "" || u.Scheme != "http" && u.Scheme != "https") {
				t.Errorf("link %q", i.Link)
			}
			if i.Link == "" && i.Content == "" || strings.ContainsAny(i.Title+i.GUID+i.Author, "\n\r") {
				t.Errorf("%+v", i)
			}
		}
	})
}
