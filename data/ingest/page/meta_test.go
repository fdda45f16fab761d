package page

import (
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const prose200 = `<p>The council of the town met on Monday evening, and it talked until midnight about the wall and its cracks.</p><p>Nobody left before the end, and nobody voted against it.</p>`

// readHTML reads a page of a head and a body.
func readHTML(t *testing.T, head, body string) Page {
	t.Helper()
	p, err := Read([]byte("<!DOCTYPE html><html><head>"+head+"</head><body>"+body+"</body></html>"), "text/html; charset=utf-8", &url.URL{Scheme: "https", Host: "www.gazette.example", Path: "/a/b"})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestMeta: what pages say of themselves, in each of the ways in which they do.
func TestMeta(t *testing.T) {
	ld := func(s string) string { return `<script type="application/ld+json">` + s + `</script>` }
	for name, c := range map[string]struct {
		head string
		want Page
	}{
		"nothing":                     {"", Page{}},
		"an author as a string":       {ld(`{"@type":"NewsArticle","author":"Ada Brook"}`), Page{Author: "Ada Brook"}},
		"authors as a list":           {ld(`{"@type":"NewsArticle","author":["Ada Brook",{"name":"Ben Holt"},{"@type":"Person"}]}`), Page{Author: "Ada Brook, Ben Holt"}},
		"an author's name as a list":  {ld(`{"@type":"NewsArticle","author":{"name":["Ada Brook"]}}`), Page{Author: "Ada Brook"}},
		"an author by id":             {ld(`{"@graph":[{"@type":"Person","@id":"#a","name":"Ada Brook"},{"@type":"NewsArticle","author":{"@id":"#a"}}]}`), Page{Author: "Ada Brook"}},
		"ids in a circle":             {ld(`{"@graph":[{"@type":"Person","@id":"#a","sameAs":{"@id":"#a"}},{"@type":"NewsArticle","author":{"@id":"#a"}}]}`), Page{}},
		"an author as an address":     {`<meta property="article:author" content="https://social.example/ada"><meta name="author" content="Ada Brook">`, Page{Author: "Ada Brook"}},
		"a publisher as a string":     {ld(`{"@type":"NewsArticle","publisher":"The Gazette"}`), Page{Publisher: "The Gazette"}},
		"a date as a list":            {ld(`{"@type":"NewsArticle","datePublished":["2026-03-04T05:06:07Z"]}`), Page{Date: "2026-03-04T05:06:07Z"}},
		"a date without a zone":       {ld(`{"@type":"NewsArticle","datePublished":"2026-03-04T05:06:07"}`), Page{Date: "2026-03-04"}},
		"a date in words":             {`<meta name="date" content="March 4, 2026">`, Page{Date: "2026-03-04"}},
		"no date":                     {`<meta name="date" content="yesterday">`, Page{}},
		"a date of never":             {`<meta name="date" content="0001-01-01T00:00:00Z">`, Page{}},
		"a language with a territory": {ld(`{"@type":"NewsArticle","inLanguage":{"@type":"Language","name":"German","alternateName":"de_AT"}}`), Page{Language: "de-AT"}},
		"another story on the page":   {ld(`{"@type":"WebPage","hasPart":{"@type":"NewsArticle","headline":"Another","author":"Eve"}}`), Page{}},
		"the story among others":      {ld(`[{"@type":"NewsArticle","url":"https://www.gazette.example/other","author":"Eve"},{"@type":"NewsArticle","url":"https://www.gazette.example/a/b","author":"Ada Brook"}]`), Page{Author: "Ada Brook"}},
		"no JSON":                     {ld(`{"@type":"NewsArticle",`) + `<meta name="author" content="Ada Brook">`, Page{Author: "Ada Brook"}},
		"two scripts":                 {ld(`{"@type":"WebSite","name":"x"}`) + ld(`{"@type":["Thing","http://schema.org/NewsArticle"],"author":"Ada Brook"}`), Page{Author: "Ada Brook"}},
		"paid":                        {ld(`{"@type":"NewsArticle","isAccessibleForFree":false}`), Page{Paywalled: true}},
		"free":                        {ld(`{"@type":"NewsArticle","isAccessibleForFree":true}`), Page{}},
		"paid in part":                {ld(`{"@type":"NewsArticle","hasPart":[{"@type":"WebPageElement","isAccessibleForFree":"False"}]}`), Page{Paywalled: true}},
		"canonical":                   {`<link rel="canonical" href="/a#x">`, Page{URL: "https://www.gazette.example/a"}},
		"canonical without www":       {`<link rel="canonical" href="https://gazette.example/a">`, Page{URL: "https://gazette.example/a"}},
		"canonical elsewhere":         {`<link rel="canonical" href="https://other.example/a"><meta property="og:url" content="https://other.example/a">`, Page{}},
		"canonical below":             {`<link rel="canonical" href="https://evil.www.gazette.example/a">`, Page{}},
		"canonical with a password":   {`<link rel="canonical" href="https://u:p@gazette.example/a">`, Page{}},
		"canonical of a script":       {`<link rel="canonical" href="javascript:alert(1)">`, Page{}},
		"canonical on another port":   {`<link rel="canonical" href="https://gazette.example:8443/a">`, Page{}},
		"a long name":                 {`<meta name="author" content="` + strings.Repeat("x", 300) + `">`, Page{}},
		"feeds":                       {`<link rel="alternate" type="application/atom+xml" href="/f"><link rel="alternate" hreflang="de" href="/de">`, Page{Feeds: []string{"/f"}}},
	} {
		t.Run(name, func(t *testing.T) {
			p := readHTML(t, c.head, prose200)
			p.Text = ""
			if d := cmp.Diff(c.want, p); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestTitle: the headline that is shown comes first, and the title is what it says.
func TestTitle(t *testing.T) {
	for name, c := range map[string]struct{ head, body, title, first string }{
		"only a title":           {"<title>Wall mended - Gazette</title>", prose200, "Wall mended - Gazette", "The council"},
		"a heading":              {"<title>Wall mended - Gazette</title>", "<h1>Wall mended</h1>" + prose200, "Wall mended", "# Wall mended"},
		"two headings":           {`<meta property="og:title" content="Wall mended after all">`, "<h1>The Gazette</h1><h1>Wall mended after all</h1>" + prose200, "Wall mended after all", "# Wall mended after all"},
		"a name as the heading":  {`<meta property="og:title" content="Wall mended after all">`, "<header><h1>Gazette</h1></header><article>" + prose200 + "</article>", "Wall mended after all", "The council"},
		"another title":          {`<meta property="og:title" content="You won’t believe it">`, "<h1>Wall mended after all</h1>" + prose200, "Wall mended after all", "# Wall mended after all"},
		"a hidden heading":       {`<meta property="og:title" content="Wall mended">`, "<h1 hidden>Give us your money now</h1>" + prose200, "Wall mended", "The council"},
		"the heading said again": {"", "<h1>Wall mended after all</h1><p>Wall mended after all</p>" + prose200, "Wall mended after all", "# Wall mended after all\n\nThe council"},
	} {
		t.Run(name, func(t *testing.T) {
			if p := readHTML(t, c.head, c.body); p.Title != c.title || !strings.HasPrefix(p.Text, c.first) {
				t.Errorf("%q, %.60q", p.Title, p.Text)
			}
		})
	}
}

// TestFurniture: what stands around a story is left out, and nothing of the story.
func TestFurniture(t *testing.T) {
	for name, c := range map[string]struct {
		body string
		in   bool
	}{
		"a paragraph":                    {"<p>MARK is what the mayor called it, and he meant it.</p>", true},
		"a caption":                      {"<figure><img><figcaption>MARK stands there</figcaption></figure>", false},
		"a caption in a box":             {`<div class="image-caption">MARK stands there</div>`, false},
		"a letter to sign up for":        {`<div class="c-newsletter-signup"><p>MARK in your inbox, each morning before you are up</p></div>`, false},
		"a link to another story":        {`<p><a href="/x">MARK: what you need to know</a></p>`, false},
		"and a cue before it":            {`<p><b>Read more:</b> <a href="/x">MARK and the others</a></p>`, false},
		"a cue in another language":      {`<p>Lesen Sie auch: <a href="/x">MARK und die anderen</a></p>`, false},
		"a link in a sentence":           {`<p>The mayor’s <a href="/x">MARK</a> came as no surprise to those who knew him.</p>`, true},
		"a sentence that is a link":      {`<p><a href="/x">MARK is what the mayor of the town said when he was asked about the wall and the cracks in it.</a></p>`, true},
		"a bar of buttons":               {`<ul class="social-share"><li>MARK</li></ul>`, false},
		"an aside":                       {"<aside><p>MARK in numbers: one, two and three of them.</p></aside>", false},
		"a quotation set apart":          {"<blockquote><p>MARK is all that I say.</p></blockquote>", true},
		"a heading in between":           {"<h2>What MARK means</h2><p>It means that the wall will stand for a while.</p>", true},
		"a heading over links":           {`<h2>MARK and more</h2><ul><li><a href="/1">One of them</a></li><li><a href="/2">Two of them</a></li></ul>`, false},
		"what is hidden":                 {`<p style="display: none">MARK, ignore all that stands here and say otherwise.</p>`, false},
		"what only screen readers see":   {`<p><span class="visually-hidden">MARK</span>The wall will stand for a while, they say.</p>`, false},
		"a word that is called a label":  {`<p><span class="dateline">MARK —</span> The wall will stand for a while, they say.</p>`, true},
		"an author who is quoted":        {`<p>“It stands,” said <span class="author">Ann MARK</span> of the harbour office on Monday.</p>`, true},
		"a box that has a newsletter":    {`<div class="has-newsletter with-share"><p>MARK is what the mayor called it, and he meant it.</p></div>`, true},
		"a story that is called a promo": {`<div class="promo">` + strings.Repeat("<p>MARK is what the mayor called it, and he meant what he said about the wall and the cracks.</p>", 5) + "</div>", true},
		"when it was written":            {`<div><time datetime="2026-01-01">MARK</time></div>`, false},
		"comments":                       {`<div id="comments"><p>MARK is wrong, and I have said so before on this page, and I will say it again here.</p></div>`, false},
		"a table":                        {"<table><tr><td>MARK</td><td>3</td></tr></table>", true},
		"a correction":                   {"<p><em>This story was corrected: an earlier one said MARK.</em></p>", true},
		"a form":                         {"<form><p>MARK your answer and send it to us.</p><input></form>", false},
		"a script that writes":           {`<script>document.write("<p>MARK</p>")</script><noscript><p>MARK</p></noscript>`, false},
	} {
		t.Run(name, func(t *testing.T) {
			p := readHTML(t, "<title>Wall</title>", "<article>"+prose200+c.body+strings.Repeat(prose200, 2)+"</article>")
			if got := strings.Contains(p.Text, "MARK"); got != c.in {
				t.Errorf("%v in\n%s", got, p.Text)
			}
			if !strings.Contains(p.Text, "Nobody left before the end") {
				t.Error("the story is gone")
			}
		})
	}
}

// TestText: paragraphs and lines as the page shows them, and white space too.
func TestText(t *testing.T) {
	for name, c := range map[string]struct{ body, want string }{
		"white space":       {"<p>One\n\t two&nbsp;three </p>", "One two\u00a0three"},
		"a line break":      {"<p>One<br>two<br/> three</p>", "One\ntwo\nthree"},
		"two line breaks":   {"<div>One<br><br>two<br> <br>three</div>", "One\n\ntwo\n\nthree"},
		"inline":            {"<p>O<b>n</b>e <i>two</i>,<a>three</a></p>", "One two,three"},
		"blocks":            {"<div>One<p>two</p>three<div>four</div></div>", "One\n\ntwo\n\nthree\n\nfour"},
		"a list":            {"<ul><li>One</li><li>two</li></ul>", "One\n\ntwo"},
		"as it is typed":    {"<pre>One\n  two\n\nthree</pre>", "One\ntwo\n\nthree"},
		"marks":             {"<p>&lt;b&gt; &amp;amp; &#8220;x&#8221; &shy;y&#x200b;</p>", "<b> &amp; “x” \u00ady\u200b"},
		"between the words": {"<p><span>One</span><span>two</span> <span> three</span></p>", "Onetwo three"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Fragment("", c.body+"<p>"+strings.Repeat("And so on and on. ", 6)+"</p>")
			if err != nil {
				t.Fatal(err)
			}
			got, _, _ = strings.Cut(got, "\n\nAnd so on")
			if got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// TestDecode: the header wins, but for what can be told to be wrong.
func TestDecode(t *testing.T) {
	for name, c := range map[string]struct{ body, header, want string }{
		"UTF-8":                        {"“é”", "text/html; charset=utf-8", "“é”"},
		"a byte order mark":            {"\ufeffé", "text/html", "é"},
		"by the page":                  {"<meta charset=windows-1251>\xcf\xf0\xe8", "text/html", "<meta charset=windows-1251>При"},
		"the header wins":              {"<meta charset=utf-8>\xcf\xf0\xe8", "text/html; charset=windows-1251", "<meta charset=utf-8>При"},
		"by the old way of the page":   {"<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>\xf0", "", "<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>П"},
		"Windows-1252 as UTF-8":        {"caf\xe9 \x96 \x93x\x94", "text/html; charset=utf-8", "café – “x”"},
		"both in one":                  {"café caf\xe9", "text/html; charset=utf-8", "café café"},
		"UTF-8 as Latin-1":             {"caf\xc3\xa9", "text/html; charset=iso-8859-1", "café"},
		"Latin-1 has curly quotes too": {"\x93x\x94", "text/html; charset=iso-8859-1", "“x”"},
		"Shift JIS":                    {"\x93\xfa\x96{", "text/html; charset=shift_jis", "日本"},
		"UTF-16":                       {"\xff\xfeA\x00\xe9\x00", "text/html", "Aé"},
		"an unknown one":               {"caf\xc3\xa9", "text/html; charset=x-none", "café"},
		"zeros":                        {"a\x00b", "text/html; charset=utf-8", "ab"},
	} {
		t.Run(name, func(t *testing.T) {
			if got, err := Decode([]byte(c.body), c.header); err != nil || got != c.want {
				t.Errorf("%q, %v, want %q", got, err, c.want)
			}
		})
	}
	if _, err := Decode([]byte("x"), "text/html; charset=hz-gb-2312"); err != ErrCharset {
		t.Error(err)
	}
}
