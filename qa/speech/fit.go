package speech

import (
	"encoding/binary"
	"fmt"
	"math"

	"onrecord/qa/story"
)

// Marked is an article in which people marked who said what.
type Marked struct {
	Text         string
	Attributions []Attribution
}

// Attribution is one that people marked, as byte spans in order; Source is empty
// where the article names none.
type Attribution struct{ Source, Cue, Content []story.Span }

// Decision is one of the decisions whose weights are fitted.
type Decision int

// Decisions are all of them, in the order in which they are fitted: each is
// looked at where the ones before it lead.
func Decisions() []Decision {
	out := make([]Decision, modelCount)
	for i := range out {
		out[i] = Decision(i)
	}
	return out
}

// Weights is how many weights a decision has, a power of two.
func (d Decision) Weights() int { return 1 << modelBits[d] }

// String names the decision.
func (d Decision) String() string {
	return [...]string{"cue", "side", "start", "end", "left end", "left start", "subject", "accept"}[d]
}

// Example is one decision as an article has it: the hashed features of each
// candidate, and which of them people chose. With one candidate it is a yes or no.
type Example struct {
	Candidates [][]uint32
	Right      []bool
}

// Set makes w, in whole numbers from -127 to 127 times scale, the weights of d.
func (m *Models) Set(d Decision, w []float32) {
	top := float32(1e-9)
	for _, x := range w {
		top = max(top, float32(math.Abs(float64(x))))
	}
	// Few weights are large: cutting them at 4 leaves finer steps for all others.
	scale := min(top, 4) / 127
	b := make([]byte, len(w))
	for i, x := range w {
		b[i] = byte(int8(math.Round(float64(max(-127, min(127, x/scale))))))
	}
	m[d] = model{weights: string(b), scale: scale}
}

// Bytes is the models as weights.bin has them.
func (m *Models) Bytes() []byte {
	var out []byte
	for _, x := range m {
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(x.scale))
		out = append(out, x.weights...)
	}
	return out
}

// Examples returns the examples that an article holds for a decision, given the
// models fitted so far. It returns an error where the article is no story.
func (m *Models) Examples(d Decision, a Marked) ([]Example, error) {
	doc, err := story.Parse(a.Text)
	if err != nil {
		return nil, fmt.Errorf("read an article: %w", err)
	}
	l := lesson{parser: newParser(a.Text, doc, m)}
	l.keepFeatures = d == acceptModel
	l.read(a)
	for r := range l.paragraphs() {
		l.paragraph(r, d)
	}
	return l.examples, nil
}

// Decided reports whether the weights decide the example as people did.
func (e Example) Decided(m *Models, d Decision) bool {
	scores := e.scores(m, d)
	if len(scores) == 1 {
		return scores[0] > 0 == e.Right[0]
	}
	best, _ := likeliest(scores)
	return e.Right[best]
}

// Loss is the log loss of the example under the weights.
func (e Example) Loss(m *Models, d Decision) float64 {
	scores := e.scores(m, d)
	if len(scores) == 1 {
		scores, e.Right = append(scores, 0), []bool{e.Right[0], !e.Right[0]}
	}
	all, right := 0.0, 0.0
	for i, s := range scores {
		x := math.Exp(float64(s))
		all += x
		if e.Right[i] {
			right += x
		}
	}
	return math.Log(all / right)
}

func (e Example) scores(m *Models, d Decision) []float32 {
	scores := make([]float32, len(e.Candidates))
	for i, c := range e.Candidates {
		scores[i] = m[d].score(&features{at: c})
	}
	return scores
}
