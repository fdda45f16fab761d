package check_test

import (
	"strings"
	"testing"

	"onrecord/qa/check"
	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// Written for these tests.
const text = `Lighthouse keeper retires after forty winters

The keeper of the Sula light, Ms Moe, will leave the rock in May.

“I have never been lonely. I have been alone, and that is not the same,” Ms Moe said on Monday. “The sea is company, and it doesn’t argue.”

She told the radio that the lamp was “as good as new” and that nobody should “mourn a machine that does 5% more” than she did.

“Would I do it again? I would not. No. We need people on land – the long-term kind,” she said.

“They say the US built it. They tell us so every year. We know better … and we keep quiet.

“That is how it is on the coast,” Ms Moe said.

Mr Lid said that the light had cost $40 a night.
`

func indexed(t testing.TB, text string) (*check.Story, *speech.Speech) {
	t.Helper()
	doc, err := story.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	sp := speech.Parse(text, doc)
	return check.Index(text, doc, sp), sp
}

// shown is a difference in wdiff's signs.
func shown(edits []check.Edit) string {
	var parts []string
	for _, e := range edits {
		parts = append(parts, map[check.Op]string{check.LeftOut: "[-", check.PutIn: "{+"}[e.Op]+e.Text+map[check.Op]string{check.LeftOut: "-]", check.PutIn: "+}"}[e.Op])
	}
	return strings.Join(parts, " ")
}

func TestCheck(t *testing.T) {
	s, sp := indexed(t, text)
	for name, tt := range map[string]struct {
		words, by  string
		verdict    check.Verdict
		difference string
	}{
		"as it stands":           {words: "“I have never been lonely.”", verdict: check.Found},
		"other marks, case":      {words: "i have been alone – and that is NOT the same", verdict: check.Found},
		"over the cue":           {words: "that is not the same. The sea is company", verdict: check.Found},
		"straight apostrophe":    {words: `"it doesn't argue"`, verdict: check.Found},
		"white space":            {words: "the  sea\n is\u00a0company", verdict: check.Found},
		"a quoted piece":         {words: "as good as new", verdict: check.Found},
		"a compound":             {words: "the long term kind", verdict: check.Found},
		"by the one asked for":   {words: "The sea is company", by: "Moe", verdict: check.Found},
		"by another":             {words: "The sea is company", by: "Lid", verdict: check.Else},
		"by nobody there":        {words: "The sea is company", by: "-", verdict: check.Else},
		"over two paragraphs":    {words: "and we keep quiet. That is how it is on the coast", verdict: check.Found},
		"the story's ellipsis":   {words: "We know better... and we keep quiet", verdict: check.Found},
		"that ellipsis left out": {words: "We know better and we keep quiet", verdict: check.Altered, difference: "We know better [-…-] and we keep quiet"},
		"marked cut":             {words: "They say the US built it … We know better", verdict: check.Found, difference: "They say the US built it [-They tell us so every year-] We know better"},
		"cut over a negation":    {words: "I have been alone, and that is … the same", verdict: check.Altered, difference: "I have been alone, and that is [-not-] the same"},
		"pieces too short":       {words: "I … sea … argue", verdict: check.NotFound},
		"word swapped":           {words: "The sea is cold company", verdict: check.Altered, difference: "The sea is {+cold+} company"},
		"word dropped":           {words: "I have been alone, and that is the same", verdict: check.Altered, difference: "I have been alone, and that is [-not-] the same"},
		"negation before it":     {words: "the same", verdict: check.Altered, difference: "[-not-] the same"},
		"contraction":            {words: "The sea is company, and it does argue", verdict: check.Altered, difference: "The sea is company, and it [-doesn’t-] {+does+} argue"},
		"number":                 {words: "mourn a machine that does 6% more", verdict: check.Altered, difference: "mourn a machine that does [-5-] {+6+} % more"},
		"percent sign":           {words: "mourn a machine that does 5 more", verdict: check.Altered, difference: "mourn a machine that does 5 [-%-] more"},
		"question made a claim":  {words: "Would I do it again.", verdict: check.Altered, difference: "Would I do it again [-?-]"},
		"no before a full stop":  {words: "We need people on land", verdict: check.Found},
		"us and the US":          {words: "They say us built it", verdict: check.Altered, difference: "They say [-the US-] {+us+} built it"},
		"two places":             {words: "The sea is company and that is how it is on the coast", verdict: check.Spliced},
		"two quoted pieces":      {words: "as good as new mourn a machine", verdict: check.Spliced},
		"reported":               {words: "the light had cost $40 a night", verdict: check.Quoteless},
		"narration":              {words: "will leave the rock in May", verdict: check.Quoteless},
		"with the cue":           {words: "that is not the same,” Ms Moe said on Monday", verdict: check.Quoteless},
		"nothing like it":        {words: "Penguins have no winter coats", verdict: check.NotFound},
		"no words":               {words: "“…”", verdict: check.NotFound},
		"one word":               {words: "lonely", verdict: check.Found},
		"accents":                {words: "The séa is company", verdict: check.Altered, difference: "The [-sea-] {+séa+} is company"},
	} {
		t.Run(name, func(t *testing.T) {
			var by func(int) bool
			if tt.by != "" {
				by = func(person int) bool { return sp.People[person].Name == tt.by }
			}
			r := s.Check(check.Read(tt.words), by)
			if r.Verdict != tt.verdict || shown(r.Difference) != tt.difference {
				t.Errorf("verdict %d, difference %s; want %d, %s", r.Verdict, shown(r.Difference), tt.verdict, tt.difference)
			}
			for _, p := range r.Places {
				if p.Start < 0 || p.End > len(text) || p.Start >= p.End {
					t.Errorf("place %+v", p)
				}
			}
		})
	}
}

// TestSpansThatTakeTurns: an utterance may begin before the one before it ends.
func TestSpansThatTakeTurns(t *testing.T) {
	text := "One two three four five six “seven eight nine ten"
	at := func(from, to int) story.Span { return story.Span{Start: from, End: to} }
	sp := &speech.Speech{People: []speech.Person{{Name: "Ada Holm"}}, Utterances: []speech.Utterance{
		{Form: speech.Quoted, Spans: []story.Span{at(0, 7), at(28, 40)}},
		{Form: speech.Quoted, Spans: []story.Span{at(14, 18)}, Speaker: &speech.Speaker{}},
	}}
	doc, err := story.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	check.Index(text, doc, sp)
}

// TestNobodysOpenQuotation: words that are nobody's, and whose quotation marks are not
// closed, are not whose words come later.
func TestNobodysOpenQuotation(t *testing.T) {
	text := "Harbour fair opens\n\n“The harbour is ours and it will stay ours.\n\nThe fair was opened on Friday.\n\n“Welcome to all of you,” said the mayor, Ada Holm.\n"
	doc, err := story.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	sp := speech.Parse(text, doc)
	holm := func(person int) bool { return sp.People[person].Name == "Ada Holm" }
	s := check.Index(text, doc, sp)
	if r := s.Check(check.Read("Welcome to all of you"), holm); r.Verdict != check.Found {
		t.Errorf("her own words: %v", r.Verdict)
	}
	if r := s.Check(check.Read("The harbour is ours and it will stay ours"), holm); r.Verdict == check.Found {
		t.Error("words of nobody are hers")
	}
}

func TestWindows(t *testing.T) {
	for words, want := range map[string]string{
		"":                "",
		"No":              "No",
		"We agreed on it": "We agreed on|agreed on it",
		"the extraordinary committee of a few but the chairwoman": "the extraordinary committee|but the chairwoman|of a few",
	} {
		if got := strings.Join(check.Read(words).Windows(3, 3), "|"); got != want {
			t.Errorf("%s: %s, want %s", words, got, want)
		}
	}
	if n := len(check.Read(strings.Repeat("a longer claim than that ", 50)).Windows(3, 6)); n > 6 {
		t.Errorf("%d windows", n)
	}
}

// TestPartial: what is only a part of a sentence is told apart from the whole of one.
func TestPartial(t *testing.T) {
	s, _ := indexed(t, text)
	for words, want := range map[string]bool{
		"I have never been lonely":                                       false,
		"I have never been lonely. I have been alone":                    true,
		"have never been lonely":                                         true,
		"Would I do it again?":                                           false,
		"The sea is company, and it doesn’t argue":                       false,
		"that is not the same. The sea is company":                       true,
		"as good as new":                                                 false,
		"They tell us so every year. We know better … and we keep quiet": false,
	} {
		if r := s.Check(check.Read(words), nil); r.Verdict != check.Found || r.Partial != want {
			t.Errorf("%s: verdict %d, partial %v", words, r.Verdict, r.Partial)
		}
	}
}

func TestSplice(t *testing.T) {
	a, _ := indexed(t, text)
	b, _ := indexed(t, "Mill burns\n\n“The wheel was older than the town,” said Karl Fuchs.\n")
	places, ok := check.Splice(check.Read("The sea is company, older than the town"), []*check.Story{a, b})
	if !ok || len(places[0]) != 1 || len(places[1]) != 1 {
		t.Errorf("%v, %+v", ok, places)
	}
	if _, ok := check.Splice(check.Read("The sea is company, older than my town"), []*check.Story{a, b}); ok {
		t.Error("a word that nobody says was spliced in")
	}
}

// FuzzCheck: what is found stands in the story, bar typography, and nothing panics.
func FuzzCheck(f *testing.F) {
	for _, s := range []string{"The sea is company", "…", "… a … b", "“", "-5", "US", "\u00ad\u200b", "?", "I have never … never", "%%%", "be\u0301", "’’s", ". . . ."} {
		f.Add(s)
	}
	s, _ := indexed(f, text)
	f.Fuzz(func(t *testing.T, words string) {
		r := s.Check(check.Read(words), nil)
		if r.Verdict != check.Found {
			return
		}
		if len(r.Places) == 0 || len(r.Difference) == 0 && !same(words, text[r.Places[0].Start:r.Places[0].End]) {
			t.Errorf("%q found as %+v", words, r.Places)
		}
	})
}

// same compares letters and digits, whatever the fold of the program: those of the
// claim must stand in the place in their order.
func same(claim, place string) bool {
	letters := func(s string) []string { return strings.Fields(letterOrSpace(strings.ToLower(s))) }
	rest := letters(place)
	for _, w := range letters(claim) {
		i := 0
		for i < len(rest) && rest[i] != w {
			i++
		}
		if i == len(rest) {
			return false
		}
		rest = rest[i+1:]
	}
	return true
}

func letterOrSpace(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return ' '
	}, s)
}
