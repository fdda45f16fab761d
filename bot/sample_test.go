package bot

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"onrecord/qa"
)

// Two stories written for these tests.
const (
	bridge = `Harbour bridge to close for a year

The old harbour bridge will close to all traffic in May, the town council decided on Tuesday.

“We can’t ask people to drive over steel that we know is tired,” said Ingrid Solheim, the mayor.

Ms Solheim said ferries would run every ten minutes.

Engineer Tomasz Wójcik warned that the cracks had grown “by a hand’s breadth”.
`
	ferry = `Ferries wait for the wind

The ferries stayed in the harbour on Friday.

“Nobody steers a ferry through that,” said Captain Ruth Adeyemi.
`
)

// shelf is a Library of parsed stories of one workspace.
type shelf []*qa.Story

func stocked(t *testing.T) shelf {
	t.Helper()
	var s shelf
	for slug, text := range map[string]string{"harbour-bridge": bridge, "ferry-wind": ferry} {
		parsed, err := qa.Parse(qa.Meta{Slug: slug, Title: slug, Revision: 1}, text)
		if err != nil {
			t.Fatal(err)
		}
		s = append(s, parsed)
	}
	slices.SortFunc(s, func(a, b *qa.Story) int { return len(a.Slug) - len(b.Slug) })
	return s
}

const home = "home" // the workspace of the shelf

func (s shelf) Stories(_ context.Context, workspace string) ([]qa.Meta, error) {
	var metas []qa.Meta
	for _, st := range s {
		if workspace == home {
			metas = append(metas, st.Meta)
		}
	}
	return metas, nil
}

func (s shelf) Story(_ context.Context, workspace, slug string) (*qa.Story, error) {
	for _, st := range s {
		if workspace == home && st.Slug == slug {
			return st, nil
		}
	}
	return nil, fmt.Errorf("story %s: %w", slug, qa.ErrNoStory)
}

func (s shelf) Revisions(ctx context.Context, workspace, slug string) ([]qa.Meta, error) {
	st, err := s.Story(ctx, workspace, slug)
	if err != nil {
		return nil, err
	}
	return []qa.Meta{st.Meta}, nil
}

// recorder is an Asker that answers nothing and keeps what it was asked.
type recorder struct {
	asked   []qa.Ask
	checked []qa.Claim
	err     error
}

func (r *recorder) Ask(_ context.Context, q qa.Ask) (qa.Answer, qa.Turn, error) {
	r.asked = append(r.asked, q)
	return qa.Answer{ID: q.ID, Question: q.Question, Reason: qa.NotInStory}, qa.Turn{}, r.err
}

func (r *recorder) last() qa.Ask { return r.asked[len(r.asked)-1] }

func (r *recorder) Check(_ context.Context, c qa.Claim) (qa.Check, error) {
	r.checked = append(r.checked, c)
	return qa.Check{Words: c.Words, Verdict: qa.NotFound}, r.err
}

// Timeline knows nobody: who is in the stories is read from them.
func (r *recorder) Timeline(context.Context, string, string) ([]qa.Voice, error) { return nil, nil }

// Beside finds nothing.
func (r *recorder) Beside(context.Context, string, string) (qa.Beside, error) {
	return qa.Beside{}, r.err
}

// notebook is the Threads of one conversation; what is kept of more is for the store to test.
type notebook struct {
	kept Thread
	full error // what Remember fails with
	torn error // what Thread fails with
}

func (n *notebook) Thread(context.Context, string, string) (Thread, error) { return n.kept, n.torn }

func (n *notebook) Remember(_ context.Context, _, _ string, turn qa.Turn) error {
	if n.full == nil {
		n.kept.Turns = append(n.kept.Turns, turn)
	}
	return n.full
}

func (n *notebook) SetFocus(_ context.Context, _, _, slug string) error {
	n.kept.Focus = slug
	return nil
}

func (n *notebook) Forget(context.Context, string, string) error {
	n.kept = Thread{}
	return nil
}
