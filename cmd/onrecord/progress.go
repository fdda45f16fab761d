package main

import (
	"time"

	"github.com/schollz/progressbar/v3"
)

// progress is a bar on stderr while something takes long. It is nil, and shows
// nothing, where stderr is no terminal.
type progress struct{ bar *progressbar.ProgressBar }

// progress begins a bar whose end is not known yet.
func (p *program) progress(what string) *progress {
	f, ok := terminal(p.stderr)
	if !ok {
		return nil
	}
	return &progress{progressbar.NewOptions(-1,
		progressbar.OptionSetWriter(f),
		progressbar.OptionSetDescription(what),
		progressbar.OptionShowCount(),
		progressbar.OptionShowIts(),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionSetSpinnerChangeInterval(0), // its goroutine reads what Add writes (v3.19.1, found by -race)
	)}
}

// next counts one more.
func (p *progress) next() {
	if p != nil {
		_ = p.bar.Add(1)
	}
}

// of sets the bar to done of total.
func (p *progress) of(done, total int) {
	if p == nil {
		return
	}
	if p.bar.GetMax() != total {
		p.bar.ChangeMax(total)
	}
	_ = p.bar.Set(done)
}

// clear takes the bar off the screen, so that something else may be written.
func (p *progress) clear() {
	if p != nil {
		_ = p.bar.Clear()
	}
}
