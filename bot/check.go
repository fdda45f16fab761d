package bot

import (
	"context"
	"errors"
	"fmt"
	"unicode/utf8"

	"onrecord/qa"
)

// ErrNoWords says that there is nothing to check.
var ErrNoWords = errors.New("there are no words to check")

// check tells whether anybody, or r.Speaker, said r.Text.
func (b *Bot) check(ctx context.Context, r Request) (Reply, error) {
	if n := utf8.RuneCountInString(r.Text); n > MaxQuestion {
		return Reply{}, fmt.Errorf("%w: %d characters", ErrLongQuestion, n)
	}
	if clean(r.Text) == "" {
		return Reply{}, ErrNoWords
	}
	c, err := b.asker.Check(ctx, qa.Claim{ID: r.ID, Workspace: r.Workspace, Story: r.Story, Words: r.Text, Speaker: clean(r.Speaker)})
	if err != nil {
		return Reply{}, err
	}
	return Reply{Check: &c}, nil
}
