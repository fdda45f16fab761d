package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"onrecord/bot"
	"onrecord/data"
	"onrecord/data/ingest"
	"onrecord/qa"
)

// errNoPlace says that nobody told where the database is.
var errNoPlace = errors.New("there is no home directory to keep stories in; say where: --db FILE")

// read opens the database for reading. Where there is none yet, it returns the
// built-in story in memory, and nothing is written anywhere.
func (p *program) read(ctx context.Context) (store *data.Store, kept bool, err error) {
	path := p.database()
	if path != "" {
		_, err := os.Stat(path)
		if err == nil {
			store, err = data.Open(ctx, path, data.Options{ReadOnly: true})
			if errors.Is(err, data.ErrOlder) { // brought up to date where it may be written
				store, err = data.Open(ctx, path, data.Options{})
			}
			return store, true, err
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return nil, false, fmt.Errorf("open database: %w", err)
		}
	}
	if p.db != "" {
		_, _ = fmt.Fprintf(p.stderr, "onrecord: there is no database %s yet; this is the built-in story\n", path)
	}
	if store, err = data.Memory(ctx); err != nil {
		return nil, false, err
	}
	var failed error
	report := func(r ingest.Result) { failed = r.Err }
	builtIn := slices.Values([]ingest.Draft{ingest.BuiltIn()})
	if err := errors.Join(ingest.Add(ctx, store, workspace, builtIn, report), failed); err != nil {
		return nil, false, errors.Join(fmt.Errorf("the built-in story: %w", err), store.Close())
	}
	return store, false, nil
}

// write opens the database for writing.
func (p *program) write(ctx context.Context) (*data.Store, error) {
	path := p.database()
	if path == "" {
		return nil, errNoPlace
	}
	return data.Open(ctx, path, data.Options{})
}

// over returns a bot that answers from store and remembers conversations in threads.
func over(store *data.Store, threads bot.Threads) *bot.Bot {
	return bot.New(qa.NewEngine(store), store, threads)
}

// with runs do with a bot over the stories there are to read. What is asked is
// remembered for as long as the program runs: two runs over the same questions
// give the same answers.
func (p *program) with(ctx context.Context, do func(b *bot.Bot, kept bool) error) error {
	store, kept, err := p.read(ctx)
	if err != nil {
		return err
	}
	if !kept {
		return errors.Join(do(over(store, store), kept), store.Close())
	}
	threads, err := data.Memory(ctx)
	if err != nil {
		return errors.Join(err, store.Close())
	}
	return errors.Join(do(over(store, threads), kept), threads.Close(), store.Close())
}

// withThreads runs do with a bot that finds, and leaves, its conversations in the
// database, where there is one that may be written.
func (p *program) withThreads(ctx context.Context, do func(b *bot.Bot, kept bool) error) error {
	path := p.database()
	if _, err := os.Stat(path); path == "" || err != nil {
		return p.with(ctx, do)
	}
	store, err := data.Open(ctx, path, data.Options{})
	if errors.Is(err, data.ErrReadOnly) {
		return p.with(ctx, do)
	}
	if err != nil {
		return err
	}
	return errors.Join(do(over(store, store), true), store.Close())
}

// keeper manages the stories of store for those who chat: pages they name are fetched
// from the open web only.
func keeper(store *data.Store) ingest.Keeper {
	return ingest.Keeper{Store: store, Web: ingest.NewWeb(thisBuild().Version)}
}
