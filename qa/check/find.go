package check

import (
	"slices"
	"strings"

	"onrecord/qa/story"
)

// Verdict is what a story says of a claim, from the best to the worst.
type Verdict uint8

// The verdicts.
const (
	NotFound  Verdict = iota
	Altered           // close to what somebody says
	Spliced           // made of pieces of what is said
	Quoteless         // word for word in the story, but not as one quotation
	Else              // word for word, of another than the one asked for
	Found             // word for word
)

// Place is where words of the claim stand.
type Place struct {
	story.Span
	Utterance int // index into the story's utterances; -1: in none
	Person    int // index into the story's people, or Nobody
}

// Result is what a story says of a claim.
type Result struct {
	Verdict    Verdict
	Places     []Place
	Difference []Edit // of an altered claim, and of one that marks its cuts
	Distance   int    // words that differ, of an altered claim
	Partial    bool   // a found claim is part of a longer sentence
}

// Better reports whether a tells more of the claim than b.
func (a Result) Better(b Result) bool {
	if a.Verdict != b.Verdict {
		return a.Verdict > b.Verdict
	}
	return a.Verdict == Altered && a.Distance < b.Distance
}

// Check looks for a claim in the story. by tells whether a person is the one it
// is asked of; nil: anybody may have said it.
func (s *Story) Check(c Claim, by func(person int) bool) Result {
	if len(c.words) == 0 {
		return Result{}
	}
	var exact, changed Result
	for _, r := range s.runs {
		found := s.within(c, r)
		if found.Verdict == Found && by != nil && (r.person == Nobody || !by(r.person)) {
			found.Verdict = Else
		}
		switch {
		case found.Verdict == Altered && found.Better(changed):
			changed = found
		case found.Verdict > Altered && found.Better(exact):
			exact = found
		case found.Verdict == exact.Verdict && exact.Verdict >= Else:
			exact.Places = append(exact.Places, found.Places...)
		}
	}
	if exact.Verdict >= Else {
		return exact
	}
	if changed.Verdict == Altered {
		return changed // word for word, but for what was cut
	}
	if at := index(s.body, c.words, 0); at >= 0 {
		return Result{Verdict: Quoteless, Places: []Place{place(s.body[at:at+len(c.words)], -1, Nobody)}}
	}
	near := s.nearest(c, by)
	if near.Verdict == Altered && near.Distance <= fewWords {
		return near
	}
	if places, ok := Splice(c, []*Story{s}); ok {
		return Result{Verdict: Spliced, Places: places[0]}
	}
	return near
}

// fewWords is how many words may differ before a quotation is rather looked at
// as one put together.
const fewWords = 2

// pieceWords is how many words a piece between two cuts must have: fewer could
// be picked out of anything.
const pieceWords = 3

// within looks for the claim in one run: its pieces one after the other.
func (s *Story) within(c Claim, r run) Result {
	for from := 0; ; from++ {
		from = index(r.words, c.pieces[0], from)
		if from < 0 {
			return Result{}
		}
		if found := s.pieces(c, r, from); found.Verdict != NotFound {
			return found
		}
	}
}

// pieces goes on from where the first piece stands.
func (s *Story) pieces(c Claim, r run, from int) Result {
	at := from + len(c.pieces[0])
	edits := s.edits(nil, Same, r.words[from:at])
	turned := from > 0 && r.words[from-1].Negates() && s.adjoin(r.words[from-1], r.words[from])
	if turned {
		edits = append(s.edits(nil, LeftOut, r.words[from-1:from]), edits...)
	}
	for k, p := range c.pieces[1:] {
		next := index(r.words, p, at)
		if next < 0 {
			return Result{}
		}
		left := r.words[at:next]
		for _, w := range left {
			if w.Key == cut {
				continue
			}
			if len(p) < pieceWords || len(c.pieces[k]) < pieceWords {
				return Result{}
			}
			turned = turned || w.Negates()
		}
		if said := spoken(left); len(said) > 0 {
			edits = s.edits(edits, LeftOut, said)
		}
		edits = s.edits(edits, Same, r.words[next:next+len(p)])
		at = next + len(p)
	}
	if c.full && at < len(r.words) && r.words[at].Key == "?" {
		edits, turned = s.edits(edits, LeftOut, r.words[at:at+1]), true
	}
	out := Result{Verdict: Found, Places: []Place{place(r.words[from:at], r.utterance, r.person)}}
	out.Partial = from > 0 && !s.ends(r.words[from-1], r.words[from]) || at < len(r.words) && !s.ends(r.words[at-1], r.words[at])
	if turned {
		out.Verdict, out.Distance = Altered, 1
	}
	for _, e := range edits {
		if e.Op != Same {
			out.Difference = edits
		}
	}
	return out
}

// spoken is the words of a run without its ellipses.
func spoken(run []Word) []Word {
	return slices.DeleteFunc(slices.Clone(run), func(w Word) bool { return w.Key == cut })
}

// ends reports whether a sentence ends between two words.
func (s *Story) ends(a, b Word) bool {
	return a.Key == "?" || b.Key == "?" || strings.ContainsAny(s.text[a.End:b.Start], ".!?")
}

// adjoin reports whether nothing but white space parts two words.
func (s *Story) adjoin(a, b Word) bool {
	for _, r := range s.text[a.End:b.Start] {
		if r != ' ' && r != '\n' && r != '\u00a0' {
			return false
		}
	}
	return true
}

// index returns where the words stand in the run, from index from on, or -1.
func index(run, words []Word, from int) int {
	for i := from; i+len(words) <= len(run); i++ {
		k := 0
		for k < len(words) && run[i+k].Key == words[k].Key {
			k++
		}
		if k == len(words) {
			return i
		}
	}
	return -1
}

func place(words []Word, utterance, person int) Place {
	return Place{story.Span{Start: words[0].Start, End: words[len(words)-1].End}, utterance, person}
}
