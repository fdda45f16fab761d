package main

import (
	"context"
	"fmt"
	"os"

	"onrecord/bot"
	"onrecord/data/ingest"
	"onrecord/qa"
)

// handle asks the bot for r about the story that args name, if they name one:
// a file is read as it is, without any database; all else is a slug.
func (p *program) handle(ctx context.Context, r bot.Request, args []string) (bot.Reply, error) {
	r.Workspace = workspace
	if len(args) == 1 {
		if isFile(args[0]) {
			return p.handleFile(ctx, r, args[0])
		}
		r.Story = args[0]
	}
	var reply bot.Reply
	err := p.with(ctx, func(b *bot.Bot, _ bool) (err error) {
		reply, err = b.Handle(ctx, r)
		return err
	})
	return reply, err
}

func (p *program) handleFile(ctx context.Context, r bot.Request, path string) (bot.Reply, error) {
	for draft := range ingest.Walk([]string{path}, p.stdin) {
		story, err := draft.Parse()
		if err != nil {
			return bot.Reply{}, err
		}
		one := only{story}
		return bot.New(qa.NewEngine(one), one, bot.Forgetful{}).Handle(ctx, r)
	}
	return bot.Reply{}, fmt.Errorf("read %s: %w", path, qa.ErrNoStory)
}

// isFile reports whether arg names a text: a file that is there, or standard input.
func isFile(arg string) bool {
	if arg == "-" {
		return true
	}
	info, err := os.Stat(arg)
	return err == nil && info.Mode().IsRegular()
}

// only is a library of one story, whoever asks.
type only struct{ story *qa.Story }

func (o only) Stories(context.Context, string) ([]qa.Meta, error) {
	return []qa.Meta{o.story.Meta}, nil
}

func (o only) Story(context.Context, string, string) (*qa.Story, error) { return o.story, nil }

func (o only) Revisions(context.Context, string, string) ([]qa.Meta, error) {
	return []qa.Meta{o.story.Meta}, nil
}

// Names and Candidates find nothing: of one story nothing is looked up in an index.
func (o only) Names(context.Context, string) ([]string, error) { return nil, nil }

func (o only) Candidates(context.Context, string, []string, int) ([]qa.Hit, error) { return nil, nil }
