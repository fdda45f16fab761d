package qa

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"onrecord/qa/check"
	"onrecord/qa/revision"
	"onrecord/qa/wire"
)

// Beside is a story and those that tell the same. Its JSON is the product's format.
type Beside struct {
	Story  string  `json:"story"` // slug
	Title  string  `json:"title"`
	Date   string  `json:"date"`
	Others []Other `json:"others"` // those that have most in common with it first
}

// Other is a story that has sentences in common with another.
type Other struct {
	Story     string    `json:"story"`
	Title     string    `json:"title"`
	Date      string    `json:"date"`
	Publisher string    `json:"publisher"`
	URL       string    `json:"url"`
	Share     float64   `json:"share"`  // of the shorter one's words, how much stands in sentences that both have, 0 to 1
	Same      int       `json:"same"`   // quotations that are the same in both, word for word
	Quotes    []Wording `json:"quotes"` // the others, in the order of the story and then of the other one
}

// Wording is a quotation in two stories, or in one of them only.
type Wording struct {
	Here  *Quote `json:"here"`            // null: only the other story has it
	There *Quote `json:"there"`           // null: the other story does not have it
	Edits []Edit `json:"edits,omitempty"` // from Here to There, word by word: LeftOut is here, PutIn there
}

// The bounds of Beside: how many other stories it shows, and what they must have in
// common with the story to be shown.
const (
	besideLimit = 8
	besideFrom  = 0.1
)

// Beside compares a story with those that have sentences in common with it.
func (e *Engine) Beside(ctx context.Context, workspace, slug string) (Beside, error) {
	s, err := e.index.Story(ctx, workspace, slug)
	if err != nil {
		return Beside{}, fmt.Errorf("beside: %w", err)
	}
	out := Beside{Story: s.Slug, Title: s.Title, Date: s.Date, Others: []Other{}}
	archive, ok := e.index.(Archive)
	if !ok {
		return out, nil
	}
	common, err := e.common(ctx, workspace, archive, s)
	if err != nil {
		return Beside{}, fmt.Errorf("beside: %w", err)
	}
	for other, share := range common {
		if share < besideFrom {
			continue
		}
		o := Other{
			Story: other.Slug, Title: other.Title, Date: other.Date, Publisher: other.Outlet(), URL: other.URL,
			Share: round(share, 2), Quotes: []Wording{},
		}
		o.Same, o.Quotes = s.wordings(other)
		out.Others = append(out.Others, o)
	}
	slices.SortFunc(out.Others, func(a, b Other) int {
		return cmp.Or(cmp.Compare(b.Share, a.Share), strings.Compare(a.Date, b.Date), strings.Compare(a.Story, b.Story))
	})
	out.Others = out.Others[:min(len(out.Others), besideLimit)]
	return out, nil
}

// common returns the stories that have sentences in common with s, and how much of
// the shorter one stands in them.
func (e *Engine) common(ctx context.Context, workspace string, archive Archive, s *Story) (map[*Story]float64, error) {
	sentences := s.sentencesIn(s.Doc.Paragraphs[0].Span.Cover(s.Doc.Paragraphs[len(s.Doc.Paragraphs)-1].Span))
	texts := make([]string, len(sentences))
	for i, d := range sentences {
		texts[i] = d.In(s.Text)
	}
	hits, err := archive.Similar(ctx, workspace, texts)
	if err != nil {
		return nil, err
	}
	weight := map[string]int{}
	for _, of := range hits {
		for _, h := range of {
			weight[h.Slug]++
		}
	}
	delete(weight, s.Slug)
	var slugs []string
	for slug := range weight {
		slugs = append(slugs, slug)
	}
	slices.SortFunc(slugs, func(a, b string) int { return cmp.Or(weight[b]-weight[a], strings.Compare(a, b)) })
	out := map[*Story]float64{}
	for _, slug := range slugs[:min(len(slugs), 2*besideLimit)] {
		o, err := e.index.Story(ctx, workspace, slug)
		if errors.Is(err, ErrNoStory) {
			continue
		}
		if err != nil {
			return nil, err
		}
		words := 0
		for i, d := range sentences {
			if slices.ContainsFunc(hits[i], func(h Hit) bool {
				return h.Slug == slug && h.Sentence < len(o.Doc.Sentences) && s.sameWords(d.Span, o, o.Doc.Sentences[h.Sentence].Span)
			}) {
				words += len(strings.Fields(d.In(s.Text)))
			}
		}
		if words > 0 {
			out[o] = min(1, float64(words)/float64(max(1, min(s.length(), o.length()))))
		}
	}
	return out, nil
}

// length is how many words of the story are no furniture.
func (s *Story) length() (n int) {
	for _, d := range s.Doc.Sentences {
		if !d.Kind.Furniture() {
			n += len(strings.Fields(d.In(s.Text)))
		}
	}
	return n
}

// rewording is the share of the pairs of words that two wordings of one quotation
// have in common at least.
const rewording = 0.35

// wordings compares what is said in two stories: how many quotations are the same,
// and those that are not.
func (s *Story) wordings(o *Story) (same int, out []Wording) {
	here, there := s.Quotes().Quotes, o.Quotes().Quotes
	taken := make([]bool, len(there))
	partner := make([]int, len(here))
	take := func(fits func(a, b Quote) bool) {
		for i, a := range here {
			for j, b := range there {
				if partner[i] < 0 && !taken[j] && bothSay(a, b) && fits(a, b) {
					partner[i], taken[j] = j, true
				}
			}
		}
	}
	for i := range partner {
		partner[i] = -1
	}
	take(func(a, b Quote) bool { return check.Normal(a.Text) == check.Normal(b.Text) })
	take(func(a, b Quote) bool { return wire.Resemblance(a.Text, b.Text) >= rewording })
	out = []Wording{}
	for i, a := range here {
		switch {
		case partner[i] < 0:
			out = append(out, Wording{Here: &a})
		case check.Normal(a.Text) == check.Normal(there[partner[i]].Text):
			same++
		default:
			b := there[partner[i]]
			out = append(out, Wording{Here: &a, There: &b, Edits: differences(a.Text, b.Text)})
		}
	}
	for j, b := range there {
		if !taken[j] {
			out = append(out, Wording{There: &b})
		}
	}
	return same, out
}

// bothSay reports whether two quotations may be one person's.
func bothSay(a, b Quote) bool {
	return a.Speaker == nil || b.Speaker == nil || sameName(a.Speaker.Name, b.Speaker.Name) || samePerson(a.Speaker.Name, b.Speaker.Name)
}

// differences tells word by word how one text became another, white space included.
func differences(before, after string) []Edit {
	var out []Edit
	for _, e := range revision.Words(before, after) {
		text := after
		if e.Op == revision.Removed {
			text = before
		}
		out = append(out, Edit{revisionOps[e.Op], e.In(text)})
	}
	return out
}
