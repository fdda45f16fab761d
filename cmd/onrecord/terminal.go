package main

import (
	"os"

	"golang.org/x/term"

	"onrecord/adapters/repl"
)

// style is how output to stdout looks. It asks the terminal nothing but its size:
// a query for its colours would cost a round trip on every start.
func (p *program) style() repl.Style {
	s := repl.Style{Width: repl.MaxWidth, Colour: p.color == "always"}
	f, ok := terminal(p.stdout)
	if !ok {
		return s
	}
	if width, _, err := term.GetSize(int(f.Fd())); err == nil && width > 0 {
		s.Width = width
	}
	if p.color == "auto" {
		s.Colour = p.getenv("NO_COLOR") == "" && p.getenv("TERM") != "dumb"
	}
	return s
}

// terminal returns the file behind a stream if that is a terminal.
func terminal(stream any) (*os.File, bool) {
	f, ok := stream.(*os.File)
	return f, ok && term.IsTerminal(int(f.Fd()))
}

// getenv is the value of a variable of the environment, empty where it is not set.
func (p *program) getenv(name string) string {
	value, _ := p.lookup(name)
	return value
}
