package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"onrecord/adapters/repl"
)

func (p *program) verify() *cobra.Command {
	return &cobra.Command{
		Use:   "verify",
		Short: "Compare everything that is stored with what it was made from",
		Long: `Checks the database file, the hash of every text, and derives every stored passage
anew from its story. The exit code is 0 if all is as it was, 1 for any difference,
each of which is named, and 2 if it could not be checked.`,
		Example: "  onrecord verify",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return p.check(cmd.Context()) },
	}
}

func (p *program) check(ctx context.Context) error {
	store, _, err := p.read(ctx)
	if err != nil {
		return err
	}
	bar := p.progress("verifying")
	report, err := store.Check(ctx, bar.of)
	bar.clear()
	err = errors.Join(err, store.Close())
	if err != nil {
		return err
	}
	for _, f := range report.Faults {
		if _, e := fmt.Fprintln(p.stdout, repl.Visible(f.String())); e != nil {
			err = errors.Join(err, e)
		}
	}
	verdict := "every byte is what it was"
	if n := len(report.Faults); n > 0 {
		verdict = fmt.Sprintf("%d differences", n)
		if n == 1 {
			verdict = "1 difference"
		}
	}
	older := ""
	if report.Older > 0 {
		older = fmt.Sprintf("; %d parsed by an older version: add them again to parse them anew", report.Older)
	}
	_, e := fmt.Fprintf(p.stdout, "stories: %d, sentences: %d; %s%s\n", report.Stories, report.Sentences, verdict, older)
	if err = errors.Join(err, e); err == nil && len(report.Faults) > 0 {
		return exit(codeNo)
	}
	return err
}
