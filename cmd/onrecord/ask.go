package main

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/adapters/repl"
	"onrecord/bot"
)

func (p *program) ask() *cobra.Command {
	var story, batch string
	var asJSON, explain bool
	c := &cobra.Command{
		Use:   "ask QUESTION...",
		Short: "Answer a question",
		Long: `Answers a question with passages of the stories, best first.

The exit code is 0 for an answer, 1 if the stories do not say, 2 for an error.
With --batch, questions are read from a file or from standard input (-), one JSON
object a line: {"id":"7","question":"And Rutte?","story":"slug","thread":"a"},
where story and thread may be left out. The answers come in the same order, one
JSON object a line; questions of one thread follow up on each other.`,
		Example: `  onrecord ask "What did Baerbock say?"
  onrecord ask --story ukraine-talks Who spoke of a deadly trap
  onrecord ask --explain "Where might Trump meet Putin?"
  onrecord ask --json "What did the Nato secretary general say about Kyiv?"
  onrecord ask --batch questions.jsonl > answers.jsonl`,
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case batch == "" && len(args) == 0:
				return errors.New("ask needs a question")
			case batch != "" && len(args) > 0:
				return errors.New("ask takes either questions from a file or one question, not both")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if batch != "" {
				return p.batch(cmd.Context(), batch, story)
			}
			return p.askOne(cmd.Context(), bot.Request{Command: bot.Ask, Text: strings.Join(args, " "), Story: story, Explain: explain}, asJSON)
		},
	}
	c.Flags().StringVar(&story, "story", "", "ask about the story of this `slug` only")
	c.Flags().BoolVar(&asJSON, "json", false, "print the answer as one line of JSON")
	c.Flags().BoolVar(&explain, "explain", false, "tell what spoke for each passage, and what the confidence is made of")
	c.Flags().StringVar(&batch, "batch", "", "answer the questions of this `file` of JSON lines, or of standard input (-)")
	_ = c.RegisterFlagCompletionFunc("story", p.slugs)
	return c
}

func (p *program) askOne(ctx context.Context, r bot.Request, asJSON bool) error {
	reply, err := p.handle(ctx, r, nil)
	if err != nil {
		return err
	}
	if asJSON {
		err = writeJSON(p.stdout, reply.Answer)
	} else {
		err = p.render(reply)
	}
	if err == nil && repl.OutcomeOf(reply) == repl.Refused {
		return exit(codeNo)
	}
	return err
}
