package repl

import (
	"strconv"

	"onrecord/bot"
	"onrecord/qa"
)

// answer shows how the question was read, the refusal if it is one, and the
// passages under their speakers, best first.
func (p *page) answer(a qa.Answer) {
	if a.ReadAs != "" {
		p.text(run{"read as: " + a.ReadAs, aside})
	}
	if refusal := bot.Refusal(a); refusal != "" {
		p.text(run{refusal, strong})
		if len(a.Passages) > 0 {
			p.blank()
			p.text(run{"Closest passages:", faint})
		}
	}
	several := bot.SeveralStories(a.Passages)
	for i, group := range bySpeaker(a.Passages) {
		if i > 0 || a.ReadAs != "" && a.Answered {
			p.blank()
		}
		p.heading(a.Passages[group[0]], several)
		excerpts := make([]excerpt, len(group))
		for j, n := range group {
			excerpts[j] = cited(a.Passages, n)
		}
		p.excerpts(excerpts)
	}
}

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
	source := []run{{passage.Title, faint}, {" (" + passage.Story + ")", faint}}
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

// cited is passage n as an excerpt.
func cited(passages []qa.Passage, n int) excerpt {
	p := passages[n]
	return excerpt{
		label:   "[" + strconv.Itoa(n+1) + "]",
		text:    p.Text,
		start:   p.Start,
		words:   p.Quotes,
		mark:    bot.Paragraph(p.Paragraph),
		remarks: bot.Remarks(p.Form, p.Speaker, bot.ContinuedFrom(passages, n)),
		url:     p.URL,
	}
}
