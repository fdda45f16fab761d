package speech

import (
	"slices"
	"strings"
	"testing"

	"onrecord/qa/story"
)

func TestChoose(t *testing.T) {
	text := strings.Repeat("word ", 40)
	doc, err := story.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	at := func(at, from, to int, odds float32) reading {
		return reading{cue: cue{at: at, end: at + 1, subject: run{at, at + 1}, source: true}, spans: []run{{from, to}}, odds: odds}
	}
	tests := []struct {
		name string
		all  []reading
		want []int // the cues of those chosen
	}{
		{"one", []reading{at(2, 3, 9, 2)}, []int{2}},
		{"unlikely", []reading{at(2, 3, 9, -3)}, nil},
		{"side by side", []reading{at(12, 13, 19, 1), at(2, 3, 9, 2)}, []int{2, 12}},
		{"one inside another", []reading{at(2, 3, 20, 3), at(10, 11, 19, 1)}, []int{2}},
		{"two likely ones against one that holds both", []reading{at(2, 3, 30, 0.4), at(10, 11, 14, 3), at(20, 21, 29, 3)}, []int{10, 20}},
		{"the likelier of two of one cue", []reading{at(2, 3, 9, 0), at(2, 3, 12, 1)}, []int{2}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := newParser(text, doc, models())
			var got []int
			for _, x := range p.choose(tt.all) {
				got = append(got, x.at)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("chose the cues at %v, want %v", got, tt.want)
			}
		})
	}
}
