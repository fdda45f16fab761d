package main

import (
	"bytes"
	"io"
	"log"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/qa/speech"
)

const articles = "testdata/articles.jsonl"

// TestRun fits a few articles: twice the same bytes, and weights that decide most
// of what they were fitted on as the marks do.
func TestRun(t *testing.T) {
	var files [2][]byte
	for i := range files {
		out := filepath.Join(t.TempDir(), "weights.bin")
		var said strings.Builder
		if err := run(articles, articles, out, log.New(&said, "", 0)); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(said.String(), "held out") {
			t.Errorf("the log does not tell of held-out articles:\n%s", said.String())
		}
		var err error
		if files[i], err = os.ReadFile(out); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("the same articles gave other weights")
	}
}

func TestFit(t *testing.T) {
	marked, err := read(articles)
	if err != nil {
		t.Fatal(err)
	}
	m, err := fit(marked, log.New(io.Discard, "", 0))
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range speech.Decisions() {
		examples, err := collect(m, d, marked)
		if err != nil {
			t.Fatal(err)
		}
		if len(examples) == 0 {
			t.Errorf("%s: no examples", d)
			continue
		}
		if r := right(m, d, examples); r < 0.8 {
			t.Errorf("%s: %.2f of %d examples decided as marked", d, r, len(examples))
		}
		if before, after := loss(&speech.Models{}, d, examples), loss(m, d, examples); after >= before {
			t.Errorf("%s: loss %.3f after fitting, %.3f before", d, after, before)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	file := filepath.Join(t.TempDir(), "broken.jsonl")
	if err := os.WriteFile(file, []byte("{\"text\":\"a\"}\n{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := read(file); err == nil || !strings.Contains(err.Error(), "article 2") {
		t.Errorf("got %v, want an error that names article 2", err)
	}
	if _, err := read(filepath.Join(t.TempDir(), "none")); err == nil {
		t.Error("a file that is not there was read")
	}
}
