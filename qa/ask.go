package qa

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"onrecord/qa/question"
	"onrecord/qa/story"
)

// How much of a workspace one question reads, and how much of it an answer shows.
const (
	hitLimit     = 60   // candidate sentences asked of the index
	storyLimit   = 5    // stories they may come from
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
	Explain   bool   // the answer is to say how it was come by
}

// Turn is what a later question may refer to.
type Turn = question.Turn

// Shown is a passage that a turn showed.
type Shown = question.Shown

// Pick is one of the people that a turn offered to choose from.
type Pick = question.Pick

// Engine answers questions from an index. It is safe for concurrent use.
type Engine struct {
	index Index

	mu        sync.Mutex
	registers map[string]register // of the people, by workspace
}

// NewEngine returns an engine that reads from index.
func NewEngine(index Index) *Engine { return &Engine{index: index, registers: map[string]register{}} }

// Ask answers one question, or two that are asked in one. The turn is what the
// asker's thread should remember of it. An error is the index's: a refusal is an
// answer.
func (e *Engine) Ask(ctx context.Context, a Ask) (Answer, Turn, error) {
	if a.Workspace == "" {
		return Answer{}, Turn{}, ErrNoWorkspace
	}
	if len(a.Question) > questionMax {
		return Answer{ID: a.ID, Question: a.Question, Passages: []Passage{}, Reason: Unclear}, Turn{}, nil
	}
	parts := question.Split(clean(a.Question))
	if len(parts) == 1 {
		return e.one(ctx, a)
	}
	out := Answer{ID: a.ID, Question: a.Question, Passages: []Passage{}}
	var last Turn
	for _, text := range parts {
		one := a
		one.ID, one.Question = "", text
		part, turn, err := e.one(ctx, one)
		if err != nil {
			return Answer{}, Turn{}, err
		}
		a.Thread = append(a.Thread[:len(a.Thread):len(a.Thread)], turn) // "and what did he say about it?"
		if last = turn; !out.Answered {
			out.Answered, out.Confidence, out.Reason = part.Answered, part.Confidence, part.Reason
		}
		out.Parts = append(out.Parts, part)
		out.Passages = append(out.Passages, part.Passages...)
	}
	return out, last, nil
}

// one answers one question, and tells of its passages how they stood before and
// where else they stand.
func (e *Engine) one(ctx context.Context, a Ask) (Answer, Turn, error) {
	out, turn, err := e.ask(ctx, a)
	if err == nil {
		err = e.place(ctx, a.Workspace, &out.Passages)
	}
	if err != nil {
		return Answer{}, Turn{}, err
	}
	if out.Check != nil {
		out.Check.Passages = out.Passages
	}
	return out, turn, nil
}

// place puts passages beside the earlier texts of their stories and the other stories.
func (e *Engine) place(ctx context.Context, workspace string, passages *[]Passage) error {
	kept, err := e.fold(ctx, workspace, *passages)
	if err != nil {
		return fmt.Errorf("look for copies: %w", err)
	}
	*passages = kept
	if err := e.before(ctx, workspace, kept); err != nil {
		return fmt.Errorf("look at earlier revisions: %w", err)
	}
	return nil
}

// ask answers one question.
func (e *Engine) ask(ctx context.Context, a Ask) (Answer, Turn, error) {
	out := Answer{ID: a.ID, Question: a.Question, Passages: []Passage{}}
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
	if turn, ok, err := e.checked(ctx, a, q, &out); ok || err != nil {
		return out, turn, err
	}
	check := out.Check
	out.Check = nil
	r := best(q, stories)
	if q.Else {
		r.drop(a.Thread)
	}
	if n := len(a.Thread); n > 0 && r.reason == SpeakerOffTopic && r.subject == a.Thread[n-1].Subject && question.Bare(clean(a.Question)) {
		// "security guarantees" after a question about Rutte, who says nothing of them: by itself, then.
		alone := a
		alone.Thread = nil
		if b, turn, err := e.ask(ctx, alone); err == nil && b.Answered {
			return b, turn, nil
		}
	}
	if out.Choices = choices(q, stories); len(out.Choices) > 0 {
		r.reason, r.confidence, r.subject, r.readAs = Unclear, silentSure, "", ""
		r.picks = r.picks[:min(len(r.picks), closestLimit)]
	}
	if r.readAs != "" {
		out.ReadAs = r.readAs
		q = question.Parse(r.readAs)
	}
	out.Answered, out.Confidence, out.Reason, out.People = r.reason == "", round(r.confidence, 2), r.reason, r.people
	for _, p := range r.picks {
		passage, err := p.story.passage(p)
		if err != nil {
			return Answer{}, Turn{}, fmt.Errorf("read the stories: %w", err)
		}
		out.Passages = append(out.Passages, passage)
	}
	if out.Answered && check != nil && r.subject != "" { // not these words, but what is said about it
		check.Speaker, check.Passages = r.subject, out.Passages
		out.Check = check
	}
	if a.Explain && len(r.picks) > 0 {
		out.Explain = r.picks[0].story.explain(q, r)
	}
	return out, out.turn(q, r.subject, stories), nil
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
		switch kind := question.Parse(text).Kind; {
		case len(all) == 1:
			one = all[0].Slug
		case kind == question.Gist || kind == question.People:
			one = lastStory(a.Thread, all)
		}
	}
	if one != "" {
		s, err := e.index.Story(ctx, a.Workspace, one)
		if err != nil {
			return nil, text, err
		}
		names := s.asked().names
		text = question.MendWords(question.Ordered(text, s.knows), s.knows, s.asked().words()) // a misspelt role is one of the story's
		text = question.Follow(text, a.Thread, question.Knowledge{Names: names, Meant: s.meant, Holds: s.holds, Gender: s.gender, Full: s.printed, Acts: s.acts, Print: s.capital, Tells: s.tells, For: s.officers, Fellow: s.fellows, Voiced: s.voiced, Spoken: s.spoken, Doing: s.doing, Event: s.event, Done: s.done})
		text = question.Mend(text, s.knows, names)
		return []*Story{s}, question.MendWords(text, s.knows, s.asked().words()), nil
	}
	names, err := e.register(ctx, a.Workspace)
	if err != nil {
		return nil, text, err
	}
	text = question.Follow(text, a.Thread, question.Knowledge{Names: names, Meant: func(phrase string) []string { return names.Bearing(called(phrase)) }})
	known := func(word string) bool {
		hits, err := e.index.Candidates(ctx, a.Workspace, []string{word}, 1)
		return err != nil || len(hits) > 0
	}
	text = question.Mend(text, known, names)
	q := question.Parse(text)
	if stories, err = e.latest(ctx, a.Workspace, q, names); err == nil && len(stories) == 0 {
		stories, err = e.candidates(ctx, a.Workspace, q)
	}
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
		c := *s
		c.share = h.Score / hits[0].Score
		stories = append(stories, &c)
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
