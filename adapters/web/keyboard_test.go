package web

import (
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestKeyboard asks a question and opens a passage without a mouse: from the top of
// the page by Tab, in the order in which a reader meets things.
func TestKeyboard(t *testing.T) {
	ctx := browser(t)
	s := stocked(t)
	server := httptest.NewServer(s)
	defer server.Close()
	failed := complaints(t, ctx)
	do(t, ctx, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(server.URL+"/"))
	focused := func() string {
		t.Helper()
		return run(t, ctx, chromedp.Evaluate[string](`(e => e.tagName + "#" + e.id + " " + (e.getAttribute("aria-label") || e.textContent || e.value || "").trim())(document.activeElement)`))
	}
	visible := func() bool {
		t.Helper()
		return run(t, ctx, chromedp.Evaluate[bool](`(e => { const s = getComputedStyle(e), r = e.getBoundingClientRect(); return s.outlineStyle == "solid" && parseFloat(s.outlineWidth) >= 2 && r.width > 0 && r.right > 0; })(document.activeElement)`))
	}
	// to presses Tab until what starts with name has the focus, which is always to be seen.
	to := func(name string) {
		t.Helper()
		var met []string
		for range 60 {
			do(t, ctx, chromedp.KeyEvent(kb.Tab))
			at := focused()
			if met = append(met, at); !visible() {
				t.Errorf("the focus is not to be seen on %s", at)
			}
			if strings.HasPrefix(at, name) {
				return
			}
		}
		t.Fatalf("Tab never comes to %s, but to %q", name, met)
	}
	opens := func(path string) string {
		t.Helper()
		return settled(t, ctx, server.URL+path)
	}
	to("A# The lamp room")
	do(t, ctx, chromedp.KeyEvent(kb.Enter))
	opens("/stories/lamp-room")
	do(t, ctx, chromedp.KeyEvent(kb.Tab))
	if at := focused(); at != "A# To the story" || !visible() {
		t.Errorf("Tab comes first to %s", at)
	}
	to("INPUT#q")
	do(t, ctx, chromedp.KeyEvent("What did Oyelaran deny?"), chromedp.KeyEvent(kb.Enter))
	opens("/stories/lamp-room?q=What+did+Oyelaran+deny%3F")
	to("INPUT#q")
	to("A# ¶")
	do(t, ctx, chromedp.KeyEvent(kb.Enter))
	if at := opens("/stories/lamp-room@2?at="); !strings.Contains(at, "#p") {
		t.Errorf("a passage opens at %s", at)
	}
	if marked := run(t, ctx, chromedp.Evaluate[string](`[...document.querySelectorAll("mark")].map(m => m.textContent).join("")`)); !strings.Contains(marked, "cited") || len(marked) < 20 {
		t.Errorf("marked: %q", marked)
	}
	to("INPUT# Link to ¶")
	if selected := run(t, ctx, chromedp.Evaluate[string](`(e => e.value.slice(e.selectionStart, e.selectionEnd))(document.activeElement)`)); !strings.HasPrefix(selected, server.URL+"/stories/lamp-room@2?at=") {
		t.Errorf("with the focus on the link %q is selected, to be copied", selected)
	}
	if said := failed(); len(said) > 0 {
		t.Errorf("the console says %q", said)
	}
}
