package repl

import (
	"onrecord/bot"
	"onrecord/qa"
)

// check shows whether words were said: the verdict, how they differ from what was
// said, and the passages that tell.
func (p *page) check(c qa.Check) {
	look := warning
	if c.Verdict == qa.Found {
		look = strong
	}
	p.text(run{bot.VerdictOf(c), look})
	p.difference(c.Difference)
	if len(c.Passages) == 0 {
		return
	}
	p.blank()
	if heading := bot.PassagesOf(c); heading != "" {
		p.text(run{heading, faint})
	}
	p.passages(c.Passages, 0)
}

// difference shows what was said with the claim's changes in it, as wdiff does:
// [-left out-] and {+put in+}, since plain output has no colours.
func (p *page) difference(edits []qa.Edit) {
	if len(edits) == 0 {
		return
	}
	runs := []run{}
	for i, e := range edits {
		if i > 0 {
			runs = append(runs, run{" ", plain})
		}
		switch e.Op {
		case qa.LeftOut:
			runs = append(runs, run{"[-" + e.Text + "-]", leftOut})
		case qa.PutIn:
			runs = append(runs, run{"{+" + e.Text + "+}", putIn})
		default:
			runs = append(runs, run{e.Text, plain})
		}
	}
	p.blank()
	p.hang(2, 2, runs...)
	p.hang(2, 4, run{"↳ ", aside}, run{"[-said, but left out-]", aside}, run{" ", aside}, run{"{+not said, put in+}", aside})
}

// choices lists whom a question may mean, each with the number that picks it.
func (p *page) choices(choices []qa.Choice) {
	if len(choices) == 0 {
		return
	}
	p.blank()
	for i, c := range choices {
		line := []run{{number(i + 1), accent}, {" ", plain}, {c.Name, strong}}
		if c.Role != "" {
			line = append(line, run{", " + c.Role, plain})
		}
		p.hang(2, 6, line...)
	}
	p.hang(2, 4, run{"↳ answer with a number or a name, or ask: " + choices[0].Question, aside})
}
