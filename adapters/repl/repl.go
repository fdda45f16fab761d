package repl

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"onrecord/bot"
	"onrecord/qa"
)

// Input is where the lines come from. Line returns io.EOF at the end and
// ErrInterrupted when the person gave up the line they were typing.
type Input interface {
	Line() (string, error)
}

// ErrInterrupted says that a line was given up (Ctrl-C).
var ErrInterrupted = errors.New("the line was given up")

// Outcome is what became of a question; its value is the program's exit code.
type Outcome int

// The outcomes.
const (
	Answered Outcome = 0
	Refused  Outcome = 1 // the stories do not say
	Failed   Outcome = 2
)

// Conversation is one person's exchange with the bot.
type Conversation struct {
	Handler   bot.Handler
	Workspace string
	Thread    string
	Out       io.Writer
	Err       io.Writer       // where what went wrong is said
	Style     func() Style    // asked before each reply, since a terminal may be resized
	Live      bool            // somebody sits there: greet, leave a line free around replies, say goodbye
	Heard     func(bot.Reply) // told of every reply, for completion; may be nil

	shown bool // a reply was written
}

// Run reads lines until there are no more, or until the person leaves, and writes
// a reply to each. It returns the outcome of the last question.
func (c *Conversation) Run(ctx context.Context, in Input) (Outcome, error) {
	if c.Live {
		if err := c.greet(ctx); err != nil {
			return Failed, err
		}
	}
	outcome, interrupted := Answered, false
	for ctx.Err() == nil {
		line, err := in.Line()
		switch {
		case errors.Is(err, io.EOF):
			return outcome, c.leave()
		case errors.Is(err, ErrInterrupted) && interrupted:
			return outcome, c.leave()
		case errors.Is(err, ErrInterrupted):
			interrupted = true
			if _, err := fmt.Fprintln(c.Out, "(Ctrl-C once more, or Ctrl-D, to leave)"); err != nil {
				return Failed, err
			}
			continue
		case err != nil:
			return Failed, fmt.Errorf("read a line: %w", err)
		}
		interrupted = false
		switch strings.ToLower(strings.TrimSpace(line)) {
		case "":
			continue
		case "/quit", "/exit", "quit", "exit":
			return outcome, nil
		}
		if outcome, err = c.reply(ctx, line, outcome); err != nil {
			return Failed, err
		}
	}
	return Failed, ctx.Err()
}

// reply answers one line. Only questions change the outcome, and whatever fails.
func (c *Conversation) reply(ctx context.Context, line string, last Outcome) (Outcome, error) {
	r := bot.Parse(line)
	r.Workspace, r.Thread = c.Workspace, c.Thread
	reply, err := c.Handler.Handle(ctx, r)
	if err != nil {
		_, err = fmt.Fprintln(c.Err, Visible(bot.Explain(err)))
		return Failed, err
	}
	if c.Heard != nil {
		c.Heard(reply)
	}
	if err := c.show(reply); err != nil {
		return Failed, err
	}
	if reply.Answer == nil && reply.Check == nil {
		return last, nil
	}
	return OutcomeOf(reply), nil
}

// show writes a reply with room around it: at a prompt an empty line on both
// sides, in a pipe one between two replies.
func (c *Conversation) show(reply bot.Reply) error {
	if c.Live || c.shown {
		if _, err := io.WriteString(c.Out, "\n"); err != nil {
			return fmt.Errorf("write the reply: %w", err)
		}
	}
	c.shown = true
	if err := Render(c.Out, reply, c.Style()); err != nil {
		return err
	}
	if c.Live {
		if _, err := io.WriteString(c.Out, "\n"); err != nil {
			return fmt.Errorf("write the reply: %w", err)
		}
	}
	return nil
}

// OutcomeOf tells whether a reply answers, or a check finds; one to another command
// always does.
func OutcomeOf(reply bot.Reply) Outcome {
	if reply.Answer != nil && !reply.Answer.Answered || reply.Check != nil && reply.Check.Verdict != qa.Found {
		return Refused
	}
	return Answered
}

// leave ends the line that the prompt stands on.
func (c *Conversation) leave() error {
	if !c.Live {
		return nil
	}
	_, err := fmt.Fprintln(c.Out)
	return err
}
