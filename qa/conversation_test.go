package qa_test

import (
	"os"
	"strings"
	"testing"

	"onrecord/qa"
	"onrecord/qa/story"
)

// rewritten is the share of follow-ups that must be read as they are meant.
const rewritten = 0.90

// TestConversations holds the conversations of testdata, turn by turn, and
// compares how each follow-up is read with how it is meant.
func TestConversations(t *testing.T) {
	text, err := os.ReadFile("testdata/conversations.txt")
	if err != nil {
		t.Fatal(err)
	}
	by := map[string]*qa.Story{}
	for _, s := range stories(t) {
		by[s.Slug] = s
	}
	conversations, follow, right := 0, 0, 0
	for _, block := range strings.Split(string(text), "\n\n") {
		lines := strings.Split(strings.TrimSpace(block), "\n")
		s := by[lines[0]]
		if s == nil {
			continue
		}
		conversations++
		var thread []qa.Turn
		for i, line := range lines[1:] {
			question, want, ok := strings.Cut(line, " | ")
			if !ok {
				t.Fatalf("no bar: %s", line)
			}
			a, turn := ask(t, s, question, thread...)
			if thread = append(thread, turn); i == 0 {
				continue
			}
			follow++
			got := a.ReadAs
			if want == "=" {
				want = ""
			}
			if strings.TrimRight(story.Fold(got), "?. ") == strings.TrimRight(story.Fold(want), "?. ") {
				right++
				continue
			}
			t.Logf("%s: %s | %s\n\tread as: %s", s.Slug, question, want, got)
		}
	}
	t.Logf("%d of %d follow-ups of %d conversations are read as they are meant", right, follow, conversations)
	if conversations < 60 || float64(right) < rewritten*float64(follow) {
		t.Error("too few")
	}
}
