package web

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"image"
	"image/draw"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf16"

	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"onrecord/qa"
	"onrecord/qa/story"
)

// browser starts a Chromium for the test, or skips it where there is none.
func browser(t *testing.T) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Skip("left out: there is no Chromium on the PATH to look at the pages with")
	}
	if testing.Short() || raced {
		t.Skip("left out: a browser takes long, and has no races of ours")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox,
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-quic", true))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 10*time.Minute)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start %s: %v", path, err)
	}
	return ctx
}

// sized is how much of something a test looks at: all of it with ONRECORD_FULL, else a
// few.
func sized(few, all int) int {
	if os.Getenv("ONRECORD_FULL") != "" {
		return all
	}
	return few
}

// ferry is a story of 5,000 words in which many sentences stand several times.
func ferry(tb testing.TB, address string) *qa.Story {
	tb.Helper()
	text, err := os.ReadFile("../../qa/testdata/sunday-ferry.md")
	if err != nil {
		tb.Fatal(err)
	}
	s, err := qa.Parse(qa.Meta{Slug: "sunday-ferry", Title: "The long night of the Sunday ferry", URL: address, Date: "2025-03-14", Revision: 1}, string(text))
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// citable are spans of a story as answers cite them: sentences, utterances, and runs
// of sentences over several paragraphs; n of them, from all over the story.
func citable(s *qa.Story, n int) []qa.Span {
	var all []qa.Span
	for i, d := range s.Doc.Sentences {
		if d.Kind.Furniture() {
			continue
		}
		all = append(all, qa.Span(d.Span))
		if i%5 == 0 {
			all = append(all, qa.Span{Start: d.Start, End: s.Doc.Sentences[min(i+1+i%9, len(s.Doc.Sentences)-1)].End})
		}
	}
	for _, u := range s.Speech.Utterances {
		all = append(all, qa.Span(u.Span()))
	}
	out := make([]qa.Span, n)
	for i := range out {
		out[i] = all[i*len(all)/n]
	}
	return out
}

// TestTextFragments follows the links to passages of a page of 5,000 words, 200 of them
// with ONRECORD_FULL, as a reader would, and holds what the browser marks there to what is cited, pixel by pixel.
func TestTextFragments(t *testing.T) {
	ctx := browser(t)
	mux := http.NewServeMux()
	server := httptest.NewServer(mux)
	defer server.Close()
	s := ferry(t, server.URL+"/story")
	cited := citable(s, sized(20, 200))
	const head = `<!doctype html><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,">`
	mux.HandleFunc("/links", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = fmt.Fprint(w, head)
		for i, span := range cited {
			_, _ = fmt.Fprintf(w, `<a id="l%d" href="%s" style="float:left;width:40px;height:30px">%d</a>`, i, html.EscapeString(s.Link(span)), i)
		}
	})
	mux.HandleFunc("/story", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = fmt.Fprint(w, head+`<style>body{columns:5} p{font:8px/10px sans-serif;margin:4px} ::target-text{background:#f0f;color:#f0f}</style>`)
		for _, p := range s.Doc.Paragraphs {
			if p.Kind != story.Front {
				_, _ = fmt.Fprintf(w, "<p id=p%d>%s</p>\n", p.Number, html.EscapeString(p.In(s.Text)))
			}
		}
	})
	do(t, ctx, chromedp.EmulateViewport(1500, 1100))
	for i, span := range cited {
		do(t, ctx, chromedp.Navigate(server.URL+"/links"),
			chromedp.Click(chromedp.CSS(fmt.Sprintf("#l%d", i))))
		settled(t, ctx, server.URL+"/story")
		rects := run(t, ctx, chromedp.Evaluate[[][4]float64](rectsOf(s, span)))
		shot := run(t, ctx, chromedp.CaptureScreenshot())
		if fault := marked(t, shot, rects); fault != "" {
			t.Errorf("%q\n cited with %s: %s", s.Text[span.Start:span.End], s.Link(span), fault)
		}
	}
}

// settled waits until a page whose address begins so has loaded, and returns the rest
// of the address. While it comes, the browser may answer nothing.
func settled(t *testing.T, ctx context.Context, begins string) string {
	t.Helper()
	at := ""
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		var err error
		if at, err = chromedp.Run(ctx, chromedp.Evaluate[string](`document.readyState == "complete" ? location.href : ""`)); err == nil && strings.HasPrefix(at, begins) {
			do(t, ctx, painted())
			return strings.TrimPrefix(at, begins)
		}
	}
	t.Fatalf("at %s, want %s", at, begins)
	return ""
}

// painted waits until what changed stands on the screen.
func painted() chromedp.Action[chromedp.Void] {
	return chromedp.Evaluate[chromedp.Void](`new Promise(f => requestAnimationFrame(() => requestAnimationFrame(() => f())))`, chromedp.EvalAwaitPromise)
}

func do(t *testing.T, ctx context.Context, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

func run[T any](t *testing.T, ctx context.Context, step chromedp.Action[T]) T {
	t.Helper()
	v, err := chromedp.Run(ctx, step)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// rectsOf is a script that tells the boxes of a span on a page whose paragraphs are
// elements of one text each.
func rectsOf(s *qa.Story, span qa.Span) string {
	in := func(offset int) (paragraph, units int) {
		for _, p := range s.Doc.Paragraphs {
			if p.Kind != story.Front && p.Start <= offset && offset <= p.End {
				return p.Number, len(utf16.Encode([]rune(s.Text[p.Start:offset])))
			}
		}
		return 0, 0
	}
	p1, o1 := in(span.Start)
	p2, o2 := in(span.End)
	return fmt.Sprintf(`(() => {
		const boxes = [], r = document.createRange();
		for (let n = %d; n <= %d; n++) {
			const text = document.getElementById("p" + n).firstChild;
			r.setStart(text, n == %[1]d ? %[3]d : 0);
			r.setEnd(text, n == %[2]d ? %[4]d : text.length);
			boxes.push(...[...r.getClientRects()].map(x => [x.left, x.top, x.right, x.bottom]));
		}
		return boxes;
	})()`, p1, p2, o1, o2)
}

// marked tells where the marked pixels of a picture are not those of the boxes: a
// pixel at the edges aside.
func marked(t *testing.T, shot []byte, rects [][4]float64) string {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(shot))
	if err != nil {
		t.Fatal(err)
	}
	picture := image.NewNRGBA(img.Bounds())
	draw.Draw(picture, img.Bounds(), img, img.Bounds().Min, draw.Src)
	inside := func(x, y int, slack float64) bool {
		for _, r := range rects {
			if float64(x) >= r[0]-slack && float64(x) <= r[2]+slack-1 && float64(y) >= r[1]-slack && float64(y) <= r[3]+slack-1 {
				return true
			}
		}
		return false
	}
	pink, missing := 0, 0
	for y := range picture.Rect.Dy() {
		for x := range picture.Rect.Dx() {
			c := picture.Pix[picture.PixOffset(x, y):]
			switch is := c[0] > 200 && c[1] < 90 && c[2] > 200; {
			case is && !inside(x, y, 2):
				return fmt.Sprintf("pixel %d,%d is marked, outside of %v", x, y, rects)
			case is:
				pink++
			case inside(x, y, -1):
				missing++
			}
		}
	}
	if pink == 0 {
		return "nothing is marked"
	}
	if missing > 0 {
		return fmt.Sprintf("%d pixels inside are not marked, %d are", missing, pink)
	}
	return ""
}

// complaints gathers what the console is told from now on, and each dialog, which
// only a script opens.
func complaints(t *testing.T, ctx context.Context) func() []string {
	t.Helper()
	var mu sync.Mutex
	var said []string
	note := func(s string) {
		mu.Lock()
		defer mu.Unlock()
		said = append(said, s)
	}
	go func() {
		for m, err := range chromedp.Console(ctx) {
			if err != nil {
				return
			}
			note(m.Text)
		}
	}()
	err := chromedp.Listen(ctx, func(event any) {
		if d, ok := event.(*cdpage.EventJavascriptDialogOpening); ok {
			note("a dialog: " + d.Message)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return func() []string {
		mu.Lock()
		defer mu.Unlock()
		return said
	}
}
