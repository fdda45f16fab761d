package main

import (
	"fmt"
	"slices"
	"strings"

	"onrecord/qa"
	"onrecord/qa/eval"
	"onrecord/qa/question"
	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// fullStory is how many sentences a story has for near misses to be made for it:
// a paragraph comes with questions that only look answerable, a set of news with
// questions that are far off, and nothing in between.
const fullStory = 10

// nearPerStory is how many near misses each full story gets.
const nearPerStory = 4

// nearMisses returns for each full story questions that sound as if they were
// about it and are not: questions to other stories, with the names of this one
// in the place of theirs. A few will have an answer by chance.
func nearMisses(examples []example) []example {
	var full []example
	for _, e := range examples {
		if len(e.story.Doc.Sentences) >= fullStory {
			full = append(full, e)
		}
	}
	var out []example
	for i, e := range full {
		near := example{set: e.set, fold: e.fold, story: e.story}
		people := named(e.story)
		for step := 1; len(near.questions) < nearPerStory && step < len(full); step++ {
			other := full[(i+step*37)%len(full)]
			if other.story == e.story || len(people) == 0 {
				continue
			}
			for _, q := range other.questions {
				text, ok := renamed(q, people, i+step)
				if !ok {
					continue
				}
				near.questions = append(near.questions, eval.Question{ID: fmt.Sprintf("near-%s-%d", e.story.Slug, len(near.questions)), Text: text})
				break
			}
		}
		out = append(out, near)
	}
	return out
}

// named lists the surnames of the story's people and, between them, the other names
// that it has more than once.
func named(s *qa.Story) []string {
	var people, others []string
	for _, p := range s.Speech.People {
		if p.Sort == speech.Human && !p.Nameless() {
			parts := strings.Fields(p.Name)
			people = append(people, parts[len(parts)-1])
		}
	}
	times := map[string]int{}
	for _, d := range s.Doc.Sentences {
		for _, w := range story.Words(s.Text, d.Span) {
			name := w.In(s.Text)
			if w.Class != story.Title && w.Class != story.Upper || w.Start == d.Start || slices.Contains(people, name) {
				continue
			}
			if times[name]++; times[name] == 2 {
				others = append(others, name)
			}
		}
	}
	var names []string
	for i := range max(len(people), len(others)) {
		if i < len(people) {
			names = append(names, people[i])
		}
		if i < len(others) {
			names = append(names, others[i])
		}
	}
	return names
}

// renamed puts a name in the place of the first run of names of a question.
// Questions of what was said, or of a name alone, would only become others that
// may have an answer.
func renamed(q eval.Question, people []string, which int) (string, bool) {
	read := question.Parse(q.Text)
	words := read.Words()
	if !q.Answerable() || len(words) == 0 {
		return "", false
	}
	switch read.Kind {
	case question.Said, question.WhoSaid, question.WhoIs, question.Gist, question.What, question.YesNo:
		if read.Kind != question.What {
			return "", false
		}
	}
	first := -1
	others := 0
	for i, w := range words {
		switch {
		case !w.Name:
			others++
		case first < 0:
			first = i
		}
	}
	if first < 0 || others == 0 && read.Kind == question.What {
		return "", false
	}
	from, to := words[first].Start, words[first].End
	for _, w := range words[first+1:] {
		if w.Name && strings.TrimSpace(q.Text[to:w.Start]) == "" {
			to = w.End
		}
	}
	name := people[which%len(people)]
	if story.Fold(name) == words[first].Fold {
		return "", false
	}
	return q.Text[:from] + name + q.Text[to:], true
}
