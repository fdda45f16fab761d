package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/adapters/repl"
	"onrecord/data"
	"onrecord/data/ingest"
)

func (p *program) add() *cobra.Command {
	return &cobra.Command{
		Use:   "add SOURCE...",
		Short: "Add stories from files and folders",
		Long: `Adds stories: files, folders with all .txt and .md files below them, or standard
input (-). A line is printed for each story once it is safely stored. A file that
was added before and has changed becomes a new revision of its story. Files that
are no stories are named and left out; the exit code is then 2.`,
		Example: `  onrecord add article.txt
  onrecord add stories/
  pdftotext report.pdf - | onrecord add -`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return p.addAll(cmd.Context(), args) },
	}
}

func (p *program) addAll(ctx context.Context, sources []string) error {
	store, err := p.write(ctx)
	if err != nil {
		return err
	}
	a := &adding{program: p, bar: p.progress("adding stories")}
	_, a.live = terminal(p.stdout)
	err = ingest.Add(ctx, store, workspace, ingest.Walk(sources, p.stdin), a.report)
	err = errors.Join(err, store.Close(), a.finish())
	if err == nil && a.failed > 0 {
		return exit(codeError)
	}
	return err
}

// fewLines is how many stories are named one by one to somebody at a terminal.
const fewLines = 20

// adding tells of the stories as they are stored.
type adding struct {
	*program
	bar    *progress
	live   bool // somebody watches: few lines, and at the end
	lines  []string
	counts [4]int // by the order of statuses
	failed int
	err    error // of writing
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
		a.complain(r.Err)
		return
	}
	word := ""
	for i, s := range statuses {
		if s.status == r.Added.Status {
			a.counts[i]++
			word = s.word
		}
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
