package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"onrecord/qa"
	"onrecord/qa/eval"
	"onrecord/qa/rank"
)

// figures prints how the models do on what they were not fitted on: by kind of
// thing wanted, by set, by the threshold from which a passage is shown, and how far
// the confidence can be trusted.
func figures(ctx context.Context, w io.Writer, examples, near []example, names []string, of func(example) *rank.Model) error {
	ask := func(e example) ([]eval.Outcome, error) {
		return eval.Run(ctx, e.story.Weighted(of(e)), e.questions, true, time.Now)
	}
	bySet := make([][]eval.Outcome, len(names))
	var all, missed []eval.Outcome
	for _, e := range examples {
		outcomes, err := ask(e)
		if err != nil {
			return err
		}
		bySet[e.set] = append(bySet[e.set], outcomes...)
		all = append(all, outcomes...)
	}
	for _, e := range near {
		outcomes, err := ask(e)
		if err != nil {
			return err
		}
		missed = append(missed, outcomes...)
	}
	var b strings.Builder
	kinds := byKind(all)
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		f := eval.Score(kinds[kind])
		fmt.Fprintf(&b, "%-22s %5d questions  R@1 %.3f  R@3 %.3f\n", kind, len(kinds[kind]), f.R1, f.R3)
	}
	for sure := 0.2; sure < 0.7; sure += 0.05 {
		fmt.Fprintf(&b, "shown from %.2f", sure)
		for i, outcomes := range bySet {
			kept, refused := at(outcomes, sure)
			fmt.Fprintf(&b, "  %s kept %.3f refused %.3f", names[i], kept, refused)
		}
		_, refused := at(missed, sure)
		fmt.Fprintf(&b, "  near misses refused %.3f of %d\n", refused, len(missed))
	}
	for _, bin := range eval.Score(all).Bins {
		fmt.Fprintf(&b, "confidence %.1f to %.1f  %5d questions  mean %.3f  right %.3f  off %+.3f\n", bin.From, bin.To, bin.Questions, bin.Confidence, bin.Right, -bin.Off())
	}
	for i, outcomes := range bySet {
		f := eval.Score(outcomes)
		fmt.Fprintf(&b, "%-20s R@1 %.4f  R@3 %.4f  MRR %.4f  kept %.4f  right %.4f  refused %.4f  AUC %.4f\n",
			names[i], f.R1, f.R3, f.MRR, f.Kept, f.Right, f.Refused, f.AUC)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// byKind groups outcomes by what was wanted, or by the way the answer was come by
// where that was not its rank.
func byKind(all []eval.Outcome) map[string][]eval.Outcome {
	kinds := map[string][]eval.Outcome{}
	for _, o := range all {
		kind := "(not ranked)"
		if e := o.Answer.Explain; e != nil {
			kind = e.Wants
			for k := rank.AllSaid; k <= rank.Refused; k++ {
				if e.Evidence[k] > 0 {
					kind = "(" + k.String() + ")"
				}
			}
		}
		kinds[kind] = append(kinds[kind], o)
	}
	return kinds
}

// at is the share of answerable questions that would be kept, and of the others
// that would be refused, if passages were shown from another threshold on.
func at(outcomes []eval.Outcome, sure float64) (kept, refused float64) {
	var answerable, others, k, r float64
	for _, o := range outcomes {
		answered := o.Answer.Answered
		if e := o.Answer.Explain; e != nil && (o.Answer.Reason == qa.NotInStory || answered && byRank(e)) {
			m := rank.Shipped()
			m.SureFrom = 0
			answered = m.Sure(&e.Evidence) && e.Chance() >= sure
		}
		switch {
		case o.Question.Answerable():
			if answerable++; answered {
				k++
			}
		default:
			if others++; !answered {
				r++
			}
		}
	}
	return k / max(1, answerable), r / max(1, others)
}

// byRank reports whether an answer was come by its rank.
func byRank(e *qa.Explanation) bool {
	return e.Evidence[rank.AllSaid]+e.Evidence[rank.SaidAbout]+e.Evidence[rank.Introduced] == 0
}
