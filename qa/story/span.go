// Package story turns the text of a news story into paragraphs, sentences and
// words, each a byte span of the text it was given, and tells the story from its
// furniture. It does not know who speaks, and it never copies or changes text.
package story

// Span is a half-open range of UTF-8 byte offsets into one story's text.
type Span struct{ Start, End int }

// In returns the bytes of text that the span covers.
func (s Span) In(text string) string { return text[s.Start:s.End] }

// Len returns the span's length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span covers nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether t lies inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Cover returns the smallest span that contains both; an empty span counts as nothing.
func (s Span) Cover(t Span) Span {
	if s.Empty() {
		return t
	}
	if t.Empty() {
		return s
	}
	return Span{min(s.Start, t.Start), max(s.End, t.End)}
}
