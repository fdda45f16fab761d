package fetch

import (
	"strconv"
	"strings"
	"time"
)

// The bounds on what is kept of a robots.txt, and on what it costs to look a path up:
// whoever wrote it may mean harm.
const (
	maxRules   = 2000
	maxPattern = 500 // bytes
	maxStars   = 10  // wildcards in a pattern
	maxPause   = 10 * time.Second
)

// rules are what a robots.txt says to us (RFC 9309).
type rules struct {
	patterns []pattern
	pause    time.Duration // between two requests, if it asks for one
}

// pattern is one line, Allow or Disallow.
type pattern struct {
	allow bool
	path  string // with * for anything and $ for the end
}

// parseRules reads the groups that name us, or where none does those for everybody.
// What cannot be read says nothing.
func parseRules(text string) rules {
	var ours, everybody rules
	named, mine, all, agents := false, false, false, false
	for line := range strings.FieldsFuncSeq(strings.TrimPrefix(text, "\ufeff"), func(r rune) bool { return r == '\n' || r == '\r' }) {
		line, _, _ = strings.Cut(line, "#")
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		key, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
		if key == "user-agent" {
			if !agents { // the first of a group
				mine, all = false, false
			}
			agents = true
			mine = mine || strings.EqualFold(product(value), Name)
			all = all || value == "*"
			named = named || mine
			continue
		}
		if key == "allow" || key == "disallow" || key == "crawl-delay" {
			agents = false
		}
		if mine {
			ours.add(key, value)
		}
		if all {
			everybody.add(key, value)
		}
	}
	if named {
		return ours
	}
	return everybody
}

// product is the name in a User-agent line: "onrecord/1.0" names onrecord.
func product(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool { return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '-' || r == '_') })
	if end < 0 {
		return s
	}
	return s[:end]
}

func (r *rules) add(key, value string) {
	switch key {
	case "allow", "disallow":
		if value != "" && len(value) <= maxPattern && strings.Count(value, "*") <= maxStars && len(r.patterns) < maxRules {
			r.patterns = append(r.patterns, pattern{key == "allow", octets(value)})
		}
	case "crawl-delay":
		if n, err := strconv.ParseFloat(value, 64); err == nil && n > 0 {
			r.pause = min(maxPause, time.Duration(min(n, 1000)*float64(time.Second)))
		}
	}
}

// allow reports whether a path may be read: the longest pattern that matches decides,
// of two the one that allows.
func (r *rules) allow(path string) bool {
	path = octets(path)
	best, allowed := -1, true
	for _, p := range r.patterns {
		if n := len(p.path); n >= best && p.matches(path) {
			allowed = p.allow || n == best && allowed
			best = n
		}
	}
	return allowed
}

// matches reports whether a pattern matches the path from its beginning.
func (p pattern) matches(path string) bool {
	whole := strings.HasSuffix(p.path, "$")
	parts := strings.Split(strings.TrimSuffix(p.path, "$"), "*")
	rest, ok := strings.CutPrefix(path, parts[0])
	if !ok {
		return false
	}
	for i, part := range parts[1:] {
		if whole && i == len(parts)-2 {
			return strings.HasSuffix(rest, part)
		}
		at := strings.Index(rest, part)
		if at < 0 {
			return false
		}
		rest = rest[at+len(part):]
	}
	return !whole || rest == ""
}

// octets writes a path in the one way in which both sides are compared: %7e is ~, and
// ü is %C3%BC.
func octets(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '%' && i+2 < len(s) {
			if n, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				i += 2
				if c = byte(n); unreserved(c) {
					b.WriteByte(c)
					continue
				}
				b.Write([]byte{'%', hex[c>>4], hex[c&15]})
				continue
			}
		}
		if c < 0x80 && c != '%' {
			b.WriteByte(c)
		} else {
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		}
	}
	return b.String()
}

func unreserved(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~", c) >= 0
}
