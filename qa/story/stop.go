package story

import (
	"strings"
	"unicode/utf8"
)

// stop is a place where a sentence may end: one or more full stops, question or
// exclamation marks, and the closing marks and brackets that belong to them.
type stop struct {
	at     int  // the first mark
	marks  int  // where the marks end
	end    int  // where the closing marks and brackets end
	mark   rune // '.', '?', '!', or '…' for an ellipsis in either spelling
	closed bool // a closing quotation mark is among them
}

// nextStop returns the offset of the next mark that may end a sentence, or end.
func nextStop(text string, i, end int) int {
	for ; i < end; i++ {
		switch text[i] {
		case '.', '!', '?':
			return i
		case 0xE2:
			if strings.HasPrefix(text[i:end], "…") {
				return i
			}
		}
	}
	return end
}

// readStop reads the stop at i.
func (q *quotes) readStop(i, end int) stop {
	s := stop{at: i, marks: i}
	dots := 0
	for {
		r, n := runeAt(q.text, s.marks, end)
		switch {
		case r == '.':
			dots++
			if s.mark == 0 {
				s.mark = '.'
			}
		case r == '?' || r == '!':
			s.mark = r
		case r == '…':
			dots += 3
		case spacedDots(q.text, s.marks, end) > 0:
			n = spacedDots(q.text, s.marks, end)
			if n == 2 || s.mark != '.' {
				dots += 2 // ". . ."; but "He left. … She" is a full stop before an omission
			}
		default:
			if dots > 1 && s.mark != '?' && s.mark != '!' {
				s.mark = '…'
			}
			q.close(&s, end)
			return s
		}
		s.marks += n
	}
}

// spacedDots returns the length of white space and the dots after it (". . ." and
// ". …"), or 0 where what follows is no ellipsis or clings to the next word.
func spacedDots(text string, i, end int) int {
	j := skipSpace(text, i, min(end, i+4))
	if j == i || j >= end || text[j] != '.' && !strings.HasPrefix(text[j:end], "…") {
		return 0
	}
	for j < end && text[j] == '.' {
		j++
	}
	for strings.HasPrefix(text[j:end], "…") {
		j += len("…")
	}
	if r, _ := runeAt(text, j, end); isWord(r) || r == '$' || r == '£' || r == '€' {
		return 0
	}
	return j - i
}

// quotes knows for one paragraph whether a straight quotation mark opens or closes:
// it counts them, each once, as the stops go by.
type quotes struct {
	text    string
	counted int
	odd     bool
}

// inside reports whether an odd number of straight marks stands before i.
func (q *quotes) inside(i int) bool {
	if i > q.counted {
		if strings.Count(q.text[q.counted:i], `"`)%2 == 1 {
			q.odd = !q.odd
		}
		q.counted = i
	}
	return q.odd
}

// close takes the closing marks and brackets after a stop into it.
func (q *quotes) close(s *stop, end int) {
	s.end = s.marks
	for s.end < end {
		r, n := utf8.DecodeRuneInString(q.text[s.end:end])
		after, _ := runeAt(q.text, s.end+n, end)
		switch r {
		case '”', '’':
			s.closed = true
		case '"', '\'':
			// Before a letter it closes only what is open: `now."He left`, not `said."We`.
			if isWord(after) && (r == '\'' || !q.inside(s.end)) {
				return
			}
			s.closed = true
		case '“', '‘', '«', '»', '›', '‹':
			// German „…“ and »…« close with what opens elsewhere.
			if isWord(after) {
				return
			}
			s.closed = true
		case ')', ']', '}', '*', '_':
			if isWord(after) && r != ')' && r != ']' {
				return
			}
		case ' ':
			if !q.strayClose(s.end+1, end) {
				return
			}
		default:
			return
		}
		s.end += n
	}
}

// strayClose reports whether a closing mark stands at i with white space before
// and after it, as in `“He left. ” Then`.
func (q *quotes) strayClose(i, end int) bool {
	r, n := runeAt(q.text, i, end)
	if r != '"' && r != '”' || i+n < end && spaceAt(q.text, i+n) == 0 {
		return false
	}
	return r == '”' || q.inside(i)
}
