package feed

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"

	"golang.org/x/net/html/charset"
)

// The bounds on a feed. Those of newspapers have 20 to 200 items, archives of
// podcasts some thousands; an item has some 20 elements.
const (
	maxDepth    = 64
	maxItems    = 5_000
	maxElements = 200_000
	maxTag      = 32 << 10 // bytes of one tag outside its quotation marks
)

// bound refuses a feed that would cost much to parse. It reads the tokens only, in
// one pass: one item of seven bytes costs the parser a kilobyte.
func bound(body []byte) error {
	if trimmed := bytes.TrimLeft(body, " \t\r\n\ufeff"); bytes.HasPrefix(trimmed, []byte("{")) || bytes.HasPrefix(trimmed, []byte("[")) {
		return boundJSON(trimmed)
	}
	// What the tokens below do not get to, because something before it is broken.
	if bytes.Count(body, []byte("<item"))+bytes.Count(body, []byte("<entry")) > 2*maxItems || bytes.Count(body, []byte("<")) > 3*maxElements {
		return ErrTooLarge
	}
	if longTag(body) {
		return ErrTooLarge
	}
	d := xml.NewDecoder(bytes.NewReader(body))
	d.Strict = false
	d.CharsetReader = charset.NewReaderLabel
	depth, items, elements := 0, 0, 0
	for {
		token, err := d.RawToken()
		if err != nil {
			return nil // the end, or what the parser finds too
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			elements += 1 + len(t.Attr)
			if t.Name.Local == "item" || t.Name.Local == "entry" {
				items++
			}
			if depth > maxDepth || items > maxItems || elements > maxElements {
				return ErrTooLarge
			}
		case xml.EndElement:
			depth--
		}
	}
}

func boundJSON(body []byte) error {
	d := json.NewDecoder(bytes.NewReader(body))
	d.UseNumber()
	depth, objects, values := 0, 0, 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return ErrNotFeed
		}
		values++
		switch token {
		case json.Delim('{'):
			objects++
			depth++
		case json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if depth > maxDepth || objects > 4*maxItems || values > 2*maxElements {
			return ErrTooLarge
		}
	}
}

// longTag reports whether a tag is longer than any is: an attribute of five bytes
// costs the parser 50, before it hands on the tag.
func longTag(body []byte) bool {
	for i := 0; i < len(body); i++ {
		if body[i] != '<' {
			continue
		}
		rest := body[i:]
		switch {
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			i += behind(rest, "]]>")
		case bytes.HasPrefix(rest, []byte("<!--")):
			i += behind(rest, "-->")
		case bytes.HasPrefix(rest, []byte("<?")):
			i += behind(rest, "?>")
		default:
			length, long := tag(rest)
			if long {
				return true
			}
			i += length
		}
	}
	return false
}

// behind returns where the mark is that ends what begins here.
func behind(rest []byte, mark string) int {
	if n := bytes.Index(rest, []byte(mark)); n >= 0 {
		return n
	}
	return len(rest)
}

// tag returns the length of the tag that begins here, and whether that is too long.
func tag(rest []byte) (length int, long bool) {
	quote, bare := byte(0), 0
	for i, c := range rest {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
			continue
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i, false
		}
		if bare++; bare > maxTag {
			return i, true
		}
	}
	return len(rest), false
}
