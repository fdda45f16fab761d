package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onrecord/adapters/repl"
	"onrecord/qa/eval"
)

func (p *program) eval() *cobra.Command {
	var asJSON, misses bool
	c := &cobra.Command{
		Use:   "eval FILE...",
		Short: "Score question sets",
		Long: `Asks the questions of each set, one story at a time and in this process, and
compares the answers with what people marked. Nothing is written to a database.

A set is JSON lines, a story each:
{"id":"a","text":"…","questions":[{"id":"1","q":"Who …?","answers":[{"start":0,"end":9}],"unanswerable":false}]}
with offsets in Unicode code points of the text. Of each passage the first 60
words count.

  R@1 R@3 MRR   answerable questions: a passage that touches the answer comes first, is among
                the first three; the mean of 1/rank. A refusal's closest passages count as well
  kept, right   answerable questions that were answered; of those, the ones answered right
  refused       unanswerable questions that were refused
  AUC           chance that an answerable question has a higher confidence than an unanswerable one
  reliability   by tenths of the confidence: its mean, and how many first passages were right`,
		Example: `  onrecord eval questions.jsonl
  onrecord eval --misses questions.jsonl | less
  onrecord eval --json news.jsonl encyclopedia.jsonl`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("eval needs a file of questions")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			var all []eval.Outcome
			for i, name := range args {
				outcomes, err := p.asked(cmd.Context(), name)
				if err != nil {
					return fmt.Errorf("%s: %w", name, err)
				}
				all = append(all, outcomes...)
				if misses {
					err = p.misses(outcomes)
				} else if i > 0 && !asJSON {
					_, err = fmt.Fprintln(p.stdout)
				}
				if err == nil {
					err = p.figures(name, outcomes, asJSON)
				}
				if err != nil {
					return err
				}
			}
			if len(args) == 1 {
				return nil
			}
			if !asJSON {
				_, _ = fmt.Fprintln(p.stdout)
			}
			return p.figures("all", all, asJSON)
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print the figures as a line of JSON for each file")
	c.Flags().BoolVar(&misses, "misses", false, "list the questions that went wrong first")
	c.MarkFlagsMutuallyExclusive("json", "misses")
	return c
}

// asked puts the questions of a file.
func (p *program) asked(ctx context.Context, name string) ([]eval.Outcome, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	set, err := eval.Read(f)
	if err != nil {
		return nil, err
	}
	bar := p.progress("asking")
	defer bar.clear()
	var all []eval.Outcome
	for i, s := range set {
		parsed, err := s.Parse()
		if err != nil {
			return nil, fmt.Errorf("story %s: %w", s.ID, err)
		}
		outcomes, err := eval.Run(ctx, parsed, s.Questions, false, time.Now)
		if err != nil {
			return nil, fmt.Errorf("story %s: %w", s.ID, err)
		}
		all = append(all, outcomes...)
		bar.of(i+1, len(set))
	}
	return all, nil
}

// figures shows the figures of one set.
func (p *program) figures(name string, outcomes []eval.Outcome, asJSON bool) error {
	f := eval.Score(outcomes)
	if asJSON {
		return writeJSON(p.stdout, struct {
			Set string `json:"set"`
			eval.Figures
		}{name, f})
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%d questions", name, f.Answerable+f.Unanswerable)
	if f.Answerable > 0 {
		fmt.Fprintf(&b, "\nanswerable    %5d  R@1 %.3f  R@3 %.3f  MRR %.3f  kept %.3f  right %.3f", f.Answerable, f.R1, f.R3, f.MRR, f.Kept, f.Right)
	}
	if f.Unanswerable > 0 {
		fmt.Fprintf(&b, "\nunanswerable  %5d  refused %.3f", f.Unanswerable, f.Refused)
		if f.Answerable > 0 {
			fmt.Fprintf(&b, "  AUC %.3f", f.AUC)
		}
	}
	fmt.Fprintf(&b, "\ntime per question  median %s  p99 %s\n\n", f.Median.Round(time.Microsecond), f.P99.Round(time.Microsecond))
	if _, err := p.stdout.Write([]byte(b.String())); err != nil {
		return err
	}
	var rows [][]string
	for _, r := range f.Bins {
		if r.Questions == 0 {
			continue
		}
		rows = append(rows, []string{
			fmt.Sprintf("%.1f to %.1f", r.From, r.To), fmt.Sprint(r.Questions),
			fmt.Sprintf("%.3f", r.Confidence), fmt.Sprintf("%.3f", r.Right), fmt.Sprintf("%+.3f", -r.Off()), strings.Repeat("▪", int(r.Right*20+.5)),
		})
	}
	return repl.Grid(p.stdout, p.style(), []repl.Column{
		{Name: "confidence"}, {Name: "questions", Right: true}, {Name: "mean", Right: true}, {Name: "right", Right: true}, {Name: "off", Right: true}, {Name: ""},
	}, rows)
}

// misses lists the questions whose first passage was wrong, and those that were
// refused or answered against what people say.
func (p *program) misses(outcomes []eval.Outcome) error {
	for _, o := range outcomes {
		for line := range strings.Lines(o.Miss()) {
			if _, err := fmt.Fprintln(p.stdout, repl.Visible(strings.TrimSuffix(line, "\n"))); err != nil {
				return err
			}
		}
		if o.Miss() != "" {
			_, _ = fmt.Fprintln(p.stdout)
		}
	}
	return nil
}
