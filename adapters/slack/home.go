package slack

import (
	"fmt"

	"github.com/slack-go/slack"

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
	head := slack.NewSectionBlock(outside(inline(m.Title)), nil, nil)
	if manager {
		remove := slack.NewButtonBlockElement(verbRemove, m.Slug, label("Remove")).WithStyle(slack.StyleDanger)
		remove.AccessibilityLabel = clip("Remove "+inline(m.Title), maxButton)
		remove.Confirm = slack.NewConfirmationBlockObject(label("Remove this story?"),
			outside(clip("“"+inline(m.Title)+"” goes with all its revisions; nobody can ask about it any more.", maxConfirm)), label("Remove"), label("Keep"))
		head.Accessory = slack.NewAccessory(remove)
	}
	return []slack.Block{head, small(marks)}
}
