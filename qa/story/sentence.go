package story

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sentences appends the sentences of the paragraph p, which is trimmed. They cover
// its words in order; what stands between them is white space.
// The search begins at from, behind the dateline ("NEWPORT, Va. –").
func sentences(dst []Sentence, text string, p Span, from, para int, kind Kind) []Sentence {
	q := quotes{text: text, counted: p.Start}
	n := len(dst)
	start := p.Start
	words, seen := false, p.Start // whether text[start:seen] has a word: a sentence must
	for i := max(from, p.Start); ; {
		i = nextStop(text, i, p.End)
		if i >= p.End {
			break
		}
		s := q.readStop(i, p.End)
		next := skipSpace(text, s.end, p.End)
		i = max(s.end, next)
		if next >= p.End {
			break
		}
		if !ends(text, start, s, next, p.End) {
			continue
		}
		words = words || wordy(text[seen:s.at])
		seen = i
		if !words {
			continue
		}
		dst = shorten(dst, text, Sentence{Span{start, s.end}, para, kind})
		start, words = next, false
	}
	rest := trimRight(text, Span{start, p.End})
	if len(dst) > n && !wordy(rest.In(text)) {
		dst[len(dst)-1].End = rest.End // a stray mark at the end
		return dst
	}
	return shorten(dst, text, Sentence{rest, para, kind})
}

// ends decides whether the sentence that began at start ends with s, when the text
// goes on at next.
func ends(text string, start int, s stop, next, end int) bool {
	if next == s.end {
		return glued(text, s, end)
	}
	if s.closed && named(text, s, next, end) {
		return false
	}
	at, lead := opening(text, next, end)
	r, n := runeAt(text, at, end)
	if unicode.IsLower(r) && !camel(text, at+n, end) {
		return false
	}
	if lead.dash && s.closed {
		return false // “We can.” – Jane Doe
	}
	switch {
	case s.mark == '!':
		return s.closed || !exclaims[wordBefore(text, start, s.at)]
	case s.mark == '…':
		return r != 'I' || !alone(text, at+n, end)
	case s.mark != '.':
		return true
	case !isWord(r) && r != '$' && r != '£' && r != '€':
		return r != ',' && r != ';' && r != ':' && r != '/' && r != '&' && r != ')' && r != ']' && r != '%' && r != '='
	}
	return !abbreviated(text, start, s, at, end, lead.quote)
}

// opens tells what stands before a sentence's first word.
type opens struct{ quote, dash bool }

// opening returns the offset of the first character after opening marks, brackets
// and dashes at i. It looks at six, so that a run of a million costs nothing.
func opening(text string, i, end int) (int, opens) {
	var o opens
	for range 6 {
		r, n := runeAt(text, i, end)
		switch r {
		case '“', '„', '"', '«', '»', '‘', '‚', '\'', '”', '’':
			o.quote = true
		case '(', '[', '{', '*', '_', '¿', '¡', '•':
		case '–', '—', '-', '―':
			o.dash = true
		default:
			return i, o
		}
		i = skipSpace(text, i+n, min(end, i+n+4))
	}
	return i, o
}

// camel reports whether a lower-case letter before i starts a name like iPhone or
// eBay, which may start a sentence.
func camel(text string, i, end int) bool {
	r, n := runeAt(text, i, end)
	after, _ := runeAt(text, i+n, end)
	return unicode.IsUpper(r) && unicode.IsLower(after)
}

// alone reports whether the letter before i is a word of its own or a contraction.
func alone(text string, i, end int) bool {
	r, _ := runeAt(text, i, end)
	return !isWord(r)
}

// glued decides about a stop without white space after it: a boundary only where a
// blank was plainly forgotten ("the deal.The council", `now.”He`), never in
// addresses and numbers.
func glued(text string, s stop, end int) bool {
	r, n := runeAt(text, s.end, end)
	if s.mark == '…' {
		return false
	}
	if r == '“' || r == '„' || r == '"' && s.mark != '…' {
		before, _ := runeBefore(text, 0, s.at)
		return unicode.IsLower(before) || unicode.IsDigit(before)
	}
	if !unicode.IsUpper(r) {
		return false
	}
	if s.closed {
		return true
	}
	word := wordBefore(text, 0, s.at)
	if len(word) < 2 || strings.Contains(word, ".") || strings.IndexFunc(word[1:], func(r rune) bool { return !unicode.IsLower(r) }) >= 0 {
		return false
	}
	if b, _ := runeBefore(text, 0, s.at-len(word)); b != 0 && !unicode.IsSpace(b) && !strings.ContainsRune("“‘\"'(’", b) {
		return false // part of an address
	}
	i := s.end + n
	for i < end && i < s.end+24 && 'a' <= text[i] && text[i] <= 'z' {
		i++
	}
	after, _ := runeAt(text, i, end)
	return i > s.end+n && (unicode.IsSpace(after) || after == ',' || after == '\'' || after == '’') && !hosts[text[s.end:i]]
}

// named reports whether the words after a closing mark say who speaks, so that the
// stop inside the quotation does not end the sentence: `“Why?” Ms Roe asked.`
// After a full stop only a bare `Roe said.` counts, as the stop does end most.
func named(text string, s stop, next, end int) bool {
	i := next
	for n := 0; n < 6; n++ {
		r, _ := runeAt(text, i, end)
		w := wordEnd(text, i, min(end, i+40))
		if w == i {
			return false
		}
		word := text[i:w]
		after, _ := runeAt(text, w, end)
		switch {
		case n > 0 && unicode.IsLower(r) && saying[word]:
			switch after {
			case 0, '.':
				return true
			case ',', ';', ':':
				_, quote := opening(text, skipSpace(text, w+1, end), end)
				return s.mark != '.' && !quote.quote // not `Roe added, "We …"`
			}
			told := word == "told" || word == "tells"
			return s.mark != '.' && (told || followsCue(text, skipSpace(text, w, end), end))
		case unicode.IsUpper(r), particles[word]:
		default:
			return false
		}
		if after == '.' && (titles[word] || w-i == 1) {
			w++
		}
		i = skipSpace(text, w, min(end, w+4))
		if i == w {
			return false
		}
	}
	return false
}

// followsCue reports whether the word at i goes on with how, when, where or to whom
// something was said, and does not begin what was said.
func followsCue(text string, i, end int) bool {
	word := text[i:wordEnd(text, i, min(end, i+40))]
	return afterCue[word] || strings.HasSuffix(word, "ly")
}

// A sentence longer than maxSentence bytes is cut at a weak boundary: nothing
// shown in a chat can be longer, and no story's sentence is.
const maxSentence = 2000

// shorten appends s, in pieces if it is too long: cut after a semicolon, else at a
// line's end, else at white space, in the second half of each 2000 bytes.
func shorten(dst []Sentence, text string, s Sentence) []Sentence {
	for s.Len() > maxSentence {
		cut := weak(text, s.Start+maxSentence/2, s.Start+maxSentence)
		if cut < 0 {
			cut = s.Start + maxSentence
			for cut < s.End && !utf8.RuneStart(text[cut]) {
				cut++
			}
			for cut < s.End && spaceAt(text, cut) == 0 {
				_, n := utf8.DecodeRuneInString(text[cut:])
				cut += n
			}
		}
		piece := trimRight(text, Span{s.Start, cut})
		rest := skipSpace(text, cut, s.End)
		if piece.Empty() || rest >= s.End {
			break
		}
		dst = append(dst, Sentence{piece, s.Paragraph, s.Kind})
		s.Start = rest
	}
	return append(dst, s)
}

// weak returns the best place to cut text between from and to, or -1.
func weak(text string, from, to int) int {
	window := text[from:to]
	if i := strings.LastIndex(window, "; "); i >= 0 {
		return from + i + 1
	}
	if i := strings.LastIndexAny(window, "\n\r"); i >= 0 {
		return from + i
	}
	if i := strings.LastIndexByte(window, ' '); i >= 0 {
		return from + i
	}
	return -1
}
