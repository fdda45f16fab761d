package repl

import (
	"fmt"
	"strconv"

	"onrecord/bot"
	"onrecord/qa"
	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// quotes shows what is said, story by story in the story's own order.
func (p *page) quotes(stories []bot.StoryQuotes) {
	if len(stories) > 0 && stories[0].Person != "" {
		p.timeline(stories)
		return
	}
	total, voices := 0, make(map[string]bool)
	for _, s := range stories {
		if len(s.Quotes.Quotes) == 0 {
			continue
		}
		p.blank()
		p.text(run{s.Story.Title, strong}, run{" (" + s.Story.Slug + ")", faint})
		for rest := s.Quotes.Quotes; len(rest) > 0; {
			n := sameSpeaker(rest)
			p.blank()
			p.text(named(rest[0].Speaker)...)
			group := make([]excerpt, n)
			for i, q := range rest[:n] {
				group[i] = quoted(s.Story, q)
			}
			p.excerpts(group)
			rest = rest[n:]
		}
		for _, q := range s.Quotes.Quotes {
			total++
			if q.Speaker != nil {
				voices[q.Speaker.Name] = true
			}
		}
	}
	if total == 0 {
		p.text(run{"Nothing of the kind is said.", strong})
		return
	}
	p.blank()
	p.text(run{counted(total, "utterance", "utterances") + " by " + counted(len(voices), "speaker", "speakers"), faint})
}

// sameSpeaker returns how many quotes from the first on are by the same speaker.
func sameSpeaker(quotes []qa.Quote) int {
	who := func(q qa.Quote) string {
		if q.Speaker == nil {
			return ""
		}
		return q.Speaker.Name
	}
	n := 1
	for n < len(quotes) && who(quotes[n]) == who(quotes[0]) {
		n++
	}
	return n
}

func quoted(s *qa.Story, q qa.Quote) excerpt {
	spans := make([]qa.Span, len(q.Spans))
	for i, span := range q.Spans {
		spans[i] = qa.Span{Start: span[0], End: span[1]}
	}
	from := 0
	if q.Speaker != nil && speech.How(q.Speaker.How) == speech.Continued {
		from = paragraphAt(s.Doc, q.Speaker.Start)
	}
	place := bot.Paragraph(q.Paragraph)
	if last := paragraphAt(s.Doc, q.End-1); last > q.Paragraph {
		place += "–" + strconv.Itoa(last)
	}
	start := bot.Opening(s.Text, q)
	remarks := bot.Remarks(q.Form, q.Speaker, from)
	if len(q.Also) > 0 {
		remarks = append(remarks, bot.AlsoIn(q.Also))
	}
	return excerpt{label: "•", text: s.Text[start:q.End], start: start, words: spans, mark: place, remarks: remarks}
}

// paragraphAt returns the number of the paragraph that holds the offset; 0 if none does.
func paragraphAt(doc *story.Document, offset int) int {
	for _, para := range doc.Paragraphs {
		if para.Start <= offset && offset < para.End {
			return para.Number
		}
	}
	return 0
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
