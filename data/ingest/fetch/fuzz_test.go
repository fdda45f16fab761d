package fetch

import (
	"strings"
	"testing"
)

// FuzzRobots: whatever a robots.txt says, it says something.
func FuzzRobots(f *testing.F) {
	for _, s := range []string{
		"", "User-agent: *\nDisallow: /", "user-agent:onrecord\nallow:/a$\ndisallow:/*\ncrawl-delay: 1e9", "\ufeffUser-agent: *\r\nDisallow: /\x00", "Disallow: /", "User-agent: *\nDisallow: /((((",
		"User-agent: *\nDisallow: /" + strings.Repeat("*a", 50) + "$", "Sitemap: http://[::1", "<html>",
	} {
		f.Add([]byte(s), "/a/b?c=d")
	}
	f.Fuzz(func(t *testing.T, body []byte, path string) {
		r := parseRules(string(body))
		r.allow(path)
		if len(r.patterns) > maxRules || r.pause < 0 || r.pause > maxPause {
			t.Errorf("%d patterns, a pause of %v", len(r.patterns), r.pause)
		}
		if octets(octets(path)) != octets(path) {
			t.Errorf("%q is %q, and then %q", path, octets(path), octets(octets(path)))
		}
	})
}

// FuzzAddress: what is taken for an address has a host and no password, and no error
// tells a password.
func FuzzAddress(f *testing.F) {
	for _, s := range []string{"https://example.org/", "http://a:b@c/", "http://[::1]:80/", "//x", "http://\x00", "https://пример.example/ü?%ff#x", "HTTP://EXAMPLE"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		u, err := parse(s)
		if err == nil && (u.Hostname() == "" || u.User != nil || u.Scheme != "http" && u.Scheme != "https" || u.Fragment != "") {
			t.Errorf("%+v", u)
		}
		_ = hush(s)
	})
}
