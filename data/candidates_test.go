package data

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"onrecord/qa"
)

func TestCandidates(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		st := parse(t, "harbour", harbour(t))
		add(t, s, ws, st)
		for _, word := range []string{"ferries", "FERRY", "ferrying", "sorby", "SØRBY", "$120m", "lorries?", "o'dowd", "O’Dowd", "twelve months"} {
			found, err := s.Candidates(t.Context(), ws, []string{word}, 10)
			if err != nil || len(found) == 0 {
				t.Errorf("%q: %v, %v", word, found, err)
				continue
			}
			for _, h := range found {
				if h.Slug != "harbour" || h.Sentence < 0 || h.Sentence >= len(st.Doc.Sentences) || h.Score <= 0 {
					t.Errorf("%q: %+v", word, h)
				}
			}
		}
		for _, word := range []string{"Agencies", "submarine", "", "?", "*", `"`} {
			if found, err := s.Candidates(t.Context(), ws, []string{word}, 10); err != nil || len(found) > 0 {
				t.Errorf("%q: %v, %v", word, found, err)
			}
		}
	})
}

// A sentence is found by the words that it holds and by who speaks in it, and
// the index into the story leads to it.
func TestCandidatesLeadToTheirSentence(t *testing.T) {
	s, _ := file(t)
	for n := range 30 {
		add(t, s, ws, oneOf(t, n)...)
	}
	st, err := s.Story(t.Context(), ws, "report-7")
	if err != nil {
		t.Fatal(err)
	}
	speakers := spoken(st)
	for i, sentence := range st.Doc.Sentences {
		if sentence.Kind.Furniture() {
			continue
		}
		for _, phrase := range []string{sentence.In(st.Text), speakers[i]} {
			if phrase == "" {
				continue
			}
			if cut := clip(phrase); len(cut) < len(phrase) {
				phrase = cut[:strings.LastIndexByte(cut, ' ')]
			}
			found, err := s.Candidates(t.Context(), ws, []string{phrase}, 1000)
			if err != nil {
				t.Fatal(err)
			}
			there := false
			for _, h := range found {
				there = there || h.Slug == "report-7" && h.Sentence == i
			}
			if !there {
				t.Errorf("sentence %d is not found by %q", i, phrase)
			}
		}
	}
}

func TestCandidatesAreOrderedAndLimited(t *testing.T) {
	s, _ := file(t)
	for n := range 40 {
		add(t, s, ws, oneOf(t, n)...)
	}
	words := []string{"glacier", "Brook", "district"}
	all, err := s.Candidates(t.Context(), ws, words, 1000)
	if err != nil || len(all) < 50 {
		t.Fatalf("%d, %v", len(all), err)
	}
	for i := 1; i < len(all); i++ {
		if all[i].Score > all[i-1].Score {
			t.Fatalf("%v before %v", all[i-1], all[i])
		}
	}
	few, err := s.Candidates(t.Context(), ws, words, 7)
	if err != nil || len(few) != 7 {
		t.Fatalf("%d, %v", len(few), err)
	}
	for i := range few {
		if few[i] != all[i] {
			t.Errorf("%d: %v, of all %v", i, few[i], all[i])
		}
	}
	for _, limit := range []int{0, -1} {
		if none, err := s.Candidates(t.Context(), ws, words, limit); err != nil || len(none) > 0 {
			t.Errorf("limit %d: %v, %v", limit, none, err)
		}
	}
}

func TestPhrases(t *testing.T) {
	long := strings.Repeat("ö", 200)
	for name, c := range map[string]struct{ words, want []string }{
		"quoted":        {[]string{`don't`, `say "no"`, `a"b`}, []string{`"don't"`, `"say ""no"""`, `"a""b"`}},
		"operators":     {[]string{"NEAR", "AND", "title:x", "x*", "^x", "-x"}, []string{`"near"`, `"and"`, `"title:x"`, `"x*"`, `"^x"`, `"-x"`}},
		"controls":      {[]string{"a\x00b", "\x1b[1mc", "\n"}, []string{`"a b"`, `"[1mc"`}},
		"broken UTF-8":  {[]string{"a\xffb"}, []string{`"a b"`}},
		"folded":        {[]string{"SØRBY", "Łódź", "o’clock"}, []string{`"sorby"`, `"lodz"`, `"o'clock"`}},
		"nothing in it": {[]string{"", " ", "?!", "👍", "“”"}, nil},
		"twice":         {[]string{"a", "b", "a"}, []string{`"a"`, `"b"`}},
		"long":          {[]string{long}, []string{`"` + strings.Repeat("o", maxRunes) + `"`}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := phrases(c.words); fmt.Sprint(got) != fmt.Sprint(c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
	var many []string
	for n := range 1000 {
		many = append(many, fmt.Sprint("w", n))
	}
	if got := phrases(many); len(got) != maxWords {
		t.Errorf("%d words", len(got))
	}
}

// In a large archive the rare word decides, however old its story, and a common
// word beside it chooses among its sentences.
func TestCandidatesOfALargeArchive(t *testing.T) {
	s, _ := file(t)
	add(t, s, ws, parse(t, "harbour", harbour(t)))
	var stories []*qa.Story
	for n := range 400 {
		stories = append(stories, oneOf(t, n)...)
	}
	add(t, s, ws, stories...)
	add(t, s, "another", stories[0])
	found, err := s.Candidates(t.Context(), ws, []string{"the", "that", "lorries", "is"}, 10)
	if err != nil || len(found) == 0 || found[0].Slug != "harbour" {
		t.Fatalf("%+v, %v", found, err)
	}
	if found, err = s.Candidates(t.Context(), ws, []string{"the"}, 1<<20); err != nil || len(found) != most {
		t.Errorf("%d sentences of a common word, %v", len(found), err)
	}
	hits(t, s, "another", []string{"the", "glacier"}, "report-0")
}

func TestCandidatesOfALongQuestion(t *testing.T) {
	s, _ := file(t)
	add(t, s, ws, parse(t, "harbour", harbour(t)))
	for name, unit := range map[string]string{"one word": "ferries ", "quotes": `"`, "no words": "? ", "a ligature": "ﷺ", "a letter": "a", "accents": "\u0301"} {
		question := strings.Repeat(unit, 100_000/len(unit))
		for _, words := range [][]string{strings.Fields(question), {question}, strings.Split(question, "")} {
			found, err := s.Candidates(t.Context(), ws, words, 20)
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			if name == "one word" && words[0] == "ferries" && len(found) == 0 {
				t.Error("the word is not found")
			}
		}
	}
}

// FuzzCandidates: whatever is asked, SQLite is asked something that it
// understands, and only the asker's workspace answers.
func FuzzCandidates(f *testing.F) {
	for _, seed := range []string{
		"what did the mayor say?", "don't", "2.5%", "multi-agent", "title:secret", `"`, `""`, `"ferries" OR "x`, "NEAR(a b, 5)", "a*", "^a", "{text speaker}: a",
		"a AND NOT b", "\x00", "a\x00b", "\xff\xfe", "👩‍👩‍👧", "\u202eabc\u202c", "שלום מה שלומך", "日本語の質問", "a\u0301\u0301\u0301", "'; DROP TABLE story; --", "sentence_fts MATCH 'x'", "-ferries", "+ferries", "ferries\nharbour\ttunnel",
	} {
		f.Add(seed)
	}
	s, err := Memory(context.Background())
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { s.Close() })
	add(f, s, ws, parse(f, "harbour", harbour(f)))
	secret := parse(f, "secret", harbour(f))
	add(f, s, "another", secret)
	f.Fuzz(func(t *testing.T, question string) {
		for _, words := range [][]string{strings.Fields(question), {question}, strings.Split(question, "")} {
			found, err := s.Candidates(t.Context(), ws, words, 20)
			if err != nil {
				t.Fatal(err)
			}
			for _, h := range found {
				if h.Slug != "harbour" || h.Sentence < 0 || h.Sentence >= len(secret.Doc.Sentences) || secret.Doc.Sentences[h.Sentence].Kind.Furniture() {
					t.Fatalf("%+v", h)
				}
			}
		}
	})
}
