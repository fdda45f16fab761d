package qa

import (
	"context"
	"fmt"
	"strings"

	"onrecord/qa/question"
	"onrecord/qa/story"
)

// How much of a workspace one question reads, and how much of it an answer shows.
const (
	hitLimit     = 60   // candidate sentences asked of the index
	storyLimit   = 8    // stories they may come from
	passageLimit = 5    // passages of an answer to a question that wants one
	saidLimit    = 40   // passages of an answer that wants all that somebody said
	closestLimit = 3    // passages beside a refusal
	questionMax  = 4096 // bytes of a question; a longer text asks nothing in particular
)

// Ask is one question and what is known of who asks it.
type Ask struct {
	ID        string // given back in the answer
	Workspace string
	Story     string // slug; empty: all stories of the workspace
	Question  string
	Thread    []Turn // earlier questions of the conversation, oldest first
}

// Turn is what a later question may refer to.
type Turn = question.Turn

// Shown is a passage that a turn showed.
type Shown = question.Shown

// Engine answers questions from an index.
type Engine struct{ index Index }

// NewEngine returns an engine that reads from index.
func NewEngine(index Index) *Engine { return &Engine{index: index} }

// Ask answers one question. The turn is what the asker's thread should remember
// of it. An error is the index's: a refusal is an answer.
func (e *Engine) Ask(ctx context.Context, a Ask) (Answer, Turn, error) {
	if a.Workspace == "" {
		return Answer{}, Turn{}, ErrNoWorkspace
	}
	out := Answer{ID: a.ID, Question: a.Question, Passages: []Passage{}}
	if len(a.Question) > questionMax {
		out.Reason = Unclear
		return out, Turn{}, nil
	}
	stories, text, err := e.read(ctx, a)
	if err != nil {
		return Answer{}, Turn{}, fmt.Errorf("read the stories: %w", err)
	}
	q := question.Parse(text)
	if text != clean(a.Question) {
		out.ReadAs = text
	}
	if len(stories) == 0 {
		if out.Reason, err = e.emptyReason(ctx, a.Workspace, q); err != nil {
			return Answer{}, Turn{}, fmt.Errorf("read the stories: %w", err)
		}
		return out, Turn{Text: text, Kind: q.Kind}, nil
	}
	r := best(q, stories)
	if r.readAs != "" {
		out.ReadAs = r.readAs
		q = question.Parse(r.readAs)
	}
	out.Answered, out.Confidence, out.Reason = r.reason == "", round(r.confidence, 2), r.reason
	for _, p := range r.picks {
		passage, err := p.story.passage(p)
		if err != nil {
			return Answer{}, Turn{}, fmt.Errorf("read the stories: %w", err)
		}
		out.Passages = append(out.Passages, passage)
	}
	return out, Turn{Text: q.Text, Kind: q.Kind, Subject: r.subject, Gender: r.gender, Topic: q.TopicText()}, nil
}

// read settles what the question says, follow-ups filled in and names mended,
// and fetches the stories it is to be answered from.
func (e *Engine) read(ctx context.Context, a Ask) (stories []*Story, text string, err error) {
	text = clean(a.Question)
	one := a.Story
	if one == "" {
		all, err := e.index.Stories(ctx, a.Workspace)
		if err != nil || len(all) == 0 {
			return nil, text, err
		}
		if len(all) == 1 {
			one = all[0].Slug
		}
	}
	if one != "" {
		s, err := e.index.Story(ctx, a.Workspace, one)
		if err != nil {
			return nil, text, err
		}
		names := s.asked().names
		text = question.Follow(text, a.Thread, names)
		return []*Story{s}, question.Mend(text, s.knows, names), nil
	}
	names, err := e.index.Names(ctx, a.Workspace)
	if err != nil {
		return nil, text, err
	}
	text = question.Follow(text, a.Thread, names)
	known := func(word string) bool {
		hits, err := e.index.Candidates(ctx, a.Workspace, []string{word}, 1)
		return err != nil || len(hits) > 0
	}
	text = question.Mend(text, known, names)
	stories, err = e.candidates(ctx, a.Workspace, question.Parse(text))
	return stories, text, err
}

// candidates fetches the stories in which the index finds the question's words,
// those with the best sentences first.
func (e *Engine) candidates(ctx context.Context, workspace string, q question.Question) ([]*Story, error) {
	var words []string
	for _, w := range q.Words() {
		words = append(words, w.Fold)
	}
	if len(words) == 0 {
		return nil, nil
	}
	hits, err := e.index.Candidates(ctx, workspace, words, hitLimit)
	if err != nil {
		return nil, err
	}
	var stories []*Story
	seen := map[string]bool{}
	for _, h := range hits {
		if seen[h.Slug] || len(stories) == storyLimit {
			continue
		}
		seen[h.Slug] = true
		s, err := e.index.Story(ctx, workspace, h.Slug)
		if err != nil {
			return nil, err
		}
		stories = append(stories, s)
	}
	return stories, nil
}

// emptyReason tells why there is no story to look in.
func (e *Engine) emptyReason(ctx context.Context, workspace string, q question.Question) (Reason, error) {
	all, err := e.index.Stories(ctx, workspace)
	switch {
	case err != nil:
		return "", err
	case len(all) == 0:
		return NoStories, nil
	case len(q.Words()) == 0:
		return Unclear, nil
	case q.Kind == question.Said && len(q.Subject) > 0:
		return NoSuchSpeaker, nil
	}
	return NotInStory, nil
}

// knows reports whether the story has the folded word in any form.
func (s *Story) knows(fold string) bool { return s.asked().rank.Has(story.Stem(fold)) }

// clean makes one line of a question: white space and control characters become
// single spaces, broken UTF-8 goes.
func clean(text string) string {
	text = strings.ToValidUTF8(text, " ")
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r <= ' ' || r == 0x7f || r == 0xa0 || r >= 0x80 && r < 0xa0 }), " ")
}
