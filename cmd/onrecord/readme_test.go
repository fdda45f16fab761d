package main

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"
)

// TestREADME runs the commands that README.md shows with what they print, in an
// empty home.
func TestREADME(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	lookup := func(name string) (string, bool) {
		if name == "HOME" {
			return home, true
		}
		return "", false
	}
	n := 0
	for i, block := range strings.Split(string(text), "```\n") {
		command, want, ok := strings.Cut(block, "\n")
		command, shown := strings.CutPrefix(command, "$ ")
		if i%2 == 0 || !ok || !shown {
			continue
		}
		n++
		command = strings.TrimPrefix(strings.TrimPrefix(command, "go run ./cmd/"), "onrecord ")
		words, question, _ := strings.Cut(command, `"`)
		args := append(strings.Fields(words), strings.TrimSuffix(question, `"`))
		var stdout, stderr bytes.Buffer
		run(context.Background(), args, strings.NewReader(""), &stdout, &stderr, lookup)
		if stdout.String() != want || stderr.Len() > 0 {
			t.Errorf("%s prints\n%s%s\nthe README says\n%s", command, stdout.String(), stderr.String(), want)
		}
	}
	if n != 5 {
		t.Errorf("found %d commands with their output, want 5", n)
	}
}
