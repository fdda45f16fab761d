package question

import (
	"slices"
	"strconv"
	"strings"

	"onrecord/qa/story"
)

// picked reads "2", "the second one", "the other" or a name as one of what was
// offered, or of those who spoke in what was shown.
func (f *follower) picked(bare string) (string, bool) {
	n, ok := ordinal(bare)
	if !ok {
		return f.chosen(bare)
	}
	if trade := strings.TrimPrefix(story.Fold(bare), "the "); strings.Contains(trade, " ") && !strings.HasSuffix(trade, " one") {
		return f.ofTrade(n, trade[strings.LastIndex(trade, " ")+1:])
	}
	for i := len(f.thread) - 1; i >= 0; i-- {
		turn := f.thread[i]
		if k := len(turn.Choices); k > 0 {
			if n = nth(n, k, slices.IndexFunc(turn.Choices, func(c Pick) bool { return c.Name == f.last.Subject })); n < 0 {
				return "", false
			}
			return f.asLast(turn.Choices[n].Name, turn.Choices[n].Question, i), true
		}
		speakers := turn.speakers()
		if len(speakers) < 2 {
			continue
		}
		if _, err := strconv.Atoi(strings.Trim(bare, "[]()#.")); err == nil {
			return "", false // a number alone picks of what was numbered
		}
		if n = nth(n, len(speakers), slices.Index(speakers, f.last.Subject)); n < 0 {
			return "", false
		}
		return f.asLast(speakers[n], turn.said(Called(speakers[n])), i), true
	}
	if shown := f.last.Shown; n > 0 && n <= len(shown) && shown[n-1].Speaker != "" {
		return f.last.said(Called(shown[n-1].Speaker)), true // the first of the passages
	}
	return "", false
}

// asLast is what to ask of somebody who was picked from turn i: what the choice was
// offered for, or the last question about them.
func (f *follower) asLast(name, question string, i int) string {
	if i < len(f.thread)-1 {
		return f.insteadOf(name)
	}
	return question
}

// other stands for the one of two that was not meant yet, last for the last one.
const (
	last  = -1
	other = -2
)

// ordinal reads a number, "the second one", "the other".
func ordinal(bare string) (n int, ok bool) {
	fold := strings.TrimSuffix(strings.TrimPrefix(story.Fold(bare), "the "), " one")
	if n, err := strconv.Atoi(strings.Trim(fold, "[]()#.")); err == nil {
		return n, n > 0
	}
	first, trade, _ := strings.Cut(fold, " ") // "the other nurse"
	n, ok = ordinals[first]
	return n, ok && (trade == "" || speaks(trade))
}

// ofTrade picks of those whom a story calls by their trade together.
func (f *follower) ofTrade(n int, trade string) (string, bool) {
	who := f.Meant(strings.TrimSuffix(trade, "s") + "s")
	if n = nth(n, len(who), slices.Index(who, f.last.Subject)); n < 0 {
		return "", false
	}
	return f.insteadOf(who[n]), true
}

// nth is the index that an ordinal means among n, of which the one at now is spoken
// of; -1 if there is no such.
func nth(ordinal, n, now int) int {
	switch {
	case ordinal == last:
		return n - 1
	case ordinal == other && n == 2 && now >= 0:
		return 1 - now
	case ordinal > 0 && ordinal <= n:
		return ordinal - 1
	}
	return -1
}

var ordinals = map[string]int{
	"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5, "last": last, "former": 1, "latter": 2,
	"other": other,
}

// chosen reads a name as one of the people that were offered.
func (f *follower) chosen(bare string) (string, bool) {
	found := ""
	for _, c := range f.last.Choices {
		if !holdsAll(c.Name, f.mend(bare)) {
			continue
		}
		if found != "" {
			return "", false
		}
		found = c.Question
	}
	return found, found != ""
}
