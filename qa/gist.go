package qa

import (
	"math"
	"slices"

	"onrecord/qa/story"
)

// What a gist is made of besides the headline, the line under it and the lead.
const (
	gistSentences = 3
	gistLeast     = 10   // words of one of them: fewer say little
	gistMost      = 45   // and more take too long to read
	lengthPower   = 0.25 // how much a sentence's length counts against it
)

// gist answers what the story is about: its headline, the line under it, its lead,
// and the few sentences that together cover most of what the story repeats. Coverage
// is submodular, and the greedy choice by gain over a power of the cost comes near
// its best (Lin and Bilmes 2010, "Multi-document summarization via budgeted
// maximization of submodular functions").
func (s *Story) gist() result {
	r := result{confidence: gistSure}
	lead := s.lead()
	for i, d := range s.Doc.Sentences {
		switch {
		case d.Kind == story.Headline || d.Kind == story.Standfirst:
			r.picks = append(r.picks, pick{story: s, span: d.Span, utterance: -1, score: 1})
		case d.Kind == story.Body && d.Paragraph == lead:
			p := s.around(i)
			p.score = 1
			if !slices.ContainsFunc(r.picks, func(o pick) bool { return o.span.Overlaps(p.span) }) {
				r.picks = append(r.picks, p)
			}
		}
	}
	if len(r.picks) == 0 {
		return result{reason: NotInStory}
	}
	r.picks = s.cover(r.picks)
	slices.SortStableFunc(r.picks, func(a, b pick) int { return a.span.Start - b.span.Start })
	return r
}

// lead is the index of the first body paragraph, or -1.
func (s *Story) lead() int {
	for _, d := range s.Doc.Sentences {
		if d.Kind == story.Body {
			return d.Paragraph
		}
	}
	return -1
}

// cover adds to the picks the sentences that cover most of what they leave out.
func (s *Story) cover(picks []pick) []pick {
	weight := s.repeated()
	covered := func(span story.Span) []string {
		var stems []string
		for _, w := range story.Words(s.Text, span) {
			stem := story.Stem(story.Fold(w.In(s.Text)))
			if weight[stem] > 0 && !slices.Contains(stems, stem) {
				stems = append(stems, stem)
			}
		}
		return stems
	}
	for _, p := range picks {
		for _, stem := range covered(p.span) {
			delete(weight, stem)
		}
	}
	for range gistSentences {
		var next pick
		gain := 0.0
		for i, d := range s.Doc.Sentences {
			if d.Kind != story.Body || slices.ContainsFunc(picks, func(p pick) bool { return p.span.Overlaps(d.Span) }) {
				continue
			}
			p := s.around(i)
			words := len(story.Words(s.Text, p.span))
			if words < gistLeast || words > gistMost || p.utterance < 0 && s.leans(p.span) {
				continue
			}
			sum := 0.0
			for _, stem := range covered(p.span) {
				sum += weight[stem]
			}
			if g := sum / math.Pow(float64(words), lengthPower); g > gain {
				next, gain = p, g
			}
		}
		if gain == 0 {
			break
		}
		next.score = 1
		picks = append(picks, next)
		for _, stem := range covered(next.span) {
			delete(weight, stem)
		}
	}
	return picks
}

// leans reports whether a sentence needs the one before it: it says "he" of
// somebody it does not name before.
func (s *Story) leans(span story.Span) bool {
	for _, w := range story.Words(s.Text, span) {
		switch story.Fold(w.In(s.Text)) {
		case "he", "she", "him", "her", "his", "they", "them", "this", "these", "those":
			return true
		}
	}
	return false
}

// repeated gives the content words that stand in two sentences or more, by stem,
// with the number of those sentences.
func (s *Story) repeated() map[string]float64 {
	in := map[string]float64{}
	for _, d := range s.Doc.Sentences {
		if d.Kind.Furniture() {
			continue
		}
		seen := map[string]bool{}
		for _, w := range story.Words(s.Text, d.Span) {
			fold := story.Fold(w.In(s.Text))
			if stem := story.Stem(fold); w.Class != story.Mark && len(fold) > 3 && !function().Has(fold) && !seen[stem] {
				seen[stem] = true
				in[stem]++
			}
		}
	}
	for stem, n := range in {
		if n < 2 {
			delete(in, stem)
		}
	}
	return in
}

// function lists words of four letters or more that carry no content.
var function = story.Lexicon(`about above after again against also another because been before being below between both could does
	down during each even every from further have having here hers himself into itself just like made make many might more most much
	must near only onto other ours over same said says shall should since some still such than that their them then there these they
	this those through under until upon very were what when where which while whom whose will with within without would your`)
