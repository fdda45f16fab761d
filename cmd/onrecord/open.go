package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"time"

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

// over returns a bot that answers from store.
func over(store *data.Store) *bot.Bot {
	return bot.New(qa.NewEngine(store), store, bot.NewMemory(time.Now))
}

// with runs do with a bot over the stories there are to read.
func (p *program) with(ctx context.Context, do func(b *bot.Bot, kept bool) error) error {
	store, kept, err := p.read(ctx)
	if err != nil {
		return err
	}
	return errors.Join(do(over(store), kept), store.Close())
}
