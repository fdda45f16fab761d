package web

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// palettes reads the colours of the style sheet, in light and in dark.
func palettes(t *testing.T) map[string]map[string]string {
	t.Helper()
	css, err := files.ReadFile("page/style.css")
	if err != nil {
		t.Fatal(err)
	}
	colour := regexp.MustCompile(`--([\w]+): (#[0-9a-f]{6});`)
	light, dark, ok := strings.Cut(string(css), "@media (prefers-color-scheme: dark)")
	if !ok {
		t.Fatal("there is no dark palette")
	}
	dark, _, _ = strings.Cut(dark, "\n}\n")
	out := map[string]map[string]string{"light": {}, "dark": {}}
	for scheme, text := range map[string]string{"light": light, "dark": dark} {
		for _, m := range colour.FindAllStringSubmatch(text, -1) {
			out[scheme][m[1]] = m[2]
		}
	}
	return out
}

// luminance and contrast are those of WCAG 2.2 (relative luminance, contrast ratio).
func luminance(hex string) float64 {
	n, _ := strconv.ParseUint(hex[1:], 16, 32)
	channel := func(shift uint) float64 {
		c := float64(n>>shift&0xff) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(16) + 0.7152*channel(8) + 0.0722*channel(0)
}

func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// TestContrast: all text is readable on every ground that it stands on (WCAG AA:
// 4.5:1), and so is what marks a field or the focus (3:1).
func TestContrast(t *testing.T) {
	text := []string{"ink", "soft", "link", "v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7", "nobody"}
	least := math.Inf(1)
	for scheme, c := range palettes(t) {
		check := func(a, b string, want float64) {
			if c[a] == "" || c[b] == "" {
				t.Fatalf("%s has no colour %s or %s", scheme, a, b)
			}
			got := contrast(c[a], c[b])
			if want == 4.5 {
				least = min(least, got)
			}
			if got < want {
				t.Errorf("%s: %s on %s is %.2f:1, want %.1f:1", scheme, a, b, got, want)
			}
		}
		for _, a := range text {
			for _, ground := range []string{"paper", "sheet", "mark"} {
				check(a, ground, 4.5)
			}
		}
		check("paper", "link", 4.5) // of the button
		for _, ground := range []string{"paper", "sheet"} {
			check("edge", ground, 3)
			check("focus", ground, 3)
		}
	}
	t.Logf("the least is %.2f:1", least)
}

func TestContrastFails(t *testing.T) {
	if got := contrast("#767676", "#ffffff"); math.Abs(got-4.54) > 0.01 {
		t.Errorf("#767676 on white is %.2f:1, want 4.54:1", got)
	}
}
