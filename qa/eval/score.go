package eval

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"onrecord/qa"
)

// What counts: of each passage the first words only, so that a long one buys
// nothing; of each answer the first passages.
const (
	countedWords    = 60
	countedPassages = 10
)

// Figures are what a set says of the engine. Shares are from 0 to 1.
type Figures struct {
	Answerable   int           `json:"answerable"`
	R1           float64       `json:"r1"`    // answerable: the first passage touches the gold
	R3           float64       `json:"r3"`    // one of the first three does
	MRR          float64       `json:"mrr"`   // mean of 1/rank of the first that does, within ten
	Kept         float64       `json:"kept"`  // answerable questions that were answered
	Right        float64       `json:"right"` // of those, the ones whose first passage is right
	Unanswerable int           `json:"unanswerable"`
	Refused      float64       `json:"refused"` // unanswerable questions that were refused
	AUC          float64       `json:"auc"`     // chance that an answerable question has a higher confidence than an unanswerable one
	Bins         []Bin         `json:"reliability"`
	Median       time.Duration `json:"median_ns"`
	P99          time.Duration `json:"p99_ns"`
}

// Bin is the questions whose confidence lies in one tenth.
type Bin struct {
	From       float64 `json:"from"` // inclusive; the last bin holds 1 as well
	To         float64 `json:"to"`
	Questions  int     `json:"questions"`
	Confidence float64 `json:"confidence"` // their mean
	Right      float64 `json:"right"`      // share that is answerable and whose first passage is right
}

// Off is how far the confidence is from what came of it.
func (b Bin) Off() float64 { return b.Confidence - b.Right }

// Score sums the outcomes up.
func Score(outcomes []Outcome) Figures {
	f := Figures{Bins: reliability(outcomes)}
	var pos, neg []float64
	var r1, r3, kept, right, refused int
	took := make([]time.Duration, 0, len(outcomes))
	for _, o := range outcomes {
		took = append(took, o.Took)
		if !o.Question.Answerable() {
			neg = append(neg, o.Answer.Confidence)
			refused += count(!o.Answer.Answered)
			continue
		}
		pos = append(pos, o.Answer.Confidence)
		r1 += count(o.Hit == 0)
		r3 += count(o.Hit >= 0 && o.Hit < 3)
		if o.Hit >= 0 {
			f.MRR += 1 / float64(o.Hit+1)
		}
		kept += count(o.Answer.Answered)
		right += count(o.Answer.Answered && o.Right())
	}
	f.Answerable, f.Unanswerable = len(pos), len(neg)
	f.R1, f.R3, f.MRR = share(r1, len(pos)), share(r3, len(pos)), f.MRR/max(1, float64(len(pos)))
	f.Kept, f.Right, f.Refused = share(kept, len(pos)), share(right, kept), share(refused, len(neg))
	f.AUC = auc(pos, neg)
	slices.Sort(took)
	if n := len(took); n > 0 {
		f.Median, f.P99 = took[n/2], took[n*99/100]
	}
	return f
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

// hit is the index of the first passage that touches the gold within its counted
// words, or -1.
func hit(a qa.Answer, gold []qa.Span) int {
	for i, p := range a.Passages[:min(len(a.Passages), countedPassages)] {
		end := p.Start + counted(p.Text)
		if slices.ContainsFunc(gold, func(g qa.Span) bool { return p.Start < g.End && g.Start < end }) {
			return i
		}
	}
	return -1
}

// counted is how many bytes the counted words of a text take.
func counted(text string) int {
	words, in := 0, false
	for i, r := range text {
		space := unicode.IsSpace(r) || strings.ContainsRune("\x1c\x1d\x1e\x1f", r) // white space to those who count by it elsewhere
		if in && space {
			if words == countedWords {
				return i
			}
		}
		if !in && !space {
			words++
		}
		in = !space
	}
	return len(text)
}

// auc is the area under the ROC curve, ties counted half (Mann and Whitney 1947).
func auc(pos, neg []float64) float64 {
	if len(pos) == 0 || len(neg) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(neg))
	wins := 0.0
	for _, c := range pos {
		below, _ := slices.BinarySearch(sorted, c)
		upTo := below
		for upTo < len(sorted) && sorted[upTo] == c {
			upTo++
		}
		wins += float64(below) + float64(upTo-below)/2
	}
	return wins / float64(len(pos)) / float64(len(neg))
}

// tenths is the number of bins.
const tenths = 10

func reliability(outcomes []Outcome) []Bin {
	bins := make([]Bin, tenths)
	for i := range bins {
		bins[i].From, bins[i].To = float64(i)/tenths, float64(i+1)/tenths
	}
	for _, o := range outcomes {
		b := &bins[min(int(o.Answer.Confidence*tenths+1e-9), tenths-1)]
		b.Questions++
		b.Confidence += o.Answer.Confidence
		b.Right += float64(count(o.Question.Answerable() && o.Right()))
	}
	for i := range bins {
		n := max(1, float64(bins[i].Questions))
		bins[i].Confidence /= n
		bins[i].Right /= n
	}
	return bins
}
