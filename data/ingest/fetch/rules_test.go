package fetch

import (
	"strings"
	"testing"
	"time"
)

// TestRules: the examples that RFC 9309 is about, and what sites write.
func TestRules(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		yes  string // paths that may be read
		no   string
	}{
		"nothing":                {"", "/ /a", ""},
		"all":                    {"User-agent: *\nDisallow: /", "", "/ /a"},
		"nothing is disallowed":  {"User-agent: *\nDisallow:", "/ /a", ""},
		"the longest decides":    {"User-agent: *\nAllow: /a/page\nDisallow: /a/", "/a/page /b", "/a/ /a/x"},
		"in either order":        {"User-agent: *\nDisallow: /a/\nAllow: /a/page", "/a/page", "/a/x"},
		"of two, what allows":    {"User-agent: *\nDisallow: /a\nAllow: /a", "/a", ""},
		"our group, not all's":   {"User-agent: *\nDisallow: /\nUser-agent: onrecord\nDisallow: /a", "/b", "/a"},
		"our group is empty":     {"User-agent: *\nDisallow: /\n\nUser-agent: ONRECORD/2.1\nDisallow:\n", "/a", ""},
		"two names":              {"User-agent: other\nUser-agent: onrecord\nDisallow: /a\n", "/b", "/a"},
		"two groups":             {"User-agent: onrecord\nDisallow: /a\nUser-agent: other\nDisallow: /\nUser-agent: onrecord\nDisallow: /b", "/c", "/a /b"},
		"a longer name":          {"User-agent: onrecords\nDisallow: /", "/a", ""},
		"any":                    {"User-agent: *\nDisallow: /*.pdf$\nDisallow: /*/print", "/a.pdf?x /a/pdf", "/a.pdf /b/c.pdf /a/print /a/print/2"},
		"the end":                {"User-agent: *\nDisallow: /a$", "/ab /a/", "/a"},
		"everything and the end": {"User-agent: *\nDisallow: /a*b$", "/a/b/c /ab2", "/ab /a/b/b"},
		"escapes":                {"User-agent: *\nDisallow: /ü/%7eann/%2f", "/ü/~ann//", "/%c3%bc/~ann/%2F"},
		"comments and spaces":    {"  user-AGENT : * # all\r\n disallow : /a # this\r\n", "/b", "/a"},
		"maps in between":        {"User-agent: *\nSitemap: https://a.example/map\nDisallow: /a", "/b", "/a"},
		"old line ends":          {"User-agent: *\rDisallow: /a", "/b", "/a"},
		"a mark at the head":     {"\ufeffUser-agent: *\nDisallow: /a", "/b", "/a"},
		"no group":               {"Disallow: /", "/a", ""},
	} {
		r := parseRules(c.text)
		for _, path := range strings.Fields(c.yes) {
			if !r.allow(path) {
				t.Errorf("%s: %s is refused", name, path)
			}
		}
		for _, path := range strings.Fields(c.no) {
			if r.allow(path) {
				t.Errorf("%s: %s is allowed", name, path)
			}
		}
	}
	for text, want := range map[string]time.Duration{"2": 2 * time.Second, "0.5": time.Second / 2, "86400": maxPause, "-1": 0, "NaN": 0, "soon": 0, "1e300": maxPause} {
		if r := parseRules("User-agent: *\nCrawl-delay: " + text); r.pause != want {
			t.Errorf("%s: %v", text, r.pause)
		}
	}
}

// BenchmarkRules looks a long path up in the most expensive rules that are kept.
func BenchmarkRules(b *testing.B) {
	r := parseRules("User-agent: *\n" + strings.Repeat("Disallow: /"+strings.Repeat("*"+strings.Repeat("a", 40)+"b", 9)+"$\n", maxRules))
	path := "/" + strings.Repeat("a", 1900)
	for b.Loop() {
		r.allow(path)
	}
}
