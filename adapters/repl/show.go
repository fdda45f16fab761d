package repl

import (
	"slices"
	"strconv"
	"strings"

	"onrecord/bot"
	"onrecord/qa"
	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// show sets the whole story: paragraph numbers in a gutter on the left, furniture
// dimmed, everybody's words in a colour of their own, and a legend of the speakers.
func (p *page) show(s *qa.Story) {
	p.header(s)
	digits := 1
	for _, para := range s.Doc.Paragraphs {
		digits = max(digits, len(strconv.Itoa(para.Number)))
	}
	colours := voiceOf(s.Speech)
	for _, para := range s.Doc.Paragraphs {
		if para.Kind == story.Front {
			continue
		}
		p.blank()
		label := run{pad(strconv.Itoa(para.Number), digits, true) + "  ", faint}
		for _, line := range wrap(spoken(s, para, colours), p.style.prose()-digits-2) {
			p.line(append([]run{label}, line...)...)
			label = run{spaces(digits + 2), plain}
		}
	}
	p.legend(s, colours)
}

// header tells what the story's text does not: its title if that isn't its first
// line, where and when it appeared, and what is to be known about it.
func (p *page) header(s *qa.Story) {
	if headline := firstLine(s); strings.Join(strings.Fields(headline), " ") != s.Title {
		p.text(run{s.Title, strong})
	}
	var facts []string
	source := s.Source
	if source == s.URL {
		source = "" // it stands below
	}
	for _, f := range []string{s.Slug, s.Author, s.Publisher, s.Date, source} {
		if f != "" {
			facts = append(facts, f)
		}
	}
	if s.Paywalled {
		facts = append(facts, "behind a paywall")
	}
	if s.Revision > 1 || s.Superseded {
		facts = append(facts, "revision\u00a0"+strconv.Itoa(s.Revision))
	}
	if s.Superseded {
		facts = append(facts, "superseded by a later revision")
	}
	p.text(run{strings.Join(facts, " · "), faint})
	if s.Note != "" {
		p.text(run{s.Note, aside})
	}
	if s.URL != "" {
		p.line(run{Visible(s.URL), faint})
	}
}

// firstLine returns the text of the first paragraph that is shown.
func firstLine(s *qa.Story) string {
	for _, para := range s.Doc.Paragraphs {
		if para.Kind != story.Front {
			return para.In(s.Text)
		}
	}
	return ""
}

// spoken parts a paragraph into what is said, in the speakers' colours, and the rest.
func spoken(s *qa.Story, para story.Paragraph, colours map[int]look) []run {
	base := plain
	switch {
	case para.Kind.Furniture():
		base = faint
	case para.Kind == story.Headline:
		base = strong
	case para.Kind == story.Caption:
		base = aside
	}
	var runs []run
	at := para.Start
	cut := func(to int, l look) {
		if to > at {
			runs = append(runs, run{s.Text[at:to], l})
			at = to
		}
	}
	for _, u := range s.Speech.Utterances {
		l := base
		if u.Speaker != nil {
			l = colours[u.Speaker.Person]
		}
		if u.Form == speech.Reported {
			l = l.italic()
		}
		for _, span := range u.Spans {
			if span.Overlaps(para.Span) {
				cut(max(span.Start, para.Start), base)
				cut(min(span.End, para.End), l)
			}
		}
	}
	cut(para.End, base)
	return runs
}

// voiceOf gives each speaker a colour, in the order in which they first speak.
func voiceOf(sp *speech.Speech) map[int]look {
	colours := make(map[int]look)
	for _, u := range sp.Utterances {
		if u.Speaker == nil {
			continue
		}
		if _, ok := colours[u.Speaker.Person]; !ok {
			colours[u.Speaker.Person] = voices[len(colours)%len(voices)]
		}
	}
	return colours
}

// legend lists the speakers in their colours, and the paragraphs they speak in.
func (p *page) legend(s *qa.Story, colours map[int]look) {
	type voice struct {
		person     int
		paragraphs []int
	}
	var speakers []voice
	at := make(map[int]int)
	for _, u := range s.Speech.Utterances {
		if u.Speaker == nil {
			continue
		}
		i, ok := at[u.Speaker.Person]
		if !ok {
			i = len(speakers)
			at[u.Speaker.Person] = i
			speakers = append(speakers, voice{person: u.Speaker.Person})
		}
		for _, span := range u.Spans {
			if n := paragraphAt(s.Doc, span.Start); !slices.Contains(speakers[i].paragraphs, n) {
				speakers[i].paragraphs = append(speakers[i].paragraphs, n)
			}
		}
	}
	if len(speakers) == 0 {
		return
	}
	p.blank()
	p.text(run{"Who speaks", strong})
	for _, v := range speakers {
		person := s.Speech.People[v.person]
		line := []run{{person.Name, colours[v.person]}}
		if person.Role != "" {
			line = append(line, run{", " + person.Role, plain})
		}
		for _, n := range v.paragraphs {
			line = append(line, run{" " + bot.Paragraph(n), faint})
		}
		p.hang(2, 4, line...)
	}
}
