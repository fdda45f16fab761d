package rank_test

import (
	"strings"
	"testing"

	"onrecord/qa/rank"
	"onrecord/qa/speech"
	"onrecord/qa/story"
)

const ferry = `Night ferry saved

The council of Port Ellis met on Tuesday. It voted to keep the night ferry running because the bridge is closed.

Mayor Ingrid Halloran said the subsidy would rise to £2.4m. She negotiated for weeks. “The islanders deserve it,” she said.

The ferry was built in Gdansk in 1988.

READ MORE

Ferry tickets on sale

Tom Brandt, a fisherman, was not at the meeting of the council.
`

func index(t *testing.T) (*rank.Story, *story.Document, *speech.Speech) {
	t.Helper()
	doc, err := story.Parse(ferry)
	if err != nil {
		t.Fatal(err)
	}
	sp := speech.Parse(ferry, doc)
	return rank.Index(ferry, doc, sp), doc, sp
}

func terms(text string) []rank.Term {
	var out []rank.Term
	for _, w := range strings.Fields(text) {
		out = append(out, rank.Term{Fold: story.Fold(w), Stem: story.Stem(story.Fold(w))})
	}
	return out
}

func TestRank(t *testing.T) {
	s, doc, _ := index(t)
	tests := []struct {
		name, terms string
		want        rank.Want
		first       string // begins the best sentence; empty: none
	}{
		{"words", "council met", rank.Anything, "The council of Port Ellis met"},
		{"forms of a word", "negotiation weeks", rank.Anything, "She negotiated"},
		{"a reason", "why ferry running", rank.Reason, "It voted to keep"},
		{"a number", "subsidy rise", rank.Money, "Mayor Ingrid Halloran"},
		{"a place", "ferry built", rank.Place, "The ferry was built in Gdansk"},
		{"another form of a word", "vote", rank.Anything, "It voted to keep"},
		{"a slip", "gdanks", rank.Anything, "The ferry was built"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := s.Rank(query(tt.terms, tt.want))
			if got := doc.Sentences[r.Candidates[0].Sentence].In(ferry); !strings.HasPrefix(got, tt.first) {
				t.Errorf("first is %q", got)
			}
		})
	}
}

// TestMatches looks at what a sentence is taken to hold of the terms, in the word
// itself or another form of it, and by looser matches.
func TestMatches(t *testing.T) {
	s, doc, _ := index(t)
	tests := []struct {
		name, terms, sentence string
		firm, loose           bool // something of the term is there
	}{
		{"the word", "gdansk", "The ferry was built", true, false},
		{"an irregular form", "meeting", "The council of Port Ellis", true, false},
		{"a form that spelling gives", "negotiations", "She negotiated", true, false},
		{"a pronoun stands for a name", "halloran", "She negotiated", false, true},
		{"words of a speaker", "halloran", "“The islanders deserve it,”", false, true},
		{"a word for much the same", "constructed", "The ferry was built", false, true},
		{"a slip", "gdanks", "The ferry was built", false, true},
		{"another word", "bridges", "She negotiated", false, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, c := range s.Candidates(query(tt.terms, rank.Anything)) {
				if !strings.HasPrefix(doc.Sentences[c.Sentence].In(ferry), tt.sentence) {
					continue
				}
				if firm, loose := c.Features[rank.Coverage] > 0, c.Features[rank.Loose] > 0; firm != tt.firm || loose != tt.loose {
					t.Errorf("firmly %v, loosely %v", firm, loose)
				}
			}
		})
	}
}

// query asks for words as a question would whose every word carries meaning.
func query(words string, want rank.Want) rank.Query {
	q := rank.Query{Terms: terms(words), Want: want, Head: -1}
	for _, t := range q.Terms {
		q.Words = append(q.Words, t.Stem)
	}
	return q
}

func TestFurnitureIsNoCandidate(t *testing.T) {
	s, doc, _ := index(t)
	for _, words := range []string{"tickets", "parliament", ""} {
		r := s.Rank(query(words, rank.Anything))
		if len(r.Candidates) == 0 {
			t.Fatalf("%q: no candidates", words)
		}
		sum := 0.0
		for i, c := range r.Candidates {
			if sum += c.Share; doc.Sentences[c.Sentence].Kind.Furniture() {
				t.Errorf("%q: furniture %q", words, doc.Sentences[c.Sentence].In(ferry))
			}
			if i > 0 && c.Score > r.Candidates[i-1].Score {
				t.Errorf("%q: candidate %d scores more than the one before", words, i)
			}
		}
		if sum < 0.999 || sum > 1.001 {
			t.Errorf("%q: the shares sum to %v", words, sum)
		}
	}
}

// What has most of a question goes before what has nothing of it, lead or not.
func TestNothingYieldsToMostOfIt(t *testing.T) {
	s, doc, _ := index(t)
	for _, want := range []rank.Want{rank.Anything, rank.Person, rank.Speaker, rank.Event} {
		r := s.Rank(query("built 1988", want))
		if got := doc.Sentences[r.Candidates[0].Sentence].In(ferry); !strings.HasPrefix(got, "The ferry was built") {
			t.Errorf("%s: first is %q", want, got)
		}
	}
}

func TestConfidenceFallsWithWhatTheStoryLacks(t *testing.T) {
	s, _, _ := index(t)
	m := s.Model()
	trust := func(words string) (tells, confidence float64) {
		r := s.Rank(query(words, rank.Event))
		e := r.Evidence(r.Candidates[0].Sentence, rank.Bias)
		return m.Tells(&e), m.Confidence(&e)
	}
	there, whole := trust("council voted night ferry")
	gone, half := trust("council voted airport subsidies parliament")
	if there < m.SureFrom || gone >= there || half >= whole {
		t.Errorf("with every word there %v, %v; with most missing %v, %v", there, whole, gone, half)
	}
	r := s.Rank(query("airport parliament zebra", rank.Event))
	if e := r.Evidence(r.Candidates[0].Sentence, rank.Bias); m.Sure(&e) {
		t.Error("sure with nothing there")
	}
}

func TestThingThatIsNowhere(t *testing.T) {
	s, _, _ := index(t)
	for thing, want := range map[string]float64{"weather": 1, "ferri": 0} {
		q := query("weather ferry gdansk", rank.Meaning)
		q.Thing = thing
		r := s.Rank(q)
		if e := r.Evidence(r.Candidates[0].Sentence, rank.Bias); e[rank.ThingUnseen] != want {
			t.Errorf("%s: %v", thing, e[rank.ThingUnseen])
		}
	}
}

// Every feature and clue is a share, so that a weight can be read.
func TestFeaturesAreShares(t *testing.T) {
	s, _, _ := index(t)
	for want := rank.Anything; want <= rank.Truth; want++ {
		for _, words := range []string{"council met tuesday", "halloran halloran subsidy 2.4m", "1988", "", "zebra quagga"} {
			q := query(words, want)
			q.Head = 0
			r := s.Rank(q)
			for _, c := range r.Candidates {
				for k, v := range c.Features {
					if v < -1e-9 || v > 1+1e-9 {
						t.Errorf("%s, %q: %s is %v", want, words, rank.Feature(k), v)
					}
				}
			}
			for k, v := range r.Evidence(r.Candidates[0].Sentence, rank.Bias) {
				if v < -1-1e-9 || v > 1+1e-9 {
					t.Errorf("%s, %q: %s is %v", want, words, rank.Clue(k), v)
				}
			}
		}
	}
}

func TestNamesAreThere(t *testing.T) {
	for k := range (rank.Features{}) {
		if n := rank.Feature(k).String(); n == "" || n == "unknown" {
			t.Errorf("feature %d has no name", k)
		}
	}
	for k := range (rank.Evidence{}) {
		if n := rank.Clue(k).String(); n == "" || n == "unknown" {
			t.Errorf("clue %d has no name", k)
		}
	}
}

func TestRankIsTheSameTwice(t *testing.T) {
	s, _, _ := index(t)
	q := query("negotiations ferries council ellis islander", rank.Place)
	first := s.Rank(q)
	for range 20 {
		again := s.Rank(q)
		if len(again.Candidates) != len(first.Candidates) {
			t.Fatal("another ranking for the same question")
		}
		for i := range again.Candidates {
			if again.Candidates[i] != first.Candidates[i] {
				t.Fatalf("candidate %d differs", i)
			}
		}
	}
}
