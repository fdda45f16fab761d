package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"onrecord/adapters/repl"
	"onrecord/bot"
)

func (p *program) repl() *cobra.Command {
	return &cobra.Command{
		Use:   "repl",
		Short: "Hold a conversation",
		Long: `Answers one question after another; later ones may follow up on earlier ones
("And Rutte?"), also for an hour after you left. Tab completes commands and names, the arrow keys bring back what
was typed, Ctrl-C gives up a line, Ctrl-D leaves.

What was typed is kept for the next time once there is a database, in the file
that ONRECORD_HISTORY names or in your state directory; an empty ONRECORD_HISTORY
keeps nothing. With its input from a pipe it answers line by line, without a prompt;
the exit code is then that of the last question, as for ask.`,
		Example: `  onrecord repl
  printf 'What did Rutte say?\nAnd Hegseth?\n' | onrecord repl`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			open := p.with
			if p.live() {
				open = p.withThreads
			}
			return open(cmd.Context(), func(b *bot.Bot, kept bool) error { return p.converse(cmd.Context(), b, kept) })
		},
	}
}

// live reports whether somebody sits at the terminal: both ends are one.
func (p *program) live() bool {
	_, typing := terminal(p.stdin)
	_, watching := terminal(p.stdout)
	return typing && watching
}

// thread is the name of the conversation: one for each terminal, so that two at once
// do not follow up on each other, and a new one in the same window goes on.
func (p *program) thread() string {
	if f, ok := p.stdin.(*os.File); ok {
		if name, err := os.Readlink(fmt.Sprintf("/proc/self/fd/%d", f.Fd())); err == nil {
			return "repl " + name
		}
	}
	return "repl"
}

func (p *program) converse(ctx context.Context, b *bot.Bot, kept bool) error {
	c := &repl.Conversation{Handler: b, Workspace: workspace, Thread: p.thread(), Out: p.stdout, Err: p.stderr, Style: p.style}
	if !p.live() {
		outcome, err := c.Run(ctx, repl.NewPiped(p.stdin))
		if err == nil && outcome != repl.Answered {
			return exit(outcome)
		}
		return err
	}
	history := ""
	if kept {
		history = p.history()
	}
	var completer repl.Completer
	c.Live, c.Heard = true, completer.Hear
	t := repl.OpenTerminal(history, completer.Complete)
	_, err := c.Run(ctx, t)
	return errors.Join(err, t.Close())
}
