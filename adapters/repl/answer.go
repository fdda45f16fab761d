package repl

import (
	"strconv"

	"onrecord/bot"
	"onrecord/qa"
)

// answer shows how the question was read, the refusal if it is one, and the
// passages under their speakers, best first.
func (p *page) answer(a qa.Answer) { p.part(a, 0) }

// part shows an answer whose passages are numbered from from on, and returns how
// many there were: each part of a question that holds two is one.
func (p *page) part(a qa.Answer, from int) int {
	if len(a.Parts) > 0 {
		n := from
		for i, part := range a.Parts {
			if i > 0 {
				p.blank()
			}
			p.text(run{strconv.Itoa(i+1) + ". " + part.Question, accent})
			n += p.part(part, n)
		}
		return n - from
	}
	if a.ReadAs != "" {
		p.text(run{"read as: " + a.ReadAs, aside})
	}
	if a.Check != nil {
		p.check(*a.Check)
		return len(a.Check.Passages)
	}
	if refusal := bot.Refusal(a); refusal != "" {
		p.text(run{refusal, strong})
		p.choices(a.Choices)
		if len(a.Passages) > 0 && len(a.Choices) == 0 {
			p.blank()
			p.text(run{bot.Closest(a), faint})
		}
		if len(a.Choices) > 0 {
			return 0
		}
	} else if a.ReadAs != "" {
		p.blank()
	}
	if len(a.People) > 0 {
		p.figures(a.People)
		p.blank()
		p.text(run{"Where they are introduced:", faint})
	}
	p.passages(a.Passages, from)
	return len(a.Passages)
}

// passages shows passages under their speakers, numbered from from on.
func (p *page) passages(passages []qa.Passage, from int) {
	several := bot.SeveralStories(passages)
	for i, group := range bySpeaker(passages) {
		if i > 0 {
			p.blank()
		}
		p.heading(passages[group[0]], several)
		excerpts := make([]excerpt, len(group))
		for j, n := range group {
			excerpts[j] = cited(passages, n, from)
		}
		p.excerpts(excerpts)
	}
}

// number is the label under which something can be referred to.
func number(n int) string { return "[" + strconv.Itoa(n) + "]" }

// bySpeaker groups neighbouring passages of one speaker and story, so that the
// best stays first: each group holds indexes into passages.
func bySpeaker(passages []qa.Passage) [][]int {
	type key struct {
		story, speaker string
		speech         bool
	}
	var groups [][]int
	var last key
	for i, p := range passages {
		k := key{story: p.Story, speech: p.Form != ""}
		if p.Speaker != nil {
			k.speaker = p.Speaker.Name
		}
		if i == 0 || k != last {
			groups = append(groups, nil)
		}
		last = k
		groups[len(groups)-1] = append(groups[len(groups)-1], i)
	}
	return groups
}

// heading names whose passages follow: the speaker, or the story itself.
func (p *page) heading(passage qa.Passage, several bool) {
	place := passage.Story
	if passage.Date != "" {
		place += ", " + bot.Day(passage.Date)
	}
	source := []run{{passage.Title, faint}, {" (" + place + ")", faint}}
	if passage.Form == "" {
		source[0].look = strong
		if !several {
			source = source[:1]
		}
		p.text(source...)
		return
	}
	p.text(named(passage.Speaker)...)
	if several {
		p.hang(2, 2, source...)
	}
}

// named is a speaker's name and role; nil is nobody known.
func named(s *qa.Speaker) []run {
	switch {
	case s == nil:
		return []run{{"Unattributed", strong}}
	case bot.Unnamed(s):
		return []run{{s.Name, strong}, {" (the story does not say who)", plain}}
	case s.Role == "":
		return []run{{s.Name, strong}}
	}
	return []run{{s.Name, strong}, {", " + s.Role, plain}}
}

// cited is passage n as an excerpt; from passages were shown before them.
func cited(passages []qa.Passage, n, from int) excerpt {
	p := passages[n]
	e := excerpt{
		label:   number(from + n + 1),
		text:    p.Text,
		start:   p.Start,
		words:   p.Quotes,
		mark:    bot.Paragraph(p.Paragraph),
		remarks: bot.Remarks(p.Form, p.Speaker, bot.ContinuedFrom(passages, n)),
		url:     p.URL,
		before:  p.Before,
	}
	if outdated := bot.Outdated(p); outdated != "" {
		e.remarks = append(e.remarks, outdated)
	}
	if len(p.Also) > 0 {
		e.remarks = append(e.remarks, bot.AlsoIn(p.Also))
	}
	return e
}
