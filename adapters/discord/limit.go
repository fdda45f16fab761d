package discord

import "time"

// Discord's limits, in the units that Discord counts: characters are UTF-16 code
// units here, which are never fewer than what it may count otherwise.
// R: docs.discord.com/developers (discord/discord-api-docs @c98d64b, August 2026).
const (
	maxComponents  = 40   // of a message, nested ones counted (R: components/reference)
	maxText        = 4000 // characters of all text displays of a message (discord-api-docs#8562)
	maxTextBytes   = 10170
	textBytesEach  = 12  // bytes a text display counts besides its own: above the sum Discord answers 500 (discord-api-docs#8554)
	maxRow         = 5   // buttons of a row (R)
	maxLabel       = 80  // characters of a button (R)
	maxCustomID    = 100 // characters of a component's custom_id (R)
	maxChoices     = 25  // of an autocompletion (R: application-commands)
	maxChoice      = 100 // characters of a choice's name and of its value (R)
	maxNonce       = 25  // characters of a message's nonce (R: resources/message)
	maxOptionRunes = 300 // of a question typed into a command, ours: what fits the line that shows it; R allows 6000

	// maxBody bounds what is read of a request, ours: an interaction holds at most a
	// message of 4,000 characters and its components.
	maxBody = 256 << 10
	// freshness is how old, or how far ahead, a signature may be: Discord sets none.
	freshness = 5 * time.Minute

	maxAttachment = 2 << 20 // bytes of a story handed in, ours: a novel's worth
)
