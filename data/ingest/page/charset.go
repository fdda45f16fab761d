package page

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
)

// Decode returns what a page or a text says in UTF-8. The header's character set wins over the page's
// own, as in browsers, but for two mistakes that are common and can be told:
// Windows-1252 that is called UTF-8, and UTF-8 that is called Latin-1.
func Decode(body []byte, contentType string) (string, error) {
	if i := bytes.IndexByte(body, 0); i >= 0 && !utf16(body) && !strings.Contains(strings.ToLower(contentType), "utf-16") {
		body = bytes.ReplaceAll(body, []byte{0}, nil)
	}
	encoding, name, _ := charset.DetermineEncoding(body, contentType)
	switch {
	case name == "utf-8" || latin(name) && utf8.Valid(body):
		return windows(bytes.TrimPrefix(body, []byte("\ufeff"))), nil
	case name == "replacement": // what browsers refuse to read, for security
		return "", ErrCharset
	}
	decoded, err := encoding.NewDecoder().Bytes(body)
	if err != nil {
		return "", ErrCharset
	}
	return strings.ReplaceAll(strings.TrimPrefix(string(decoded), "\ufeff"), "\x00", ""), nil
}

func utf16(body []byte) bool {
	return bytes.HasPrefix(body, []byte{0xfe, 0xff}) || bytes.HasPrefix(body, []byte{0xff, 0xfe})
}

// latin reports whether a name is one of those that servers send without looking.
// A Latin-1 text that happens to be valid UTF-8 as well has no accents, or is made up.
func latin(name string) bool {
	return slices.Contains([]string{"windows-1252", "iso-8859-1", "iso-8859-15"}, name)
}

// windows reads UTF-8, and bytes that are none as Windows-1252.
func windows(body []byte) string {
	if utf8.Valid(body) {
		return string(body)
	}
	var b strings.Builder
	b.Grow(len(body) + len(body)/8)
	for len(body) > 0 {
		r, n := utf8.DecodeRune(body)
		if r == utf8.RuneError && n == 1 {
			r = charmap.Windows1252.DecodeByte(body[0])
		}
		b.WriteRune(r)
		body = body[n:]
	}
	return b.String()
}
