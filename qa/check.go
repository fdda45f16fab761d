package qa

import (
	"context"
	"fmt"

	"onrecord/qa/check"
	"onrecord/qa/question"
	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// Verdict says whether words were said as they are quoted.
type Verdict string

// The verdicts.
const (
	Found       Verdict = "found"        // word for word, within one quotation
	Altered     Verdict = "altered"      // close to what somebody said: Difference shows how
	Spliced     Verdict = "spliced"      // put together from several places
	SomeoneElse Verdict = "someone_else" // word for word, but of another speaker than the one asked for
	NotQuoted   Verdict = "reported"     // the words stand there, but not as somebody's quotation
	NotFound    Verdict = "not_found"
)

// Claim is a quotation to be checked.
type Claim struct {
	ID        string // given back
	Workspace string
	Story     string // slug; empty: all stories of the workspace
	Words     string
	Speaker   string // name or role; empty: anybody
}

// Check is what the stories say of a quotation. Its JSON is the product's format.
type Check struct {
	ID         string    `json:"id"`
	Words      string    `json:"words"`                // as asked
	Speaker    string    `json:"speaker"`              // whom they were asked of, in full where the stories know them
	Verdict    Verdict   `json:"verdict"`              // found, or why not
	Difference []Edit    `json:"difference,omitempty"` // from what was said to Words, in order: of an altered quotation, and of one that was cut
	Partial    bool      `json:"partial,omitempty"`    // found within a longer sentence, which may turn its sense
	Passages   []Passage `json:"passages"`             // where it is said, or what comes closest
}

// Edit is a run of words of a Difference.
type Edit struct {
	Op   Op     `json:"op"`
	Text string `json:"text"`
}

// Op says where the words of an Edit stand.
type Op string

// The operations.
const (
	Same    Op = "="
	LeftOut Op = "-" // said, but not in the quotation
	PutIn   Op = "+" // in the quotation, but not said
)

// How much one check reads, and how much of it is shown.
const (
	checkHits    = 200 // sentences asked of the index
	checkStories = 40  // stories they may come from
	windowWords  = 3   // words in a row that the index is asked for
	windows      = 6   // of them
	foundLimit   = 5   // passages that hold the words

	claimMax = 16 << 10 // bytes of a quotation; nobody says more in one go
)

// Check tells whether somebody said the words. An error is the index's.
func (e *Engine) Check(ctx context.Context, c Claim) (Check, error) {
	out, err := e.check(ctx, c)
	if err == nil {
		err = e.place(ctx, c.Workspace, &out.Passages)
	}
	if err != nil {
		return Check{}, err
	}
	return out, nil
}

func (e *Engine) check(ctx context.Context, c Claim) (Check, error) {
	if c.Workspace == "" {
		return Check{}, ErrNoWorkspace
	}
	out := Check{ID: c.ID, Words: c.Words, Speaker: c.Speaker, Verdict: NotFound, Passages: []Passage{}}
	claim := check.Read(c.Words)
	if claim.Len() == 0 || len(c.Words) > claimMax {
		return out, nil
	}
	t := tally{claim: claim, speaker: clean(c.Speaker)}
	if t.speaker != "" {
		names, err := e.register(ctx, c.Workspace)
		if err != nil {
			return Check{}, fmt.Errorf("check: %w", err)
		}
		t.mended = question.Mend(t.speaker, names.Has, names)
	}
	if err := e.look(ctx, c, &t); err != nil {
		return Check{}, fmt.Errorf("check: %w", err)
	}
	t.splice()
	if err := t.fill(&out); err != nil {
		return Check{}, fmt.Errorf("check: %w", err)
	}
	return out, nil
}

// look goes through the stories that may hold the claim: those that have three of
// its words in a row, and only if nobody says them, those that have its words.
func (e *Engine) look(ctx context.Context, c Claim, t *tally) error {
	one := c.Story
	if one == "" {
		all, err := e.index.Stories(ctx, c.Workspace)
		if err != nil || len(all) == 0 {
			return err
		}
		if len(all) == 1 {
			one = all[0].Slug
		}
	}
	if one != "" {
		s, err := e.index.Story(ctx, c.Workspace, one)
		if err != nil {
			return err
		}
		t.read(s)
		return nil
	}
	for _, n := range []int{windowWords, 1} {
		hits, err := e.index.Candidates(ctx, c.Workspace, t.claim.Windows(n, windows), checkHits)
		if err != nil {
			return err
		}
		for _, h := range hits {
			if t.done() || len(t.stories) == checkStories {
				break
			}
			if t.has(h.Slug) {
				continue
			}
			s, err := e.index.Story(ctx, c.Workspace, h.Slug)
			if err != nil {
				return err
			}
			t.read(s)
		}
		if t.best.Verdict > check.NotFound {
			return nil
		}
	}
	return nil
}

var verdicts = map[check.Verdict]Verdict{
	check.Found: Found, check.Else: SomeoneElse, check.Quoteless: NotQuoted, check.Spliced: Spliced, check.Altered: Altered, check.NotFound: NotFound,
}

var ops = map[check.Op]Op{check.Same: Same, check.LeftOut: LeftOut, check.PutIn: PutIn}

// whoever returns the people of the story whom somebody calls by a name, as
// printed or otherwise, or by a role.
func (s *Story) whoever(names ...string) []int {
	for _, name := range names {
		for i, p := range s.Speech.People {
			if story.Fold(p.Name) == story.Fold(name) {
				return []int{i}
			}
		}
		if who, _ := s.bearers(called(name), speech.Unknown); len(who) > 0 {
			return who
		}
	}
	return nil
}

// at makes the passages of a place: its sentences, a passage a paragraph.
func (s *Story) at(p check.Place) []pick {
	var out []pick
	for i := s.sentenceAt(p.Start); i < len(s.Doc.Sentences) && s.Doc.Sentences[i].Start < p.End; i++ {
		x := s.around(i)
		if p.Utterance >= 0 {
			x.utterance = p.Utterance
		}
		x.score = 1
		if n := len(out); n > 0 && s.paragraphAt(out[n-1].span.Start) == s.paragraphAt(x.span.Start) {
			out[n-1].span = out[n-1].span.Cover(x.span)
			continue
		}
		out = append(out, x)
	}
	return out
}
