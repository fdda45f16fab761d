package main

import (
	"bufio"
	"context"
	"errors"

	"github.com/spf13/cobra"

	"onrecord/adapters/export"
	"onrecord/bot"
)

func (p *program) export() *cobra.Command {
	var as, speaker, about string
	c := &cobra.Command{
		Use:   "export --as FORMAT [SLUG|FILE]...",
		Short: "Write the quotations of stories for other programs",
		Long: `Writes what is said, by whom and where, of the stories named, or of all.

  csv          a row a quotation. A cell that a spreadsheet would take for a formula
               (it begins with = + - @ or white space before one) gets an apostrophe
               in front; the column "escaped" names the columns to take it off again
  jsonl        a line of JSON a quotation
  markdown     block quotes with their speakers, for people
  annotations  W3C Web Annotations (JSON-LD): who says what stands at a
               TextQuoteSelector (exact, prefix, suffix), a TextPositionSelector
               (Unicode code points, as the standard has it) and a
               DataPositionSelector (bytes)
  schema.org   Quotation and NewsArticle (JSON-LD)

Offsets named start and end are UTF-8 bytes of the story's text, end exclusive, but
in a TextPositionSelector and behind #char=, where they are Unicode code points.
sha256 tells which text, for good. Each text is the story's, byte for byte, once the
format's own escapes are undone.`,
		Example: `  onrecord export --as csv > quotations.csv
  onrecord export --as annotations ukraine-talks
  onrecord export --as markdown --speaker Rutte --about Kyiv
  onrecord export --as jsonl article.txt`,
		Args: func(*cobra.Command, []string) error {
			if as == "" {
				return errors.New("export needs a format: --as csv, jsonl, markdown, annotations or schema.org")
			}
			return nil
		},
		ValidArgsFunction: p.slugs,
		RunE: func(cmd *cobra.Command, args []string) error {
			out := bufio.NewWriterSize(p.stdout, 1<<16)
			w, err := export.New(out, export.Format(as))
			if err != nil {
				return &misuse{cmd.CommandPath(), err}
			}
			err = p.exportAll(cmd.Context(), w, bot.Request{Command: bot.Quotes, Workspace: workspace, Text: speaker, About: about}, args)
			if err != nil {
				return err
			}
			return errors.Join(w.Close(), out.Flush())
		},
	}
	c.Flags().StringVar(&as, "as", "", "the `format`: csv, jsonl, markdown, annotations or schema.org")
	c.Flags().StringVar(&speaker, "speaker", "", "only what the person of this `name` or role says")
	c.Flags().StringVar(&about, "about", "", "only what is said with these `words`")
	_ = c.RegisterFlagCompletionFunc("as", func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
		var names []cobra.Completion
		for _, f := range export.Formats() {
			names = append(names, string(f))
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	})
	return c
}

// exportAll writes story by story, so that copies in several are not folded.
func (p *program) exportAll(ctx context.Context, w export.Writer, r bot.Request, sources []string) error {
	return p.with(ctx, func(b *bot.Bot, _ bool) error {
		if len(sources) == 0 {
			reply, err := b.Handle(ctx, bot.Request{Command: bot.Stories, Workspace: workspace})
			if err != nil {
				return err
			}
			for _, m := range reply.Stories {
				sources = append(sources, m.Slug)
			}
		}
		found := false
		var nobody error
		for _, source := range sources {
			reply, err := p.quotesOf(ctx, b, r, source)
			if errors.Is(err, bot.ErrNoPerson) { // another story may have them
				nobody = err
				continue
			}
			if err != nil {
				return err
			}
			found = true
			for _, s := range reply.Quotes {
				if err := w.Story(s); err != nil {
					return err
				}
			}
		}
		if !found && nobody != nil {
			return nobody
		}
		return nil
	})
}

// quotesOf asks for what is said in one story, or in a file.
func (p *program) quotesOf(ctx context.Context, b *bot.Bot, r bot.Request, source string) (bot.Reply, error) {
	if isFile(source) {
		return p.handleFile(ctx, r, source)
	}
	r.Story = source
	return b.Handle(ctx, r)
}
