package bot

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/qa"
)

// MaxQuestion bounds a question, in runes. It is what Discord lets people type
// into one message; nobody asks a question of that length by hand.
const MaxQuestion = 2000

// ErrLongQuestion says that a question has more than MaxQuestion runes.
var ErrLongQuestion = errors.New("the question is too long")

// ask answers r.Text from the thread's story, and remembers the turn.
func (b *Bot) ask(ctx context.Context, r Request, turns []qa.Turn) (Reply, error) {
	if n := utf8.RuneCountInString(r.Text); n > MaxQuestion {
		return Reply{}, fmt.Errorf("%w: %d characters", ErrLongQuestion, n)
	}
	turns, err := b.before(ctx, r, turns)
	if err != nil {
		return Reply{}, err
	}
	answer, turn, err := b.asker.Ask(ctx, qa.Ask{
		ID:        r.ID,
		Workspace: r.Workspace,
		Story:     r.Story,
		Question:  r.Text,
		Thread:    turns,
		Explain:   r.Explain,
	})
	if err != nil {
		return Reply{}, err
	}
	answer.Question = r.Text
	if answer.Passages == nil {
		answer.Passages = []qa.Passage{} // a list in JSON too
	}
	reply := Reply{Answer: &answer}
	if err := b.threads.Remember(ctx, r.Workspace, r.Thread, turn); err != nil {
		reply.Unkept = fmt.Errorf("remember the conversation: %w", err)
	}
	return reply, nil
}

// maxBefore is how many questions a conversation that is kept elsewhere may bring
// along: each is asked again.
const maxBefore = 3

// before adds to turns those of the questions that r says were asked before.
func (b *Bot) before(ctx context.Context, r Request, turns []qa.Turn) ([]qa.Turn, error) {
	for _, asked := range r.Before[max(0, len(r.Before)-maxBefore):] {
		if utf8.RuneCountInString(asked) > MaxQuestion {
			return nil, fmt.Errorf("%w: %d characters", ErrLongQuestion, utf8.RuneCountInString(asked))
		}
		_, turn, err := b.asker.Ask(ctx, qa.Ask{Workspace: r.Workspace, Story: r.Story, Question: asked, Thread: turns})
		if err != nil {
			return nil, err
		}
		turns = append(turns, turn)
	}
	return turns, nil
}

// gistQuestion is what the command gist asks.
const gistQuestion = "What is this about?"

// clean makes text from outside fit to be read: valid UTF-8 without control
// characters, one space between words, none around them.
func clean(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
	return strings.Join(strings.Fields(text), " ")
}
