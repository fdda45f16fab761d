package ingest

import (
	"context"
	"errors"
	"iter"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"onrecord/data"
	"onrecord/data/ingest/feed"
	"onrecord/data/ingest/fetch"
)

// longestWait is the longest a feed in trouble is left alone.
const longestWait = 6 * time.Hour

// FeedStore is what a watch keeps its stories in, and how far it read which feed.
type FeedStore interface {
	Store
	Feed(ctx context.Context, workspace, address string) (data.Feed, error)
	KeepFeed(ctx context.Context, workspace, address string, f data.Feed) error
}

// Watch reads feeds again and again, and stores what is new in them.
type Watch struct {
	Web       *Web
	Store     FeedStore
	Workspace string
	Every     time.Duration              // between two readings of a feed that is well
	Spread    func() float64             // a random number from 0 to 1: feeds are not all asked at once
	Report    func(Result)               // each story, and each item that gives none; one at a time
	Failed    func(error, time.Duration) // a feed that could not be read, and when it is tried again; one at a time

	mu sync.Mutex
}

// Run watches the feeds at addresses until ctx ends, which is no error. One of the
// store is, and ends it.
func (w *Watch) Run(ctx context.Context, addresses []string) error {
	defer w.Web.Client.Close()
	g, inner := errgroup.WithContext(ctx)
	for _, address := range addresses {
		g.Go(func() error { return w.watch(inner, address) })
	}
	if err := g.Wait(); ctx.Err() == nil {
		return err
	}
	return nil
}

// watch reads one feed again and again. One in trouble is left alone for twice as
// long each time, and as long as its server asks at least.
func (w *Watch) watch(ctx context.Context, address string) error {
	wait := w.Every
	for {
		err := w.poll(ctx, address)
		var trouble *webError
		var told *fetch.Error
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err == nil:
			wait = w.Every
		case errors.As(err, &trouble):
			wait = min(2*wait, max(longestWait, w.Every))
			if errors.As(err, &told) {
				wait = max(wait, min(told.After, longestWait))
			}
			w.mu.Lock()
			w.Failed(err, wait)
			w.mu.Unlock()
		default:
			return err
		}
		if !sleep(ctx, wait+time.Duration(w.Spread()*float64(wait)/10)) {
			return ctx.Err()
		}
	}
}

// sleep waits, and reports false where ctx ended first.
func sleep(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// poll reads a feed once, and of its items those that are new or of which the feed
// says something else than before. An item that may come another time is asked for
// again with the next reading.
func (w *Watch) poll(ctx context.Context, address string) error {
	known, err := w.Store.Feed(ctx, w.Workspace, address)
	if err != nil {
		return err
	}
	d, f, err := w.Web.get(ctx, address, fetch.Mark{ETag: known.ETag, Modified: known.Modified})
	switch {
	case err != nil:
		return err
	case d.Unchanged:
		return nil
	case f == nil:
		return &webError{address, w.Web.noFeed(d)}
	}
	next := data.Feed{ETag: d.Mark.ETag, Modified: d.Mark.Modified, Items: map[string]string{}}
	var drafts iter.Seq[Draft] = func(yield func(Draft) bool) {
		for _, item := range f.Items[:min(len(f.Items), maxItems)] {
			name, mark := nameOf(item), short(item.Link+"\n"+item.Title+"\n"+item.Updated+"\n"+item.Content)
			if _, twice := next.Items[name]; twice {
				continue
			}
			if next.Items[name] = mark; known.Items[name] == mark {
				continue
			}
			draft := w.Web.item(ctx, d.URL, item)
			if told := (*fetch.Error)(nil); errors.As(draft.Err, &told) && told.Later {
				delete(next.Items, name)
				next.ETag, next.Modified = "", "" // else the feed would be unchanged
			}
			if !yield(draft) || ctx.Err() != nil {
				return
			}
		}
	}
	err = Add(ctx, w.Store, w.Workspace, drafts, func(r Result) {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.Report(r)
	})
	if err != nil {
		return err
	}
	return w.Store.KeepFeed(ctx, w.Workspace, address, next)
}

// noFeed says that a document is no feed, and which one its page names.
func (w *Web) noFeed(d *fetch.Document) error {
	draft := w.draft("", d)
	if draft.Page != nil {
		for _, href := range draft.Page.Feeds {
			if u, err := d.URL.Parse(href); err == nil {
				return errors.New(errNotFeed.Error() + "; the page names one: " + u.String())
			}
		}
	}
	return errNotFeed
}

// nameOf is an item's name within its feed.
func nameOf(item feed.Item) string {
	if item.GUID != "" {
		return short(item.GUID)
	}
	return short(item.Link + "\n" + item.Title)
}
