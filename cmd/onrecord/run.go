package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/adapters/repl"
	"onrecord/adapters/web"
	"onrecord/bot"
)

// The exit codes besides 0.
const (
	codeNo    = 1 // the stories do not say; a stored story differs
	codeError = 2
)

// workspace is whose stories a terminal works with.
const workspace = "local"

// program is one run: what it was given by the system and by its flags.
type program struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	lookup         func(string) (string, bool) // the environment

	db    string // --db
	color string // --color

	private bool         // --private, of serve
	metrics *web.Metrics // of serve
}

// run does what args say and returns the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer, lookup func(string) (string, bool)) int {
	p := &program{stdin: stdin, stdout: stdout, stderr: stderr, lookup: lookup}
	root := p.root()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	var code exit
	if errors.As(err, &code) {
		return int(code)
	}
	if err != nil {
		p.complain(err)
		return codeError
	}
	return 0
}

// exit ends the program with a code when all there is to say was said.
type exit int

func (e exit) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

// misuse is an error in how a command was written.
type misuse struct {
	command string
	err     error
}

func (m *misuse) Error() string { return fmt.Sprintf("%v; try '%s --help'", m.err, m.command) }

func (m *misuse) Unwrap() error { return m.err }

// complain tells people of an error, in one line.
func (p *program) complain(err error) {
	_, _ = fmt.Fprintln(p.stderr, "onrecord: "+repl.Visible(bot.Explain(err)))
}

const about = `onrecord answers questions about news stories with passages of the stories
themselves, word for word, and says who said them and where they stand. Where
the stories do not say, it says so.`

const examples = `  onrecord ask "What did Baerbock say?"    a question about the built-in story
  onrecord repl                            a conversation
  onrecord add FILE                        a story of your own`

func (p *program) root() *cobra.Command {
	root := &cobra.Command{
		Use:                        "onrecord",
		Short:                      "Answers questions about news stories, word for word",
		Long:                       about,
		Example:                    examples,
		SilenceErrors:              true,
		SilenceUsage:               true,
		SuggestionsMinimumDistance: 2,
		Args:                       cobra.ArbitraryArgs, // an unknown command comes to RunE, which says so in one line
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return &misuse{cmd.CommandPath(), unknownCommand(cmd, args[0])}
			}
			_, err := fmt.Fprintf(p.stdout, "%s\n\nThree things to try:\n%s\n\nAll commands: onrecord --help\n", about, examples)
			return err
		},
	}
	root.PersistentFlags().StringVar(&p.db, "db", "", "the database `file` (default: ONRECORD_DB, else a file in your data directory)")
	root.PersistentFlags().StringVar(&p.color, "color", "auto", "colours: auto, always or never")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return &misuse{cmd.CommandPath(), err} })
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error {
		switch p.color {
		case "auto", "always", "never":
			return nil
		}
		return &misuse{cmd.CommandPath(), fmt.Errorf("--color is auto, always or never, not %q", p.color)}
	}
	for _, c := range []*cobra.Command{
		p.ask(), p.gist(), p.repl(), p.add(), p.stories(), p.show(), p.remove(), p.serve(), p.doctor(), p.quotes(), p.export(), p.people(), p.checkWords(), p.verify(), p.eval(), p.version(),
	} {
		c.Args = checked(c.Args)
		root.AddCommand(c)
	}
	return root
}

// checked makes a misuse of the error of an argument check.
func checked(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return &misuse{cmd.CommandPath(), err}
		}
		return nil
	}
}

func unknownCommand(cmd *cobra.Command, name string) error {
	if near := cmd.SuggestionsFor(name); len(near) > 0 {
		return fmt.Errorf("no such command: %q; did you mean %s?", name, strings.Join(near, " or "))
	}
	return fmt.Errorf("no such command: %q", name)
}
