package slack

import (
	"fmt"

	"onrecord/bot"
	"onrecord/qa"
)

// quotes sets what is said, story by story in the story's own order.
func (v view) quotes(stories []bot.StoryQuotes) sheet {
	s := sheet{many: manyPassages, what: "utterances"}
	passages, several := bot.Utterances(stories)
	for _, p := range passages {
		s.items = append(s.items, v.passage(p, 0, several))
	}
	switch {
	case len(passages) == 0:
		s.head = [][]span{{bold("Nothing of the kind is said.")}}
	case !several:
		s.foot = v.source(passages[0].Title, passages[0].URL, passages[0].Story)
	}
	return s
}

// cast lists who is in each story, and how much it lets them speak.
func cast(stories []bot.StoryPeople) sheet {
	s := sheet{what: "people", many: manyLines}
	for _, st := range stories {
		for _, f := range st.People {
			line := []span{bold(inline(f.Name))}
			if f.Role != "" {
				line = append(line, roman(", "+inline(f.Role)))
			}
			count := fmt.Sprintf(" · speaks %d ×", f.Utterances)
			if f.Utterances == 0 {
				count = fmt.Sprintf(" · named %d ×, does not speak", f.Mentions)
			}
			s.items = append(s.items, item{heading: []span{italic("In “" + inline(st.Story.Title) + "”")}, line: append(line, roman(count))})
		}
	}
	if len(s.items) == 0 {
		s.head = [][]span{{bold("Nobody is named.")}}
	}
	return s
}

// stories lists the stories there are, the newest first; focus is the one that the
// channel is about.
func (v view) stories(metas []qa.Meta, focus string) sheet {
	s := sheet{what: "stories", many: manyLines}
	if len(metas) == 0 {
		s.head = [][]span{{bold(noStories)}}
	}
	for i := len(metas) - 1; i >= 0; i-- {
		m := metas[i]
		title := roman(inline(m.Title))
		if title.url = linkable(m.URL); title.url == "" {
			title.url = v.reads(m.Slug)
		}
		line := []span{bold(inline(m.Slug)), roman(" · "), title}
		if m.Date != "" {
			line = append(line, roman(" · "+inline(m.Date)))
		}
		if m.Slug == focus {
			line = append(line, roman(" · questions here are about this one"))
		}
		s.items = append(s.items, item{line: line})
	}
	return s
}

// story sets a whole story, paragraph by paragraph.
func (v view) story(st *qa.Story) sheet {
	s := sheet{what: "paragraphs", many: manyParagraphs, foot: v.source(st.Title, st.URL, st.Slug)}
	for _, g := range st.Doc.Paragraphs {
		if !g.Kind.Furniture() {
			s.items = append(s.items, item{quote: g.In(st.Text), marks: []mark{{text: bot.Paragraph(g.Number)}}})
		}
	}
	return s
}

// inContext sets the paragraphs around a passage, those that it stands in marked.
func (v view) inContext(st *qa.Story, p spot) sheet {
	if !bot.Holds(st, p.start, p.end, p.mark) {
		return sheet{head: [][]span{{bold("The story was revised since."), roman(" Ask again to see what it says now.")}}}
	}
	s := sheet{what: "paragraphs", many: maxBlocks, foot: v.source(st.Title, st.URL, st.Slug)}
	if st.Superseded {
		s.head = [][]span{{bold(fmt.Sprintf("Revision %d, superseded.", st.Revision)), roman(" Ask again to see what the story says now.")}}
	}
	for _, g := range bot.InContext(st, p.start, p.end) {
		number := roman(bot.Paragraph(g.Number))
		if g.Cited {
			number = bold(bot.Paragraph(g.Number) + " ◂ the passage")
		}
		s.items = append(s.items, item{heading: []span{number}, quote: g.Text})
	}
	return s
}

// done tells that a story was added, focused or removed.
func done(reply bot.Reply) sheet {
	title, name := roman(""), ""
	if len(reply.Stories) > 0 {
		title, name = bold(inline(reply.Stories[0].Title)), inline(reply.Stories[0].Slug)
	}
	var text []span
	switch {
	case reply.Command == bot.Add && reply.Stories[0].Revision > 1:
		text = []span{roman("Revised: "), title, roman(fmt.Sprintf(" (%s, revision %d).", name, reply.Stories[0].Revision))}
	case reply.Command == bot.Add:
		text = []span{roman("Added: "), title, roman(" (" + name + "). Ask about it.")}
	case reply.Command == bot.Remove:
		text = []span{roman("Removed: " + name + ", with all its revisions.")}
	case reply.Focus == "":
		text = []span{roman("Questions here are about all stories now.")}
	default:
		text = []span{roman("Questions here are about "), title, roman(" (" + name + ") now.")}
	}
	return sheet{head: [][]span{text}}
}
