package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"unicode/utf8"

	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// lineMax bounds, in bytes, one article with its marks.
const lineMax = 16 << 20

// read reads articles with their attributions, whose offsets count code points.
func read(file string) ([]speech.Marked, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("read the articles: %w", err)
	}
	defer f.Close()
	var out []speech.Marked
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, lineMax)
	for lines.Scan() {
		var a struct {
			Text         string
			Attributions []struct{ Source, Cue, Content [][2]int }
		}
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			return nil, fmt.Errorf("read article %d of %s: %w", len(out)+1, file, err)
		}
		at := offsets(a.Text)
		m := speech.Marked{Text: a.Text}
		for _, x := range a.Attributions {
			m.Attributions = append(m.Attributions, speech.Attribution{Source: spans(x.Source, at), Cue: spans(x.Cue, at), Content: spans(x.Content, at)})
		}
		out = append(out, m)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read the articles: %w", err)
	}
	return out, nil
}

// offsets gives the byte offset of each code point, and of the end.
func offsets(text string) []int {
	at := make([]int, 0, utf8.RuneCountInString(text)+1)
	for i := range text {
		at = append(at, i)
	}
	return append(at, len(text))
}

func spans(pairs [][2]int, at []int) []story.Span {
	var out []story.Span
	for _, p := range pairs {
		if 0 <= p[0] && p[0] < p[1] && p[1] < len(at) {
			out = append(out, story.Span{Start: at[p[0]], End: at[p[1]]})
		}
	}
	return out
}
