package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"iter"
	"mime"
	"net/url"
	"strings"
	"time"

	"onrecord/bot"
	"onrecord/data/ingest/feed"
	"onrecord/data/ingest/fetch"
	"onrecord/data/ingest/page"
)

// Web reads stories from the web.
type Web struct {
	Client *fetch.Client
	Now    func() time.Time // for dates that cannot be
}

// NewWeb returns a Web of the open web, for those who chat: private networks are
// out of reach.
func NewWeb(version string) *Web {
	return &Web{fetch.New(fetch.Options{Version: version}), time.Now}
}

// errors about an address, besides those of package fetch.
var (
	errFeedHere = errors.New("it is a feed, not a story; whoever runs the program can add it: onrecord add --watch ADDRESS")
	errText     = fmt.Errorf("its text is longer than %d kB; save it as a .txt file and add that", maxText>>10)
	errNoItems  = errors.New("the feed lists no story now; try again later")
	errNotFeed  = errors.New("it is no feed (RSS, Atom or JSON Feed)")
)

// maxText is the longest text from the web, in bytes. The longest live blogs have
// some 300 kB; to parse a text takes some 80 times its length in memory.
const maxText = 512 << 10

// maxItems is how many items of a feed are read: the first ones, which as a rule are
// the newest.
const maxItems = 100

// Walk yields the texts that the sources name, as the function Walk does, and those
// of pages, texts and feeds on the web. ctx ends it.
func (w *Web) Walk(ctx context.Context, sources []string, stdin io.Reader) iter.Seq[Draft] {
	return walk(sources, stdin, func(address string, yield func(Draft) bool) bool {
		d, f, err := w.get(ctx, address, fetch.Mark{})
		switch {
		case ctx.Err() != nil:
			return false
		case err != nil:
			return yield(Draft{Name: address, Err: err})
		case f == nil:
			return yield(w.draft(address, d))
		case len(f.Items) == 0:
			return yield(Draft{Name: address, Err: &webError{address, errNoItems}})
		}
		for _, item := range f.Items[:min(len(f.Items), maxItems)] {
			if !yield(w.item(ctx, d.URL, item)) || ctx.Err() != nil {
				return false
			}
		}
		return true
	})
}

// Story reads the one story that stands at an address.
func (w *Web) Story(ctx context.Context, address string) (Draft, error) {
	d, f, err := w.get(ctx, address, fetch.Mark{})
	switch {
	case err != nil:
		return Draft{}, err
	case f != nil:
		return Draft{}, &webError{address, errFeedHere}
	}
	draft := w.draft(address, d)
	return draft, draft.Err
}

// get gets a document, and the feed where it is one.
func (w *Web) get(ctx context.Context, address string, since fetch.Mark) (*fetch.Document, *feed.Feed, error) {
	d, err := w.Client.Get(ctx, address, since)
	if err != nil {
		return nil, nil, &webError{"", err}
	}
	if d.Unchanged || !feed.Is(d.Type, d.Body) {
		return d, nil, nil
	}
	f, err := feed.Parse(d.Body, d.URL)
	if err != nil {
		return nil, nil, &webError{address, err}
	}
	return d, &f, nil
}

// draft makes a story of a document.
func (w *Web) draft(name string, d *fetch.Document) Draft {
	draft := Draft{Name: name, Source: identity(d.URL)}
	kind, _, _ := mime.ParseMediaType(d.Type)
	var p page.Page
	var err error
	switch {
	case kind == "text/html", kind == "application/xhtml+xml", kind == "" && markup(string(d.Body)):
		p, err = page.Read(d.Body, d.Type, d.URL)
	case kind == "text/plain", kind == "text/markdown", kind == "":
		p.Text, err = page.Decode(d.Body, d.Type)
	case kind == "application/pdf":
		err = errors.New("it is a PDF; turn it into text (pdftotext) and add that")
	default:
		err = fmt.Errorf("it is no page but %q; save its text as a .txt file and add that", kind)
	}
	if err != nil {
		draft.Err = &webError{name, err}
		return draft
	}
	if len(p.Text) > maxText {
		draft.Err = &webError{name, errText}
		return draft
	}
	if p.URL == "" {
		p.URL = draft.Source
	}
	p.Publisher = published(p.Publisher, d.URL)
	p.Date = w.past(p.Date)
	draft.Text, draft.Page = p.Text, &p
	return draft
}

// item makes a story of an item of a feed: of the page that it links to, which says
// for itself what it is. Only where there is no link, the feed's own words are the
// story, under the feed's address.
func (w *Web) item(ctx context.Context, from *url.URL, item feed.Item) Draft {
	if item.Link != "" {
		d, f, err := w.get(ctx, item.Link, fetch.Mark{})
		switch {
		case err != nil:
			return Draft{Name: item.Link, Err: err}
		case f != nil:
			return Draft{Name: item.Link, Err: &webError{item.Link, errFeed}}
		}
		return w.draft(item.Link, d)
	}
	source := identity(from) + "#" + short(item.GUID+item.Title)
	draft := Draft{Name: from.String(), Source: source}
	text, err := page.Fragment(item.Title, item.Content)
	if err != nil {
		draft.Err = &webError{from.String(), fmt.Errorf("%q: %w", item.Title, err)}
		return draft
	}
	draft.Text = text
	draft.Page = &page.Page{Text: text, Title: item.Title, Author: item.Author, Publisher: published("", from), Date: w.past(item.Date)}
	return draft
}

// identity is an address as the name of a story over its revisions: the one that
// the text came from, whatever it calls itself, without what only tells how somebody
// came there.
func identity(u *url.URL) string {
	c := *u
	c.Fragment, c.RawFragment = "", ""
	c.Scheme, c.Host = strings.ToLower(c.Scheme), strings.ToLower(c.Host)
	if c.Path == "" {
		c.Path = "/"
	}
	var kept []string
	for _, pair := range strings.Split(c.RawQuery, "&") {
		key, _, _ := strings.Cut(strings.ToLower(pair), "=")
		switch {
		case pair == "", strings.HasPrefix(key, "utm_"), key == "fbclid", key == "gclid", key == "mc_cid", key == "mc_eid", key == "cmpid", key == "xtor":
		default:
			kept = append(kept, pair)
		}
	}
	c.RawQuery = strings.Join(kept, "&")
	return c.String()
}

// published is a publisher's name with the host that the page came from: the name
// is the page's own word, the host is not.
func published(name string, u *url.URL) string {
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	if name == "" || strings.EqualFold(name, host) {
		return host
	}
	return name + " (" + host + ")"
}

// past returns a date if it is not still to come: else a story would stay the newest.
func (w *Web) past(s string) string {
	const zones = 24 * time.Hour
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil && t.Before(w.Now().Add(zones)) {
			return s
		}
	}
	return ""
}

// short is a name for what may be long.
func short(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:8])
}

// webError says why an address gives no story.
type webError struct {
	address string // empty: err says it
	err     error
}

func (e *webError) Error() string {
	if e.address == "" {
		return e.err.Error()
	}
	return e.address + ": " + e.err.Error()
}

func (e *webError) Unwrap() []error { return []error{e.err, bot.ErrNoPage} }
