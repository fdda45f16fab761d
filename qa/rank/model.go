package rank

import "math"

// Model is the weights by which sentences are ordered and trusted. Shipped
// returns the fitted one.
type Model struct {
	Base     Features        // of each feature, whatever is wanted
	By       [wants]Features // what is added to it where that kind of thing is wanted
	Products Products        // of two features together
	There    Evidence        // of each clue: that the story answers the question at all
	Full     Evidence        // what is added to it in a full story
	First    Evidence        // of each clue: that the first passage is the answer, if there is one
	Curve    [4]float64      // what the product of both chances becomes, see Confidence
	SureFrom float64         // how likely it must be that the story answers for a passage to be shown as an answer
}

// Weight is what one feature counts where a kind of thing is wanted.
func (m *Model) Weight(w Want, f Feature) float64 { return m.Base[f] + m.By[w][f] }

func (m *Model) score(w Want, f *Features) float64 {
	sum := 0.0
	for k := range f {
		sum += (m.Base[k] + m.By[w][k]) * f[k]
	}
	return sum + m.Together(f)
}

// Together is what the features count two together.
func (m *Model) Together(f *Features) float64 {
	sum := 0.0
	for k, v := range f.Products() {
		sum += m.Products[k] * v
	}
	return sum
}

// shares turns scores into shares of one chance (softmax).
func shares(found []Candidate) {
	top := math.Inf(-1)
	for i := range found {
		top = max(top, found[i].Score)
	}
	sum := 0.0
	for i := range found {
		found[i].Share = math.Exp(found[i].Score - top)
		sum += found[i].Share
	}
	for i := range found {
		found[i].Share /= sum
	}
}

// Tells is how likely it is by the evidence that the story answers, from 0 to 1.
func (m *Model) Tells(e *Evidence) float64 {
	x := 0.0
	for k := range e {
		x += (m.There[k] + m.Full[k]*e[Full]) * e[k]
	}
	return logistic(x)
}

// Sure reports whether the evidence is enough to show a passage as an answer: it is
// likely enough that the story tells, it has something of the question, and it
// names the thing that is asked for.
func (m *Model) Sure(e *Evidence) bool {
	return m.Tells(e) >= m.SureFrom && e[Covered]+e[Spread] > 0 && e[ThingUnseen] == 0
}

// Product is the chance that the story answers times the chance that, if it does,
// the first passage is the answer.
func (m *Model) Product(e *Evidence) float64 {
	x := 0.0
	for k := range e {
		x += m.First[k] * e[k]
	}
	return m.Tells(e) * logistic(x)
}

// Confidence is how likely it is that the story answers and that the first
// passage is the answer, from 0 to 1.
func (m *Model) Confidence(e *Evidence) float64 {
	odds := 0.0
	for k, v := range Calibration(m.Product(e), e) {
		odds += m.Curve[k] * v
	}
	return logistic(odds)
}

// Calibration is what the confidence is fitted on (Platt 1999) where the product
// of both chances is p: the questions that the chance of an answer is fitted on are
// harder than people's, for full stories.
func Calibration(p float64, e *Evidence) [4]float64 {
	p = max(1e-6, min(1-1e-6, p))
	odds := math.Log(p / (1 - p))
	return [4]float64{1, odds, e[Full], e[Full] * odds}
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// sureFrom is the chance that the story answers from which a passage is shown as
// an answer. It keeps .92 of the questions that news stories answer, and refuses
// .98 of those that are about something else and five of eight that only sound as
// if they were about the story (cross-validated, qa/rank/fit).
const sureFrom = 0.25
