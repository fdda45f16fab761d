package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/adapters/repl"
	"onrecord/bot"
)

func (p *program) checkWords() *cobra.Command {
	var speaker, story string
	var asJSON bool
	c := &cobra.Command{
		Use:   "check WORDS...",
		Short: "Tell whether anybody said this, word for word",
		Long: `Looks for a quotation in the stories. Typography apart (quotation marks, dashes,
white space, case), it must stand there word for word, between quotation marks and
as one speaker's. Otherwise the answer is one of these:

  altered    close to what somebody said, and how it differs, word by word
  spliced    put together from several places
  someone else's, where --speaker names another
  reported   the story has the words, but not as a quotation
  not found

An ellipsis (… or ...) marks a cut: its pieces must follow each other in one quotation.
The exit code is 0 if the words were said so, 1 if not, 2 for an error.`,
		Example: `  onrecord check "There is no betrayal"
  onrecord check --speaker Rutte "it is durable, it is enduring"
  onrecord check --json --story ukraine-talks "peace through strength"`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.checkOne(cmd.Context(), bot.Request{Command: bot.Check, Text: strings.Join(args, " "), Speaker: speaker, Story: story}, asJSON)
		},
	}
	c.Flags().StringVar(&speaker, "speaker", "", "whose words they are said to be: a `name` or a role")
	c.Flags().StringVar(&story, "story", "", "look into the story of this `slug` only")
	c.Flags().BoolVar(&asJSON, "json", false, "print the outcome as one line of JSON")
	_ = c.RegisterFlagCompletionFunc("story", p.slugs)
	return c
}

func (p *program) checkOne(ctx context.Context, r bot.Request, asJSON bool) error {
	reply, err := p.handle(ctx, r, nil)
	if err != nil {
		return err
	}
	if asJSON {
		err = writeJSON(p.stdout, reply.Check)
	} else {
		err = p.render(reply)
	}
	if err == nil && repl.OutcomeOf(reply) == repl.Refused {
		return exit(codeNo)
	}
	return err
}
