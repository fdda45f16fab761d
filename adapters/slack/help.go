package slack

import "github.com/slack-go/slack"

// promise is what the app says of itself.
const promise = "onrecord answers questions about news stories with the stories' own words, and says who said them and where they stand. " +
	"Where a story does not say, it says so. No model writes anything here."

// kept is what the app stores, and for how long.
const kept = "What is asked in a conversation is remembered for an hour, for follow-ups. When the app is uninstalled, whatever it stored " +
	"of this workspace is deleted, its stories too."

// ways are how to ask, each with an example.
func ways() [][]span {
	return [][]span{
		{bold("Ask"), roman(" by mentioning me, in a direct message, or with /onrecord: "), italic("What did the mayor say about ferries?"), roman(" Then go on in the thread: "), italic("And Wójcik?")},
		{bold("quotes"), roman(" NAME "), bold("about"), roman(" WORDS: everything that somebody says")},
		{bold("people"), roman(" STORY: who is in it · "), bold("gist"), roman(" STORY: what it is about · "), bold("stories"), roman(": those there are")},
		{bold("show"), roman(" STORY: all of it · "), bold("changes"), roman(" STORY: what its last revision changed")},
		{bold("check"), roman(" “WORDS” by NAME: did they say that? Or choose "), italic("Check this quote"), roman(" from a message's menu (⋮)")},
		{bold("add"), roman(" ADDRESS, "), bold("remove"), roman(" STORY, "), bold("story"), roman(" STORY (or all): what questions in a channel are about. For those who manage the workspace")},
		{bold("forget"), roman(": what was asked before in this conversation")},
	}
}

// bullets is a list in rich text.
func bullets(all [][]span) *slack.RichTextList {
	var items []slack.RichTextElement
	for _, l := range all {
		items = append(items, section(l))
	}
	return slack.NewRichTextList(slack.RTEListBullet, 0, items...)
}

// help tells what there is.
func help() sheet {
	return sheet{head: append(append([][]span{{roman(promise)}, nil}, ways()...), nil, []span{roman(kept)})}
}
