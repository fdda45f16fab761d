package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onrecord/adapters/repl"
	"onrecord/data"
	"onrecord/data/ingest"
	"onrecord/data/ingest/fetch"
)

// addFlags are the flags of add.
type addFlags struct {
	workspace string
	watch     bool
	every     time.Duration
	private   bool
	json      bool
}

func (p *program) add() *cobra.Command {
	var f addFlags
	c := &cobra.Command{
		Use:   "add SOURCE...",
		Short: "Add stories from files, web pages and feeds",
		Long: `Adds stories: .txt, .md and .html files, zips and folders of them, web pages, feeds
(RSS, Atom, JSON Feed: the first 100 items) or standard input (-). A line is printed
for each story once it is safely stored. What was added before and has changed
becomes a new revision of its story. What is no story is named and left out; the
exit code is then 2.

Pages are asked for as their robots.txt allows (as "onrecord"), one a second of each
site, and read up to 8 MB. Addresses in private networks are refused unless
--allow-private is given; then those named on the command line may be there.

With --watch, feeds are read again and again until Ctrl-C, and what is new in them
is added. A feed in trouble is left alone for longer each time.`,
		Example: `  onrecord add article.txt
  onrecord add stories/ archive.zip
  onrecord add https://example.org/news/a-story
  onrecord add --watch --every 10m https://example.org/feed.xml
  pdftotext report.pdf - | onrecord add -`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.workspace == "" {
				return &misuse{cmd.CommandPath(), errors.New("--workspace wants a name")}
			}
			if !f.watch {
				return p.addAll(cmd.Context(), f, args)
			}
			for _, a := range args {
				if !strings.Contains(a, "://") {
					return &misuse{cmd.CommandPath(), fmt.Errorf("--watch is for feeds on the web: %q is no address", a)}
				}
			}
			if f.every < shortestWatch {
				return &misuse{cmd.CommandPath(), fmt.Errorf("--every is %s at least: a feed is somebody's server", short(shortestWatch))}
			}
			return p.watchAll(cmd.Context(), f, args)
		},
	}
	c.Flags().BoolVar(&f.watch, "watch", false, "read feeds again and again, until Ctrl-C")
	c.Flags().DurationVar(&f.every, "every", 15*time.Minute, "how long to wait between two readings")
	c.Flags().BoolVar(&f.private, "allow-private", false, "the addresses named may be in a private network, on any port")
	c.Flags().StringVar(&f.workspace, "workspace", workspace, "whose stories: `name` of the workspace, such as discord:server:ID")
	c.Flags().BoolVar(&f.json, "json", false, "print a line of JSON for each story")
	return c
}

// shortestWatch is the least time between two readings of a feed.
const shortestWatch = time.Minute

// web is the way to the web for what was named on the command line.
func (p *program) web(f addFlags, sources []string) *ingest.Web {
	o := fetch.Options{Version: thisBuild().Version}
	if f.private {
		o.Trusted = sources
	}
	return &ingest.Web{Client: fetch.New(o), Now: time.Now}
}

func (p *program) addAll(ctx context.Context, f addFlags, sources []string) error {
	store, err := p.write(ctx)
	if err != nil {
		return err
	}
	a := p.adding(f)
	_, a.live = terminal(p.stdout)
	a.bar = p.progress("adding stories")
	err = ingest.Add(ctx, store, f.workspace, p.web(f, sources).Walk(ctx, sources, p.stdin), a.report)
	if err == nil {
		err = ctx.Err() // the walk ended early
	}
	err = errors.Join(err, store.Close(), a.finish())
	if err == nil && a.failed > 0 {
		return exit(codeError)
	}
	return err
}

// watchAll reads feeds until it is interrupted.
func (p *program) watchAll(ctx context.Context, f addFlags, feeds []string) error {
	store, err := p.write(ctx)
	if err != nil {
		return err
	}
	a := p.adding(f)
	a.news = true
	w := &ingest.Watch{
		Web: p.web(f, feeds), Store: store, Workspace: f.workspace, Every: f.every, Spread: rand.Float64, Report: a.report,
		Failed: func(err error, again time.Duration) {
			a.complain(fmt.Errorf("%w; asked again in %s", err, short(again)))
		},
	}
	_, _ = fmt.Fprintf(p.stderr, "onrecord: watching %s every %s; Ctrl-C stops\n", counted(len(feeds), "feed", "feeds"), short(f.every))
	return errors.Join(w.Run(ctx, feeds), store.Close(), a.finish())
}

// counted is a number with its noun.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// short writes a duration without the units that are nothing: 15m for 15m0s.
func short(d time.Duration) string {
	s := d.String()
	if strings.HasSuffix(s, "m0s") {
		s = strings.TrimSuffix(s, "0s")
	}
	if strings.HasSuffix(s, "h0m") {
		s = strings.TrimSuffix(s, "0m")
	}
	return s
}

func (p *program) adding(f addFlags) *adding {
	return &adding{program: p, json: f.json, private: f.private}
}

// fewLines is how many stories are named one by one to somebody at a terminal.
const fewLines = 20

// adding tells of the stories as they are stored.
type adding struct {
	*program
	bar     *progress
	live    bool // somebody watches: few lines, and at the end
	news    bool // only what is new is told
	json    bool
	private bool // private addresses were allowed
	lines   []string
	counts  [4]int // by the order of statuses
	failed  int
	err     error // of writing
}

var statuses = [...]struct {
	status data.Status
	word   string
}{{data.New, "added"}, {data.Revised, "revised"}, {data.Reparsed, "reparsed"}, {data.Unchanged, "unchanged"}}

// report takes what became of one file.
func (a *adding) report(r ingest.Result) {
	a.bar.next()
	if r.Err != nil {
		a.failed++
		a.bar.clear()
		a.complain(a.advised(r.Err))
		return
	}
	word := ""
	for i, s := range statuses {
		if s.status == r.Added.Status {
			a.counts[i]++
			word = s.word
		}
	}
	switch {
	case a.news && r.Added.Status == data.Unchanged:
		return
	case a.json:
		a.write(r, word)
		return
	}
	line := fmt.Sprintf("%s %s  %s", word, r.Added.Slug, repl.Visible(r.Title))
	if r.Added.Revision > 1 {
		line += fmt.Sprintf(" (revision %d)", r.Added.Revision)
	}
	if a.live {
		if len(a.lines) <= fewLines {
			a.lines = append(a.lines, line)
		}
		return
	}
	if _, err := fmt.Fprintln(a.stdout, line); err != nil {
		a.err = err
	}
}

// write writes what became of a story as a line of JSON.
func (a *adding) write(r ingest.Result, word string) {
	line := struct {
		ID       string `json:"id"` // the slug, as in an answer
		SHA256   string `json:"sha256"`
		Title    string `json:"title"`
		Name     string `json:"name"`
		Status   string `json:"status"`
		Revision int    `json:"revision"`
	}{r.Added.Slug, r.Added.ID, r.Title, r.Name, word, r.Added.Revision}
	if err := writeJSON(a.stdout, line); err != nil {
		a.err = err
	}
}

// advised adds to an error what somebody at a terminal can do, and others can't.
func (a *adding) advised(err error) error {
	if errors.Is(err, fetch.ErrPrivate) && !a.private {
		return fmt.Errorf("%w, or allow it: --allow-private", err)
	}
	return err
}

// finish writes what a watcher waits for.
func (a *adding) finish() error {
	a.bar.clear()
	if len(a.lines) > fewLines {
		a.lines = []string{a.summary()}
	}
	for _, line := range a.lines {
		if _, err := fmt.Fprintln(a.stdout, line); err != nil {
			return err
		}
	}
	return a.err
}

func (a *adding) summary() string {
	var parts []string
	for i, n := range a.counts {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, statuses[i].word))
		}
	}
	if a.failed > 0 {
		parts = append(parts, fmt.Sprintf("%d failed", a.failed))
	}
	return strings.Join(parts, ", ")
}
