package qa_test

import (
	"strings"
	"testing"

	"onrecord/qa"
)

// TestWorkspace asks a workspace of several stories, all of testdata.
func TestWorkspace(t *testing.T) {
	engine := qa.NewEngine(stocked(t, stories(t)))
	var thread []qa.Turn
	for _, tt := range []struct {
		question, readAs string
		reason           qa.Reason
		story, holds     string // of the first passage
		choices          int
	}{
		{question: "What did Ferrante say?", story: "rail-tunnel", holds: "no further delay"},
		{question: "what did he say about water", readAs: "what did Luca Ferrante say about water", story: "rail-tunnel", holds: "blamed water"},
		{question: "what is this about?", story: "rail-tunnel", holds: "Mountain rail tunnel"},
		{question: "And Mensah?", readAs: "What did Kofi Mensah say?", story: "vaccine-recall", holds: "children would die"},
		{question: "what did he say about coffins", readAs: "what did Kofi Mensah say about coffins", story: "vaccine-recall", holds: "coffins"},
		{question: "What did Sforza say about the sea?", reason: qa.SpeakerOffTopic, story: "rail-tunnel"},
		{question: "What did Hargreave say?", reason: qa.Unclear, choices: 2},
		{question: "Simon", readAs: "What did Simon Hargreave say?", story: "museum-theft", holds: "night watch"},
		{question: "What did the health minister say?", reason: qa.Unclear, choices: 6},
		{question: "Marchand", readAs: "What did Sylvie Marchand say?", story: "vaccine-recall", holds: "nobody had been harmed"},
		{question: "what did fereante say about 2031", readAs: "what did Ferrante say about 2031", story: "rail-tunnel", holds: "The trains will run in 2031"},
		{question: "What did Macron say?", reason: qa.NoSuchSpeaker},
		{question: "Who said “A contract is a contract”?", story: "rail-tunnel", holds: "A contract is a contract"},
		{question: "What happened on Tuesday?", holds: "Tuesday"},
	} {
		a, turn, err := engine.Ask(t.Context(), qa.Ask{Workspace: "local", Question: tt.question, Thread: thread})
		if err != nil {
			t.Fatal(err)
		}
		thread = append(thread, turn)
		if a.ReadAs != tt.readAs || a.Reason != tt.reason || len(a.Choices) != tt.choices {
			t.Errorf("%s: read as %q, reason %q, %d choices", tt.question, a.ReadAs, a.Reason, len(a.Choices))
		}
		if len(a.Passages) == 0 {
			if tt.holds != "" {
				t.Errorf("%s: no passage", tt.question)
			}
			continue
		}
		if p := a.Passages[0]; tt.story != "" && p.Story != tt.story || !strings.Contains(p.Text, tt.holds) {
			t.Errorf("%s: %s of %s", tt.question, p.Text, p.Story)
		}
	}
	// A story that the thread was shown and that is gone by now is no error.
	rest := qa.NewEngine(stocked(t, stories(t)[:2]))
	gone := []qa.Turn{{Text: "What did Ferrante say?", Shown: []qa.Shown{{Story: "rail-tunnel"}}}}
	if a, _, err := rest.Ask(t.Context(), qa.Ask{Workspace: "local", Question: "What is this about?", Thread: gone}); err != nil || a.Reason != qa.Unclear {
		t.Errorf("reason %q, %v", a.Reason, err)
	}
}
