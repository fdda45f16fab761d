package discord

import (
	"fmt"
	"slices"
	"strings"

	"onrecord/bot"
	"onrecord/qa"
	"onrecord/qa/speech"
)

// manyPassages is how many passages a message holds at most: each has a button of
// its own, and a row takes five.
const manyPassages = maxRow

// answer sets what the stories say to a question, or why they do not.
func answer(a qa.Answer) sheet {
	switch {
	case len(a.Parts) > 0:
		return parts(a.Parts)
	case a.Check != nil:
		return check(*a.Check)
	}
	s := sheet{mood: blue, many: manyPassages, what: "passages"}
	if refusal := bot.Refusal(a); refusal != "" {
		s.mood = amber
		if a.Reason == qa.NoStories {
			refusal = noStories
		}
		s.head = append(s.head, strong(refusal))
		for _, c := range a.Choices {
			label := c.Name
			if c.Role != "" {
				label += ", " + c.Role
			}
			if id := verbAsk + " " + c.Question; fitsID(id) {
				s.asks = append(s.asks, button{label, id})
			}
		}
		if len(a.Choices) > 0 {
			return s
		}
		if len(a.Passages) > 0 {
			s.head = append(s.head, inline(bot.Closest(a)))
		}
	}
	s.passages(a.Passages)
	return s
}

// passages adds passages, and names under them the story that they are from.
func (s *sheet) passages(passages []qa.Passage) {
	several := bot.SeveralStories(passages)
	spoken := slices.ContainsFunc(passages, func(p qa.Passage) bool { return p.Form != "" })
	for i, p := range passages {
		b := passage(p, bot.ContinuedFrom(passages, i), several)
		if p.Form == "" && spoken {
			b.heading = "**The story itself**" // and not whoever speaks above
		}
		s.blocks = append(s.blocks, b)
	}
	if len(passages) > 0 && !several {
		s.foot = source(passages[0].Title, passages[0].URL)
	}
}

// parts sets the answers to a question that holds several, one under another.
func parts(answers []qa.Answer) sheet {
	s := sheet{mood: amber, many: manyPassages, what: "parts of the answer"}
	for i, a := range answers {
		part := answer(a)
		if a.Answered {
			s.mood = blue
		}
		s.asks = append(s.asks, part.asks...)
		heading := fmt.Sprintf("**%d.** %s", i+1, inline(a.Question))
		s.blocks = append(s.blocks, block{text: strings.Join(append([]string{heading}, part.head...), "\n")})
		s.blocks = append(s.blocks, part.blocks...)
		s.foot = part.foot
	}
	for _, a := range answers {
		if len(a.Passages) > 0 && bot.SeveralStories(append(a.Passages, answers[0].Passages...)) {
			s.foot = ""
		}
	}
	return s
}

// check sets whether words were said: the verdict, how they differ from what was
// said, and the passages that tell.
func check(c qa.Check) sheet {
	s := sheet{mood: amber, many: manyPassages, what: "passages", head: []string{strong(bot.VerdictOf(c))}}
	if c.Verdict == qa.Found {
		s.mood = green
	}
	if len(c.Difference) > 0 {
		s.head = append(s.head, difference(c.Difference))
	}
	if heading := bot.PassagesOf(c); heading != "" && len(c.Passages) > 0 {
		s.head = append(s.head, inline(heading))
	}
	s.passages(c.Passages)
	return s
}

// difference shows what was said with the changes of a claim: what it leaves out
// is struck through, what it puts in is underlined.
func difference(edits []qa.Edit) string {
	var words []string
	for _, e := range edits {
		text := inline(e.Text)
		switch {
		case text == "":
			continue
		case e.Op == qa.LeftOut:
			text = "~~" + text + "~~"
		case e.Op == qa.PutIn:
			text = "__**" + text + "**__"
		}
		words = append(words, text)
	}
	return strings.Join(words, " ") + "\n" + small("~~said, but left out~~", "__**not said, put in**__")
}

const noStories = "There is no story here to answer from yet. Add one with /story add; in a server, whoever manages it can."

// source names the story that all passages are from, with a link to its page.
func source(title, address string) string {
	page, _, _ := strings.Cut(address, "#")
	return small("From “" + linked(inline(title), page) + "”")
}

// passage is one passage: who speaks, the words, and under them where they stand
// and how far they are quoted. from is the paragraph that names the speaker, 0 if
// that is this one or not known.
func passage(p qa.Passage, from int, several bool) block {
	marks := []string{linked(bot.Paragraph(p.Paragraph), p.URL)}
	marks = append(marks, remarks(p.Form, p.Speaker, from)...)
	if outdated := bot.Outdated(p); outdated != "" {
		marks = append(marks, outdated)
	}
	if several {
		marks = append(marks, inline(p.Title))
	}
	b := block{
		text:    quote(p.Text) + "\n" + small(marks...),
		instead: tooLong(p.Text) + "\n" + small(marks...),
		context: button{bot.Paragraph(p.Paragraph) + " in context", passageID(p.Story, p.Start, p.End, p.Text)},
	}
	if p.Form != "" {
		b.heading = named(p.Speaker)
	}
	if len(p.Also) > 0 {
		b.text += "\n" + small(inline(bot.AlsoIn(p.Also)))
	}
	if p.Before != nil {
		b.text += "\n" + small(inline(bot.Changed(*p.Before)))
		if old := p.Before.Passage; old != nil {
			b.text += "\n" + quote(old.Text)
		}
	}
	return b
}

// tooLong stands for a text that no message holds. It is not cut: half a passage
// could say what the whole does not.
func tooLong(text string) string {
	return fmt.Sprintf("*This passage has %d characters, more than a message can show. Read it in the story.*", bot.Characters(text))
}

// named is a speaker with their role; nil is nobody known.
func named(s *qa.Speaker) string {
	switch {
	case s == nil:
		return "**Unattributed**"
	case bot.Unnamed(s):
		return strong(s.Name) + " (the story does not say who)"
	case s.Role == "":
		return strong(s.Name)
	}
	return strong(s.Name) + ", " + inline(s.Role)
}

// remarks tell the form of an utterance, and that its speaker is named before it.
func remarks(form string, speaker *qa.Speaker, from int) []string {
	out := bot.Remarks(form, speaker, from)
	if form == string(speech.Quoted) {
		return append([]string{"quoted"}, out...)
	}
	return out
}
