package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"onrecord/adapters/repl"
	"onrecord/bot"
)

// render shows a reply on stdout.
func (p *program) render(reply bot.Reply) error {
	return repl.Render(p.stdout, reply, p.style())
}

// writeJSON writes v as one line.
func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false) // a passage's "<" and "&" stay what they are
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	return nil
}

// slugs proposes the slugs of the stories to the shell's completion.
func (p *program) slugs(cmd *cobra.Command, _ []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var slugs []cobra.Completion
	err := p.with(cmd.Context(), func(b *bot.Bot, _ bool) error {
		reply, err := b.Handle(context.Background(), bot.Request{Workspace: workspace, Command: bot.Stories})
		for _, s := range reply.Stories {
			slugs = append(slugs, cobra.CompletionWithDesc(s.Slug, s.Title))
		}
		return err
	})
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	return slugs, cobra.ShellCompDirectiveDefault
}
