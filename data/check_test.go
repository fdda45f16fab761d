package data

import (
	"database/sql"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"testing"

	"onrecord/qa"
)

// TestCheckNamesWhatWasChanged changes one thing of a stored story behind the
// store's back and demands that Check names the story and the thing.
func TestCheckNamesWhatWasChanged(t *testing.T) {
	text := harbour(t)
	target := parse(t, "harbour", text)
	if len(target.Speech.Utterances) == 0 || len(target.Speech.Mentions) == 0 {
		t.Fatal("nobody speaks in the test's story")
	}
	const of = ` WHERE story = (SELECT key FROM story WHERE slug = 'harbour' AND current = 1)`
	for name, c := range map[string]struct {
		change, slug, says string
		alters             bool // Story itself refuses too
	}{
		"a byte of the text":       {`UPDATE story SET text = replace(text, 'twelve', 'eleven') WHERE slug = 'harbour'`, "harbour", "text", true},
		"a longer text":            {`UPDATE story SET text = text || '!' WHERE slug = 'harbour'`, "harbour", "text", true},
		"an old revision":          {`UPDATE story SET text = replace(text, 'safe', 'sane') WHERE current = 0`, "report", "text", false},
		"a sentence's offset":      {`UPDATE sentence SET start = start + 1` + of + ` AND paragraph = 3`, "harbour", "sentence", false},
		"a sentence beyond":        {`UPDATE sentence SET stop = 100000` + of + ` AND paragraph = 3`, "harbour", "sentence", true},
		"a sentence's paragraph":   {`UPDATE sentence SET paragraph = 99` + of + ` AND paragraph = 3`, "harbour", "sentence", true},
		"a lost sentence":          {`DELETE FROM sentence WHERE key = (SELECT first_sentence FROM story WHERE slug = 'harbour')`, "harbour", "sentences", true},
		"a paragraph's number":     {`UPDATE paragraph SET number = 77` + of + ` AND ordinal = 2`, "harbour", "paragraph 3", false},
		"a paragraph's kind":       {`UPDATE paragraph SET kind = 'promo'` + of + ` AND ordinal = 2`, "harbour", "paragraph 3", false},
		"no such kind":             {`UPDATE sentence SET kind = 'poem'` + of, "harbour", "sentence 1", false},
		"not four fields":          {`UPDATE sentence SET kind = 'a b'` + of, "harbour", "four fields", true},
		"a person's name":          {`UPDATE person SET name = 'Nobody'` + of + ` AND ordinal = 0`, "harbour", "person 1", false},
		"a person's forms":         {`UPDATE person SET forms = '["Nobody"]'` + of + ` AND ordinal = 0`, "harbour", "person 1", false},
		"forms that are no JSON":   {`UPDATE person SET forms = 'x'` + of, "harbour", "JSON", false},
		"a mention's person":       {`UPDATE mention SET person = 1000` + of, "harbour", "mention 1", true},
		"a lost mention":           {`DELETE FROM mention` + of, "harbour", "mention: 0 stored", false},
		"an utterance's words":     {`UPDATE utterance SET spans = '[[0,3]]'` + of + ` AND ordinal = 0`, "harbour", "utterance 1", false},
		"an utterance of no words": {`UPDATE utterance SET spans = '[]'` + of, "harbour", "utterance 1", true},
		"an utterance's speaker":   {`UPDATE utterance SET person = 5 - coalesce(person, 0)` + of + ` AND ordinal = 0`, "harbour", "utterance 1", false},
		"a lost utterance":         {`DELETE FROM utterance` + of + ` AND ordinal = 0`, "harbour", "utterance", false},
		"a line of the index":      {`DELETE FROM sentence_fts WHERE rowid = (SELECT min(key) FROM sentence` + of + ` AND kind = 'body')`, "harbour", "index", false},
		"the index's insides":      {`DELETE FROM sentence_fts_docsize WHERE id = (SELECT min(key) FROM sentence` + of + ` AND kind = 'body')`, "", "sentence_fts", false},
		"a sketch":                 {`UPDATE sentence SET sketch2 = 1` + of + ` AND sketch2 IS NOT NULL`, "harbour", "sketches", false},
		"a sentence of nobody":     {`INSERT INTO sentence VALUES (99999, 99999, 0, 'body', 0, 1, NULL, NULL, NULL)`, "", "sentence: rows", false},
	} {
		t.Run(name, func(t *testing.T) {
			s, path := file(t)
			add(t, s, ws, parse(t, "report", article(1)), target, parse(t, "last", article(3)))
			add(t, s, ws, parse(t, "report", article(2)))
			clean(t, s)
			s.Close()
			behind(t, path, c.change)
			s = reopen(t, path, Options{ReadOnly: true})
			r, err := s.Check(t.Context(), nil)
			if err != nil {
				t.Fatal(err)
			}
			found := false
			for _, f := range r.Faults {
				found = found || f.Slug == c.slug && strings.Contains(f.What, c.says)
				if f.Slug != c.slug && f.Slug != "harbour" && f.Slug != "" {
					t.Errorf("an innocent story is named: %v", f)
				}
			}
			if !found {
				t.Errorf("not found: %v", r.Faults)
			}
			st, err := s.Story(t.Context(), ws, "harbour")
			if c.alters && !errors.Is(err, qa.ErrAltered) {
				t.Errorf("Story: %v", err)
			}
			if err == nil && st.Text != text {
				t.Error("an altered text was handed out")
			}
		})
	}
}

// behind changes a database behind the store's back.
func behind(t *testing.T, path, change string) {
	t.Helper()
	db, err := sql.Open("sqlite", address(path, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(change); err != nil {
		t.Fatal(err)
	}
}

func TestCheckAfterTheSqlite3Tool(t *testing.T) {
	if _, err := exec.LookPath("sqlite3"); err != nil {
		t.Skip(err)
	}
	s, path := file(t)
	add(t, s, ws, parse(t, "harbour", harbour(t)), parse(t, "last", article(3)))
	s.Close()
	out, err := exec.Command("sqlite3", path, `UPDATE story SET text = replace(text, '$120m', '$130m') WHERE slug = 'harbour'`).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	r, err := reopen(t, path, Options{ReadOnly: true}).Check(t.Context(), nil)
	if err != nil || len(r.Faults) != 1 || r.Faults[0].Slug != "harbour" || !strings.Contains(r.Faults[0].String(), "harbour, revision 1: text") {
		t.Errorf("%v, %v", r.Faults, err)
	}
}

func TestCheckReportsProgress(t *testing.T) {
	s, _ := file(t)
	for n := range 5 {
		add(t, s, fmt.Sprint("workspace ", n), oneOf(t, n)...)
	}
	var steps []string
	r, err := s.Check(t.Context(), func(done, total int) { steps = append(steps, fmt.Sprint(done, "/", total)) })
	if err != nil || strings.Join(steps, " ") != "1/5 2/5 3/5 4/5 5/5" {
		t.Errorf("%v, %v", steps, err)
	}
	sentences := 0
	for n := range 5 {
		sentences += len(parse(t, "x", article(n)).Doc.Sentences)
	}
	if r.Stories != 5 || r.Sentences != sentences || len(r.Faults) > 0 || r.Older > 0 {
		t.Errorf("%+v", r)
	}
}
