package main

import (
	"github.com/spf13/cobra"

	"onrecord/bot"
)

func (p *program) stories() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:     "stories",
		Short:   "List the stories",
		Example: "  onrecord stories",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			reply, err := p.handle(cmd.Context(), bot.Request{Command: bot.Stories}, nil)
			if err != nil {
				return err
			}
			if !asJSON {
				return p.render(reply)
			}
			for _, m := range reply.Stories {
				line := struct {
					ID       string `json:"id"` // the slug, as in an answer
					SHA256   string `json:"sha256"`
					Title    string `json:"title"`
					Date     string `json:"date"`
					Source   string `json:"source"`
					URL      string `json:"url"`
					Note     string `json:"note"`
					Revision int    `json:"revision"` // the latest one; there are as many
					Added    string `json:"added"`    // when that was added

					Author    string `json:"author"`
					Publisher string `json:"publisher"`
					Language  string `json:"language"`
					Paywalled bool   `json:"paywalled"`
				}{m.Slug, m.ID, m.Title, m.Date, m.Source, m.URL, m.Note, m.Revision, m.Added, m.Author, m.Publisher, m.Language, m.Paywalled}
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
