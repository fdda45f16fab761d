package ingest

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"time"

	"golang.org/x/sync/errgroup"

	"onrecord/data"
	"onrecord/qa"
)

// One transaction holds this much. Each costs a wait for the disk; what is lost
// by a crash is at most one, and is said to be.
const (
	batchStories = 32
	batchBytes   = 4 << 20
)

// Store is what Add writes to.
type Store interface {
	Add(ctx context.Context, workspace string, stories []*qa.Story) ([]data.Added, error)
}

// Result tells what became of one draft.
type Result struct {
	Name  string     // the draft's
	Title string     // the story's
	Added data.Added // zero where Err is set
	Err   error      // why it is no story; the others are not touched by it
}

// Add parses drafts on all cores and stores them in order, some at a time.
// report is called for each draft, in order; once it is called without an error,
// the story is on the disk. A draft that is no story is reported and left out.
// An error of the store, or of the context, ends it: what was not reported may be
// added again.
func Add(ctx context.Context, store Store, workspace string, drafts iter.Seq[Draft], report func(Result)) error {
	g, ctx := errgroup.WithContext(ctx)
	queue := make(chan *parsed, 2*batchStories) // in order; the parsing runs ahead of the writing by this many
	work := make(chan *parsed)
	g.Go(func() error {
		defer close(queue)
		defer close(work)
		for d := range drafts {
			p := &parsed{draft: d, done: make(chan struct{})}
			if !send(ctx, queue, p) || !send(ctx, work, p) {
				return ctx.Err()
			}
		}
		return nil
	})
	for range runtime.GOMAXPROCS(0) {
		g.Go(func() error {
			for p := range work {
				p.story, p.err = p.draft.Parse()
				close(p.done)
			}
			return nil
		})
	}
	g.Go(func() error {
		b := batch{store: store, workspace: workspace, report: report}
		for {
			p, more, err := b.next(ctx, queue)
			switch {
			case err != nil:
				return err
			case !more:
				return b.commit(ctx)
			}
			if err := b.take(ctx, p); err != nil {
				return err
			}
		}
	})
	return g.Wait()
}

// parsed is a draft on its way: story and err are set once done is closed.
type parsed struct {
	draft Draft
	story *qa.Story
	err   error
	done  chan struct{}
}

func send[T any](ctx context.Context, to chan<- T, v T) bool {
	select {
	case to <- v:
		return true
	case <-ctx.Done():
		return false
	}
}

// batch gathers what one transaction stores.
type batch struct {
	store     Store
	workspace string
	report    func(Result)
	waiting   []*parsed // with those that are no story, so that the reports keep the order
	bytes     int
}

// lull is how long a batch waits for the next story: pages come one by one, and what
// has come is stored and told.
const lull = 200 * time.Millisecond

// next waits for the next draft to be parsed, and reports false after the last one.
// Where it takes long, what waits is stored meanwhile.
func (b *batch) next(ctx context.Context, queue <-chan *parsed) (p *parsed, more bool, err error) {
	timer := time.NewTimer(lull)
	defer timer.Stop()
	for waits := timer.C; p == nil; {
		select {
		case p, more = <-queue:
			if !more {
				return nil, false, nil
			}
		case <-waits:
			if err := b.commit(ctx); err != nil {
				return nil, false, err
			}
		case <-ctx.Done():
			return nil, false, ctx.Err()
		}
	}
	select {
	case <-p.done:
		return p, true, nil
	case <-ctx.Done():
		return nil, false, ctx.Err()
	}
}

func (b *batch) take(ctx context.Context, p *parsed) error {
	b.waiting = append(b.waiting, p)
	if p.err == nil {
		b.bytes += len(p.story.Text)
	}
	if len(b.waiting) < batchStories && b.bytes < batchBytes {
		return nil
	}
	return b.commit(ctx)
}

// commit stores what waits and reports it.
func (b *batch) commit(ctx context.Context) error {
	var stories []*qa.Story
	for _, p := range b.waiting {
		if p.err == nil {
			stories = append(stories, p.story)
		}
	}
	var added []data.Added
	if len(stories) > 0 {
		var err error
		if added, err = b.store.Add(ctx, b.workspace, stories); err != nil {
			return err
		}
		if len(added) != len(stories) {
			return fmt.Errorf("the store answered for %d of %d stories", len(added), len(stories))
		}
	}
	for _, p := range b.waiting {
		r := Result{Name: p.draft.Name, Err: p.err}
		if p.err == nil {
			r.Title, r.Added, added = p.story.Title, added[0], added[1:]
		}
		b.report(r)
	}
	b.waiting, b.bytes = b.waiting[:0], 0
	return nil
}
