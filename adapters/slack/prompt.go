package slack

import (
	"github.com/slack-go/slack"

	"onrecord/bot"
	"onrecord/qa"
)

// prompts are what the agent view suggests to ask: of the newest story, where there
// is one.
func prompts(stories []qa.Meta) []slack.AssistantThreadsPrompt {
	var all []slack.AssistantThreadsPrompt
	add := func(title, message string) {
		if len(all) < maxPrompts {
			all = append(all, slack.AssistantThreadsPrompt{Title: bot.Clip(title, maxButton), Message: message})
		}
	}
	if n := len(stories); n > 0 {
		newest := stories[n-1]
		if n == 1 {
			add("What is it about?", "What is this about?")
			add("Everything that is said", "quotes")
		} else {
			add("What is “"+inline(newest.Title)+"” about?", "gist "+newest.Slug)
		}
		add("Who speaks in “"+inline(newest.Title)+"”?", "people "+newest.Slug)
	}
	if len(stories) > 1 {
		add("Which stories are there?", "stories")
	}
	add("How do I ask?", "help")
	return all
}
