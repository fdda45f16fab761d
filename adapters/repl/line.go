package repl

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/peterh/liner"
)

// prompt is what a person sees before what they type.
const prompt = "› "

// Terminal reads lines from the person at the process's own terminal, with
// editing, history and completion.
type Terminal struct {
	state   *liner.State
	history string
}

// OpenTerminal takes over the terminal; Close gives it back. history is a file
// that lines are read from and will be kept in; empty for none.
func OpenTerminal(history string, complete func(line string, pos int) (string, []string, string)) *Terminal {
	t := &Terminal{state: liner.NewLiner(), history: history}
	t.state.SetCtrlCAborts(true)
	t.state.SetMultiLineMode(true)
	t.state.SetBeep(false)
	t.state.SetWordCompleter(complete)
	if f, err := os.Open(history); err == nil {
		_, _ = t.state.ReadHistory(f) // a broken history is none
		_ = f.Close()
	}
	return t
}

// Line implements Input.
func (t *Terminal) Line() (string, error) {
	line, err := t.state.Prompt(prompt)
	switch {
	case errors.Is(err, liner.ErrPromptAborted):
		return "", ErrInterrupted
	case err != nil:
		return "", err
	}
	if strings.TrimSpace(line) != "" {
		t.state.AppendHistory(line)
	}
	return line, nil
}

// Close gives the terminal back and keeps the history: the last 1,000 lines
// (liner.HistoryLimit), readable by their owner alone.
func (t *Terminal) Close() error {
	err := t.state.Close()
	if t.history == "" {
		return err
	}
	return errors.Join(err, t.keep())
}

// keep writes the history beside its file and then puts it in its place, so that
// two conversations that end at once leave one whole history.
func (t *Terminal) keep() error {
	if err := os.MkdirAll(filepath.Dir(t.history), 0o700); err != nil {
		return fmt.Errorf("keep the history: %w", err)
	}
	f, err := os.CreateTemp(filepath.Dir(t.history), ".history-*")
	if err != nil {
		return fmt.Errorf("keep the history: %w", err)
	}
	_, err = t.state.WriteHistory(f)
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), t.history)
	}
	if err != nil {
		_ = os.Remove(f.Name())
		return fmt.Errorf("keep the history: %w", err)
	}
	return nil
}

// maxLine bounds a line that is piped in, in bytes; far above the longest question.
const maxLine = 1 << 20

// Piped reads lines from r.
type Piped struct{ lines *bufio.Scanner }

// NewPiped returns an Input of the lines of r.
func NewPiped(r io.Reader) *Piped {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	return &Piped{lines}
}

// Line implements Input.
func (p *Piped) Line() (string, error) {
	if p.lines.Scan() {
		return p.lines.Text(), nil
	}
	if err := p.lines.Err(); err != nil {
		return "", err
	}
	return "", io.EOF
}
