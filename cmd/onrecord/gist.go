package main

import (
	"errors"

	"github.com/spf13/cobra"

	"onrecord/adapters/repl"
	"onrecord/bot"
	"onrecord/qa"
)

var errWhichStory = errors.New("there are several stories; say which one: onrecord gist SLUG (onrecord stories lists them)")

func (p *program) gist() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "gist [SLUG|FILE]",
		Short: "Tell what a story is about, in its own sentences",
		Long: `Shows the headline, the lead and the few sentences that cover most of a story, or
of a file that need not have been added: the story's own sentences, each with its
paragraph. Nothing is rewritten.`,
		Example: `  onrecord gist
  onrecord gist ukraine-talks
  onrecord gist --json article.txt`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: p.slugs,
		RunE: func(cmd *cobra.Command, args []string) error {
			reply, err := p.handle(cmd.Context(), bot.Request{Command: bot.Gist}, args)
			switch {
			case err != nil:
				return err
			case reply.Answer.Reason == qa.Unclear:
				return errWhichStory
			case asJSON:
				err = writeJSON(p.stdout, reply.Answer)
			default:
				err = p.render(reply)
			}
			if err == nil && repl.OutcomeOf(reply) == repl.Refused {
				return exit(codeNo)
			}
			return err
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print the answer as one line of JSON")
	return c
}
