package repl

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"onrecord/qa"
)

// explained bounds what an explanation shows: the passages side by side, and the
// least that a feature must have given to one of them to have a line of its own.
const (
	explainedPassages = 3
	explainedLeast    = 0.05
)

// explain shows how the answer was come by: what was looked for, what spoke for
// each passage, and what the confidence is made of.
func (p *page) explain(a qa.Answer) {
	e := a.Explain
	if e == nil {
		return
	}
	p.blank()
	p.text(run{"How it was found", strong})
	p.hang(2, 4, run{"It asks for " + e.Wants + ". ", plain}, run{"Words, by their weight: ", faint}, run{terms(e.Terms), plain})
	p.blank()
	p.weighings(e.Passages[:min(len(e.Passages), explainedPassages)])
	p.blank()
	p.text(run{"How sure it is: " + strconv.FormatFloat(a.Confidence, 'f', 2, 64), strong})
	p.hang(2, 4, run{fmt.Sprintf("that the story answers %.2f", chance(e.Tells)), plain}, run{" × ", faint},
		run{fmt.Sprintf("that the first passage is the answer, if it does %.2f", chance(e.First)), plain})
	p.blank()
	p.clues(e)
}

// terms lists the words that were looked for.
func terms(list []qa.Term) string {
	out := ""
	for i, t := range list {
		if i > 0 {
			out += " · "
		}
		out += fmt.Sprintf("%s %.0f %%", t.Text, t.Weight*100)
		switch t.Sentences {
		case 0:
			out += " (nowhere)"
		case 1:
			out += " (in 1 sentence)"
		default:
			out += fmt.Sprintf(" (in %d sentences)", t.Sentences)
		}
	}
	return out
}

// weighings sets the passages side by side: what each feature is, and what it gave.
func (p *page) weighings(passages []qa.Weighing) {
	names, weight := []string{}, map[string]float64{}
	gave := make([]map[string]qa.Part, len(passages))
	for i, w := range passages {
		gave[i] = map[string]qa.Part{}
		for _, part := range w.Parts {
			if _, ok := weight[part.Name]; !ok {
				names, weight[part.Name] = append(names, part.Name), part.Weight
			}
			gave[i][part.Name] = part
		}
	}
	most := func(name string) (m float64) {
		for i := range gave {
			m = max(m, math.Abs(gave[i][name].Gave))
		}
		return m
	}
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(most(b), most(a)) })
	cols := []column{{"feature", plain, false}, {"weight", faint, true}}
	score, share, rest := []string{"score", ""}, []string{"share of the chance", ""}, []string{"all others", ""}
	for i, w := range passages {
		cols = append(cols, column{fmt.Sprintf("[%d] is", i+1), faint, true}, column{"gives", accent, true})
		score = append(score, "", signed(w.Score))
		share = append(share, "", fmt.Sprintf("%.0f %%", w.Share*100))
	}
	var rows [][]string
	others := make([]float64, len(passages))
	for _, name := range names {
		row := []string{name, signed(weight[name])}
		for i := range passages {
			part := gave[i][name]
			row = append(row, strconv.FormatFloat(part.Value, 'f', 2, 64), signed(part.Gave))
		}
		if most(name) >= explainedLeast {
			rows = append(rows, row)
			continue
		}
		for i := range passages {
			others[i] += gave[i][name].Gave
		}
	}
	for _, x := range others {
		rest = append(rest, "", signed(x))
	}
	p.table(cols, append(rows, rest, score, share))
}

// clues lists what the confidence is made of.
func (p *page) clues(e *qa.Explanation) {
	names, value := []string{}, map[string]float64{}
	tells, first := map[string]float64{}, map[string]float64{}
	for into, parts := range map[*map[string]float64][]qa.Part{&tells: e.Tells, &first: e.First} {
		for _, part := range parts {
			if _, ok := value[part.Name]; !ok {
				names, value[part.Name] = append(names, part.Name), part.Value
			}
			(*into)[part.Name] = part.Gave
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		most := func(n string) float64 { return max(math.Abs(tells[n]), math.Abs(first[n])) }
		return cmp.Or(cmp.Compare(most(b), most(a)), cmp.Compare(a, b))
	})
	var rows [][]string
	for _, n := range names {
		if max(math.Abs(tells[n]), math.Abs(first[n])) >= explainedLeast {
			rows = append(rows, []string{n, strconv.FormatFloat(value[n], 'f', 2, 64), signed(tells[n]), signed(first[n])})
		}
	}
	p.table([]column{{"clue", plain, false}, {"is", faint, true}, {"story answers", accent, true}, {"first is it", accent, true}}, rows)
}

// chance turns a sum of log-odds into a chance.
func chance(parts []qa.Part) float64 {
	sum := 0.0
	for _, p := range parts {
		sum += p.Gave
	}
	return 1 / (1 + math.Exp(-sum))
}

// signed is a figure with its sign; nothing is nothing.
func signed(x float64) string {
	if math.Abs(x) < 0.005 {
		return "·"
	}
	return fmt.Sprintf("%+.2f", x)
}
