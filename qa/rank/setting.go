package rank

import (
	"math"

	"onrecord/qa/story"
)

// setting is what speaks for a sentence by its place, its form and who speaks.
func (s *Story) setting(m *matches, x *sentence, f *Features, i int) {
	if x.kind == story.Body || x.kind == story.Caption { // a headline sums up what stands below, and has no place among it
		f[Early] = 1 / (1 + float64(x.order)/4)
		f[Late] = float64(x.order) / float64(s.body)
		f.set(Lead, x.order == 0)
		f.set(Second, x.order == 1)
		f.set(Next, x.order > 1 && x.order < 5)
	}
	f[Central] = x.central
	f.set(Opening, i == 0 || s.sentences[i-1].paragraph != x.paragraph)
	f.set(Aside, x.kind == story.Caption)
	f.set(Spoken, x.spoken)
	f.set(SaysWho, x.named)
	f.set(Asks, x.asks)
	f.set(Short, x.words < 5)
	f[Long] = math.Min(1, float64(x.words)/40)
	if len(x.tokens) > 0 {
		f.set(Leans, leaners().Has(s.spelt[x.tokens[0].stem]))
	}
	for k := range m.asked {
		if x.speaker == k {
			f[SpokenBy] = 1
		}
		for _, p := range x.people {
			if int(p) == k {
				f[About] = 1
			}
		}
	}
}

func (f *Features) set(k Feature, is bool) {
	if is {
		f[k] = 1
	}
}
