package speech

import (
	"math"
	"slices"

	"onrecord/qa/story"
)

// lesson turns one marked article into examples.
type lesson struct {
	*parser
	marks    []mark // in the order of their heads
	examples []Example
}

// mark is an attribution in tokens.
type mark struct {
	head                 int // the cue's head, -1 where none of its words may be one
	cue, source, content []run
	left, right          run // the content before and behind the head
}

// read brings the attributions to tokens, and finds each cue's head: the word of
// it that looks most like a cue.
func (l *lesson) read(a Marked) {
	for _, x := range a.Attributions {
		m := mark{head: -1, cue: l.runs(x.Cue), source: l.runs(x.Source), content: l.runs(x.Content)}
		best := float32(math.Inf(-1))
		for _, r := range m.cue {
			for i := r.from; i < r.to; i++ {
				if !l.tokens[i].mayCue() {
					continue
				}
				if s := l.cueLikeness(i); s > best {
					best, m.head = s, i
				}
			}
		}
		if m.head < 0 || len(m.content) == 0 {
			continue
		}
		for _, r := range m.content {
			side := &m.right
			if r.from < m.head {
				side = &m.left
			}
			if side.empty() {
				side.from = r.from
			}
			side.to = r.to
		}
		l.marks = append(l.marks, m)
	}
	slices.SortFunc(l.marks, func(a, b mark) int { return a.head - b.head })
}

// cueLikeness ranks the words of one cue. Before there are weights, a verb that
// the rules know goes before any other word, and a later word before an earlier.
func (l *lesson) cueLikeness(i int) float32 {
	if l.models[cueModel].weights != "" {
		l.cueFeatures(&l.features, l.verbGroup(i, nil))
		return l.models[cueModel].score(&l.features)
	}
	s := float32(i) * 1e-6
	if _, ok := cueForms()[l.tokens[i].fold]; ok {
		s += 2
	}
	switch l.tokens[i].class {
	case edWord, ingWord, otherWord, pluralWord:
		s++
	}
	return s
}

// runs are the tokens that the spans cover.
func (l *lesson) runs(spans []story.Span) []run {
	var out []run
	for _, s := range spans {
		from, _ := slices.BinarySearchFunc(l.tokens, s.Start, func(t token, at int) int { return t.End - at - 1 })
		to := from
		for to < len(l.tokens) && l.tokens[to].Start < s.End {
			to++
		}
		if to > from {
			out = append(out, run{from, to})
		}
	}
	return out
}

// paragraph adds the examples of one paragraph.
func (l *lesson) paragraph(r run, d Decision) {
	if d == acceptModel {
		for _, x := range l.readings(r) {
			l.judge(x)
		}
		return
	}
	rules := l.ruled(r)
	var before run
	for i := r.from; i < r.to; i++ {
		var rule *reading
		if len(rules) > 0 && rules[0].at == i {
			rule, rules = &rules[0], rules[1:]
		}
		if i == l.sentences[l.tokens[i].sentence].from {
			before = run{}
		}
		m := l.markAt(i)
		if d == cueModel && (l.tokens[i].mayCue() || rule != nil) || m != nil {
			v := l.verbGroup(i, rule)
			v.before = before
			l.decide(d, v, m)
		}
		if rule != nil && !rule.subject.empty() {
			before = rule.subject
		}
	}
}

func (l *lesson) markAt(i int) *mark {
	k, ok := slices.BinarySearchFunc(l.marks, i, func(m mark, i int) int { return m.head - i })
	if !ok {
		return nil
	}
	return &l.marks[k]
}

// decide adds the example of one decision at one word.
func (l *lesson) decide(d Decision, v verbGroup, m *mark) {
	switch d {
	case cueModel:
		l.cueFeatures(&l.features, v)
		l.add([]bool{m != nil}, l.take())
	case sideModel:
		right := l.sideOf(m.content, m.head)
		var c [][]uint32
		for s := range uint32(sideCount) {
			l.sideFeatures(&l.features, v, s)
			c = append(c, l.take())
		}
		l.add([]bool{right == sideRight, right == sideLeft, right == sideBoth}, c...)
	case startModel:
		l.choice(l.starts(v, nil), m.right.from, !m.right.empty(), func(i int) { l.startFeatures(&l.features, v, i) })
	case endModel:
		if !m.right.empty() && m.right.from < v.sentence.to {
			x := inside{run: run{m.right.from, m.right.from}}
			l.choice(l.ends(v, m.right.from, max(v.sentence.to, m.right.from+1), nil), l.trimEnd(m.right), true, func(i int) { l.endFeatures(&l.features, v, m.right.from, i, &x) })
		}
	case leftEndModel:
		l.choice(l.leftEnds(v, nil), l.trimEnd(m.left), !m.left.empty(), func(i int) { l.leftEndFeatures(&l.features, v, i) })
	case leftStartModel:
		if !m.left.empty() {
			end := l.trimEnd(m.left)
			x := inside{run: run{end, end}}
			l.choice(l.leftStarts(v, end, nil), m.left.from, true, func(i int) { l.leftStartFeatures(&l.features, v, i, end, &x) })
		}
	case subjectModel:
		l.source(v, m)
	}
}

// trimEnd is the end of r without the marks that people include or leave out as
// they please.
func (l *lesson) trimEnd(r run) int {
	for r.to > r.from+1 && !l.endsAt(r.to) {
		r.to--
	}
	return r.to
}

// choice adds an example with a candidate for each position, if people chose one of them.
func (l *lesson) choice(positions []int, right int, is bool, features func(i int)) {
	if !is || !slices.Contains(positions, right) {
		return
	}
	e := Example{}
	for _, i := range positions {
		features(i)
		e.Candidates = append(e.Candidates, l.take())
		e.Right = append(e.Right, i == right)
	}
	l.examples = append(l.examples, e)
}

func (l *lesson) source(v verbGroup, m *mark) {
	spans := m.content
	if !m.left.empty() && !m.right.empty() {
		spans = []run{m.left, m.right}
	}
	e := Example{}
	any := false
	for _, c := range l.subjects(v, spans, nil) {
		l.subjectFeatures(&l.features, v, c, spans)
		right := m.sourced(c.run)
		any = any || right
		e.Candidates = append(e.Candidates, l.take())
		e.Right = append(e.Right, right)
	}
	if any {
		l.examples = append(l.examples, e)
	}
}

// sourced reports whether r is part of the source, or nothing where there is none.
func (m *mark) sourced(r run) bool {
	if r.empty() || len(m.source) == 0 {
		return r.empty() && len(m.source) == 0
	}
	return overlap(r, m.source)
}

// judge adds an example of a whole reading: right where its content meets that of
// an attribution by half and its source is the one marked.
func (l *lesson) judge(x reading) {
	right := false
	for i := range l.marks {
		if m := &l.marks[i]; l.overlap(x.spans, m.content) >= 0.5 && m.sourced(x.subject) {
			right = true
			break
		}
	}
	l.add([]bool{right}, x.features)
}

// overlap is the share of the bytes of both that both have.
func (l *lesson) overlap(a, b []run) float64 {
	both, total := 0, 0
	for _, r := range a {
		total += l.span(r).Len()
		for _, s := range b {
			if x := (run{max(r.from, s.from), min(r.to, s.to)}); !x.empty() {
				both += l.span(x).Len()
			}
		}
	}
	for _, s := range b {
		total += l.span(s).Len()
	}
	return float64(both) / float64(max(1, total-both))
}

func (l *lesson) add(right []bool, candidates ...[]uint32) {
	l.examples = append(l.examples, Example{candidates, right})
}

// take is a copy of the features at hand.
func (l *lesson) take() []uint32 { return slices.Clone(l.features.at) }
