package rank

import (
	"slices"

	"onrecord/qa/story"
)

// Features is what speaks for a sentence, each from 0 to 1.
type Features struct {
	Coverage float64 // share of the query's weight that stands in the sentence
	Near     float64 // the same for the best of the sentences beside it
	Bigrams  float64 // share of neighbouring terms that stand together
	Wanted   float64 // the kind of thing asked for is there
	Spoken   float64 // it is somebody's words
	About    float64 // it names, or is said by, whom the question is about
	Early    float64 // 1 at the head of the story, falling
	Aside    float64 // headline, standfirst or caption
	Short    float64 // under five words
}

// The weights of the features, set by hand so that coverage leads and the rest
// decides between sentences that cover about as much.
func (f Features) score() float64 {
	return 1.0*f.Coverage + 0.18*f.Near + 0.22*f.Bigrams + 0.20*f.Wanted + 0.03*f.Spoken + 0.10*f.About + 0.08*f.Early - 0.22*f.Aside - 0.15*f.Short
}

func (s *Story) features(q Query, m *matches, i int) Features {
	x := &s.sentences[i]
	f := Features{
		Coverage: m.coverage(i),
		Early:    1 / (1 + float64(i)/4),
		Bigrams:  m.bigrams(int32(i)),
	}
	for _, k := range []int{i - 1, i + 1} {
		if k >= 0 && k < len(s.sentences) && !s.sentences[k].furniture && s.sentences[k].kind == story.Body {
			f.Near = max(f.Near, m.gain(i, k))
		}
	}
	if s.wanted(q, m, x) {
		f.Wanted = 1
	}
	if x.spoken {
		f.Spoken = 1
	}
	for _, k := range q.People {
		if x.speaker == k || slices.Contains(x.people, k) {
			f.About = 1
		}
	}
	if x.kind != story.Body {
		f.Aside = 1
	}
	if x.words < 5 {
		f.Short = 1
	}
	return f
}

func (s *Story) wanted(q Query, m *matches, x *sentence) bool {
	switch q.Want {
	case Anything:
		return false
	case Person:
		for _, k := range x.people {
			if !m.asked[k] {
				return true
			}
		}
		return x.speaker >= 0 && !m.asked[x.speaker]
	case Speech:
		return x.spoken
	case Identity:
		for _, k := range q.People {
			if s.people[k].Role != "" && slices.Contains(x.people, k) {
				return true
			}
		}
		return false
	}
	return x.holds&(1<<q.Want) != 0
}

// coverage is the share of the query's weight that sentence i holds.
func (m *matches) coverage(i int) float64 {
	if m.total == 0 {
		return 0
	}
	sum := 0.0
	for t, w := range m.weights {
		sum += w * m.strong[t][i]
	}
	return sum / m.total
}

// gain is the share of the weight that the neighbour k adds to sentence i.
func (m *matches) gain(i, k int) float64 {
	if m.total == 0 {
		return 0
	}
	sum := 0.0
	for t, w := range m.weights {
		if d := m.strong[t][k] - m.strong[t][i]; d > 0 {
			sum += w * d
		}
	}
	return sum / m.total
}

// bigrams is the share of neighbouring terms of the query that stand within
// three words of each other, in order, in sentence i.
func (m *matches) bigrams(i int32) float64 {
	if len(m.places) < 2 {
		return 0
	}
	n := 0
	for t := 1; t < len(m.places); t++ {
		if together(m.places[t-1], m.places[t], i) {
			n++
		}
	}
	return float64(n) / float64(len(m.places)-1)
}

func together(a, b []posting, i int32) bool {
	a, b = inSentence(a, i), inSentence(b, i)
	for _, x := range a {
		for _, y := range b {
			if y.position > x.position && y.position-x.position <= 3 {
				return true
			}
		}
	}
	return false
}

// inSentence is the part of sorted places that lies in sentence i.
func inSentence(places []posting, i int32) []posting {
	from, _ := slices.BinarySearchFunc(places, i, func(p posting, i int32) int { return int(p.sentence - i) })
	to := from
	for to < len(places) && places[to].sentence == i {
		to++
	}
	return places[from:to]
}
