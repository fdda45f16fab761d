package qa_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"onrecord/data"
	"onrecord/qa"
	"onrecord/qa/speech"
)

// stories parses the stories of testdata that were written for these tests, in
// the order of their names.
func stories(tb testing.TB) []*qa.Story {
	tb.Helper()
	files, err := filepath.Glob("testdata/stories/*.txt")
	if err != nil || len(files) == 0 {
		tb.Fatalf("no stories: %v", err)
	}
	var out []*qa.Story
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			tb.Fatal(err)
		}
		out = append(out, parsed(tb, strings.TrimSuffix(filepath.Base(f), ".txt"), string(text)))
	}
	return out
}

func parsed(tb testing.TB, slug, text string) *qa.Story {
	tb.Helper()
	title, _, _ := strings.Cut(text, "\n")
	s, err := qa.Parse(qa.Meta{Slug: slug, Title: title, Source: slug}, text)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// stocked returns a store in memory that holds the stories.
func stocked(tb testing.TB, stories []*qa.Story) *data.Store {
	tb.Helper()
	s, err := data.Memory(tb.Context())
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { s.Close() })
	if _, err := s.Add(tb.Context(), "local", stories); err != nil {
		tb.Fatal(err)
	}
	return s
}

// taken is a quotation taken out of a story.
type taken struct {
	story   *qa.Story
	text    string
	speaker string // empty: nobody is known
}

// takenFrom takes the quotations of four words or more out of the stories.
func takenFrom(stories []*qa.Story) []taken {
	var out []taken
	for _, s := range stories {
		for _, u := range s.Speech.Utterances {
			if u.Form != speech.Quoted {
				continue
			}
			var words []string
			for _, x := range u.Spans {
				words = append(words, strings.Fields(x.In(s.Text))...)
			}
			q := taken{story: s, text: strings.Join(words, " ")}
			if u.Speaker != nil {
				q.speaker = s.Speech.People[u.Speaker.Person].Name
			}
			if len(words) >= 4 && strings.ContainsAny(q.text, "“\"") {
				out = append(out, q)
			}
		}
	}
	return out
}

// bare is a text's letters and digits in lower case, a space between words: an
// independent, cruder notion of "the same words" than the program's.
func bare(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		case r != '\'' && r != '’' && r != '‘':
			b.WriteByte(' ')
		}
	}
	return " " + strings.Join(strings.Fields(b.String()), " ") + " "
}

// A damage changes a quotation, or says it of somebody else; ok is false where it
// cannot.
type damage func(q taken, all []taken, r *rand.Rand) (text, speaker string, ok bool)

// inner is the index of a word inside a quotation, neither the first nor the last;
// a dash by itself is typography, and no word.
func inner(words []string, r *rand.Rand) int {
	for {
		if i := 1 + r.IntN(len(words)-2); strings.ContainsFunc(words[i], unicode.IsLetter) {
			return i
		}
	}
}

var damages = map[string]damage{
	"a word swapped": func(q taken, all []taken, r *rand.Rand) (string, string, bool) {
		words := strings.Fields(q.text)
		i := inner(words, r)
		other := strings.Fields(all[r.IntN(len(all))].text)
		words[i] = other[inner(other, r)]
		return strings.Join(words, " "), "", true
	},
	"a word dropped": func(q taken, _ []taken, r *rand.Rand) (string, string, bool) {
		words := strings.Fields(q.text)
		i := inner(words, r)
		return strings.Join(append(words[:i:i], words[i+1:]...), " "), "", true
	},
	"a word added": func(q taken, all []taken, r *rand.Rand) (string, string, bool) {
		words := strings.Fields(q.text)
		i := inner(words, r)
		other := strings.Fields(all[r.IntN(len(all))].text)
		return strings.Join(words[:i], " ") + " " + other[inner(other, r)] + " " + strings.Join(words[i:], " "), "", true
	},
	"a negation removed": func(q taken, _ []taken, _ *rand.Rand) (string, string, bool) {
		for _, n := range [][2]string{{"can’t", "can"}, {"can't", "can"}, {"n’t ", " "}, {"n't ", " "}, {" not ", " "}, {" never ", " "}, {" no ", " a "}, {"Nobody", "Everybody"}} {
			if strings.Contains(q.text, n[0]) {
				return strings.Replace(q.text, n[0], n[1], 1), "", true
			}
		}
		return "", "", false
	},
	"two joined": func(q taken, all []taken, r *rand.Rand) (string, string, bool) {
		other := all[r.IntN(len(all))]
		return strings.TrimRight(q.text, "”\".,") + " " + strings.TrimLeft(other.text, "“\""), "", true
	},
	"the speaker changed": func(q taken, all []taken, r *rand.Rand) (string, string, bool) {
		speakers := map[string]bool{}
		for _, x := range all {
			if x.story == q.story && x.speaker != "" && bare(x.text) == bare(q.text) {
				speakers[x.speaker] = true
			}
		}
		for range 20 {
			other := q.story.Speech.People[r.IntN(len(q.story.Speech.People))]
			if other.Sort == speech.Human && !speakers[other.Name] && q.speaker != "" && !akin(other.Name, speakers) {
				return q.text, other.Name, true
			}
		}
		return "", "", false
	},
}

// akin reports whether a name shares a word with one of the speakers': it may be theirs.
func akin(name string, speakers map[string]bool) bool {
	for s := range speakers {
		for _, w := range strings.Fields(s) {
			if strings.Contains(name, w) {
				return true
			}
		}
	}
	return false
}

// TestDamagedQuotations: no quotation that was changed, or is said of somebody
// else, is called found, and every one that was left alone is. The stories are
// this test's own; ONRECORD_QUOTATIONS names a file of JSON lines with "id" and
// "text" to take 500 of each from instead.
func TestDamagedQuotations(t *testing.T) {
	from, limit := stories(t), 60
	if path := os.Getenv("ONRECORD_QUOTATIONS"); path != "" {
		from, limit = storiesOf(t, path), 500
	}
	engine := qa.NewEngine(stocked(t, from))
	checks, started := 0, time.Now()
	check := func(text, speaker string) qa.Check {
		checks++
		c, err := engine.Check(t.Context(), qa.Claim{Workspace: "local", Words: text, Speaker: speaker})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	defer func() {
		t.Logf("%d checks over %d stories, %v each", checks, len(from), time.Since(started)/time.Duration(max(1, checks)))
	}()
	all := takenFrom(from)
	r := rand.New(rand.NewPCG(7, 11))
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	for i, q := range all[:min(limit, len(all))] {
		speaker := ""
		if i%2 == 0 {
			speaker = q.speaker
		}
		if c := check(q.text, speaker); c.Verdict != qa.Found {
			t.Errorf("left alone, but %s: %s (%s, %s)", c.Verdict, q.text, speaker, q.story.Slug)
		}
	}
	var whole strings.Builder
	for _, s := range from {
		whole.WriteString(bare(s.Text))
	}
	names := []string{"a word swapped", "a word dropped", "a word added", "a negation removed", "two joined", "the speaker changed"}
	verdicts := map[string]map[qa.Verdict]int{}
	for n, tries := 0, 0; n < limit && tries < 100*limit; tries++ {
		kind := names[tries%len(names)]
		text, speaker, ok := damages[kind](all[r.IntN(len(all))], all, r)
		if !ok || speaker == "" && strings.Contains(whole.String(), bare(text)) {
			continue // what came out is said somewhere
		}
		n++
		c := check(text, speaker)
		if verdicts[kind] == nil {
			verdicts[kind] = map[qa.Verdict]int{}
		}
		verdicts[kind][c.Verdict]++
		if c.Verdict == qa.Found {
			t.Errorf("%s, but found: %s (%s)", kind, text, speaker)
		}
	}
	for _, kind := range names {
		t.Log(kind, verdicts[kind])
	}
}

// storiesOf parses the articles of a file of JSON lines.
func storiesOf(tb testing.TB, path string) []*qa.Story {
	tb.Helper()
	f, err := os.Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	var out []*qa.Story
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var article struct{ ID, Text string }
		if err := json.Unmarshal(lines.Bytes(), &article); err != nil {
			tb.Fatal(err)
		}
		if s, err := qa.Parse(qa.Meta{Slug: article.ID, Title: article.ID, Source: article.ID}, article.Text); err == nil {
			out = append(out, s)
		}
	}
	if lines.Err() != nil || len(out) == 0 {
		tb.Fatal(fmt.Errorf("read %s: %w", path, lines.Err()))
	}
	return out
}
