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
		out = append(out, rank.Term{Stem: story.Stem(story.Fold(w))})
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
		{"a number", "subsidy rise", rank.Number, "Mayor Ingrid Halloran"},
		{"a place", "ferry built", rank.Place, "The ferry was built in Gdansk"},
		{"a pronoun stands for a name", "halloran negotiated", rank.Anything, "She negotiated"},
		{"words of a speaker", "halloran islanders", rank.Speech, "“The islanders deserve it,”"},
		{"furniture never answers", "tickets", rank.Anything, ""},
		{"nothing", "parliament", rank.Anything, ""},
		{"no terms", "", rank.Anything, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := s.Rank(rank.Query{Terms: terms(tt.terms), Want: tt.want})
			if tt.first == "" {
				if len(r.Candidates) > 0 || r.Confidence != 0 {
					t.Fatalf("found %q, confidence %v", doc.Sentences[r.Candidates[0].Sentence].In(ferry), r.Confidence)
				}
				return
			}
			if len(r.Candidates) == 0 {
				t.Fatal("found nothing")
			}
			if got := doc.Sentences[r.Candidates[0].Sentence].In(ferry); !strings.HasPrefix(got, tt.first) {
				t.Errorf("first is %q", got)
			}
		})
	}
}

func TestConfidenceFallsWithWhatTheStoryLacks(t *testing.T) {
	s, _, _ := index(t)
	whole := s.Rank(rank.Query{Terms: terms("council voted night ferry")}).Confidence
	half := s.Rank(rank.Query{Terms: terms("council voted airport subsidies parliament")}).Confidence
	if whole < rank.Sure || half >= whole || half >= rank.Sure {
		t.Errorf("confidence %v with every word there, %v with most missing", whole, half)
	}
}

func TestRankIsTheSameTwice(t *testing.T) {
	s, _, _ := index(t)
	q := rank.Query{Terms: terms("negotiations ferries council ellis islander"), Want: rank.Place}
	first := s.Rank(q)
	for range 20 {
		again := s.Rank(q)
		if again.Confidence != first.Confidence || len(again.Candidates) != len(first.Candidates) {
			t.Fatal("another ranking for the same question")
		}
		for i := range again.Candidates {
			if again.Candidates[i] != first.Candidates[i] {
				t.Fatalf("candidate %d differs", i)
			}
		}
	}
}
