package rank

// Feature is one thing that may speak for a sentence or against it.
type Feature uint8

// The features. All are shares from 0 to 1 unless they say otherwise.
const (
	Coverage     Feature = iota // of the query's weight, in the words themselves or other forms of them
	Loose                       // what related words and stand-ins for names add to it
	Relative                    // coverage, of the best coverage in the story
	Ahead                       // coverage above that of any other sentence
	Best                        // 1: no sentence covers more
	BM25                        // of the query's terms, of the best in the story
	Terms                       // of the terms, whatever they weigh
	Rarest                      // match of the rarest term that the story has
	First                       // match of the first term
	Last                        // match of the last term
	Rest                        // of the words that are no names
	RestRelative                // that, of the best in the story
	Names                       // of the names in the query
	Before                      // what the sentence before adds to the coverage
	After                       // what the sentence after adds
	Around                      // coverage by the three together
	Ordered                     // neighbouring terms that stand within three words, in order
	Adjacent                    // neighbouring terms that stand side by side
	Sequence                    // longest common subsequence of all words with the question, of the question's
	Phrase                      // longest run of the question's words, all of them, of the question's
	Pairs                       // of its neighbouring words, those that stand side by side
	Dense                       // most of the weight within twelve words
	Wanted                      // 1: the kind of thing asked for is there, and not in the question
	WantedNear                  // and how near to the matches
	WantedMany                  // how many of them, 1/(1+n) from 1
	HeadNear                    // how near such a thing stands to the word that tells what is wanted
	Fresh                       // of the words, those that the question does not have
	Lead                        // 1: first sentence of the story
	Second                      // 1: second sentence of the story
	Next                        // 1: third to fifth
	Early                       // 1 at the head of the story, falling
	EarlyAsked                  // early, times the coverage
	LeadAsked                   // lead, times the coverage
	Late                        // place in the story
	Opening                     // 1: first of its paragraph
	Aside                       // 1: a caption
	Spoken                      // 1: somebody's words
	SpokenBy                    // 1: by whom the question is about
	About                       // 1: mentions whom the question is about
	SaysWho                     // 1: names the speaker
	Leans                       // 1: opens with a word that points back: he, it, but
	Asks                        // 1: a question
	Short                       // 1: under five words
	Long                        // length, of forty words
	Capitals                    // names that the question does not have: n/(n+2)
	Figures                     // numbers that it does not have: n/(n+1)
	Defines                     // 1: a matched term is followed by what it is
	Introduces                  // 1: first sentence with the rarest term
	Central                     // how much its words run through the story
	WantedCommon                // how much the likeliest answer in it does
	WantedLeft                  // how near such a thing stands before a match
	WantedRight                 // and behind one
	Unlike                      // 1: one says "not" and the other does not
	features                    // how many there are
)

var featureNames = [features]string{
	Coverage: "coverage", Loose: "loose matches", Relative: "coverage, relative", Ahead: "coverage ahead", Best: "best coverage",
	BM25: "BM25", Terms: "terms", Rarest: "rarest term", First: "first term", Last: "last term", Rest: "all but names",
	RestRelative: "all but names, relative", Names: "names", Before: "sentence before", After: "sentence after", Around: "all three",
	Ordered: "terms in order", Adjacent: "terms adjacent", Sequence: "longest sequence", Phrase: "longest phrase", Pairs: "word pairs",
	Dense: "density", Wanted: "wanted kind", WantedNear: "wanted near", WantedMany: "wanted, how many", HeadNear: "near its noun",
	Fresh: "fresh words", Lead: "lead", Second: "second", Next: "third to fifth", Early: "early", EarlyAsked: "early, covered",
	LeadAsked: "lead, covered", Late: "late", Opening: "opens paragraph", Aside: "a caption", Spoken: "somebody's words",
	SpokenBy: "words of whom", About: "about whom", SaysWho: "names speaker", Leans: "leans back", Asks: "a question", Short: "short",
	Long: "long", Capitals: "new names", Figures: "new figures", Defines: "defines", Introduces: "introduces", Central: "central",
	WantedCommon: "wanted runs through", WantedLeft: "wanted before match", WantedRight: "wanted behind match", Unlike: "not against not",
}

// String names the feature in a few words.
func (f Feature) String() string {
	if f < features {
		return featureNames[f]
	}
	return "unknown"
}

// Features is what speaks for a sentence.
type Features [features]float64

// hitAt is a term at a place in a sentence.
type hitAt struct {
	term, place int32
	strength    float64
}

func (s *Story) features(q Query, m *matches, i int) Features {
	x := &s.sentences[i]
	var f Features
	hits := x.hits(m)
	sum, loose := 0.0, 0.0
	for t, w := range m.weights {
		v := m.strong[t][i]
		if v >= firm {
			f[Terms]++
		}
		if v >= formMatch {
			sum += w * v
		} else {
			loose += w * v
		}
	}
	f[Coverage], f[Loose], f[Terms] = part(sum, m.total), part(loose, m.total), part(f[Terms], float64(len(q.Terms)))
	f[BM25] = s.bm25(m, x, hits)
	f[Rarest], f[Introduces] = s.rarest(m, i)
	if n := len(q.Terms); n > 0 {
		f[First], f[Last] = m.strong[0][i], m.strong[n-1][i]
	}
	f[Names], f[Rest] = m.split(q, i)
	s.neighbours(m, i, &f)
	order(len(q.Terms), hits, &f)
	f[Dense] = dense(m, hits)
	s.wanted(q, m, x, hits, &f)
	s.setting(m, x, &f, i)
	f[Sequence] = x.sequence(m.words)
	f[Phrase], f[Pairs] = x.phrase(m.words)
	if q.Negated != x.negated(s) {
		f[Unlike] = 1
	}
	return f
}

func part(a, of float64) float64 {
	if of == 0 {
		return 0
	}
	return a / of
}

// hits lists where firm matches of the terms stand in the sentence, in order.
func (x *sentence) hits(m *matches) []hitAt {
	var hits []hitAt
	for _, k := range x.tokens {
		for t := range m.terms {
			if v := m.terms[t][k.stem]; v > 0 {
				hits = append(hits, hitAt{int32(t), k.place, v})
			}
		}
	}
	return hits
}

// bm25 with k1 = 1.2 and b = 0.5; not yet relative to the story's best.
func (s *Story) bm25(m *matches, x *sentence, hits []hitAt) float64 {
	sum := 0.0
	norm := 1.2 * (0.5 + 0.5*float64(x.words)/max(1, s.words))
	for t, w := range m.weights {
		tf := 0.0
		for _, h := range hits {
			if int(h.term) == t {
				tf += h.strength
			}
		}
		sum += w * tf * 2.2 / (tf + norm)
	}
	return sum
}

// rarest is how well the rarest term that the story has is matched, and whether
// this is the first sentence with it.
func (s *Story) rarest(m *matches, i int) (match, introduces float64) {
	best := -1
	for t, n := range m.seen {
		if n > 0 && (best < 0 || n < m.seen[best]) {
			best = t
		}
	}
	if best < 0 {
		return 0, 0
	}
	if match = m.strong[best][i]; match < firm {
		return match, 0
	}
	for k := range i {
		if m.strong[best][k] >= firm {
			return match, 0
		}
	}
	return match, 1
}

// split is the coverage of the names and of the other terms, each by itself.
func (m *matches) split(q Query, i int) (names, rest float64) {
	var all, allRest float64
	for t, term := range q.Terms {
		if v := m.weights[t] * m.strong[t][i]; term.Name {
			all += m.weights[t]
			names += v
		} else {
			allRest += m.weights[t]
			rest += v
		}
	}
	return part(names, all), part(rest, allRest)
}

// neighbours tells what the sentences beside i add.
func (s *Story) neighbours(m *matches, i int, f *Features) {
	gain := func(k int) (g float64) {
		if k < 0 || k >= len(s.sentences) || s.sentences[k].furniture {
			return 0
		}
		for t, w := range m.weights {
			g += w * max(0, m.strong[t][k]-m.strong[t][i])
		}
		return part(g, m.total)
	}
	f[Before], f[After] = gain(i-1), gain(i+1)
	around := 0.0
	for t, w := range m.weights {
		best := 0.0
		for k := max(0, i-1); k <= min(i+1, len(s.sentences)-1); k++ {
			best = max(best, m.strong[t][k])
		}
		around += w * best
	}
	f[Around] = part(around, m.total)
}
