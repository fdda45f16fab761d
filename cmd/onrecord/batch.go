package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"onrecord/bot"
	"onrecord/qa"
)

// query is one line of a batch.
type query struct {
	ID       string `json:"id"`
	Question string `json:"question"`
	Story    string `json:"story"`
	Thread   string `json:"thread"`
}

// batch answers the questions of a file of JSON lines, in order.
func (p *program) batch(ctx context.Context, path, story string) error {
	in := p.stdin
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	return p.with(ctx, func(b *bot.Bot, _ bool) error {
		out := bufio.NewWriterSize(p.stdout, 1<<16)
		return errors.Join(answerAll(ctx, b, bufio.NewReaderSize(in, 1<<16), out, story), out.Flush())
	})
}

// answerAll answers line by line, and stops at the first that cannot be read.
func answerAll(ctx context.Context, b *bot.Bot, in *bufio.Reader, out *bufio.Writer, story string) error {
	for number := 1; ; number++ {
		line, readErr := in.ReadBytes('\n')
		if readErr != nil && readErr != io.EOF {
			return fmt.Errorf("read line %d: %w", number, readErr)
		}
		if len(bytes.TrimSpace(line)) > 0 {
			if err := answerLine(ctx, b, line, out, story); err != nil {
				return fmt.Errorf("line %d: %w", number, err)
			}
		}
		if readErr == io.EOF {
			return nil
		}
		if in.Buffered() == 0 { // whoever writes the questions may be waiting for the answer
			if err := out.Flush(); err != nil {
				return fmt.Errorf("write the answers: %w", err)
			}
		}
	}
}

func answerLine(ctx context.Context, b *bot.Bot, line []byte, out io.Writer, story string) error {
	q := query{Story: story}
	if err := json.Unmarshal(line, &q); err != nil {
		return fmt.Errorf(`it is not {"id":"…","question":"…"}: %w`, err)
	}
	reply, err := b.Handle(ctx, bot.Request{
		ID: q.ID, Workspace: workspace, Thread: q.Thread, Command: bot.Ask, Text: q.Question, Story: q.Story,
	})
	if errors.Is(err, bot.ErrLongQuestion) { // no reason to leave the others unanswered
		return writeJSON(out, qa.Answer{ID: q.ID, Question: q.Question, Reason: qa.Unclear, Passages: []qa.Passage{}})
	}
	if err != nil {
		return err
	}
	return writeJSON(out, reply.Answer)
}
