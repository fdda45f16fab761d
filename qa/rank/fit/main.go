// Command fit fits the weights of package rank to question sets and writes them
// into qa/rank/weights.go:
//
//	go run ./qa/rank/fit FILE...
//
// It prints how the weights do on stories that they were not fitted on, each
// fifth of them in turn, which is what to expect of new stories. The same sets
// give the same file. It is no part of the product, and ships with nothing.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"onrecord/qa"
	"onrecord/qa/eval"
	"onrecord/qa/rank"
)

func main() {
	out := flag.String("out", "qa/rank/weights.go", "the `file` to write; empty: only print the figures")
	flag.Parse()
	if err := run(context.Background(), *out, flag.Args(), os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(2)
	}
}

// folds is the number of parts of which each in turn is left out.
const folds = 5

// example is one story with its questions.
type example struct {
	set, fold int
	story     *qa.Story
	questions []eval.Question
}

func run(ctx context.Context, out string, files []string, report io.Writer) error {
	if len(files) == 0 {
		return fmt.Errorf("no question sets given")
	}
	examples, names, err := read(files)
	if err != nil {
		return err
	}
	groups := rankingGroups(examples)
	var models [folds]*rank.Model
	for k := range models {
		models[k] = fitOrder(without(groups, k))
	}
	byFold := func(e example) *rank.Model { return models[e.fold] }
	clues, err := evidence(ctx, examples, false, byFold)
	if err != nil {
		return err
	}
	near := nearMisses(examples)
	misses, err := evidence(ctx, near, true, byFold)
	if err != nil {
		return err
	}
	clues = append(clues, misses...)
	for k := range models {
		fitTrust(models[k], outside(clues, k))
	}
	if err := figures(ctx, report, examples, near, names, byFold); err != nil {
		return err
	}
	if out == "" {
		return nil
	}
	final := fitOrder(groups)
	fitTrust(final, clues)
	var b bytes.Buffer
	if err := write(&b, final, origin(files, examples)); err != nil {
		return err
	}
	return os.WriteFile(out, b.Bytes(), 0o644)
}

func origin(files []string, examples []example) string {
	questions := 0
	for _, e := range examples {
		questions += len(e.questions)
	}
	list := ""
	for i, f := range files {
		if i > 0 {
			list += ", "
		}
		list += filepath.Base(f)
	}
	return fmt.Sprintf("%s (%d stories, %d questions)", list, len(examples), questions)
}

// read reads the sets and deals their stories to the folds.
func read(files []string) (examples []example, names []string, err error) {
	for set, name := range files {
		f, err := os.Open(name)
		if err != nil {
			return nil, nil, err
		}
		stories, err := eval.Read(f)
		_ = f.Close()
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", name, err)
		}
		for i, s := range stories {
			parsed, err := s.Parse()
			if err != nil {
				return nil, nil, fmt.Errorf("%s: story %s: %w", name, s.ID, err)
			}
			examples = append(examples, example{set, i % folds, parsed, s.Questions})
		}
		names = append(names, filepath.Base(name))
	}
	return examples, names, nil
}
