package repl

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"onrecord/bot"
	"onrecord/qa"
	"onrecord/qa/speech"
)

// noBreak keeps a question on one line while the greeting is set.
const noBreak = "\u00a0"

// greet names the story, or the newest of several, and what may be asked of it.
func (c *Conversation) greet(ctx context.Context) error {
	reply, err := c.Handler.Handle(ctx, bot.Request{Workspace: c.Workspace, Thread: c.Thread, Command: bot.Stories})
	if err != nil {
		return err
	}
	p := &page{style: c.Style()}
	if n := len(reply.Stories); n == 0 {
		p.stories(nil, "")
	} else {
		newest := reply.Stories[n-1]
		about := []run{{"onrecord", strong}, {" answers from ", plain}, {newest.Title, strong}, {" (" + newest.Slug + ")", faint}}
		if n > 1 {
			about = []run{{"onrecord", strong}, {fmt.Sprintf(" answers from %d stories, the newest: ", n), plain}, {newest.Title, strong}, {" (" + newest.Slug + ")", faint}}
		}
		p.text(about...)
		people, err := c.Handler.Handle(ctx, bot.Request{Workspace: c.Workspace, Command: bot.People, Story: newest.Slug})
		if err != nil {
			return err
		}
		if c.Heard != nil {
			c.Heard(people)
		}
		p.text(tries(people, p.style.prose()-2)...)
	}
	if reply.Last != "" {
		p.text(run{"Going on from “" + reply.Last + "”; ", aside}, run{"/forget", accent}, run{" starts afresh.", aside})
	}
	p.blank()
	if _, err = io.WriteString(c.Out, strings.ReplaceAll(p.b.String(), noBreak, " ")); err != nil {
		return fmt.Errorf("write the greeting: %w", err)
	}
	return nil
}

// tries are the questions to begin with, made of the people who speak most, each
// on one line if it fits width columns.
func tries(reply bot.Reply, width int) []run {
	out := []run{{"Try: ", plain}}
	for _, s := range reply.People {
		for _, q := range Questions(s.People) {
			if measure(q) <= width {
				q = strings.ReplaceAll(q, " ", noBreak)
			}
			out = append(out, run{q, accent}, run{" ", plain})
		}
	}
	if len(out) == 1 {
		out[0].text = "Ask a question, "
	}
	return append(out, run{"or ", plain}, run{"/help", accent})
}

// Questions makes up to three questions that a story with these people answers.
func Questions(people []qa.Figure) []string {
	speakers := slices.DeleteFunc(slices.Clone(people), func(f qa.Figure) bool {
		return f.Sort != string(speech.Human) || f.Utterances == 0
	})
	slices.SortStableFunc(speakers, func(a, b qa.Figure) int { return cmp.Compare(b.Utterances, a.Utterances) })
	forms := []func(f qa.Figure) string{
		func(f qa.Figure) string { return "What did " + shortName(f) + " say?" },
		func(f qa.Figure) string { return "Who is " + f.Name + "?" },
		func(f qa.Figure) string {
			if f.Role != "" {
				return "What did the " + f.Role + " say?"
			}
			return "What did " + shortName(f) + " say?"
		},
	}
	var out []string
	for i, f := range speakers[:min(len(forms), len(speakers))] {
		out = append(out, forms[i](f))
	}
	return out
}

// shortName is the last word of a name where the story uses it alone, else all of it.
func shortName(f qa.Figure) string {
	words := strings.Fields(f.Name)
	if len(words) == 0 {
		return f.Name
	}
	last := words[len(words)-1]
	for _, form := range f.Forms {
		if form == last || strings.HasSuffix(form, " "+last) && len(strings.Fields(form)) == 2 {
			return last
		}
	}
	return f.Name
}
