package discord

import (
	"fmt"
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
	s := sheet{mood: blue, many: manyPassages, what: "passages"}
	if refusal := bot.Refusal(a); refusal != "" {
		s.mood = amber
		if a.Reason == qa.NoStories {
			refusal = noStories
		}
		if len(a.Passages) > 0 {
			refusal += " Closest passages:"
		}
		s.head = append(s.head, strong(refusal))
	}
	several := bot.SeveralStories(a.Passages)
	for i, p := range a.Passages {
		s.blocks = append(s.blocks, passage(p, bot.ContinuedFrom(a.Passages, i), several))
	}
	if len(a.Passages) > 0 && !several {
		s.foot = source(a.Passages[0].Title, a.Passages[0].URL)
	}
	return s
}

const noStories = "There is no story here to answer from yet. Whoever manages this server adds one with /story add."

// source names the story that all passages are from, with a link to its page.
func source(title, address string) string {
	page, _, _ := strings.Cut(address, "#")
	return small("From " + linked(inline(title), page))
}

// passage is one passage: who speaks, the words, and under them where they stand
// and how far they are quoted. from is the paragraph that names the speaker, 0 if
// that is this one or not known.
func passage(p qa.Passage, from int, several bool) block {
	marks := []string{linked(bot.Paragraph(p.Paragraph), p.URL)}
	marks = append(marks, remarks(p.Form, p.Speaker, from)...)
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
	return b
}

// tooLong stands for a text that no message holds. It is not cut: half a passage
// could say what the whole does not.
func tooLong(text string) string {
	return fmt.Sprintf("*This passage has %d characters, more than a message can show. Read it in the story.*", characters(text))
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
