// Package eval measures the engine: question sets in, figures out. It asks every
// question of the set and compares what comes back with what people marked; it
// reads no file and no clock, and knows nothing of how an answer is found.
package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"onrecord/qa"
)

// Story is a story of a set with the questions put to it.
type Story struct {
	ID, Title, Text string
	Questions       []Question
}

// Parse reads the story's text as the engine does.
func (s Story) Parse() (*qa.Story, error) {
	return qa.Parse(qa.Meta{Slug: s.ID, Title: s.Title}, s.Text)
}

// Question is one question and where people say that its answer stands.
type Question struct {
	ID     string
	Text   string
	Thread string    // questions of one thread follow up on each other; empty: stands alone
	Gold   []qa.Span // bytes of the story's text; none where the story does not answer
}

// Answerable reports whether the story answers the question.
func (q Question) Answerable() bool { return len(q.Gold) > 0 }

// ErrNoSet says that a text is no question set.
var ErrNoSet = errors.New("not a question set")

// record is a line of a set: offsets are Unicode code points of text.
type record struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Text      string `json:"text"`
	Questions []struct {
		ID           string `json:"id"`
		Text         string `json:"q"`
		Thread       string `json:"thread"`
		Unanswerable bool   `json:"unanswerable"`
		Answers      []struct {
			Start int `json:"start"`
			End   int `json:"end"`
		} `json:"answers"`
	} `json:"questions"`
}

// Read reads a set: a story a line, as JSON. The errors wrap ErrNoSet, and name
// the line.
func Read(r io.Reader) ([]Story, error) {
	var set []Story
	in := bufio.NewReaderSize(r, 1<<16)
	for number := 1; ; number++ {
		line, readErr := in.ReadBytes('\n')
		if readErr != nil && readErr != io.EOF {
			return nil, fmt.Errorf("read line %d: %w", number, readErr)
		}
		if line = bytes.TrimSpace(line); len(line) > 0 {
			s, err := read(line)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w: %w", number, ErrNoSet, err)
			}
			set = append(set, s)
		}
		if readErr == io.EOF {
			break
		}
	}
	if len(set) == 0 {
		return nil, fmt.Errorf("%w: it is empty", ErrNoSet)
	}
	return set, nil
}

func read(line []byte) (Story, error) {
	var r record
	if err := json.Unmarshal(line, &r); err != nil {
		return Story{}, err
	}
	if r.Text == "" || len(r.Questions) == 0 {
		return Story{}, errors.New(`a line needs "text" and "questions"`)
	}
	s := Story{ID: r.ID, Title: r.Title, Text: r.Text}
	offsets := byteOffsets(r.Text)
	for _, q := range r.Questions {
		out := Question{ID: q.ID, Text: q.Text, Thread: q.Thread}
		if !q.Unanswerable {
			for _, a := range q.Answers {
				if a.Start < 0 || a.End < a.Start || a.End >= len(offsets) {
					return Story{}, fmt.Errorf("question %q: the answer %d to %d is not in the text", q.ID, a.Start, a.End)
				}
				out.Gold = append(out.Gold, qa.Span{Start: offsets[a.Start], End: offsets[a.End]})
			}
			if len(out.Gold) == 0 {
				return Story{}, fmt.Errorf(`question %q has no answers and is not "unanswerable"`, q.ID)
			}
		}
		s.Questions = append(s.Questions, out)
	}
	return s, nil
}

// byteOffsets maps each code point's index to its byte offset, and one more for
// the text's end.
func byteOffsets(text string) []int {
	offsets := make([]int, 0, utf8.RuneCountInString(text)+1)
	for i := range text {
		offsets = append(offsets, i)
	}
	return append(offsets, len(text))
}
