package eval

import (
	"context"
	"errors"
	"fmt"
	"time"

	"onrecord/qa"
	"onrecord/qa/question"
)

// Outcome is what came of one question.
type Outcome struct {
	Story    *qa.Story
	Question Question
	Answer   qa.Answer
	Hit      int // index of the first passage that touches the gold, -1 for none
	Took     time.Duration
}

// Right reports whether the first passage touches what people marked.
func (o Outcome) Right() bool { return o.Hit == 0 }

// workspace is where the stories of a set are asked.
const workspace = "eval"

// Run asks the questions about one story, in order, each in its thread. now is
// the clock by which they are timed; explain has the answers explain themselves.
func Run(ctx context.Context, s *qa.Story, questions []Question, explain bool, now func() time.Time) ([]Outcome, error) {
	engine := qa.NewEngine(single{s})
	threads := map[string][]question.Turn{}
	var out []Outcome
	for _, q := range questions {
		ask := qa.Ask{ID: q.ID, Workspace: workspace, Story: s.Slug, Question: q.Text, Thread: threads[q.Thread], Explain: explain}
		began := now()
		a, turn, err := engine.Ask(ctx, ask)
		took := now().Sub(began)
		if err != nil {
			return nil, fmt.Errorf("question %s: %w", q.ID, err)
		}
		if q.Thread != "" {
			threads[q.Thread] = append(threads[q.Thread], turn)
		}
		out = append(out, Outcome{Story: s, Question: q, Answer: a, Hit: hit(a, q.Gold), Took: took})
	}
	return out, nil
}

// single is an index of one story.
type single struct{ story *qa.Story }

func (i single) Stories(context.Context, string) ([]qa.Meta, error) {
	return []qa.Meta{i.story.Meta}, nil
}
func (i single) Story(context.Context, string, string) (*qa.Story, error) { return i.story, nil }
func (i single) Names(context.Context, string) ([]string, error)          { return nil, errAsked }
func (i single) Candidates(context.Context, string, []string, int) ([]qa.Hit, error) {
	return nil, errAsked
}

// errAsked is for what an engine does not ask of an index with a single story.
var errAsked = errors.New("a set is asked one story at a time")
