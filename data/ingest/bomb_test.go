package ingest

import (
	"archive/zip"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"onrecord/data/ingest/fetch"
)

// What is allowed to a document that means harm.
const (
	bombMemory = 64 << 10 // KiB more than a small page takes
	bombTime   = 10 * time.Second
)

// here is a Web that may connect to servers on this machine.
func here(servers ...string) *Web {
	return &Web{fetch.New(fetch.Options{Trusted: servers, Delay: time.Nanosecond}), func() time.Time { return time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC) }}
}

// fetchMeasured reads a small page and then the source, and tells what came of that
// and how many KiB of memory it took in addition.
func fetchMeasured(source string, out io.Writer) int {
	server := os.Getenv("ONRECORD_SERVER")
	walk := func(source string) (n int, last error) {
		for d := range here(server).Walk(context.Background(), []string{source}, nil) {
			if _, last = d.Parse(); last == nil {
				n++
			}
		}
		return n, last
	}
	if _, err := walk(server + "/small"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	before := memory()
	n, err := walk(source)
	fmt.Fprintf(out, "%d\n%d stories, %v\n", memory()-before, n, err)
	return 0
}

// memory is the most that this process had in memory so far, in KiB.
func memory() int64 {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return int64(u.Maxrss)
}

// endlessly writes a text again and again, until nobody reads any more.
func endlessly(w io.Writer, s string) {
	for {
		if _, err := io.WriteString(w, s); err != nil {
			return
		}
	}
}

// bombs are documents that mean harm, by their paths.
var bombs = map[string]http.HandlerFunc{
	"gzip": func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z, _ := gzip.NewWriterLevel(w, gzip.BestCompression)
		defer z.Close()
		endlessly(z, strings.Repeat("0", 1<<20)) // 1,000 to 1
	},
	"gzip-of-nothing": func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		var b strings.Builder
		z := gzip.NewWriter(&b)
		z.Close()
		endlessly(w, strings.Repeat(b.String(), 1000)) // packs of nothing, one after the other
	},
	"gzip-broken": func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = io.WriteString(w, "\x1f\x8b\x08\x00 this is no pack")
	},
	"endless": func(w http.ResponseWriter, _ *http.Request) { endlessly(w, strings.Repeat("<p>And so on.\n", 1000)) },
	"endless-of-a-length": func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "1099511627776")
		endlessly(w, strings.Repeat("<p>And so on.\n", 1000))
	},
	"endless-header": func(w http.ResponseWriter, r *http.Request) {
		raw(w, func(c io.Writer) { endlessly(c, "X-More: and so on\r\n") })
	},
	"slow-header": func(w http.ResponseWriter, r *http.Request) {
		raw(w, func(c io.Writer) { drip(r, c, "X-More: and so on\r\n") })
	},
	"slow": func(w http.ResponseWriter, r *http.Request) {
		drip(r, w, "<p>One byte a second is no rate at which anybody reads.")
	},
	"silent": func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-r.Context().Done():
		case <-time.After(time.Minute):
		}
	},
	"nested":         markupOf(func(w io.Writer) { repeat(w, "<div>", 100_000); repeat(w, "</div>", 100_000) }),
	"nested-mixed":   markupOf(func(w io.Writer) { repeat(w, "<table><tr><td><b><a>", 100_000) }),
	"nested-bold":    markupOf(func(w io.Writer) { repeat(w, "<b><p>x", 500_000) }),
	"closing-tags":   markupOf(func(w io.Writer) { repeat(w, "</p>", 2_000_000) }),
	"many-links":     markupOf(func(w io.Writer) { repeat(w, "<p><a href=x>y", 500_000) }),
	"fonts":          markupOf(func(w io.Writer) { fonts(w) }),
	"paragraphs":     markupOf(func(w io.Writer) { repeat(w, "<p>x", 1_900_000) }),
	"paragraphs-few": markupOf(func(w io.Writer) { repeat(w, "<p>"+strings.Repeat("word, ", 24), 50_000) }),
	"one-paragraph":  markupOf(func(w io.Writer) { repeat(w, "word, ", 1_300_000) }),
	"deep-text":      markupOf(func(w io.Writer) { repeat(w, "<div>", 250); repeat(w, "word, ", 1_300_000) }),
	"attributes":     markupOf(func(w io.Writer) { io.WriteString(w, "<p"); repeat(w, " a", 3_500_000); io.WriteString(w, ">x") }),
	"attribute": markupOf(func(w io.Writer) {
		io.WriteString(w, "<p class='")
		repeat(w, "a-", 3_500_000)
		io.WriteString(w, "'>x")
	}),
	"comments": markupOf(func(w io.Writer) { repeat(w, "<!---->", 1_000_000) }),
	"entities": markupOf(func(w io.Writer) { io.WriteString(w, "<p>"); repeat(w, "&NotEqualTilde;", 500_000) }),
	"breaks":   markupOf(func(w io.Writer) { repeat(w, "x<br><br>", 900_000) }),
	"tables":   markupOf(func(w io.Writer) { repeat(w, "<table>x", 900_000) }),
	"selects":  markupOf(func(w io.Writer) { repeat(w, "<select><option>x", 400_000) }),
	"scripts":  markupOf(func(w io.Writer) { io.WriteString(w, "<script>"); repeat(w, "<!--<script>", 600_000) }),
	"json-ld": markupOf(func(w io.Writer) {
		io.WriteString(w, `<script type="application/ld+json">`)
		repeat(w, "[", 900_000)
		io.WriteString(w, "</script>")
	}),
	"json-ld-wide": markupOf(func(w io.Writer) {
		io.WriteString(w, `<script type="application/ld+json">[`)
		repeat(w, `{"@id":"x"},`, 80_000)
		io.WriteString(w, "{}]</script>")
	}),
	// As much as is allowed.
	"within-paragraphs": markupOf(func(w io.Writer) { repeat(w, "<p>"+strings.Repeat("word, ", 8), 19_000) }),
	"within-deep": markupOf(func(w io.Writer) {
		repeatFew(w, "<div class=a>", 140)
		repeat(w, "<p>"+strings.Repeat("word, ", 8), 19_000)
	}),
	"within-flat":   markupOf(func(w io.Writer) { repeat(w, "<div>"+strings.Repeat("word, ", 12)+"</div>", 13_000) }),
	"within-links":  markupOf(func(w io.Writer) { repeat(w, "<p><a href=/x>word, word, word, word, word</a> word.", 9_000) }),
	"within-breaks": markupOf(func(w io.Writer) { repeat(w, "word, word, word,<br><br>", 13_000) }),
	"within-steps": markupOf(func(w io.Writer) {
		for range 100 {
			repeatFew(w, "<div>", 140)
			repeatFew(w, "<p>word, word, word, word, word, word", 90)
			repeatFew(w, "</div>", 140)
		}
	}),
	"within-items":     feedOf("application/rss+xml", `<rss version="2.0"><channel><title>x</title>`, "<item><title>x</title><link>gopher://x</link></item>", 5_000),
	"within-items-fat": feedOf("application/rss+xml", `<rss version="2.0"><channel><title>x</title>`, "<item><title>x</title><link>gopher://x</link><description>"+strings.Repeat("word &amp; ", 80)+"</description><author>a@b.example (Ann Word)</author><pubDate>Tue, 24 Nov 2026 10:00:00 GMT</pubDate></item>", 5_000),
	"items":            feedOf("application/rss+xml", `<rss version="2.0"><channel><title>x</title>`, "<item/>", 1_000_000),
	"entries":          feedOf("application/atom+xml", `<feed xmlns="http://www.w3.org/2005/Atom">`, "<entry/>", 1_000_000),
	"json-items":       feedOf("application/feed+json", `{"version":"https://jsonfeed.org/version/1.1","items":[`, "{},", 2_000_000),
	"json-nested":      feedOf("application/feed+json", `{"version":"https://jsonfeed.org/version/1.1","items":`, "[", 4_000_000),
	"xml-nested":       feedOf("application/rss+xml", `<rss version="2.0"><channel>`, "<a>", 2_000_000),
	"xml-attributes":   feedOf("application/rss+xml", `<rss version="2.0"><channel><item `, `a="" `, 1_500_000),
	"xml-broken":       feedOf("application/rss+xml", "<rss version=\"2.0\"><channel>\x01&;<", "<item/>", 1_000_000),
	"xml-entities": feedOf("application/rss+xml", `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "`+strings.Repeat("x", 100_000)+`"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><rss version="2.0"><channel><title>`,
		"&c;", 10_000),
	"text": func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		repeat(w, "word ", 5_000_000)
	},
	"text-within-bytes": func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		repeat(w, "word, word, word.\n\n", 400_000)
	},
	"text-within": func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		repeat(w, "“word, word,” said Ann Word.\n\n", 16_000)
	},
	"picture": func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "image/png")
		endlessly(w, "\x89PNG\x00\x00\x00")
	},
}

func repeatFew(w io.Writer, s string, n int) { _, _ = io.WriteString(w, strings.Repeat(s, n)) }

func repeat(w io.Writer, s string, n int) {
	const block = 1000
	whole := strings.Repeat(s, block)
	for range n / block {
		if _, err := io.WriteString(w, whole); err != nil {
			return
		}
	}
}

func markupOf(write func(io.Writer)) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, "<!DOCTYPE html><title>x</title>")
		write(w)
	}
}

// fonts opens elements that are all opened anew in each paragraph.
func fonts(w io.Writer) {
	for i := range 90 {
		fmt.Fprintf(w, "<font size=%d>", i)
	}
	repeat(w, "<p>x", 100_000)
}

func feedOf(kind, head, item string, n int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		_, _ = io.WriteString(w, head)
		repeat(w, item, n)
		if kind == "application/rss+xml" {
			_, _ = io.WriteString(w, "</channel></rss>")
		}
	}
}

// raw writes an answer's head by hand.
func raw(w http.ResponseWriter, write func(io.Writer)) {
	c, _, err := w.(http.Hijacker).Hijack()
	if err != nil {
		return
	}
	defer c.Close()
	_, _ = io.WriteString(c, "HTTP/1.1 200 OK\r\n")
	write(c)
}

// drip writes a byte a second.
func drip(r *http.Request, w io.Writer, s string) {
	for i := 0; ; i++ {
		if _, err := io.WriteString(w, s[i%len(s):i%len(s)+1]); err != nil {
			return
		}
		if f, ok := w.(http.Flusher); ok {
			f.Flush()
		}
		select {
		case <-r.Context().Done():
			return
		case <-time.After(time.Second):
		}
	}
}

// TestBombs reads each in a process of its own, which ends with one clear error in
// time and takes little memory.
func TestBombs(t *testing.T) {
	if raced {
		t.Skip("the race detector takes memory and time of its own")
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/small", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = io.WriteString(w, harbourPage)
	})
	for name, h := range bombs {
		mux.HandleFunc("/"+name, h)
	}
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	for name := range bombs {
		t.Run(name, func(t *testing.T) {
			if slices.Contains([]string{"slow", "slow-header", "silent", "gzip-of-nothing"}, name) {
				t.Parallel() // they wait
			}
			measure(t, s.URL, s.URL+"/"+name)
		})
	}
	for name, make := range archives {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.zip")
			f, err := os.Create(path)
			if err != nil {
				t.Fatal(err)
			}
			make(f)
			f.Close()
			measure(t, s.URL, path)
		})
	}
}

func measure(t *testing.T, server, source string) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "ONRECORD_FETCH="+source, "ONRECORD_SERVER="+server)
	cmd.Stderr = os.Stderr
	began := time.Now()
	out, err := cmd.Output()
	took := time.Since(began)
	if err != nil {
		t.Fatalf("%v after %v", err, took)
	}
	var kib int64
	first, rest, _ := strings.Cut(string(out), "\n")
	if _, err := fmt.Sscan(first, &kib); err != nil {
		t.Fatal(err)
	}
	rest = strings.TrimSpace(rest)
	t.Logf("%.1f MB more, %.1f s: %s", float64(kib)/1024, took.Seconds(), strings.ReplaceAll(rest, server, ""))
	if kib > bombMemory || took > bombTime {
		t.Errorf("%d KiB more, %v", kib, took)
	}
	if strings.Contains(rest, "\n") || strings.HasSuffix(rest, "<nil>") && strings.HasPrefix(rest, "0 stories") {
		t.Errorf("no clear error: %s", rest)
	}
}

// archives are zips that mean harm.
var archives = map[string]func(io.Writer){
	"zip-of-zeros": func(w io.Writer) {
		z := zip.NewWriter(w)
		defer z.Close()
		f, _ := z.Create("a.txt")
		repeat(f, strings.Repeat("x", 1000), 1_000_000)
	},
	"zip-of-many": func(w io.Writer) {
		z := zip.NewWriter(w)
		defer z.Close()
		for i := range 60_000 {
			_, _ = z.Create(fmt.Sprintf("%d.txt", i))
		}
	},
	"zip-that-lies": func(w io.Writer) { // about its size
		z := zip.NewWriter(w)
		defer z.Close()
		f, _ := z.CreateRaw(&zip.FileHeader{Name: "a.txt", Method: zip.Store, UncompressedSize64: 5, CompressedSize64: 5})
		repeat(f, "x", 1000)
	},
}
