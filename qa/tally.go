package qa

import (
	"slices"

	"onrecord/qa/check"
	"onrecord/qa/question"
)

// tally is a check as it goes through the stories.
type tally struct {
	claim   check.Claim
	speaker string // as asked
	mended  string // the same, spelt like the people of the workspace

	stories  []*Story
	indexed  []*check.Story
	best     check.Result
	places   [][]check.Place // where a found or spliced claim stands, by story
	resolved []string        // who the speaker may be, in full
}

func (t *tally) has(slug string) bool {
	return slices.ContainsFunc(t.stories, func(s *Story) bool { return s.Slug == slug })
}

// done reports whether there is no more to be found.
func (t *tally) done() bool {
	n := 0
	for _, p := range t.places {
		n += len(p)
	}
	return t.best.Verdict == check.Found && n >= foundLimit
}

// read looks for the claim in one story.
func (t *tally) read(s *Story) {
	indexed := s.asked().said()
	t.stories, t.indexed, t.places = append(t.stories, s), append(t.indexed, indexed), append(t.places, nil)
	var by func(int) bool
	if t.speaker != "" {
		who := s.whoever(t.speaker, t.mended)
		for _, k := range who {
			if name := s.Speech.People[k].Name; !slices.Contains(t.resolved, name) {
				t.resolved = append(t.resolved, name)
			}
		}
		by = func(person int) bool { return slices.Contains(who, person) }
	}
	n := len(t.stories) - 1
	r := indexed.Check(t.claim, by)
	switch {
	case r.Better(t.best):
		if r.Verdict != t.best.Verdict {
			clear(t.places)
		}
		t.best = r
		t.places[n] = r.Places
	case r.Verdict == t.best.Verdict && r.Verdict >= check.Else:
		t.places[n] = r.Places
	}
}

// splice looks for a claim that no story has in one piece in several.
func (t *tally) splice() {
	if t.best.Verdict >= check.Spliced || t.best.Verdict == check.Altered && t.best.Distance <= 2 || len(t.stories) < 2 {
		return
	}
	if places, ok := check.Splice(t.claim, t.indexed[:min(len(t.indexed), storyLimit)]); ok {
		t.best = check.Result{Verdict: check.Spliced}
		clear(t.places)
		copy(t.places, places)
	}
}

// fill writes the outcome down.
func (t *tally) fill(out *Check) error {
	out.Verdict, out.Partial = verdicts[t.best.Verdict], t.best.Partial && t.best.Verdict == check.Found
	for _, e := range t.best.Difference {
		out.Difference = append(out.Difference, Edit{ops[e.Op], e.Text})
	}
	var picks []pick
	for i, s := range t.stories {
		for _, p := range t.places[i] {
			picks = append(picks, s.at(p)...)
		}
	}
	if out.Verdict == NotFound && len(t.stories) > 0 {
		picks = t.stories[0].ranked(question.Parse(out.Words)).picks
		picks = picks[:min(len(picks), closestLimit)]
	}
	for _, p := range picks[:min(len(picks), foundLimit)] {
		passage, err := p.story.passage(p)
		if err != nil {
			return err
		}
		out.Passages = append(out.Passages, passage)
	}
	switch {
	case len(t.resolved) == 1:
		out.Speaker = t.resolved[0]
	case len(t.resolved) > 1 && out.Verdict == Found: // one of those of that name
		for _, p := range out.Passages {
			if p.Speaker != nil {
				out.Speaker = p.Speaker.Name
				break
			}
		}
	}
	return nil
}
