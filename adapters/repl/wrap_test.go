package repl

import (
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"onrecord/qa"

	"onrecord/bot"
)

func TestVisible(t *testing.T) {
	for in, want := range map[string]string{
		"":                          "",
		"plain, ¶ “quoted” é":       "plain, ¶ “quoted” é",
		"\x1b[31mred":               "‹U+001B›[31mred",
		"a\nb\tc\rd":                "a‹U+000A›b‹U+0009›c‹U+000D›d",
		"\u009b2J\u0085":            "‹U+009B›2J‹U+0085›",
		"\u202egnp.exe\u2066\u200f": "‹U+202E›gnp.exe‹U+2066›‹U+200F›",
		"\u2028\u2029":              "‹U+2028›‹U+2029›",
		"tag \U000e0041":            "tag ‹U+E0041›",
		"\xff\xc3":                  "‹0xFF›‹0xC3›",
		"‹U+001B› ‹0xFF› ‹guillemets›":                    "‹U+2039›U+001B› ‹U+2039›0xFF› ‹guillemets›",
		"soft\u00adhyphen n\u200cm \ufeff👩\u200d👧 \u00a0": "soft\u00adhyphen n\u200cm \ufeff👩\u200d👧 \u00a0",
	} {
		if got := Visible(in); got != want {
			t.Errorf("%q is shown as %q, want %q", in, got, want)
		}
		if back := unseen(Visible(in)); back != in {
			t.Errorf("%q reads back as %q", in, back)
		}
	}
}

// unseen undoes Visible.
func unseen(s string) string {
	var b strings.Builder
	for s != "" {
		code, rest, ok := strings.Cut(strings.TrimPrefix(s, "‹"), "›")
		switch {
		case ok && strings.HasPrefix(s, "‹U+"):
			if r, err := strconv.ParseUint(code[2:], 16, 32); err == nil {
				b.WriteRune(rune(r))
				s = rest
				continue
			}
		case ok && strings.HasPrefix(s, "‹0x"):
			if c, err := strconv.ParseUint(code[2:], 16, 8); err == nil {
				b.WriteByte(byte(c))
				s = rest
				continue
			}
		}
		_, n := utf8.DecodeRuneInString(s)
		b.WriteString(s[:n])
		s = s[n:]
	}
	return b.String()
}

// shown is what the words of text look like, without the white space between them.
func shown(text string) string {
	var b strings.Builder
	for _, word := range strings.FieldsFunc(text, breaks) {
		b.WriteString(Visible(word))
	}
	return b.String()
}

// TestWrap: whatever the text and the width, the lines hold the text's bytes in
// order, no line is wider than the width, and none can steer a terminal.
func TestWrap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.OneOf(
			rapid.RuneFrom([]rune("aé ‹U+x “”-\n\t\r\u00a0\u2028\u3000\x1b\u009b\u0007\u202e\u2066\u200b\u0301橋安👩\u200d🇩🇪")), rapid.Rune(),
		)).Draw(t, "text")
		width := rapid.IntRange(2, 60).Draw(t, "width")
		cut := 0
		if len(text) > 0 {
			cut = rapid.IntRange(0, len(text)).Draw(t, "cut")
		}
		for cut > 0 && cut < len(text) && !utf8.RuneStart(text[cut]) {
			cut--
		}
		var got strings.Builder
		for _, line := range wrap([]run{{text[:cut], strong}, {text[cut:], plain}}, width) {
			if n := lineMeasure(line); n > width {
				t.Errorf("a line of %d columns, want at most %d: %q", n, width, line)
			}
			for _, r := range line {
				if strings.ContainsFunc(r.text, bot.Steers) {
					t.Errorf("%q can steer a terminal", r.text)
				}
				if r.text != " " {
					got.WriteString(r.text)
				}
			}
		}
		if got.String() != shown(text) {
			t.Errorf("\n got %q\nwant %q", got.String(), shown(text))
		}
	})
}

func TestWrapWords(t *testing.T) {
	for name, tt := range map[string]struct {
		text  string
		width int
		want  []string
	}{
		"nothing":            {" \n ", 10, nil},
		"fits":               {"a b", 3, []string{"a b"}},
		"one too wide":       {"a b", 2, []string{"a", "b"}},
		"runs of space":      {"a \n\n  b", 9, []string{"a b"}},
		"no break there":     {"10\u00a0% of it", 6, []string{"10\u00a0%", "of it"}},
		"a word too long":    {"in incomprehensible terms", 8, []string{"in incom", "prehensi", "ble", "terms"}},
		"wide characters":    {"橋は町の心臓です", 7, []string{"橋は町", "の心臓", "です"}},
		"combining marks":    {"e\u0301e\u0301 e\u0301", 2, []string{"e\u0301e\u0301", "e\u0301"}},
		"an escape is whole": {"ab\x1bcd ef", 12, []string{"ab‹U+001B›cd", "ef"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, line := range wrap([]run{{tt.text, plain}}, tt.width) {
				s := ""
				for _, r := range line {
					s += r.text
				}
				got = append(got, s)
			}
			if strings.Join(got, "\n") != strings.Join(tt.want, "\n") || len(got) != len(tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// FuzzRender: no text of a story, whoever wrote it, bot.Steers the terminal, and all
// of it is shown.
func FuzzRender(f *testing.F) {
	f.Add("“No,” she said.", "Ann\x1b]0;x\a", "Title\u202e", 80, 0, 7)
	f.Add("\x1b[2J\u009b31m\r\n\x00 \xff ‹U+001B›", "", "", 40, 2, 3)
	f.Add("\x1b000\u009b000\x00 \xff ‹U+0000›", "", "", 41, 2, 24) // the words begin inside what looks like an escape
	f.Add(strings.Repeat("長い", 60), "名", "題", 24, 0, 100)
	f.Add("a\u2028b\u0085c ¶4", "¶", "", 1, -3, 1<<40)
	f.Fuzz(func(t *testing.T, text, name, title string, width, from, to int) {
		p := qa.Passage{
			Story: "s", Title: title, Paragraph: 4, Start: 10, End: 10 + len(text), Text: text, Form: "mixed",
			Speaker: &qa.Speaker{Name: name, Role: title, How: "continued"}, URL: title, Quotes: []qa.Span{{Start: from, End: to}, {Start: to, End: from}},
		}
		other := p
		other.Story, other.Form, other.Speaker = "t", "", nil
		a := qa.Answer{ReadAs: title, Answered: true, Passages: []qa.Passage{p, other}}
		pg := &page{style: Style{Width: width}}
		pg.answer(a)
		out := pg.b.String()
		for _, r := range out {
			if r != '\n' && bot.Steers(r) {
				t.Fatalf("%U reaches the terminal: %q", r, out)
			}
		}
		if !utf8.ValidString(out) {
			t.Fatalf("broken bytes reach the terminal: %q", out)
		}
		if strings.Contains(text, "¶4") {
			return // not to be told from the mark in the gutter, which is taken out below
		}
		solid := strings.Join(strings.FieldsFunc(strings.ReplaceAll(out, "¶4\n", "\n"), breaks), "")
		if want := shown(text); strings.Count(solid, want) < 2 {
			t.Fatalf("%q is not shown twice in %q", want, solid)
		}
	})
}
