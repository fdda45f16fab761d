package story

import (
	"strings"
	"testing"
)

// Lines in the middle of a story, each between two paragraphs of body, and what
// they are. The half of them that is body is the more important one.
func TestKindOfLine(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		line string
		want Kind
	}{
		{"READ SOME MORE", Promo},
		{"Read more: Ellery bridge to close", Promo},
		{"READ MORE:", Promo},
		{"Read the report before you vote, she told them.", Body},
		{"Listen | 20:19", Promo},
		{"Listen to the sea, he told them.", Body},
		{"Listen to the harbour podcast 12:30", Promo},
		{"Watch now", Promo},
		{"Watch the bridge fall »", Promo},
		{"Watch prices rose by a tenth last year.", Body},
		{"Sign up for our harbour newsletter", Promo},
		{"Sign up to the harbour letter here.", Promo},
		{"Subscribe", Promo},
		{"Subscribers left the paper in thousands.", Body},
		{"Follow us on Mastodon", Promo},
		{"Share this", Promo},
		{"Advertisement", Promo},
		{"Related: Ellery bridge to close", Promo},
		{"Related companies paid the bill.", Body},
		{"More on this story", Promo},
		{"More than 300 people came.", Body},
		{"Video: how the bridge fell", Promo},
		{"Click here for the timetable", Promo},
		{"“Click here,” the page said, and he did.", Body},
		{"* * *", Promo},
		{"___", Promo},
		{"Can the council really afford a ferry?", Body},
		{"Agencies", Agency},
		{"– Agencies", Agency},
		{"(Reuters)", Agency},
		{"Reuters, AFP and dpa", Agency},
		{"© AFP 2025", Agency},
		{"Copyright 2031 Ellery Press", Agency},
		{"AP contributed to this report", Agency},
		{"Agencies of the state paid the bill.", Body},
		{"Staff and guests left the hotel.", Body},
		{"Source: AFP", Agency},
		{"Source: council records, 2031", Body},
		{"Reporting by Ada Brook; editing by Mo Teal", Byline},
		{"Editing by hand is slow.", Body},
		{"Additional reporting by Sol Reyes", Byline},
		{"By Ada Brook", Byline},
		{"By Ada Brook and Sol Reyes in Ellery", Byline},
		{"By Thursday the bridge was open.", Body},
		{"By Thursday Morning", Body},
		{"By the river", Body},
		{"Ada Brook in Ellery", Byline},
		{"Ada Brook, transport correspondent", Byline},
		{"Ada Brook in Ellery saw it.", Body},
		{"Updated 12 May 2025, 14:03", Byline},
		{"Updated plans were shown to the council.", Body},
		{"Published: 3 March 2031", Byline},
		{"12 May 2025", Byline},
		{"May 12, 2031 | 10:15 GMT", Byline},
		{"In May 2031 it closed.", Body},
		{"May did.", Body},
		{"Photograph: Ada Brook/Getty Images", Caption},
		{"The bridge in June. Photo: Ada Brook", Caption},
		{"Mayor Ost (L) with Mr Osk (R).", Caption},
		{"Senator Ost (R) spoke first.", Body},
		{"Mayor Ost, left, opens the bridge.", Caption},
		{"Mayor Ost, right, said: “We open it.”", Body},
		{"File photo", Caption},
		{"Workers at the pier. Ada Brook/AFP via Getty Images", Caption},
		{"Getty Images sued the council.", Body},
		{"The photo: it was gone from the wall.", Body},
		{"Yes.", Body},
		{"What happened next", Body},
	} {
		t.Run(c.line, func(t *testing.T) {
			t.Parallel()
			text := "Bridge closed after storm\n\nThe bridge is closed.\n\n" + c.line + "\n\n“It is over,” he said.\n\nThe council meets on Friday.\n\nIt has nine members."
			d, err := Parse(text)
			if err != nil {
				t.Fatal(err)
			}
			sound(t, text, d)
			p := d.Paragraphs[2]
			if p.In(text) != c.line || p.Kind != c.want {
				t.Errorf("%q is %v, want %v", p.In(text), p.Kind, c.want)
			}
			for i, q := range d.Paragraphs {
				if i != 2 && q.Kind.Furniture() {
					t.Errorf("%q became %v", q.In(text), q.Kind)
				}
			}
		})
	}
}

func TestKindsTogether(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, story, want string }{
		{"question by promo", "A.\n\nREAD MORE\n\nWho pays for it?\n\nB.", "body promo promo body"},
		{"question before promo", "A.\n\nWho pays for it?\n\nListen | 20:19\n\nB.", "body promo promo body"},
		{"question by itself", "A.\n\nWho pays for it?\n\nB.", "body body body"},
		{"questions of an interview", "A.\n\nWho pays for it?\n\nNobody.\n\nWhy not?\n\nB.", "body body body body body"},
		{"question after a rule", "A.\n\n* * *\n\nWho pays for it?\n\nB.", "body promo body body"},
		{"question of a transcript", "A.\n\nREAD MORE\n\nROE: Who pays for it?\n\nB.", "body promo body body"},
		{"question by a rule", "A.\n\nWho pays for it?\n\n* * *\n\nB.", "body body promo body"},
		{"quoted question by promo", "A.\n\nREAD MORE\n\n“Who pays for it?”\n\nB.", "body promo body body"},
		{"titles under a heading", "A.\n\nRelated stories\n\nBridge to close\nFerry to sail\n\nB is open.", "body promo promo promo body"},
		{"sentence under a heading", "A.\n\nRead more\n\nThe bridge is closed.", "body promo body"},
		{"repeat", "A.\n\nThe old bridge of Ellery in the month of June.\n\nB.\n\nThe old bridge of Ellery in the month of June.", "body body body repeat"},
		{"short lines twice", "A.\n\nYes.\n\nB.\n\nYes.", "body body body body"},
		{"caption twice", "A.\n\nPhoto: Ada Brook\nPhoto: Ada Brook\n\nB.", "body caption repeat body"},
		{"headline and standfirst", "Bridge closed\n\nCouncil meets on Friday\n\nThe bridge is closed.", "headline standfirst body"},
		{"byline between them", "Bridge closed\n\nBy Ada Brook\n\nCouncil meets on Friday\n\nThe bridge is closed.", "headline byline standfirst body"},
		{"headline with a stop", "Bridge Closed After Storm.\n\nThe bridge is closed.", "headline body"},
		{"first sentence", "The bridge is closed.\n\nIt is old.", "body body"},
		{"heading", "# The bridge is closed.\n\nIt is old.", "headline body"},
		{"promo first", "Advertisement\n\nBridge closed\n\nIt is old.", "promo headline body"},
		{"wire", "ELLERY, Norland (CWN) -- The bridge is closed\n\nIt is old.", "body body"},
		{"one line", "Bridge closed after storm", "body"},
		{"name by a byline", "Bridge closed\n\nAda Brook\n12 May 2031\n\nIt is old.", "headline byline byline body"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			d, err := Parse(c.story)
			if err != nil {
				t.Fatal(err)
			}
			var kinds []string
			for _, p := range d.Paragraphs {
				kinds = append(kinds, p.Kind.String())
			}
			if got := strings.Join(kinds, " "); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestDateline(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"Washington (AFP) – The bridge is closed.", "Washington (AFP) –"},
		{"LONDON, England (CNN) -- The bridge is closed.", "LONDON, England (CNN) --"},
		{"BRUSSELS — The bridge is closed.", "BRUSSELS —"},
		{"BRUSSELS—The bridge is closed.", "BRUSSELS—"},
		{"NEW YORK (AP) — the bridge is closed.", "NEW YORK (AP) —"},
		{"(CNN) -- The bridge is closed.", "(CNN) --"},
		{"ELLERY, Sept. 28 (UPI) — The bridge is closed.", "ELLERY, Sept. 28 (UPI) —"},
		{"NEWPORT NEWS, Va. - The bridge is closed.", "NEWPORT NEWS, Va. -"},
		{"ST. LOUIS - The bridge is closed.", "ST. LOUIS -"},
		{"RIO DE JANEIRO/PARIS, May 3 (Reuters) - “We close,” he said.", "RIO DE JANEIRO/PARIS, May 3 (Reuters) -"},
		{"Ellery (dpa) - Die Brücke bleibt zu.", "Ellery (dpa) -"},
		{"The bridge – an old one – is closed.", ""},
		{"Ellery – a port of old – is closed.", ""},
		{"NATO — which has 32 members — agreed.", ""},
		{"EXCLUSIVE – The bridge is closed.", ""},
		{"US-led talks began - at last.", ""},
		{"“PARIS – The city,” he read.", ""},
		{"Mr Voss (the engineer) – He left.", ""},
		{"The end. PARIS – He left.", ""},
	} {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			for _, head := range []string{"", "Bridge closed after storm\n\nPhoto: Ada Brook\n\n"} {
				text := head + c.text + "\n\nIt is old."
				d, err := Parse(text)
				if err != nil {
					t.Fatal(err)
				}
				if got := d.Dateline.In(text); got != c.want {
					t.Errorf("dateline %q, want %q", got, c.want)
				}
				if c.want == "" {
					continue
				}
				for _, s := range d.Sentences {
					if s.Start == d.Dateline.Start && !s.Contains(d.Dateline) {
						t.Errorf("the first sentence is %q", s.In(text))
					}
				}
			}
		})
	}
}

func TestAgencyTail(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, body, tail string }{
		{"He did not say how. – Agencies", "He did not say how.", "– Agencies"},
		{"He did not say how. (Reuters)", "He did not say how.", "(Reuters)"},
		{"“We close.” — AFP/dpa", "“We close.”", "— AFP/dpa"},
		{"He did not say how – Agencies", "He did not say how", "– Agencies"},
		{"It closed. -- Guardian service", "It closed.", "-- Guardian service"},
		{"It was reported first by the agency (Reuters)", "It was reported first by the agency (Reuters)", ""},
		{"He left. – Ada Brook", "– Ada Brook", ""},
		{"It is an agency. It is called Reuters.", "It is called Reuters.", ""},
	} {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			text := "It is old.\n\n" + c.text
			d, err := Parse(text)
			if err != nil {
				t.Fatal(err)
			}
			sound(t, text, d)
			last := d.Sentences[len(d.Sentences)-1]
			if (last.Kind == Agency) != (c.tail != "") {
				t.Fatalf("the last sentence is %v %q", last.Kind, last.In(text))
			}
			if c.tail != "" {
				if last.In(text) != c.tail {
					t.Errorf("tail %q", last.In(text))
				}
				last = d.Sentences[len(d.Sentences)-2]
			}
			if last.In(text) != c.body || last.Kind != Body {
				t.Errorf("body %v %q, want %q", last.Kind, last.In(text), c.body)
			}
		})
	}
}
