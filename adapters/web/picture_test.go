package web

import (
	"context"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// coloured makes the browser prefer light or dark.
func coloured(scheme string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
		})
		return err
	})
}

// TestPictures looks at each page at three widths, in light and in dark: nothing
// reaches over the side, and nothing is told to the console. With ONRECORD_PICTURES
// the pictures are left in that folder, to be looked at; with ONRECORD_FULL there is one
// of each page.
func TestPictures(t *testing.T) {
	ctx := browser(t)
	s := stocked(t)
	server := httptest.NewServer(s)
	defer server.Close()
	folder := os.Getenv("ONRECORD_PICTURES")
	failed := complaints(t, ctx)
	for name, path := range map[string]string{
		"list": "/", "story": "/stories/lamp-room", "long": "/stories/sunday-ferry", "talks": "/stories/ukraine-talks",
		"answer":     "/stories/ukraine-talks?q=What+did+Baerbock+say%3F",
		"superseded": "/stories/lamp-room@1", "cited": cites("lamp-room@2", place(t, lamp, "“Until spring is not a plan,” he said."), 6),
		"all": "/?q=What+did+Rutte+say%3F", "refused": "/stories/lamp-room?q=What+did+Macron+say%3F", "check": "/stories/lamp-room?q=Did+Oyelaran+say+%22we+have+fifty+letters+from+skippers%22%3F",
	} {
		if sized(0, 1) == 0 && name != "long" && name != "cited" && name != "check" {
			continue
		}
		for _, scheme := range []string{"light", "dark"} {
			for _, width := range []int64{360, 768, 1280} {
				do(t, ctx, coloured(scheme), chromedp.EmulateViewport(width, 900), chromedp.Navigate(server.URL+path), painted())
				if over := run(t, ctx, chromedp.Evaluate[int](`document.documentElement.scrollWidth - document.documentElement.clientWidth`)); over > 0 {
					t.Errorf("%s at %d px in %s reaches %d px over the side", name, width, scheme, over)
				}
				if folder != "" {
					file := filepath.Join(folder, fmt.Sprintf("%s-%d-%s.png", name, width, scheme))
					if err := os.WriteFile(file, run(t, ctx, chromedp.FullScreenshot(100)), 0o644); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	}
	if said := failed(); len(said) > 0 {
		t.Errorf("the console says: %s", strings.Join(said, "\n"))
	}
}

// place is where words stand in a text.
func place(t *testing.T, text, words string) citation {
	t.Helper()
	i := strings.Index(text, words)
	if i < 0 {
		t.Fatalf("%q stands nowhere", words)
	}
	return citation{i, i + len(words)}
}

// TestTargets: what is to be pressed is at least 24 pixels wide and high (WCAG 2.2,
// 2.5.8), but for links in a line of text.
func TestTargets(t *testing.T) {
	ctx := browser(t)
	server := httptest.NewServer(stocked(t))
	defer server.Close()
	for _, path := range []string{"/", "/stories/lamp-room?q=What+did+Keogh+say%3F", "/stories/lamp-room?at=343-499"} {
		for _, width := range []int64{360, 1280} {
			do(t, ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate(server.URL+path), painted())
			small := run(t, ctx, chromedp.Evaluate[[]string](`[...document.querySelectorAll("a, button, input:not([type=hidden]), summary")]
				.filter(e => !e.matches(".skip, .name") && !e.closest(".facts, .hint, .notice, .place, .colophon, h3, .person"))
				.filter(e => { const r = e.getBoundingClientRect(); return r.width > 0 && (r.width < 24 || r.height < 23.5); })
				.map(e => e.outerHTML.slice(0, 80) + " " + e.getBoundingClientRect().width + "x" + e.getBoundingClientRect().height)`))
			if len(small) > 0 {
				t.Errorf("%s at %d px: %d targets are small, such as %s", path, width, len(small), small[0])
			}
		}
	}
}
