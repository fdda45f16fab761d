package discord

import (
	"context"
	"errors"
	"strings"
	"testing"

	"onrecord/adapters/discord/fakediscord"
	"onrecord/bot"
)

// failing is a Bot that fails, or panics.
type failing struct {
	Bot
	err error
}

func (f failing) Handle(context.Context, bot.Request) (bot.Reply, error) {
	if f.err == nil {
		panic("a strange story in /srv/secret")
	}
	return bot.Reply{}, f.err
}

// TestFaultsInside: what goes wrong inside is told to the log, and not to those who
// chat; a panic ends one answer only.
func TestFaultsInside(t *testing.T) {
	for name, tt := range map[string]struct {
		err  error
		says string
		log  bool
	}{
		"the disk":   {errors.New("open /srv/secret/a.db: disk I/O error"), "Something went wrong here.", true},
		"a panic":    {nil, "Something went wrong here.", true},
		"too slow":   {context.DeadlineExceeded, "That took too long; ask again, or about one story only.", false},
		"a question": {bot.ErrLongQuestion, "The question is too long; ask it in at most 2000.", false},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, func(c *Config) { c.Bot = failing{c.Bot, tt.err} })
			body := readable(t, w.ask(fakediscord.From{}, "What did Baerbock say?"))
			if !strings.HasPrefix(body, tt.says) || strings.Contains(body, "secret") {
				t.Errorf("%s", body)
			}
			w.log.mu.Lock()
			defer w.log.mu.Unlock()
			if logged := strings.Contains(w.log.text.String(), "/srv/secret"); logged != tt.log {
				t.Errorf("logged %v, want %v:\n%s", logged, tt.log, w.log.text.String())
			}
		})
	}
}
