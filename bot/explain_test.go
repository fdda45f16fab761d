package bot

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"onrecord/qa"
	"onrecord/qa/story"
)

func TestExplain(t *testing.T) {
	b := New(&recorder{}, stocked(t), Forgetful{})
	handled := func(r Request) error {
		_, err := b.Handle(context.Background(), r)
		return err
	}
	for name, tt := range map[string]struct {
		err  error
		want string
	}{
		"no workspace":      {handled(Request{}), "no workspace given; this is a fault of the program; please report it"},
		"a slug misspelt":   {handled(Request{Workspace: home, Command: Show, Story: "habour-brigde"}), `no such story: "habour-brigde"; did you mean harbour-bridge?`},
		"part of a slug":    {handled(Request{Workspace: home, Command: Show, Story: "wind"}), `no such story: "wind"; did you mean ferry-wind?`},
		"far from any slug": {handled(Request{Workspace: home, Command: Show, Story: "zzz"}), `no such story: "zzz"; the command stories lists those there are`},
		"which story":       {handled(Request{Workspace: home, Command: Show}), "say which story: there are 2; the command stories lists those there are"},
		"command misspelt":  {handled(Request{Workspace: home, Command: "qotes"}), `no such command: "qotes"; did you mean quotes?`},
		"no command":        {handled(Request{Workspace: home, Command: "zz"}), `no such command: "zz"; the command help lists those there are`},
		"a stranger":        {handled(Request{Workspace: home, Command: Quotes, Text: "Macron"}), `nobody of that name is in the stories: "Macron"; the command people lists who is`},
		"a near stranger":   {handled(Request{Workspace: home, Command: Quotes, Text: "Ingridsolheim"}), `nobody of that name is in the stories: "Ingridsolheim"; did you mean Ingrid Solheim?`},
		"a long question":   {handled(Request{Workspace: home, Command: Ask, Text: strings.Repeat("x", 2001)}), "the question is too long: 2001 characters; ask it in at most 2000"},
		"altered":           {fmt.Errorf("story x: %w", qa.ErrAltered), "story x: the stored text was changed after it was added; nothing of it is shown; add the story again from its source"},
		"empty":             {fmt.Errorf("add a.txt: %w", story.ErrEmpty), "add a.txt: the story has no text; nothing was added"},
		"not text":          {fmt.Errorf("add a.bin: %w", story.ErrNotText), "add a.bin: the story is not UTF-8 text; save it as UTF-8 text and try again"},
		"too long":          {fmt.Errorf("add a.txt: %w", story.ErrTooLong), "add a.txt: the story is longer than 8 MiB; split it into several stories"},
		"forbidden":         {fmt.Errorf("open a.txt: %w", fs.ErrPermission), "open a.txt: permission denied; look at who may read and write it"},
		"deadline":          {fmt.Errorf("ask: %w", context.DeadlineExceeded), "that took too long; ask again, or about one story only"},
		"cancelled":         {fmt.Errorf("ask: %w", context.Canceled), "interrupted"},
		"unknown":           {errors.New("the disk\nis on\x1b fire\t!"), "the disk is on fire !"},
	} {
		t.Run(name, func(t *testing.T) {
			if tt.err == nil {
				t.Fatal("no error")
			}
			if got := Explain(tt.err); got != tt.want {
				t.Errorf("\n got %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestRefusal(t *testing.T) {
	said := []qa.Passage{{}, {Speaker: &qa.Speaker{Name: "Ingrid Solheim"}}}
	for name, tt := range map[string]struct {
		answer qa.Answer
		want   string
	}{
		"answered":       {qa.Answer{Answered: true}, ""},
		"nobody":         {qa.Answer{Reason: qa.NoSuchSpeaker, Question: "What did\x1b Mr Macron say?"}, "Nobody in the stories goes by “Macron”. The command people lists who speaks."},
		"nobody's name":  {qa.Answer{Reason: qa.NoSuchSpeaker}, "Nobody in the stories goes by “that name”. The command people lists who speaks."},
		"silent":         {qa.Answer{Reason: qa.SpeakerSilent, Question: "And he?", ReadAs: "What did Putin say?"}, "The stories name Putin, but give no words of theirs."},
		"off topic":      {qa.Answer{Reason: qa.SpeakerOffTopic, Passages: said}, "Ingrid Solheim speaks in the stories, but not about that."},
		"they off topic": {qa.Answer{Reason: qa.SpeakerOffTopic}, "They speak in the stories, but not about that."},
		"not in story":   {qa.Answer{Reason: qa.NotInStory}, "The stories do not say."},
		"no stories":     {qa.Answer{Reason: qa.NoStories}, "There is no story to answer from. Add one: onrecord add FILE"},
		"unclear":        {qa.Answer{Reason: qa.Unclear}, "The question names nothing to look for. Ask who said what, who somebody is, where, when, why or how many."},
		"off a topic":    {qa.Answer{Reason: qa.SpeakerOffTopic, Question: "What did she say about the ferries?", Passages: said}, "Ingrid Solheim speaks in the stories, but not about “the ferries”."},
		"two people":     {qa.Answer{Reason: qa.Unclear, Choices: make([]qa.Choice, 2)}, "Two people fit. Which one do you mean?"},
		"many people":    {qa.Answer{Reason: qa.Unclear, Choices: make([]qa.Choice, 9)}, "Several people fit. Which one do you mean?"},
		"nothing else":   {qa.Answer{Reason: qa.NotInStory, Question: "What else did Solheim say?"}, "That is all; there is nothing else of it."},
		"which story":    {qa.Answer{Reason: qa.Unclear, Question: "What is this about?"}, "There are several stories. Say which one: the commands gist and people take its name."},
		"dangling":       {qa.Answer{Reason: qa.Unclear, Question: "What did she say?"}, "“she” follows up on nothing asked before. Say whom or what you mean."},
		"no reason":      {qa.Answer{}, "The stories do not say."},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Refusal(tt.answer); got != tt.want {
				t.Errorf("\n got %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestVerdictOf(t *testing.T) {
	said := []qa.Passage{{Speaker: &qa.Speaker{Name: "Ingrid Solheim"}}}
	for name, tt := range map[string]struct {
		check         qa.Check
		want, heading string
	}{
		"found":         {qa.Check{Verdict: qa.Found, Passages: said}, "Found, word for word: Ingrid Solheim said this.", ""},
		"found within":  {qa.Check{Verdict: qa.Found, Passages: said, Partial: true}, "Found, word for word, within a longer sentence: Ingrid Solheim said this. Read it whole.", ""},
		"found cut":     {qa.Check{Verdict: qa.Found, Passages: said, Difference: make([]qa.Edit, 3)}, "Found, with its cuts: Ingrid Solheim said this, and more in between.", ""},
		"unattributed":  {qa.Check{Verdict: qa.Found, Passages: make([]qa.Passage, 1)}, "Found, word for word: Somebody whom the story does not name said this.", ""},
		"altered":       {qa.Check{Verdict: qa.Altered, Passages: said}, "Altered: these are not the words. Ingrid Solheim said:", "As it stands in the story:"},
		"spliced":       {qa.Check{Verdict: qa.Spliced, Passages: said}, "Spliced: nobody said this in one piece. It is put together from these:", ""},
		"of another":    {qa.Check{Verdict: qa.SomeoneElse, Speaker: "Wójcik", Passages: said}, "Not Wójcik: word for word, Ingrid Solheim said this.", ""},
		"of nobody":     {qa.Check{Verdict: qa.SomeoneElse, Speaker: "Wójcik", Passages: make([]qa.Passage, 1)}, "Not Wójcik: word for word, somebody whom the story does not name said this.", ""},
		"not a quote":   {qa.Check{Verdict: qa.NotQuoted, Passages: said}, "Not a quotation: the story has these words, but does not put them in anybody's mouth as they stand.", ""},
		"not found":     {qa.Check{Verdict: qa.NotFound, Passages: said}, "Not found: nobody in the stories says this.", "Closest passages:"},
		"not by them":   {qa.Check{Verdict: qa.NotFound, Speaker: "Wójcik", Passages: said}, "Not found: nothing of the kind is said by Wójcik, or by anybody else.", "Closest passages:"},
		"said about it": {qa.Check{Verdict: qa.NotFound, Speaker: "Ingrid Solheim", Passages: said}, "Not found in these words. What Ingrid Solheim says about it:", ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := VerdictOf(tt.check); got != tt.want {
				t.Errorf("\n got %s\nwant %s", got, tt.want)
			}
			if got := PassagesOf(tt.check); got != tt.heading {
				t.Errorf("heading %q, want %q", got, tt.heading)
			}
		})
	}
}

func TestClosest(t *testing.T) {
	names := []string{"Annalena Baerbock", "Sebastien Lecornu", "Dovilė Šakalienė", "Mark Rutte", "Boris Pistorius"}
	for typed, want := range map[string]string{
		"Sebastian Lecornu": "Sebastien Lecornu",
		"dovile sakaliene":  "Dovilė Šakalienė",
		"rute":              "Mark Rutte",
		"Annalena Bearbock": "Annalena Baerbock",
		"Xi Jinping":        "",
		"":                  "",
	} {
		got := closest(typed, names)
		if first := append(got, "")[0]; first != want {
			t.Errorf("%q: %q, want %q first", typed, got, want)
		}
	}
	if got := closest("a", []string{"ab", "ac", "ad", "ae", "ab"}); len(got) != suggestions {
		t.Errorf("%d suggestions, want %d", len(got), suggestions)
	}
}
