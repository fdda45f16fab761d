package qa_test

import (
	"cmp"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/qa"
	"onrecord/qa/question"
	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// rewritten is the share of follow-ups that must be read as they are meant.
const rewritten = 0.90

// TestConversations holds the conversations of testdata, turn by turn, and
// compares how each follow-up is read with how it is meant.
func TestConversations(t *testing.T) {
	by := map[string]*qa.Story{}
	for _, s := range stories(t) {
		by[s.Slug] = s
	}
	conversations, follow, right := 0, 0, 0
	files, err := filepath.Glob("testdata/conversations*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		before := [2]int{follow, right}
		for _, block := range strings.Split(string(text), "\n\n") {
			lines := strings.Split(strings.TrimSpace(block), "\n")
			if s := by[lines[0]]; s != nil {
				f, r := converse(t, s, lines[1:])
				conversations, follow, right = conversations+1, follow+f, right+r
			}
		}
		t.Logf("%s: %d of %d", name, right-before[1], follow-before[0])
	}
	t.Logf("%d of %d follow-ups of %d conversations are read as they are meant", right, follow, conversations)
	if conversations < 200 || float64(right) < rewritten*float64(follow) {
		t.Error("too few")
	}
}

// free is the share of follow-ups that must be read as they are meant where the stories
// are other writers'.
const free = 0.87

// TestFreeConversations holds the conversations of testdata/fresh, each set with its own
// stories, by 35 writers who had not seen the rules. Those of h to m were told to ask
// whatever comes to a reader's mind, those of n to q the kinds of follow-ups that the
// product promises; the others were shown conversations-13 as an example. Right at first
// contact: h to q .61 to .74; r .94, s .85; t to kk .81 to .93, together .884 of 3,042.
// The rules were mended on all of these but p, q, l, m, r and s, and then met ll .894,
// mm .933, nn .930, oo .933, pp .911 and qq .916: .919 of 1,054. These six have mended nothing.
func TestFreeConversations(t *testing.T) {
	if raced {
		t.Skip("6,000 questions, one after the other: TestConversations asks some as well")
	}
	files, err := filepath.Glob("testdata/fresh/*/conversations.txt")
	if err != nil {
		t.Fatal(err)
	}
	follow, right := 0, 0
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		before := [2]int{follow, right}
		for _, block := range strings.Split(strings.TrimSpace(string(text)), "\n\n") {
			lines := strings.Split(strings.TrimSpace(block), "\n")
			printed, err := os.ReadFile(filepath.Join(filepath.Dir(name), lines[0]+".txt"))
			if err != nil {
				t.Fatal(err)
			}
			s, err := qa.Parse(qa.Meta{Slug: lines[0]}, string(printed))
			if err != nil {
				t.Fatal(err)
			}
			f, r := converse(t, s, lines[1:])
			follow, right = follow+f, right+r
		}
		t.Logf("%s: %d of %d", name, right-before[1], follow-before[0])
	}
	t.Logf("%d of %d", right, follow)
	if follow < 2000 || float64(right) < free*float64(follow) {
		t.Error("too few")
	}
}

// converse holds one conversation, and tells how many of its turns follow up on
// others and how many of these are read as they are meant.
func converse(t *testing.T, s *qa.Story, lines []string) (follow, right int) {
	t.Helper()
	var thread []qa.Turn
	for i, line := range lines {
		wants := strings.Split(line, " | ")
		question := wants[0]
		if wants = wants[1:]; len(wants) == 0 {
			t.Fatalf("no bar: %s", line)
		}
		a, turn := ask(t, s, question, thread...)
		if thread = append(thread, turn); i == 0 {
			continue
		}
		follow++
		if slices.ContainsFunc(wants, func(want string) bool {
			if a.ReadAs == "" && want != "=" { // it is read as it stands
				return reading(s, want) == reading(s, question)
			}
			if strings.HasPrefix(strings.ToLower(want), "is that a quote") { // the last question once more tells
				return i > 0 && reading(s, thread[i-1].Text) == reading(s, a.ReadAs)
			}
			if fold := reading(s, want); i > 0 && (fold == "who said" || fold == "who said so") { // open: the words just shown may stand for it
				words := strings.Fields(strings.TrimRight(a.ReadAs, "?"))
				if len(words) > 5 && words[2] == "that" && strings.Contains(thread[i-1].Said, strings.Join(words[len(words)-3:], " ")) {
					return true
				}
			}
			return reading(s, strings.TrimPrefix(want, "=")) == reading(s, a.ReadAs)
		}) {
			right++
			continue
		}
		var before []string
		for _, earlier := range thread[:i] {
			before = append(before, earlier.Text)
		}
		t.Logf("%s: %s > %s | %s\n\tread as: %s", s.Slug, strings.Join(before, " > "), question, strings.Join(wants, " | "), a.ReadAs)
	}
	return follow, right
}

// reading is a question in the form in which two are compared. What does not change
// the meaning makes no difference: how a story calls somebody whom it names by the
// surname alone, or in full; articles, which no passage is found by; the name or what the story calls them beside it ("the
// mayor" and Colm Hartigan, where it prints "The mayor, Colm Hartigan,"); "at what
// time" or "when", "who's" or "who is"; "what does she say" or "what did
// she say"; "what did she promise" to whom or "promise that"; "what about
// oil" or "oil"; letters behind a name, hyphens, and the mark in "doesn't".
func reading(s *qa.Story, text string) string {
	fold := strings.TrimSuffix(strings.TrimPrefix(strings.TrimRight(story.Fold(text), "?. "), "and "), " that")
	fold = strings.NewReplacer("at what time", "when", "what time", "when", "what's ", "what is ", "who's ", "who is ", "whos ", "who is ", "whats ", "what is ", "where's ", "where is ", "when's ", "when is ", "how's ", "how is ", "who else speaks", "who else spoke", " kc ", " ", "-", "", "n't", "nt", "what about ", "", "how about ", "", "who says ", "who said ", "what does ", "what did ", "what do ", "what did ").Replace(fold)
	fold = regexp.MustCompile(`\b(the|its|his|her|their) \w+( \w+)?\b`).ReplaceAllStringFunc(fold, func(phrase string) string {
		_, noun, _ := strings.Cut(phrase, " ")
		for range 2 {
			if name := beside(s, noun); name != "" {
				return name + strings.TrimPrefix(phrase[strings.Index(phrase, " ")+1:], noun)
			}
			noun, _, _ = strings.Cut(noun, " ")
		}
		return phrase
	})
	short := surnames(s)
	for _, full := range slices.SortedFunc(maps.Keys(short), func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) }) {
		fold = strings.ReplaceAll(fold, full, short[full])
	}
	for _, p := range s.Speech.People {
		if name := story.Fold(p.Name); !strings.Contains(name, " ") && p.Sort == speech.Human {
			fold = regexp.MustCompile(`\b\w+ `+regexp.QuoteMeta(name)+`\b`).ReplaceAllStringFunc(fold, func(full string) string {
				given, _, _ := strings.Cut(full, " ")
				if title := strings.ToUpper(given[:1]) + given[1:] + " " + p.Name; strings.Contains(s.Text, title) {
					return name
				}
				return full
			})
		}
	}
	return strings.Join(slices.DeleteFunc(strings.Fields(fold), func(w string) bool { return w == "the" || w == "a" || w == "an" }), " ")
}

// surnames are the names in full that a story prints, folded, with the surname of each
// that nobody else has.
func surnames(s *qa.Story) map[string]string {
	full := map[string]string{}
	words := story.Words(s.Text, story.Span{End: len(s.Text)})
	plain := func(w string) string { return strings.ReplaceAll(story.Fold(w), "-", "") }
	for i := 1; i < len(words); i++ {
		given, surname := words[i-1], words[i]
		if given.Class != story.Title || surname.Class != story.Title || given.End+1 != surname.Start || question.Address(story.Fold(given.In(s.Text))) || speech.IsRole(story.Fold(given.In(s.Text))) {
			continue
		}
		name := plain(surname.In(s.Text))
		if other, ok := full[name]; ok && other != plain(given.In(s.Text))+" "+name {
			full[name] = ""
			continue
		}
		full[name] = plain(given.In(s.Text)) + " " + name
	}
	out := map[string]string{}
	for surname, name := range full {
		if name != "" {
			out[name] = surname
		}
	}
	return out
}

// beside is the folded name that the story prints in an apposition to a noun, where it
// is one name alone: "the mayor, Colm Hartigan," or "Colm Hartigan, the mayor".
func beside(s *qa.Story, noun string) string {
	const name = `([[:upper:]][\pL-]+ [[:upper:]][\pL-]+)`
	n := regexp.QuoteMeta(noun)
	found := regexp.MustCompile(`(?:`+n+`, (?:the [\pL]+ )?`+name+`)|(?:`+name+`, (?:\d+, )?(?:a|an|the|its|his|her|their) (?:[\pL]+ )?`+n+`\b)`).FindAllStringSubmatch(s.Text, -1)
	if len(found) == 0 {
		return ""
	}
	one := found[0][1] + found[0][2]
	for _, f := range found {
		if f[1]+f[2] != one {
			return ""
		}
	}
	return story.Fold(one)
}

// FuzzConversation asks anything, and anything after it: what is read must be text, and
// what is shown the story's own bytes.
func FuzzConversation(f *testing.F) {
	all := stories(f)
	for _, s := range [][2]string{
		{"What did the mayor say?", "and her husband?"},
		{"How many died?", "who?"},
		{"Did she say anything?", "what?"},
		{"Who is it?", "the other one"},
		{"What will happen to É?", "when?"},
		{"who", "did the the"},
		{"What's the İ's name?", "and 's?"},
		{"How much for", "what for?"},
	} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, first, second string) {
		s := all[len(first)%len(all)]
		_, one := ask(t, s, first)
		_, two := ask(t, s, second, one)
		a, _ := ask(t, s, first, one, two)
		if !utf8.ValidString(a.ReadAs) {
			t.Errorf("read as %q", a.ReadAs)
		}
	})
}
