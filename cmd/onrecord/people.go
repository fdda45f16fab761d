package main

import (
	"github.com/spf13/cobra"

	"onrecord/bot"
	"onrecord/qa"
)

func (p *program) people() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "people [SLUG|FILE]",
		Short: "List who speaks and who is named",
		Example: `  onrecord people
  onrecord people ukraine-talks
  onrecord people --json article.txt`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: p.slugs,
		RunE: func(cmd *cobra.Command, args []string) error {
			reply, err := p.handle(cmd.Context(), bot.Request{Command: bot.People}, args)
			if err != nil {
				return err
			}
			if !asJSON {
				return p.render(reply)
			}
			for _, s := range reply.People {
				if s.People == nil {
					s.People = []qa.Figure{}
				}
				line := struct {
					ID     string      `json:"id"`
					People []qa.Figure `json:"people"`
				}{s.Story.Slug, s.People}
				if err := writeJSON(p.stdout, line); err != nil {
					return err
				}
			}
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print a line of JSON for each story")
	return c
}
