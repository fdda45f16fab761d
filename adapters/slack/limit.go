package slack

// Slack's limits. R: docs.slack.dev/reference/block-kit and /reference/methods; what
// it counts as a character it does not say; UTF-16's units are never fewer.
const (
	maxBlocks     = 50   // of a message (R: blocks)
	maxViewBlocks = 100  // of a modal or the Home tab (R: views)
	maxSection    = 3000 // characters of a section's text, and of any text object (R: section, text-object)
	maxHeader     = 150  // characters of a header (R: header)
	maxContext    = 10   // elements of a context block (R: context)
	maxActions    = 25   // elements of an actions block (R: actions)
	maxButton     = 75   // characters of a button's label (R: button-element)
	maxURL        = 3000 // characters of a button's address (R)
	maxValue      = 2000 // characters of a button's value (R)
	maxActionID   = 255  // characters of an action_id, and of a block_id (R)
	maxTitle      = 24   // characters of a modal's title, and of its buttons (R: views)
	maxInput      = 3000 // characters of a text field (R: plain-text-input-element)
	maxHint       = 150  // characters of a text field's placeholder (R)
	maxLabel      = 2000 // characters of a field's label and of its hint (R: input)
	maxConfirm    = 300  // characters of a question before something is done (R: confirmation-dialog)
	maxPrompts    = 4    // of the agent view (R: assistant.threads.setSuggestedPrompts)

	// maxPayload bounds the blocks of a message together: above some 13,200 characters
	// Slack answers msg_blocks_too_long (slackapi/bolt-js#2509), and nobody wrote down
	// what it counts. Here it is the bytes of their JSON, which are never fewer.
	maxPayload = 13_200
	// maxText is how much of a message's own text Slack recommends at most, in
	// characters (R: chat.postMessage); it cuts at 40,000.
	maxText = 4000
)

// Ours.
const (
	manyPassages   = 5    // of a message: more is a page of its own
	manyParagraphs = 10   // of a whole story
	manyLines      = 20   // of a list
	maxInline      = 200  // characters of a name, a role or a title: none that is real is longer
	maxInStory     = 40   // characters of a button that names a story
	maxAsked       = 300  // characters shown of a question
	maxRow         = 2500 // bytes of the choices, of the buttons with the question, and of a difference: so a passage has room
	maxPage        = 1e5  // first item of a page: more would be no page of ours
	maxShown       = 30   // stories on the Home tab: three blocks each, and what stands above
	storyParts     = 4    // fields that a story is pasted into: 12,000 characters
)
