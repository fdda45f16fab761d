package data

import (
	"strings"
	"testing"
	"time"

	"onrecord/qa"
)

// TestBefore: how a passage stood before it got its words, by the revisions there were.
func TestBefore(t *testing.T) {
	const now = `“The mill will close in May. We have looked at every other way,” said Ida Brandt, the mayor of Velde.`
	is := func(passage string) string {
		return "The mill of Velde\n\nIt was built in 1802.\n\n" + passage + "\n\nNobody bakes bread of its flour any more.\n"
	}
	edit := func(old, new string) string { return is(strings.Replace(now, old, new, 1)) }
	for name, tt := range map[string]struct {
		texts []string // before the last one, which is is(now)
		since int      // the revision with which it became so; 0: it always was
		was   string   // empty: it was not there
	}{
		"never revised":          {},
		"another paragraph":      {texts: []string{strings.Replace(is(now), "1802", "1803", 1)}},
		"typography":             {texts: []string{strings.NewReplacer("“", `"`, "”", `"`, ".\n", ". \n").Replace(is(now))}},
		"a word":                 {texts: []string{edit("May", "June")}, since: 2, was: strings.Replace(now, "May", "June", 1)},
		"a sentence put in":      {texts: []string{edit(" We have looked at every other way,", ",")}, since: 2, was: `“The mill will close in May.,” said Ida Brandt, the mayor of Velde.`},
		"two at once":            {texts: []string{edit("May. We", "June. They")}, since: 2, was: strings.Replace(now, "May. We", "June. They", 1)},
		"two revisions ago":      {texts: []string{edit("May", "June"), strings.Replace(is(now), "1802", "1803", 1)}, since: 2, was: strings.Replace(now, "May", "June", 1)},
		"the one before counts":  {texts: []string{edit("May", "June"), edit("May", "July")}, since: 3, was: strings.Replace(now, "May", "July", 1)},
		"taken out and put back": {texts: []string{is(now), is("Nothing is known.")}, since: 3},
		"it was not there":       {texts: []string{is("Nothing is known.")}, since: 2},
		"moved and changed": {
			texts: []string{"The mill of Velde\n\n" + strings.Replace(now, "May", "June", 1) + " It was built in 1802. The council of the town has owned it ever since, and so have its mice, its owls and its ghosts.\n\nNobody bakes bread of its flour any more.\n"},
			since: 2, was: strings.Replace(now, "May", "June", 1),
		},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := Memory(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			day := time.Date(2026, 11, 1, 8, 0, 0, 0, time.UTC)
			s.now = func() time.Time { return day }
			for _, text := range append(tt.texts, is(now)) {
				add(t, s, ws, parse(t, "mill", text))
				day = day.AddDate(0, 0, 1)
			}
			a, _, err := qa.NewEngine(s).Ask(t.Context(), qa.Ask{Workspace: ws, Question: "What did Ida Brandt say?"})
			if err != nil || len(a.Passages) != 1 || a.Passages[0].Text != now {
				t.Fatalf("%+v, %v", a, err)
			}
			b := a.Passages[0].Before
			switch {
			case tt.since == 0:
				if b != nil {
					t.Errorf("it stood differently: %+v", b.Passage)
				}
			case b == nil:
				t.Error("it did not stand differently")
			case b.Since != time.Date(2026, 11, tt.since, 8, 0, 0, 0, time.UTC).Format(time.RFC3339):
				t.Errorf("since %s", b.Since)
			case tt.was == "" && b.Passage != nil:
				t.Errorf("it stood as %q", b.Passage.Text)
			case tt.was != "" && (b.Passage == nil || b.Passage.Text != tt.was):
				t.Errorf("it stood as %+v, want %q", b.Passage, tt.was)
			}
		})
	}
}
