package web

import (
	"net/url"
	"strings"

	"onrecord/bot"
	"onrecord/qa"
)

// answered is an answer as the page sets it.
type answered struct {
	Question string
	ReadAs   string
	Verdict  string // what is to be said besides the passages: a refusal, a verdict
	Closest  string // heads passages that do not answer
	Edits    []qa.Edit
	Choices  []choice
	People   []qa.Figure
	Passages []shown
	Parts    []answered
}

type choice struct{ Name, Role, Ask string }

// shown is one passage of an answer.
type shown struct {
	Number   int
	Look     string // class: the colour of whoever speaks
	Name     string // whose words; empty: the story's own
	Role     string
	Remarks  []string
	Pieces   pieces
	Mark     string // ¶17
	Open     string // the address that shows it in its story
	Page     string // at the publisher's, may be empty
	Outlet   string
	Title    string // where the answer is from several stories
	Cited    cited
	Before   *before
	Also     []also
	Question string
}

// before is how a passage stood.
type before struct{ Since, Text string }

// also is another story with the same passage.
type also struct{ Title, Open string }

// numbering counts the passages of an answer and of its parts.
type numbering struct {
	n       int
	several bool
	site    string
	voices  *voices // of the story that is open; nil: none
	base    string  // the address of the page that a question is put to
}

// set sets an answer, whose passages are numbered on from the last.
func (c *numbering) set(a qa.Answer) answered {
	out := answered{Question: a.Question, ReadAs: a.ReadAs, People: a.People}
	if len(a.Parts) > 0 {
		for _, part := range a.Parts {
			out.Parts = append(out.Parts, c.set(part))
		}
		return out
	}
	passages := a.Passages
	if a.Check != nil {
		out.Verdict, out.Edits, out.Closest, passages = bot.VerdictOf(*a.Check), a.Check.Difference, bot.PassagesOf(*a.Check), a.Check.Passages
	} else if out.Verdict = refusal(a); out.Verdict != "" && len(passages) > 0 {
		out.Closest = bot.Closest(a)
	}
	for _, x := range a.Choices {
		out.Choices = append(out.Choices, choice{x.Name, x.Role, c.base + "?q=" + url.QueryEscape(x.Question)})
	}
	if len(a.Choices) > 0 {
		return out
	}
	for i, p := range passages {
		out.Passages = append(out.Passages, c.passage(p, bot.ContinuedFrom(passages, i)))
	}
	return out
}

func (c *numbering) passage(p qa.Passage, from int) shown {
	c.n++
	out := shown{
		Number: c.n, Look: "story", Remarks: bot.Remarks(p.Form, p.Speaker, from), Mark: bot.Paragraph(p.Paragraph), Page: p.URL, Outlet: p.Publisher,
		Open: cites(reference(p.Story, p.Revision), citation{p.Start, p.End}, p.Paragraph), Cited: newCited(c.site, p),
	}
	if c.several || c.voices == nil {
		out.Title = p.Title
	}
	switch {
	case p.Form == "":
	case p.Speaker == nil:
		out.Name, out.Look = "Unattributed", "nobody"
	default:
		out.Name, out.Role, out.Look = p.Speaker.Name, p.Speaker.Role, c.voices.look(p.Speaker)
		if bot.Unnamed(p.Speaker) {
			out.Role = "the story does not say who"
		}
	}
	cue := ""
	if len(p.Quotes) > 0 {
		cue = "cue"
	}
	at := p.Start
	cut := func(to int, look string) {
		if to = min(max(to, at), p.End); to > at {
			out.Pieces = append(out.Pieces, piece{Text: p.Text[at-p.Start : to-p.Start], Look: look})
			at = to
		}
	}
	for _, q := range p.Quotes {
		cut(q.Start, cue)
		cut(q.End, "")
	}
	cut(p.End, cue)
	if p.Before != nil {
		out.Before = &before{Since: written(p.Before.Since)}
		if p.Before.Passage != nil {
			out.Before.Text = p.Before.Passage.Text
		}
	}
	for _, o := range p.Also {
		out.Also = append(out.Also, also{o.Title, cites(reference(o.Story, o.Revision), citation{o.Start, o.End}, o.Paragraph)})
	}
	return out
}

// refusal says why there is no answer, in words for a page.
func refusal(a qa.Answer) string {
	switch text := bot.Refusal(a); {
	case a.Reason == qa.NoStories:
		return "There is no story here yet."
	case a.Reason == qa.NoSuchSpeaker, strings.Contains(text, "/story"): // what follows names a command
		first, _, _ := strings.Cut(text, ". ")
		return strings.TrimSuffix(first, ".") + "."
	default:
		return text
	}
}

// spans are what an answer cites of one revision of a story.
func spans(a *qa.Answer, id string) []qa.Span {
	if a == nil {
		return nil
	}
	passages := a.Passages
	if a.Check != nil {
		passages = a.Check.Passages
	}
	var out []qa.Span
	for _, p := range passages {
		if p.ID == id {
			out = append(out, qa.Span{Start: p.Start, End: p.End})
		}
	}
	return out
}
