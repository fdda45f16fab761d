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
	n, ok := f.ordinal(bare)
	if !ok {
		return f.chosen(bare)
	}
	if trade := strings.TrimPrefix(story.Fold(bare), "the "); strings.Contains(trade, " ") && !strings.HasSuffix(trade, " one") {
		_, noun, _ := strings.Cut(trade, " ")
		return f.ofTrade(n, noun)
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
		if together := f.together(turn); len(together) > 1 && turn.Kind != Said {
			speakers = together
		}
		if len(speakers) < 2 {
			continue
		}
		if _, err := strconv.Atoi(strings.Trim(bare, "[]()#.")); err == nil {
			return "", false // a number alone picks of what was numbered
		}
		if n = nth(n, len(speakers), slices.Index(speakers, f.last.Subject)); n < 0 {
			return "", false
		}
		return f.asLast(speakers[n], turn.said(f.called(speakers[n])), i), true
	}
	if fellows := f.Fellow; n == other && fellows != nil && f.last.Subject != "" {
		if who := fellows(f.last.Subject); len(who) == 2 { // another who is called the same
			return f.insteadOf(who[1-max(0, slices.Index(who, f.last.Subject))]), true
		}
	}
	if shown := f.last.Shown; n > 0 && n <= len(shown) && shown[n-1].Speaker != "" {
		return f.last.said(f.called(shown[n-1].Speaker)), true // the first of the passages
	}
	return "", false
}

// together are those whom a turn asks about under one noun: "the two rebels".
func (f *follower) together(t Turn) []string {
	for _, n := range f.nouns(t.Text) {
		if who := f.Meant(n.text); n.plural && len(who) > 1 {
			return who
		}
	}
	return nil
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

// ordinal reads a number, "the second one", "the other", "the other nurse".
func (f *follower) ordinal(bare string) (n int, ok bool) {
	fold := strings.TrimSuffix(strings.TrimPrefix(story.Fold(bare), "the "), " one")
	if n, err := strconv.Atoi(strings.Trim(fold, "[]()#.")); err == nil {
		return n, n > 0
	}
	first, trade, _ := strings.Cut(fold, " ") // "the other nurse"
	n, ok = ordinals[first]
	return n, ok && (trade == "" || f.sortOf(trade) == somebody || len(f.Meant(trade)) > 0)
}

// ofTrade picks of those whom a story calls by their trade together; the other of one
// spoken of is whoever else is called so.
func (f *follower) ofTrade(n int, trade string) (string, bool) {
	who := f.Meant(strings.TrimSuffix(trade, "s") + "s")
	if n == other {
		alone := slices.DeleteFunc(append(who, f.Meant(trade)...), func(name string) bool { return name == f.last.Subject })
		slices.Sort(alone)
		if alone = slices.Compact(alone); len(alone) == 1 {
			return f.insteadOf(alone[0]), true
		}
	}
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
