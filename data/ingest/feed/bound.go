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
