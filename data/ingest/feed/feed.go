// Package feed reads RSS, Atom and JSON feeds into the addresses of their stories.
// It fetches nothing and believes nothing that a feed says of pages elsewhere.
package feed

import (
	"bytes"
	"errors"
	"html"
	"net/url"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
)

// What a feed can be refused for.
var (
	ErrNotFeed  = errors.New("it is no feed that can be read (RSS, Atom or JSON Feed)")
	ErrTooLarge = errors.New("the feed has too many items or is nested too deeply")
)

// In bytes; what is longer is no such thing.
const (
	maxLink  = 2000
	maxGUID  = 1000
	maxTitle = 500
)

// Item is what a feed says of one story.
type Item struct {
	GUID    string // the feed's own name for it
	Link    string // http or https, absolute; empty: the item stands for itself
	Title   string
	Date    string // RFC 3339; empty: not said
	Updated string // as the feed writes it
	Author  string
	Content string // HTML, only where there is no Link
}

// Feed is a feed with its items in their order, as a rule the newest first.
type Feed struct {
	Title string
	Items []Item
}

// Is reports whether a document looks like a feed, by its type or its first bytes.
func Is(contentType string, body []byte) bool {
	kind, _, _ := strings.Cut(strings.ToLower(contentType), ";")
	switch kind = strings.TrimSpace(kind); {
	case strings.HasSuffix(kind, "rss+xml"), strings.HasSuffix(kind, "atom+xml"), strings.HasSuffix(kind, "feed+json"), strings.HasSuffix(kind, "rdf+xml"):
		return true
	case kind == "text/html" && !bytes.HasPrefix(bytes.TrimSpace(body[:min(len(body), 512)]), []byte("<?xml")), kind == "application/xhtml+xml":
		return false
	}
	switch head := body[:min(len(body), 4096)]; gofeed.DetectFeedType(bytes.NewReader(head)) {
	case gofeed.FeedTypeUnknown:
		return false
	case gofeed.FeedTypeJSON:
		return bytes.Contains(head, []byte("jsonfeed.org"))
	}
	return true
}

// Parse reads a feed that came from address, nil for a file. The errors are
// ErrNotFeed and ErrTooLarge.
func Parse(body []byte, address *url.URL) (Feed, error) {
	body = clean(body)
	if err := bound(body); err != nil {
		return Feed{}, err
	}
	parsed, err := gofeed.NewParser().Parse(bytes.NewReader(body))
	if err != nil {
		return Feed{}, ErrNotFeed
	}
	f := Feed{Title: short(parsed.Title, maxTitle)}
	for _, i := range parsed.Items {
		if i == nil {
			continue
		}
		item := Item{GUID: short(i.GUID, maxGUID), Link: link(i.Link, address), Title: short(html.UnescapeString(i.Title), maxTitle), Updated: i.Updated + i.Published}
		if t := i.PublishedParsed; t != nil {
			item.Date = t.Format(time.RFC3339)
		}
		if i.Author != nil {
			item.Author = short(i.Author.Name, maxTitle)
		}
		if item.Link == "" {
			item.Content = i.Content
			if item.Content == "" {
				item.Content = i.Description
			}
			if item.Content == "" {
				continue
			}
		}
		f.Items = append(f.Items, item)
	}
	return f, nil
}

// clean makes spaces of the control characters that XML does not allow: they stop
// the one parser and not the other.
func clean(body []byte) []byte {
	body = bytes.Clone(body)
	for i, c := range body {
		if c < ' ' && c != '\n' && c != '\t' && c != '\r' {
			body[i] = ' '
		}
	}
	return body
}

// link resolves an item's link against the feed's address.
func link(s string, address *url.URL) string {
	if len(s) > maxLink {
		return ""
	}
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || s == "" {
		return ""
	}
	if address != nil {
		u = address.ResolveReference(u)
	}
	if u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

// short returns s on one line, and nothing where it is longer than limit bytes.
func short(s string, limit int) string {
	if s = strings.Join(strings.Fields(s), " "); len(s) > limit {
		return ""
	}
	return s
}
