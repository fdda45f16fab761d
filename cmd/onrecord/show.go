package main

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"onrecord/bot"
	"onrecord/qa"
)

func (p *program) show() *cobra.Command {
	var revision int
	var diff, beside, asJSON bool
	c := &cobra.Command{
		Use:   "show [SLUG|FILE]",
		Short: "Show a story with its paragraph numbers and speakers, or what changed in it",
		Long: `Shows a story, or a file that need not have been added, with the numbers of its
paragraphs and each speaker's words in a colour of their own. Where there is one
story only, it need not be named.

A text that was added again and differs is a new revision of its story; the earlier
ones are kept. --revision N shows one of them, and so does its slug with @N, or
its SHA-256, here and in every command that takes a slug. --diff shows what the
revision changed, word by word within the paragraphs that differ: since the one
before it, or since the one whose number stands before the slug.

--beside shows which other stories tell the same, a wire story in other papers say,
how much of it they have, and how their quotations differ from its, word by word.`,
		Example: `  onrecord show
  onrecord show ukraine-talks
  onrecord show article.txt
  onrecord show --revision 1 ukraine-talks
  onrecord show --diff ukraine-talks
  onrecord show --diff 1 ukraine-talks        since revision 1
  onrecord show --beside ukraine-talks`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 2 || len(args) == 2 && !diff {
				return fmt.Errorf("show takes one story, not %d", len(args))
			}
			if asJSON && !diff && !beside {
				return errors.New("--json goes with --diff and --beside")
			}
			if beside && (diff || revision != 0) {
				return errors.New("--beside goes with neither --diff nor --revision")
			}
			return nil
		},
		ValidArgsFunction: p.slugs,
		RunE: func(cmd *cobra.Command, args []string) error {
			r := bot.Request{Command: bot.Show}
			if beside {
				r.Command = bot.Beside
			}
			if diff {
				r.Command = bot.Changes
				if n := len(args); n > 0 && (n == 2 || number(args[0])) {
					r.Text, args = args[0], args[1:]
				}
			}
			if revision != 0 {
				if len(args) == 0 || isFile(args[0]) {
					return &misuse{cmd.CommandPath(), errors.New("--revision needs the story's slug")}
				}
				args = []string{qa.Meta{Slug: args[0], Revision: revision}.Reference()}
			}
			reply, err := p.handle(cmd.Context(), r, args)
			if err != nil {
				return err
			}
			switch {
			case asJSON && diff:
				return writeJSON(p.stdout, reply.Changes)
			case asJSON:
				return writeJSON(p.stdout, reply.Beside)
			}
			return p.render(reply)
		},
	}
	c.Flags().IntVar(&revision, "revision", 0, "show the revision of this `number`")
	c.Flags().BoolVar(&diff, "diff", false, "show what the revision changed, word by word")
	c.Flags().BoolVar(&beside, "beside", false, "show which other stories tell the same, and how their quotations differ")
	c.Flags().BoolVar(&asJSON, "json", false, "with --diff or --beside: print one line of JSON")
	return c
}

// number reports whether an argument is the number of a revision; a slug may be one
// too, and then the revision's has to stand before it.
func number(arg string) bool {
	_, err := strconv.Atoi(arg)
	return err == nil
}
