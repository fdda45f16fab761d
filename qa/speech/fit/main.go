// Command fit makes qa/speech/weights.bin anew from articles in which people
// marked who said what: the JSON lines of PolNeAR 1.0, which are not part of the
// project. The same articles give the same bytes.
//
//	go run ./qa/speech/fit -o qa/speech/weights.bin quotes-train.jsonl [HELD-OUT.jsonl]
//
// With held-out articles it tells how well each decision is made on those as well.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"

	"onrecord/qa/speech"
)

func main() {
	out := flag.String("o", "qa/speech/weights.bin", "the `file` to write")
	flag.Parse()
	if flag.NArg() < 1 || flag.NArg() > 2 {
		fmt.Fprintln(os.Stderr, "usage: fit [-o FILE] ARTICLES.jsonl [HELD-OUT.jsonl]")
		os.Exit(2)
	}
	if err := run(flag.Arg(0), flag.Arg(1), *out, log.New(os.Stderr, "", 0)); err != nil {
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(1)
	}
}

func run(in, unseen, file string, out *log.Logger) error {
	articles, err := read(in)
	if err != nil {
		return err
	}
	m, err := fit(articles, out)
	if err != nil {
		return err
	}
	if unseen != "" {
		if err := report(m, unseen, out); err != nil {
			return err
		}
	}
	if err := os.WriteFile(file, m.Bytes(), 0o644); err != nil {
		return fmt.Errorf("write the weights: %w", err)
	}
	return nil
}

// folds is in how many parts the articles are cut for that; four did no better than two.
const folds = 2

// fit fits the decisions in order. Whether a whole reading is right is learned
// from articles that the other weights have not seen, a fold at a time: on those
// they were fitted on, they are surer than they should be.
func fit(articles []speech.Marked, out *log.Logger) (*speech.Models, error) {
	decisions := speech.Decisions()
	last := decisions[len(decisions)-1]
	var judged []speech.Example
	for fold := range folds {
		var seen, unseen []speech.Marked
		for i, a := range articles {
			if i%folds == fold {
				unseen = append(unseen, a)
			} else {
				seen = append(seen, a)
			}
		}
		m := &speech.Models{}
		for _, d := range decisions[:len(decisions)-1] {
			if err := learn(m, d, seen, out); err != nil {
				return nil, err
			}
		}
		examples, err := collect(m, last, unseen)
		if err != nil {
			return nil, err
		}
		judged = append(judged, examples...)
	}
	m := &speech.Models{}
	for _, d := range decisions[:len(decisions)-1] {
		if err := learn(m, d, articles, out); err != nil {
			return nil, err
		}
	}
	m.Set(last, train(judged, last.Weights()))
	out.Printf("%-10s %8d examples, %.4f right", last, len(judged), right(m, last, judged))
	return m, nil
}

// learn fits one decision. The head of a cue is chosen with the cue's own
// weights, so that decision is fitted twice.
func learn(m *speech.Models, d speech.Decision, articles []speech.Marked, out *log.Logger) error {
	rounds := 1
	if d == speech.Decisions()[0] {
		rounds = 2
	}
	for range rounds {
		examples, err := collect(m, d, articles)
		if err != nil {
			return err
		}
		m.Set(d, train(examples, d.Weights()))
		out.Printf("%-10s %8d examples, %.4f right", d, len(examples), right(m, d, examples))
	}
	return nil
}

func collect(m *speech.Models, d speech.Decision, articles []speech.Marked) ([]speech.Example, error) {
	var all []speech.Example
	for _, a := range articles {
		examples, err := m.Examples(d, a)
		if err != nil {
			return nil, err
		}
		all = append(all, examples...)
	}
	return all, nil
}

// report tells how well each decision is made on articles that were not fitted on.
func report(m *speech.Models, file string, out *log.Logger) error {
	articles, err := read(file)
	if err != nil {
		return err
	}
	for _, d := range speech.Decisions() {
		examples, err := collect(m, d, articles)
		if err != nil {
			return err
		}
		out.Printf("%-10s %8d held out, %.4f right, loss %.4f", d, len(examples), right(m, d, examples), loss(m, d, examples))
	}
	return nil
}
