package slack

import (
	"fmt"
	"slices"
	"strings"

	"onrecord/bot"
	"onrecord/qa"
	"onrecord/qa/speech"
)

// render sets a reply as a message.
func render(reply bot.Reply, at view) message {
	s := at.sheet(reply)
	if at.Private || at.Shown {
		s.asked = at.Asked
	}
	s.request, s.story = at.Asked, at.about
	if reply.Answer != nil && reply.Answer.ReadAs != "" {
		s.readAs = reply.Answer.ReadAs
		s.request = asked(bot.Request{Command: bot.Ask, Text: s.readAs})
	}
	s.shares = at.Private && !at.Modal || at.Shares
	return s.message(at.From)
}

func (v view) sheet(reply bot.Reply) sheet {
	switch {
	case reply.Answer != nil:
		return v.answer(*reply.Answer)
	case reply.Check != nil:
		return v.check(*reply.Check)
	case reply.Beside != nil:
		return v.beside(*reply.Beside)
	case reply.Changes != nil:
		return changed(*reply.Changes)
	case reply.Story != nil && v.spot != nil:
		return v.inContext(reply.Story, *v.spot)
	case reply.Story != nil:
		return v.story(reply.Story)
	}
	switch reply.Command {
	case bot.Quotes:
		return v.quotes(reply.Quotes)
	case bot.People:
		return cast(reply.People)
	case bot.Stories:
		return v.stories(reply.Stories, reply.Focus)
	case bot.Add, bot.Remove, bot.Focus:
		return done(reply)
	case bot.Forget:
		return sheet{head: [][]span{{roman("Forgotten: nothing was asked here before.")}}}
	}
	return help()
}

// noStories is what bot.Refusal says, in this place's words.
const noStories = "There is no story here to answer from yet. Whoever manages this workspace can add one on the app's Home tab."

// answer sets what the stories say to a question, or why they do not.
func (v view) answer(a qa.Answer) sheet {
	switch {
	case len(a.Parts) > 0:
		return v.parts(a.Parts)
	case a.Check != nil:
		return v.check(*a.Check)
	}
	s := sheet{many: manyPassages, what: "passages"}
	if refusal := bot.Refusal(a); refusal != "" {
		if a.Reason == qa.NoStories {
			refusal = noStories
		}
		s.head = append(s.head, []span{bold(inline(refusal))})
		s.choices(a.Choices)
		if len(a.Choices) > 0 {
			return s
		}
		if len(a.Passages) > 0 {
			s.head = append(s.head, []span{roman(inline(bot.Closest(a)))})
		}
	}
	v.passages(&s, a.Passages)
	return s
}

// choices offers the people whom a question may mean.
func (s *sheet) choices(all []qa.Choice) {
	for _, c := range all {
		name := inline(c.Name)
		if c.Role != "" {
			name += ", " + inline(c.Role)
		}
		if b := (button{name, verbAsk, c.Question}); c.Question != "" && bot.Characters(c.Question) <= maxValue && size(row(append(s.asks, b))) <= maxRow {
			s.asks = append(s.asks, b)
		}
	}
}

// passages adds passages, and names under them the story that they are from.
func (v view) passages(s *sheet, passages []qa.Passage) {
	several := bot.SeveralStories(passages)
	spoken := slices.ContainsFunc(passages, func(p qa.Passage) bool { return p.Form != "" })
	for n, p := range passages {
		i := v.passage(p, bot.ContinuedFrom(passages, n), several)
		if p.Form == "" && spoken {
			i.heading = []span{bold("The story itself")} // and not whoever speaks above
		}
		s.items = append(s.items, i)
	}
	if len(passages) > 0 && !several {
		s.foot = v.source(passages[0].Title, passages[0].URL, passages[0].Story)
	}
}

// parts sets the answers to a question that holds several, one under another.
func (v view) parts(answers []qa.Answer) sheet {
	s := sheet{many: manyPassages + len(answers), what: "parts of the answer"}
	var all []qa.Passage
	for n, a := range answers {
		part := v.answer(a)
		s.asks = append(s.asks, part.asks...)
		head := append([][]span{{bold(fmt.Sprintf("%d. ", n+1)), roman(inline(a.Question))}}, part.head...)
		s.items = append(s.items, item{line: lines(head)})
		s.items = append(s.items, part.items...)
		all = append(all, a.Passages...)
		s.foot = part.foot
	}
	if bot.SeveralStories(all) {
		s.foot = nil
	}
	return s
}

// check sets whether words were said: the verdict, how they differ from what was
// said, and the passages that tell.
func (v view) check(c qa.Check) sheet {
	s := sheet{many: manyPassages, what: "passages", head: [][]span{{bold(inline(bot.VerdictOf(c)))}}}
	if len(c.Difference) > 0 {
		s.head = append(s.head, difference(c.Difference)...)
	}
	if heading := bot.PassagesOf(c); heading != "" && len(c.Passages) > 0 {
		s.head = append(s.head, []span{roman(heading)})
	}
	v.passages(&s, c.Passages)
	return s
}

// difference shows what was said with the changes of a claim: what it leaves out is
// struck through, what it puts in is bold. A long one is left out: half of it would
// make the claim better, or worse, than it is.
func difference(edits []qa.Edit) [][]span {
	var out []span
	for _, e := range edits {
		text := spelt(e.Text)
		if text == "" {
			continue
		}
		if len(out) > 0 {
			out = append(out, roman(" "))
		}
		out = append(out, worded(e.Op, text))
	}
	if sizeOf(out) > maxRow {
		return [][]span{{italic("The words differ in more places than a message can show.")}}
	}
	return [][]span{out, {worded(qa.LeftOut, "said, but left out"), roman(" · "), worded(qa.PutIn, "not said, put in")}}
}

// worded are words of a difference.
func worded(op qa.Op, text string) span {
	return span{text: text, bold: op == qa.PutIn, put: op == qa.PutIn, gone: op == qa.LeftOut}
}

// source names the story that all passages are from, with links to where it can be read.
func (v view) source(title, address, slug string) []mark {
	marks := []mark{{text: "From “" + inline(title) + "”"}}
	page, _, _ := strings.Cut(address, "#")
	if page = linkable(page); page != "" {
		marks = append(marks, mark{"the page", page})
	}
	if page = v.reads(slug); page != "" {
		marks = append(marks, mark{"the text", page})
	}
	return marks
}

// passage is one passage: who speaks, the words, and under them where they stand and
// how far they are quoted. from is the paragraph that names the speaker, 0 if that is
// this one or not known.
func (v view) passage(p qa.Passage, from int, several bool) item {
	i := item{quote: p.Text, context: contextButton(reference(p), p.Paragraph, p.Start, p.End, p.Text)}
	where := linkable(p.URL)
	if where == "" {
		where = v.opens(p)
	}
	i.marks = append(i.marks, mark{bot.Paragraph(p.Paragraph), where})
	for _, text := range remarks(p.Form, p.Speaker, from) {
		i.marks = append(i.marks, mark{text: text})
	}
	if turned(p.Text) {
		i.marks = append(i.marks, mark{text: "holds characters that turn the direction of writing"})
	}
	if outdated := bot.Outdated(p); outdated != "" {
		i.marks = append(i.marks, mark{text: outdated})
	}
	if several {
		i.context.label = bot.Clip(bot.Paragraph(p.Paragraph)+" in “"+inline(p.Title), maxInStory) + "”"
		i.marks = append(i.marks, mark{text: inline(p.Title)})
		if p.Date != "" {
			i.marks = append(i.marks, mark{text: inline(bot.Day(p.Date))})
		}
	}
	if len(p.Also) > 0 {
		i.marks = append(i.marks, mark{text: inline(bot.AlsoIn(p.Also))})
	}
	if p.Before != nil {
		i.was = &past{note: inline(bot.Changed(*p.Before))}
		if old := p.Before.Passage; old != nil {
			i.was.quote = old.Text
		}
	}
	if p.Form != "" {
		i.heading = named(p.Speaker)
	}
	return i
}

// reference names the story of a passage, and its revision where that is known: what
// a button opens does not change under it.
func reference(p qa.Passage) string {
	if p.Revision == 0 {
		return p.Story
	}
	return qa.Meta{Slug: p.Story, Revision: p.Revision}.Reference()
}

// named is a speaker with their role; nil is nobody known.
func named(s *qa.Speaker) []span {
	switch {
	case s == nil:
		return []span{bold("Unattributed")}
	case bot.Unnamed(s):
		return []span{bold(inline(s.Name)), roman(" (the story does not say who)")}
	case s.Role == "":
		return []span{bold(inline(s.Name))}
	}
	return []span{bold(inline(s.Name)), roman(", " + inline(s.Role))}
}

// remarks tell the form of an utterance, and that its speaker is named before it.
func remarks(form string, speaker *qa.Speaker, from int) []string {
	out := bot.Remarks(form, speaker, from)
	if form == string(speech.Quoted) {
		return append([]string{"quoted"}, out...)
	}
	return out
}
