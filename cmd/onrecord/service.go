package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"golang.org/x/sync/errgroup"
)

// service is one way in that serve keeps open. What it has no use for is nil.
type service struct {
	name    string
	path    string       // a pattern of http.ServeMux, for handler
	handler http.Handler // what comes by HTTP
	needs   error        // what to tell where there is no address for the handler; nil: it can do without

	run   []func(ctx context.Context) error // each until ctx is done; an error ends the program
	close func(ctx context.Context) error   // finishes what is in hand until ctx is done

	ready   func() error // nil where it can be asked; waits for nothing
	waiting func() int   // how many requests are worked on, or wait for that
}

// finishing is how long questions in hand may take after a stop.
const finishing = 10 * time.Second

// serveEach keeps services open until ctx is done, or one of them gives up for good.
func (p *program) serveEach(ctx context.Context, services []*service, address string, log *slog.Logger) error {
	g, ctx := errgroup.WithContext(ctx)
	if address != "" {
		listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
		if err != nil {
			return fmt.Errorf("listen: %w", err)
		}
		mux := p.newMux(services, "http://"+listener.Addr().String(), log)
		g.Go(func() error { return listen(ctx, listener, mux) })
	}
	for _, s := range services {
		for _, run := range s.run {
			g.Go(func() error { return run(ctx) })
		}
	}
	err := g.Wait()
	log.Info("stopping: questions in hand are finished")
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), finishing)
	defer cancel()
	return errors.Join(err, closeEach(last, services))
}

// closeEach closes all services at the same time.
func closeEach(ctx context.Context, services []*service) error {
	errs := make([]error, len(services))
	var g errgroup.Group
	for i, s := range services {
		if s.close != nil {
			g.Go(func() error { errs[i] = s.close(ctx); return nil })
		}
	}
	_ = g.Wait() // it has none: they are in errs, all of them
	return errors.Join(errs...)
}

func (p *program) newMux(services []*service, base string, log *slog.Logger) *http.ServeMux {
	mux := http.NewServeMux()
	p.states(mux, services)
	for _, s := range services {
		if s.handler != nil {
			mux.Handle(s.path, s.handler)
			log.Info(s.name+": listening", slog.String("address", base+s.path))
		}
	}
	return mux
}

// listen serves HTTP until ctx is done.
func listen(ctx context.Context, listener net.Listener, handler http.Handler) error {
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       8 * time.Second,
		WriteTimeout:      10 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(slog.DiscardHandler, slog.LevelError), // what strangers send
	}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), finishing)
		defer cancel()
		stopped <- server.Shutdown(last)
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return <-stopped
}
