package discord

import (
	"fmt"

	"onrecord/bot"
	"onrecord/qa"
)

// quotes sets what is said, story by story in the story's own order.
func quotes(stories []bot.StoryQuotes) sheet {
	s := sheet{mood: blue, many: manyPassages, what: "utterances"}
	passages, several := bot.Utterances(stories)
	for _, p := range passages {
		s.blocks = append(s.blocks, passage(p, 0, several))
	}
	if len(passages) > 0 && !several {
		s.foot = source(passages[0].Title, passages[0].URL)
	}
	if len(s.blocks) == 0 {
		s.mood, s.head = amber, []string{"**Nothing of the kind is said.**"}
	}
	return s
}

// people lists who is in each story, and how much it lets them speak.
func people(stories []bot.StoryPeople) sheet {
	s := sheet{mood: blue, what: "people", many: 15}
	for _, st := range stories {
		for _, f := range st.People {
			line := strong(f.Name)
			if f.Role != "" {
				line += ", " + inline(f.Role)
			}
			count := fmt.Sprintf("speaks %d ×", f.Utterances)
			if f.Utterances == 0 {
				count = fmt.Sprintf("named %d ×, does not speak", f.Mentions)
			}
			s.blocks = append(s.blocks, block{heading: small("In " + inline(st.Story.Title)), text: line + " · " + count})
		}
	}
	if len(s.blocks) == 0 {
		s.mood, s.head = amber, []string{"**Nobody is named.**"}
	}
	return s
}

// stories lists the stories there are, the newest first; focus is the one that the
// channel is about.
func stories(metas []qa.Meta, focus string) sheet {
	s := sheet{mood: blue, what: "stories", many: 15}
	if len(metas) == 0 {
		s.mood, s.head = amber, []string{strong(noStories)}
	}
	for i := len(metas) - 1; i >= 0; i-- {
		m := metas[i]
		line := strong(m.Slug) + " " + linked(inline(m.Title), m.URL)
		if m.Date != "" {
			line += " · " + inline(m.Date)
		}
		if m.Slug == focus {
			line += " · questions here are about this one"
		}
		s.blocks = append(s.blocks, block{text: line})
	}
	return s
}

// done tells that a story was added, focused or removed.
func done(reply bot.Reply) sheet {
	var text string
	switch {
	case reply.Command == bot.Add && reply.Stories[0].Revision > 1:
		text = fmt.Sprintf("Revised: %s (%s, revision %d).", title(reply), name(reply), reply.Stories[0].Revision)
	case reply.Command == bot.Add:
		text = fmt.Sprintf("Added: %s (%s). Ask about it with /ask.", title(reply), name(reply))
	case reply.Command == bot.Remove:
		text = fmt.Sprintf("Removed: %s, with all its revisions.", name(reply))
	case reply.Focus == "":
		text = "Questions here are about all stories now."
	default:
		text = fmt.Sprintf("Questions here are about %s (%s) now.", title(reply), name(reply))
	}
	return sheet{mood: green, head: []string{text}}
}

func title(r bot.Reply) string { return strong(r.Stories[0].Title) }

func name(r bot.Reply) string { return inline(r.Stories[0].Slug) }

// help tells what there is.
func help() sheet {
	return sheet{mood: blue, head: []string{
		"**onrecord** answers questions about news stories with the stories' own words, and says who said them and where they stand. " +
			"Where a story does not say, it says so. No model writes anything here.",
		"**/ask** a question: *What did the mayor say about ferries?* Then go on: *And Wójcik?*\n" +
			"**/quotes** everything somebody says · **/people** who is in a story · **/gist** what it is about\n" +
			"**/check** whether somebody said these words; or press long on a message, *Apps*, **Check this quote**\n" +
			"**/story** add, list, focus or remove stories: for those who manage the server\n" +
			"**/forget** what was asked before",
		small("You can also mention me with a question, or write to me directly"),
	}}
}
