package qa_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"onrecord/qa"
)

var update = flag.Bool("update", false, "write the golden questions anew")

// TestGoldenQuestions asks the questions of testdata/questions.txt, each under its
// story's slug, and compares what comes first: how it was read, who speaks, and the
// first words of the passage, or why there is none. A change of the ranker is to
// be read there, line by line; go test -update writes the answers anew.
func TestGoldenQuestions(t *testing.T) {
	const path = "testdata/questions.txt"
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	by := map[string]*qa.Story{}
	for _, s := range stories(t) {
		by[s.Slug] = s
	}
	var s *qa.Story
	var got strings.Builder
	asked := 0
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSuffix(line, "\n")
		if by[line] != nil {
			s = by[line]
		}
		question, _, isQuestion := strings.Cut(line, " => ")
		if !isQuestion {
			got.WriteString(line + "\n")
			continue
		}
		a, _ := ask(t, s, question)
		got.WriteString(question + " => " + first(a) + "\n")
		asked++
	}
	if asked < 60 {
		t.Errorf("only %d questions", asked)
	}
	if *update {
		if err := os.WriteFile(path, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	then, now := strings.Split(string(text), "\n"), strings.Split(got.String(), "\n")
	var changed strings.Builder
	for i := range then { // a line of the file is a line of the answer
		if then[i] != now[i] {
			changed.WriteString("- " + then[i] + "\n+ " + now[i] + "\n")
		}
	}
	if changed.Len() > 0 {
		t.Errorf("other answers come first (go test -update writes them anew):\n%s", changed.String())
	}
}

// first tells in a line what comes first.
func first(a qa.Answer) string {
	const words = 9
	if len(a.Parts) > 0 {
		var parts []string
		for _, p := range a.Parts {
			parts = append(parts, first(p))
		}
		return strings.Join(parts, " + ")
	}
	out := ""
	if a.ReadAs != "" {
		out = "(" + a.ReadAs + ") "
	}
	if a.Check != nil {
		out += string(a.Check.Verdict) + ": "
	}
	if !a.Answered {
		out += string(a.Reason)
		for i, c := range a.Choices {
			out += []string{": ", " | "}[min(i, 1)] + c.Name
		}
		return out
	}
	p := a.Passages[0]
	if p.Speaker != nil {
		out += "[" + p.Speaker.Name + "] "
	}
	fields := strings.Fields(p.Text)
	return out + strings.Join(fields[:min(words, len(fields))], " ")
}
