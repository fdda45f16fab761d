package qa

import (
	"cmp"
	"context"
	"slices"

	"onrecord/qa/question"
)

// How much of what somebody said over several stories one answer shows; the timeline
// has all of it.
const (
	severalLimit = 20 // passages
	perStory     = 6  // of one story, where others have some too
	namesLimit   = 8  // names that a surname may mean, of each of which the latest story is read
)

// latest fetches, for a question what somebody said that names no topic, the latest
// stories in which they speak, and of each bearer of the name at least one. Nothing
// where nobody of the name speaks: then the stories that hold the words may tell more.
func (e *Engine) latest(ctx context.Context, workspace string, q question.Question, names *question.Register) ([]*Story, error) {
	archive, ok := e.index.(Archive)
	if !ok || q.Kind != question.Said || len(q.Topic) > 0 || len(q.Subject) == 0 {
		return nil, nil
	}
	bearing := names.Bearing(q.Subject)
	if len(bearing) == 0 {
		return nil, nil
	}
	var first, rest []Meta // of each name the latest, and the others
	for _, name := range bearing[:min(len(bearing), namesLimit)] {
		metas, err := archive.Speaking(ctx, workspace, []string{name})
		if err != nil {
			return nil, err
		}
		slices.SortStableFunc(metas, func(a, b Meta) int { return earlierMeta(b, a) })
		for i, m := range metas {
			if i == 0 {
				first = append(first, m)
			} else {
				rest = append(rest, m)
			}
		}
	}
	slices.SortStableFunc(rest, func(a, b Meta) int { return earlierMeta(b, a) })
	var stories []*Story
	for i, m := range append(first, rest...) {
		if i >= len(first) && len(stories) >= storyLimit {
			break
		}
		if slices.ContainsFunc(stories, func(s *Story) bool { return s.Slug == m.Slug }) {
			continue
		}
		s, err := e.index.Story(ctx, workspace, m.Slug)
		if err != nil {
			return nil, err
		}
		c := *s
		c.share = 1
		stories = append(stories, &c)
	}
	return stories, nil
}

// together adds to what the surest story has of somebody's words what the others
// have, story by story, the latest first; about a topic, the surest one first.
func together(q question.Question, top result, all []result) result {
	if q.Kind != question.Said || top.reason != "" || top.subject == "" || len(top.picks) == 0 {
		return top
	}
	var saying []result
	for _, r := range all {
		if r.reason == "" && len(r.picks) > 0 && (sameName(r.subject, top.subject) || samePerson(r.subject, top.subject)) {
			saying = append(saying, r)
		}
	}
	if len(saying) < 2 {
		return top
	}
	surest := top.picks[0].story.Slug
	slices.SortStableFunc(saying, func(a, b result) int {
		x, y := a.picks[0].story, b.picks[0].story
		if len(q.Topic) > 0 && (x.Slug == surest) != (y.Slug == surest) {
			if x.Slug == surest {
				return -1
			}
			return 1
		}
		return cmp.Or(earlierMeta(y.Meta, x.Meta), cmp.Compare(b.standing(), a.standing()))
	})
	top.picks = nil
	for _, r := range saying {
		picks := r.picks[:min(len(r.picks), perStory)]
		top.picks = append(top.picks, picks[:min(len(picks), severalLimit-len(top.picks))]...)
	}
	return top
}
