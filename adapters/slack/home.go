package slack

import (
	"fmt"

	"github.com/slack-go/slack"

	"onrecord/bot"
	"onrecord/qa"
)

// home is the Home tab: what the app does, how to ask, and the workspace's stories,
// the newest first. Who manages them can add and remove there.
func home(stories []qa.Meta, focus string, manager bool) slack.HomeTabViewRequest {
	blocks := []slack.Block{
		slack.NewHeaderBlock(outside("On the record")),
		slack.NewRichTextBlock("", section([]span{roman(promise)})),
		slack.NewHeaderBlock(outside("How to ask")),
		slack.NewRichTextBlock("", bullets(ways())),
		slack.NewDividerBlock(),
		slack.NewHeaderBlock(outside(fmt.Sprintf("Stories (%d)", len(stories)))),
	}
	if manager {
		add := slack.NewButtonBlockElement(verbAdd, "", label("Add a story")).WithStyle(slack.StylePrimary)
		blocks = append(blocks, slack.NewActionBlock("", add))
	}
	if len(stories) == 0 {
		blocks = append(blocks, slack.NewRichTextBlock("", section([]span{italic(noneYet(manager))})))
	}
	shown := 0
	for i := len(stories) - 1; i >= 0 && shown < maxShown; i-- {
		blocks = append(blocks, onHome(stories[i], focus, manager)...)
		shown++
	}
	if left := len(stories) - shown; left > 0 {
		blocks = append(blocks, small([]mark{{text: fmt.Sprintf("and %d older ones: write “stories” to me", left)}}))
	}
	return slack.HomeTabViewRequest{Type: slack.VTHomeTab, Blocks: slack.Blocks{BlockSet: blocks}}
}

func noneYet(manager bool) string {
	if manager {
		return "None yet. Add the first one."
	}
	return "None yet. Whoever manages this workspace can add one here."
}

// onHome is one story on the Home tab.
func onHome(m qa.Meta, focus string, manager bool) []slack.Block {
	marks := []mark{{text: inline(m.Slug)}}
	if m.Date != "" {
		marks = append(marks, mark{text: inline(m.Date)})
	}
	if m.Revision > 1 {
		marks = append(marks, mark{text: fmt.Sprintf("revision %d", m.Revision)})
	}
	if m.Slug == focus {
		marks = append(marks, mark{text: "questions are about this one"})
	}
	if page := linkable(m.URL); page != "" {
		marks = append(marks, mark{"the page", page})
	}
	about := []slack.BlockElement{
		reads("What is it about?", bot.Gist, m.Slug), reads("Who is in it?", bot.People, m.Slug), reads("What is said?", bot.Quotes, m.Slug),
	}
	if manager {
		about = append(about, removes(m))
	}
	title := inline(m.Title)
	if title == "" {
		title = inline(m.Slug)
	}
	return []slack.Block{slack.NewRichTextBlock("", section([]span{bold(title)})), small(marks), slack.NewActionBlock("", about...)}
}

// reads is a button that shows something of a story.
func reads(text string, c bot.Command, slug string) slack.BlockElement {
	return slack.NewButtonBlockElement(verbRead+":"+string(c), "@"+slug+" "+string(c), label(text))
}

// removes is the button that removes a story, once that is confirmed.
func removes(m qa.Meta) slack.BlockElement {
	b := slack.NewButtonBlockElement(verbRemove, m.Slug, label("Remove")).WithStyle(slack.StyleDanger)
	b.AccessibilityLabel = bot.Clip("Remove "+inline(m.Title), maxButton)
	b.Confirm = slack.NewConfirmationBlockObject(label("Remove this story?"),
		outside(bot.Clip("“"+inline(m.Title)+"” goes with all its revisions; nobody can ask about it any more.", maxConfirm)), label("Remove"), label("Keep"))
	return b
}
