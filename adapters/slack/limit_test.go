package slack

import (
	"fmt"
	"sort"
	"strings"
	"testing"

	"github.com/slack-go/slack"

	"onrecord/bot"
	"onrecord/qa"
)

// TestLimits: each limit that no other test is about, at it and one past it.
func TestLimits(t *testing.T) {
	x := func(n int) string { return strings.Repeat("x", n) }
	smile := func(n int) string { return strings.Repeat("😀", n/2) } // two UTF-16 units each
	for _, n := range []int{maxButton, maxSection, maxTitle, maxHint, maxInput, maxConfirm, maxInline, maxAsked} {
		if bot.Clip(x(n), n) != x(n) || bot.Characters(bot.Clip(x(n+1), n)) != n || bot.Characters(bot.Clip(smile(n+3), n)) > n || !strings.HasSuffix(bot.Clip(x(n+1), n), "…") {
			t.Errorf("clipping at %d", n)
		}
	}
	if bot.Clip("x", 0) != "" || bot.Clip("é", 1) != "é" || bot.Clip("éa", 1) != "…" {
		t.Error("clipping short")
	}
	if l := label(x(maxButton + 1)).Text; bot.Characters(l) != maxButton {
		t.Errorf("a label of %d", bot.Characters(l))
	}
	if s := outside(x(maxSection + 1)).Text; bot.Characters(s) != maxSection {
		t.Errorf("a text of %d", bot.Characters(s))
	}
	for n, whole := range map[int]bool{maxActions: true, maxActions + 1: false} {
		if got := len(row(make([]button, n)).(*slack.ActionBlock).Elements.ElementSet); got > maxActions || (got == n) != whole {
			t.Errorf("%d buttons: %d", n, got)
		}
	}
	for n, whole := range map[int]bool{maxContext: true, maxContext + 1: false} {
		marks := make([]mark, n)
		for i := range marks {
			marks[i] = mark{"¶1", "https://a.example/"}
		}
		if got := len(small(marks).(*slack.ContextBlock).ContextElements.Elements); got > maxContext || (got == n) != whole {
			t.Errorf("%d marks: %d", n, got)
		}
	}
	for n, fits := range map[int]bool{maxValue - len("0 "): true, maxValue - len("0 ") + 1: false} {
		if b := pageButton(verbMore, "More", 0, "", x(n)); (b.id != "") != fits || bot.Characters(b.value) > maxValue {
			t.Errorf("a request of %d fits a button: %v", n, b.id != "")
		}
	}
	for n, linked := range map[int]bool{maxURL / 2: true, maxURL/2 + 1: false} {
		address := "https://a.example/"
		if got := linkable(address + x(n-len(address))); (got != "") != linked {
			t.Errorf("an address of %d is linked: %v", n, got != "")
		}
	}
	for value, ok := range map[string]bool{fmt.Sprintf("%d quotes", int(maxPage)): true, fmt.Sprintf("%d quotes", int(maxPage)+1): false} {
		if _, err := pressed(verbMore, value); (err == nil) != ok {
			t.Errorf("%s: %v", value, err)
		}
	}
	one := strings.Repeat("x", maxText/2-20)
	if s := upTo(maxText, []string{one, one}); strings.Contains(s, "more") {
		t.Error("what fits is cut")
	}
	if s := upTo(maxText, []string{one, one, one}); !strings.HasSuffix(s, "more in the message.") || bot.Characters(s) > maxText {
		t.Error("what does not fit is not cut")
	}
	// A message of as many short passages as one holds, and of one more, a list of many.
	a := saying("x", "N", "R", "", manyPassages+1)
	for n, more := range map[int]bool{manyPassages: false, manyPassages + 1: true} {
		part := a
		part.Passages = a.Passages[:n]
		m := render(bot.Reply{Answer: &part}, view{Asked: "q"})
		measured(t, m)
		if got := strings.Contains(readable(t, m.Blocks), "[More (1)]"); got != more {
			t.Errorf("of %d passages one is left: %v", n, got)
		}
	}
}

// TestBlocksLimit: a message never has more than 50 blocks, whatever a sheet allows.
func TestBlocksLimit(t *testing.T) {
	s := sheet{many: 1000, what: "things", foot: []mark{{text: "x"}}, request: "q", shares: true}
	for range 200 {
		s.items = append(s.items, item{quote: "x", marks: []mark{{text: "y"}}, context: button{"c", verbContext, "s 0 1 m"}})
	}
	m := s.message(0)
	if n := len(m.Blocks); n > maxBlocks || n < maxBlocks-4 {
		t.Errorf("%d blocks", n)
	}
	measured(t, m)
}

// TestPassageLimit: the longest passage that a message holds is shown, one character
// more is not cut but named.
func TestPassageLimit(t *testing.T) {
	for letter, least := range map[string]int{"x": 11_500, "é": 5700, "語": 3800, "😀": 2800, "*": 11_500, "\"": 5700, "<": 11_500} {
		shown := func(n int) bool {
			a := saying(strings.Repeat(letter, n), "N", "", "", 1)
			m := render(bot.Reply{Answer: &a}, view{Asked: "q"})
			measured(t, m)
			whole := len(quoted(t, m)) == 1
			if named := strings.Contains(readable(t, m.Blocks), fmt.Sprintf("has %d characters", bot.Characters(strings.Repeat(letter, n)))); named == whole {
				t.Errorf("%s × %d is shown: %v, and named: %v", letter, n, whole, named)
			}
			return whole
		}
		fits := sort.Search(14_000, func(n int) bool { return n > 0 && !shown(n) }) - 1
		if fits < least || !shown(fits) || shown(fits+1) {
			t.Errorf("%s: %d fit, at least %d should", letter, fits, least)
		}
	}
}

// TestDifferenceLimit: a difference that a message has no room for is left out whole.
func TestDifferenceLimit(t *testing.T) {
	for n, whole := range map[int]bool{3: true, 300: false} {
		var edits []qa.Edit
		for i := range n {
			edits = append(edits, qa.Edit{Op: []qa.Op{qa.Same, qa.PutIn, qa.LeftOut}[i%3], Text: fmt.Sprintf("word%d", i)})
		}
		m := render(bot.Reply{Check: &qa.Check{Verdict: qa.Altered, Difference: edits}}, view{})
		measured(t, m)
		text := readable(t, m.Blocks)
		if got := strings.Contains(text, "~word2~"); got != whole || strings.Contains(text, "more places") == whole {
			t.Errorf("%d edits: %s", n, text)
		}
	}
}

// TestPressed: a button is read as what it was made for, and nothing else is.
func TestPressed(t *testing.T) {
	for id, values := range map[string][]string{
		"": {""}, "x": {"x"}, verbContext: {"", "s 1 2", "s a 2 m", "s 2 1 m", "s -1 1 m", "s 1 1 m", "s 1 2 m x"},
		verbMore: {"", "x", "-1 quotes", "1 remove x", "1 story all", "1 forget", "1 /add https://a.example"}, verbAsk: {""}, verbRemove: {""}, verbShare: {"x"},
	} {
		for _, value := range values {
			if p, err := pressed(id, value); err == nil {
				t.Errorf("%s %q is read as %+v", id, value, p)
			}
		}
	}
	if p, err := pressed(verbOpen+":1", ""); err != nil || p.does != pressNothing {
		t.Errorf("%+v, %v", p, err)
	}
}
