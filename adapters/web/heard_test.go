package web

import (
	"context"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"
)

// TestHeard reads a page as a screen reader is given it: each field, link and picture
// has a name, and there are a heading and landmarks to go by.
func TestHeard(t *testing.T) {
	ctx := browser(t)
	s := stocked(t)
	server := httptest.NewServer(s)
	defer server.Close()
	for _, path := range []string{"/", "/stories/lamp-room@1", "/stories/ukraine-talks?q=What+did+Baerbock+say%3F", "/stories/lamp-room?at=343-499", "/x"} {
		do(t, ctx, chromedp.Navigate(server.URL+path))
		nodes := run(t, ctx, func(ctx context.Context, t *chromedp.Target) ([]*accessibility.Node, error) {
			r, err := cdp.Call(ctx, t, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
			return r.Nodes, err
		})
		count := map[string]int{}
		for _, n := range nodes {
			if n.Ignored || n.Role == nil {
				continue
			}
			role := strings.Trim(string(n.Role.Value), `"`)
			count[role]++
			switch role {
			case "link", "button", "searchbox", "textbox", "image", "heading", "article", "complementary", "DisclosureTriangle":
				if n.Name == nil || strings.Trim(string(n.Name.Value), `" `) == "" {
					t.Errorf("%s: a %s has no name", path, role)
				}
			}
		}
		for _, role := range []string{"main", "banner", "contentinfo", "heading"} {
			if count[role] == 0 {
				t.Errorf("%s: there is no %s: %v", path, role, count)
			}
		}
		if headings := run(t, ctx, chromedp.Evaluate[int](`document.querySelectorAll("h1").length`)); headings != 1 {
			t.Errorf("%s: %d main headings", path, headings)
		}
	}
}
