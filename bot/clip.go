package bot

import "unicode/utf16"

// Characters counts s as chat platforms may at most: in UTF-16 code units.
func Characters(s string) int {
	n := 0
	for _, r := range s {
		n += max(1, utf16.RuneLen(r))
	}
	return n
}

// Clip cuts s after at most n characters, and shows that it did.
func Clip(s string, n int) string {
	if n <= 0 {
		return ""
	}
	if Characters(s) <= n {
		return s
	}
	n-- // for the ellipsis
	for i, r := range s {
		if n -= max(1, utf16.RuneLen(r)); n < 0 {
			return s[:i] + "…"
		}
	}
	return s
}
