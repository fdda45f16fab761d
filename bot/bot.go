// Package bot takes a request from anywhere and gives a reply for anywhere:
// commands, a thread's memory, limits and the words of errors. It knows no
// platform and renders nothing.
package bot

import (
	"context"

	"onrecord/qa"
)

// Command is what a request wants.
type Command string

// The commands every adapter offers.
const (
	Ask     Command = "ask"
	Quotes  Command = "quotes"  // Text: a speaker's name, may be empty; About: topic words
	People  Command = "people"  // the people of the story
	Stories Command = "stories" // the stories of the workspace
	Show    Command = "show"    // Story, or the one in focus: the whole text
	Changes Command = "changes" // Story, or the one in focus: what became of it since revision Text, or the one before
	Focus   Command = "story"   // Text: a slug; later questions of the thread are about it; "all" or empty: about all
	Check   Command = "check"   // Text: words; Speaker: whose, may be empty: did anybody say this?
	Gist    Command = "gist"    // what the story is about
	Beside  Command = "beside"  // Story, or the one in focus: which others tell the same, and how their quotations differ
	Forget  Command = "forget"  // empties the thread
	Help    Command = "help"
)

// Request is what somebody asks, from whichever platform.
type Request struct {
	ID        string // the asker's own mark, given back in the answer
	Workspace string // whose stories; never empty
	Thread    string // the conversation; empty: none, every question stands alone
	Command   Command
	Text      string   // the question, or the command's argument
	Before    []string // for Ask, of a conversation that whoever asks keeps: what was asked before, oldest first
	Story     string   // a slug; empty: the thread's focus, else all stories
	About     string   // for Quotes
	Speaker   string   // for Check
	Explain   bool     // for Ask: the answer says how it was come by

	// Where many people ask, besides: see Guard.
	User    string // who asks; empty: nobody in particular, no limit
	Channel string // where; empty: nowhere in particular
	Manager bool   // may add, focus and remove the workspace's stories
	Draft   Draft  // for Add
}

// Reply is what there is to show. Only the fields that the command fills are set.
type Reply struct {
	Command Command
	Answer  *qa.Answer    // Ask, Gist
	Check   *qa.Check     // Check
	Story   *qa.Story     // Show, Changes
	Changes *qa.Changes   // Changes
	Beside  *qa.Beside    // Beside
	Stories []qa.Meta     // Stories; Focus
	Focus   string        // Stories, Focus: the slug in focus, empty for all
	Last    string        // Stories: the last question of the thread as it was read, empty if none is remembered
	Quotes  []StoryQuotes // Quotes
	People  []StoryPeople // People

	Unkept error // the answer is good, but the thread could not be kept: a follow-up will not know of it
}

// StoryQuotes is what is said in one story.
type StoryQuotes struct {
	Story *qa.Story
	qa.Quotes
}

// StoryPeople is who is in one story.
type StoryPeople struct {
	Story  *qa.Story
	People []qa.Figure
}

// Handler answers requests: what an adapter needs of the bot.
type Handler interface {
	Handle(ctx context.Context, r Request) (Reply, error)
}
