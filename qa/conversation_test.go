package qa_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"onrecord/qa"
	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// rewritten is the share of follow-ups that must be read as they are meant.
const rewritten = 0.90

// TestConversations holds the conversations of testdata, turn by turn, and
// compares how each follow-up is read with how it is meant.
func TestConversations(t *testing.T) {
	by := map[string]*qa.Story{}
	for _, s := range stories(t) {
		by[s.Slug] = s
	}
	conversations, follow, right := 0, 0, 0
	files, err := filepath.Glob("testdata/conversations*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		before := [2]int{follow, right}
		for _, block := range strings.Split(string(text), "\n\n") {
			lines := strings.Split(strings.TrimSpace(block), "\n")
			if s := by[lines[0]]; s != nil {
				f, r := converse(t, s, lines[1:])
				conversations, follow, right = conversations+1, follow+f, right+r
			}
		}
		t.Logf("%s: %d of %d", name, right-before[1], follow-before[0])
	}
	t.Logf("%d of %d follow-ups of %d conversations are read as they are meant", right, follow, conversations)
	if conversations < 200 || float64(right) < rewritten*float64(follow) {
		t.Error("too few")
	}
}

// converse holds one conversation, and tells how many of its turns follow up on
// others and how many of these are read as they are meant.
func converse(t *testing.T, s *qa.Story, lines []string) (follow, right int) {
	t.Helper()
	var thread []qa.Turn
	for i, line := range lines {
		wants := strings.Split(line, " | ")
		question := wants[0]
		if wants = wants[1:]; len(wants) == 0 {
			t.Fatalf("no bar: %s", line)
		}
		a, turn := ask(t, s, question, thread...)
		if thread = append(thread, turn); i == 0 {
			continue
		}
		follow++
		if slices.ContainsFunc(wants, func(want string) bool {
			return reading(s, strings.TrimPrefix(want, "=")) == reading(s, a.ReadAs)
		}) {
			right++
			continue
		}
		t.Logf("%s: %s | %s\n\tread as: %s", s.Slug, question, strings.Join(wants, " | "), a.ReadAs)
	}
	return follow, right
}

// reading is a question in the form in which two are compared: how a story calls
// somebody whom it names by the surname alone, or in full, makes no difference.
func reading(s *qa.Story, text string) string {
	fold := strings.TrimPrefix(strings.TrimRight(story.Fold(text), "?. "), "and ")
	for _, p := range s.Speech.People {
		if name := story.Fold(p.Name); !strings.Contains(name, " ") && p.Sort == speech.Human {
			fold = regexp.MustCompile(`\b\w+ `+regexp.QuoteMeta(name)+`\b`).ReplaceAllStringFunc(fold, func(full string) string {
				given, _, _ := strings.Cut(full, " ")
				if title := strings.ToUpper(given[:1]) + given[1:] + " " + p.Name; strings.Contains(s.Text, title) {
					return name
				}
				return full
			})
		}
	}
	return fold
}
