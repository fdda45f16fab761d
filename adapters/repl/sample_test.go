package repl

import (
	"strings"
	"testing"

	"onrecord/bot"
	"onrecord/qa"
	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// bridge is a story written for these tests. Its paragraphs and utterances are
// laid down by hand, so that what is tested is the setting and not the parsing.
const bridge = `Harbour bridge to close for a year

Mayor Ingrid Solheim at the quay, where the ferries are to leave from. Photograph: The Quay Courier

The old harbour bridge will close to all traffic in May, the town council decided on Tuesday night after six hours of debate.

“We can’t ask people to drive over steel that we know is tired,” said the mayor, Ingrid Solheim. “It would be a kind of lottery – and nobody bought a ticket.”

“We will run ferries, every ten minutes, from five in the morning.

“And nobody will pay for them,” she added.

READ SOME MORE

The engineer Tomasz Wójcik said the cracks had grown by “a hand’s breadth” since the last inspection and that he had not been asked earlier.

“橋は町の心臓です。閉鎖は残念ですが、安全が何よりも大切だと思います。工事が一日も早く終わることを願っています,” said Haruko Abe, who keeps the tea house on the north bank.

Seven shopkeepers of the north bank and their guild said they would ask the court to stop it. – Agencies`

// at returns the span of the n-th occurrence of s in text, from 0.
func at(t testing.TB, text, s string) story.Span {
	t.Helper()
	start := strings.Index(text, s)
	if start < 0 {
		t.Fatalf("the sample story has no %q", s)
	}
	return story.Span{Start: start, End: start + len(s)}
}

// sample is the parsed bridge story.
func sample(t testing.TB) *qa.Story {
	t.Helper()
	doc := &story.Document{}
	kinds := []story.Kind{story.Headline, story.Caption, story.Body, story.Body, story.Body, story.Body, story.Promo, story.Body, story.Body, story.Body}
	offset := 0
	for i, para := range strings.Split(bridge, "\n\n") {
		doc.Paragraphs = append(doc.Paragraphs, story.Paragraph{Span: story.Span{Start: offset, End: offset + len(para)}, Number: i + 1, Kind: kinds[i]})
		offset += len(para) + 2
	}
	span := func(s string) story.Span { return at(t, bridge, s) }
	said := func(form speech.Form, person int, who string, how speech.How, words ...string) speech.Utterance {
		u := speech.Utterance{Form: form}
		for _, w := range words {
			u.Spans = append(u.Spans, span(w))
		}
		if who != "" {
			u.Speaker = &speech.Speaker{Person: person, Span: span(who), How: how}
		}
		return u
	}
	sp := &speech.Speech{
		People: []speech.Person{
			{Name: "Ingrid Solheim", Role: "the mayor", Forms: []string{"Solheim"}, Sort: speech.Human},
			{Name: "Tomasz Wójcik", Role: "engineer", Sort: speech.Human},
			{Name: "Haruko Abe", Sort: speech.Human},
			{Name: "Seven shopkeepers of the north bank and their guild", Sort: speech.Body},
		},
		Utterances: []speech.Utterance{
			said(speech.Quoted, 0, "Ingrid Solheim. “", speech.Named,
				"“We can’t ask people to drive over steel that we know is tired,”", "“It would be a kind of lottery – and nobody bought a ticket.”"),
			said(speech.Quoted, 0, "Ingrid Solheim. “", speech.Continued, "“We will run ferries, every ten minutes, from five in the morning."),
			said(speech.Quoted, 0, "she added", speech.Pronoun, "“And nobody will pay for them,”"),
			said(speech.Mixed, 1, "Tomasz Wójcik", speech.Named,
				"the cracks had grown by “a hand’s breadth” since the last inspection and that he had not been asked earlier"),
			said(speech.Quoted, 2, "Haruko Abe", speech.Named, "“橋は町の心臓です。閉鎖は残念ですが、安全が何よりも大切だと思います。工事が一日も早く終わることを願っています,”"),
			said(speech.Reported, 3, "Seven shopkeepers of the north bank and their guild", speech.Named, "they would ask the court to stop it"),
		},
	}
	meta := qa.Meta{
		ID: qa.ID(bridge), Slug: "harbour-bridge", Title: "Harbour bridge to close for a year",
		Source: "stories/harbour-bridge.txt", Date: "2024-03-05", Revision: 2,
		Note: "Written for a test; the town is not on any map.",
	}
	return qa.Load(meta, bridge, doc, sp)
}

// passage is the utterance n of s as an answer shows it: the sentence or paragraph around it.
func passage(t testing.TB, s *qa.Story, n int, around string) qa.Passage {
	t.Helper()
	span := at(t, s.Text, around)
	u := s.Speech.Utterances[n]
	p := qa.Passage{
		Story: s.Slug, Title: s.Title, Paragraph: paragraphAt(s.Doc, span.Start),
		Start: span.Start, End: span.End, Text: around, Form: string(u.Form), Speaker: speakerOf(s, u),
	}
	for _, words := range u.Spans {
		if span.Contains(words) {
			p.Quotes = append(p.Quotes, qa.Span(words))
		}
	}
	return p
}

func speakerOf(s *qa.Story, u speech.Utterance) *qa.Speaker {
	if u.Speaker == nil {
		return nil
	}
	person := s.Speech.People[u.Speaker.Person]
	return &qa.Speaker{Name: person.Name, Role: person.Role, Start: u.Speaker.Start, End: u.Speaker.End, How: string(u.Speaker.How)}
}

// said is all utterances of s as the command quotes has them.
func said(s *qa.Story) bot.StoryQuotes {
	out := bot.StoryQuotes{Story: s, Quotes: qa.Quotes{ID: s.Slug}}
	for _, u := range s.Speech.Utterances {
		span := u.Span()
		q := qa.Quote{
			Start: span.Start, End: span.End, Text: span.In(s.Text), Form: string(u.Form),
			Speaker: speakerOf(s, u), Paragraph: paragraphAt(s.Doc, span.Start),
		}
		for _, piece := range u.Spans {
			q.Spans = append(q.Spans, [2]int{piece.Start, piece.End})
		}
		out.Quotes.Quotes = append(out.Quotes.Quotes, q)
	}
	return out
}

// narrated is a passage that is nobody's speech.
func narrated(t testing.TB, s *qa.Story, text string) qa.Passage {
	t.Helper()
	span := at(t, s.Text, text)
	return qa.Passage{Story: s.Slug, Title: s.Title, Paragraph: paragraphAt(s.Doc, span.Start), Start: span.Start, End: span.End, Text: text}
}
