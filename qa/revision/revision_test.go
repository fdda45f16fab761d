package revision_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onrecord/qa/revision"
	"onrecord/qa/story"
)

func read(t testing.TB, text string) revision.Text {
	t.Helper()
	doc, err := story.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return revision.Text{Text: text, Doc: doc}
}

// shown is what changed, in wdiff's signs, a line a paragraph.
func shown(c *revision.Comparison) string {
	var out []string
	for _, p := range c.Pairs {
		if !c.Changed(p) {
			continue
		}
		var b strings.Builder
		for _, e := range c.Edits(p) {
			switch e.Op {
			case revision.Same:
				b.WriteString(e.In(c.New.Text))
			case revision.Removed:
				b.WriteString("[-" + e.In(c.Old.Text) + "-]")
			case revision.Added:
				b.WriteString("{+" + e.In(c.New.Text) + "+}")
			}
		}
		out = append(out, b.String())
	}
	return strings.Join(out, "\n")
}

// Written for these tests.
const ferry = `Ferry runs aground off Sandholm

A ferry with 212 people on board ran aground off Sandholm on Monday night.

Nobody was hurt, the coastguard said.

“We felt a bump, and then the lights went out,” said Elin Strand, a passenger.

The company did not want to comment.
`

func TestCompare(t *testing.T) {
	for name, tt := range map[string]struct{ old, new, want string }{
		"nothing": {},
		"a number": {
			old: "with 212 people", new: "with 214 people",
			want: "A ferry with[- 212-]{+ 214+} people on board ran aground off Sandholm on Monday night.",
		},
		"a word put in": {
			old: "Nobody was hurt", new: "Nobody was badly hurt",
			want: "Nobody was{+ badly+} hurt, the coastguard said.",
		},
		"a paragraph put in": {
			old: "The company did", new: "Tugs pulled it free at dawn.\n\nThe company did",
			want: "{+Tugs pulled it free at dawn.+}",
		},
		"a paragraph taken out": {
			old: "\n\nThe company did not want to comment.", new: "",
			want: "[-The company did not want to comment.-]",
		},
		"white space": {old: "Nobody was", new: "Nobody  was"},
		"quotation marks": {
			old: "“We felt a bump, and then the lights went out,”", new: `"We felt a bump, and then the lights went out,"`,
			want: "[-“-]{+\"+}We felt a bump, and then the lights went out,[-”-]{+\"+} said Elin Strand, a passenger.",
		},
		"an island": {
			old: "and then the lights went out", new: "while all our plates fell down the stairs before dawn",
			want: "“We felt a bump,[- and then the lights went out-]{+ while all our plates fell down the stairs before dawn+},” said Elin Strand, a passenger.",
		},
		"two places": {
			old: "The company did not want to comment.", new: "A company did not like to comment.",
			want: "[-The-]{+A+} company did not[- want-]{+ like+} to comment.",
		},
		"two paragraphs that changed places": {
			old:  "Nobody was hurt, the coastguard said.\n\n“We felt a bump, and then the lights went out,” said Elin Strand, a passenger.",
			new:  "“We felt a bump, and then the lights went out,” said Elin Strand, a passenger.\n\nNobody was hurt, the coastguard said.",
			want: "[-Nobody was hurt, the coastguard said.-]\n{+Nobody was hurt, the coastguard said.+}",
		},
	} {
		t.Run(name, func(t *testing.T) {
			edited := strings.Replace(ferry, tt.old, tt.new, 1)
			if d := cmp.Diff(tt.want, shown(revision.Compare(read(t, ferry), read(t, edited)))); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestStood(t *testing.T) {
	for name, tt := range map[string]struct {
		old, new string // what is replaced in the story, by what
		span     string // of the new text
		want     string // of the old text; empty: it was not there
	}{
		"unchanged":         {old: "212", new: "214", span: "Nobody was hurt", want: "Nobody was hurt"},
		"inside":            {old: "212", new: "214", span: "A ferry with 214 people on board", want: "A ferry with 212 people on board"},
		"at its start":      {old: "A ferry", new: "The night ferry", span: "The night ferry with 212 people", want: "A ferry with 212 people"},
		"at its end":        {old: "Monday night", new: "Tuesday morning", span: "off Sandholm on Tuesday morning", want: " off Sandholm on Monday night"},
		"more before":       {old: "felt a bump, and then the", new: "felt a bump. The", span: "“We felt a bump.", want: "We felt a bump"},
		"a new paragraph":   {old: "The company did", new: "Tugs pulled it free at dawn.\n\nThe company did", span: "Tugs pulled it free at dawn."},
		"a new sentence":    {old: "coastguard said.", new: "coastguard said. Tugs pulled it free at dawn.", span: " Tugs pulled it free at dawn."},
		"a sentence is new": {old: "Nobody was hurt, the coastguard said.", new: "Two sailors broke a leg, said the hospital.", span: "Two sailors broke a leg, said the hospital."},
	} {
		t.Run(name, func(t *testing.T) {
			edited := strings.Replace(ferry, tt.old, tt.new, 1)
			start := strings.Index(edited, tt.span)
			got, ok := revision.Compare(read(t, ferry), read(t, edited)).Stood(story.Span{Start: start, End: start + len(tt.span)})
			if start < 0 || ok != (tt.want != "") || strings.TrimSpace(got.In(ferry)) != strings.TrimSpace(tt.want) {
				t.Errorf("%v %q, want %q", ok, got.In(ferry), tt.want)
			}
		})
	}
}

// whole checks what holds of any two texts: every paragraph of either is in one
// pair, in its order, and the edits of a pair put both its paragraphs together.
func whole(t testing.TB, before, after string) {
	t.Helper()
	c := revision.Compare(read(t, before), read(t, after))
	olds, news := 0, 0
	for _, p := range c.Pairs {
		if p.Old >= 0 {
			if p.Old < olds {
				t.Fatalf("pairs out of order: %v", c.Pairs)
			}
			olds = p.Old + 1
		}
		if p.New >= 0 {
			if p.New < news {
				t.Fatalf("pairs out of order: %v", c.Pairs)
			}
			news = p.New + 1
		}
		var old, now strings.Builder
		changed := false
		for _, e := range c.Edits(p) {
			changed = changed || e.Op != revision.Same
			switch e.Op {
			case revision.Same:
				old.WriteString(e.In(after))
				now.WriteString(e.In(after))
			case revision.Removed:
				old.WriteString(e.In(before))
			case revision.Added:
				now.WriteString(e.In(after))
			}
		}
		if changed != c.Changed(p) {
			t.Errorf("changed %v, but the edits say %v", c.Changed(p), changed)
		}
		if p.New >= 0 && now.String() != after[c.New.Doc.Paragraphs[p.New].Start:c.New.Doc.Paragraphs[p.New].End] {
			t.Errorf("the edits make %q", now.String())
		}
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if p.Old >= 0 && squeeze(old.String()) != squeeze(before[c.Old.Doc.Paragraphs[p.Old].Start:c.Old.Doc.Paragraphs[p.Old].End]) {
			t.Errorf("the edits come from %q", old.String())
		}
	}
	told := func(x revision.Text) (n int) {
		for _, p := range x.Doc.Paragraphs {
			if p.Kind != story.Front && !p.Kind.Furniture() {
				n++
			}
		}
		return n
	}
	paired := 0
	for _, p := range c.Pairs {
		if p.Old >= 0 {
			paired++
		}
		if p.New >= 0 {
			paired++
		}
	}
	if want := told(c.Old) + told(c.New); paired != want {
		t.Errorf("%d paragraphs are paired of %d", paired, want)
	}
}

func TestNothingIsLost(t *testing.T) {
	words := strings.Fields("the a ferry ran aground off Sandholm “we felt it,” she said . nobody was hurt 212 214 – no")
	rapid.Check(t, func(r *rapid.T) {
		text := func(name string) string {
			paragraphs := rapid.SliceOfN(rapid.SliceOfN(rapid.SampledFrom(words), 1, 12), 1, 8).Draw(r, name)
			var b strings.Builder
			for _, p := range paragraphs {
				b.WriteString(strings.Join(p, " ") + "\n\n")
			}
			return b.String()
		}
		before, after := text("before"), text("after")
		for _, s := range []string{before, after} {
			if _, err := story.Parse(s); err != nil {
				r.Skip()
			}
		}
		whole(t, before, after)
	})
}

func FuzzCompare(f *testing.F) {
	f.Add(ferry, strings.ReplaceAll(ferry, "ferry", "boat"))
	f.Add("a", "a\n\na\n\na")
	f.Add("\u2028x\u0301 y", "x y")
	f.Fuzz(func(t *testing.T, before, after string) {
		for _, s := range []string{before, after} {
			if _, err := story.Parse(s); err != nil {
				t.Skip()
			}
		}
		whole(t, before, after)
	})
}

// BenchmarkCompare compares 8 kB in which every tenth word changed.
func BenchmarkCompare(b *testing.B) {
	words := strings.Fields(strings.Repeat(ferry, 20))
	for i := range words {
		words[i] += []string{"", "", " more", "\n\n", "", ""}[(i*7+i/3)%6]
	}
	before := strings.Join(words, " ")
	for i := 0; i < len(words); i += 10 {
		words[i] = "otherwise"
	}
	x, y := read(b, before), read(b, strings.Join(words, " "))
	b.ReportAllocs()
	for b.Loop() {
		revision.Compare(x, y)
	}
}
