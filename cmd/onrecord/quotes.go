package main

import (
	"github.com/spf13/cobra"

	"onrecord/bot"
)

func (p *program) quotes() *cobra.Command {
	var speaker, about string
	var asJSON bool
	c := &cobra.Command{
		Use:   "quotes [SLUG|FILE]",
		Short: "List what is said, and by whom",
		Long: `Lists what is said in a story, in a file that need not have been added, or in all
stories. --json prints a line of JSON for each story.`,
		Example: `  onrecord quotes
  onrecord quotes --speaker "the German foreign minister" ukraine-talks
  onrecord quotes --about betrayal --json article.txt`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: p.slugs,
		RunE: func(cmd *cobra.Command, args []string) error {
			reply, err := p.handle(cmd.Context(), bot.Request{Command: bot.Quotes, Text: speaker, About: about}, args)
			if err != nil {
				return err
			}
			if !asJSON {
				return p.render(reply)
			}
			for _, s := range reply.Quotes {
				if err := writeJSON(p.stdout, s.Quotes); err != nil {
					return err
				}
			}
			return nil
		},
	}
	c.Flags().StringVar(&speaker, "speaker", "", "only what the person of this `name` or role says")
	c.Flags().StringVar(&about, "about", "", "only what is said with these `words`")
	c.Flags().BoolVar(&asJSON, "json", false, "print a line of JSON for each story")
	return c
}
