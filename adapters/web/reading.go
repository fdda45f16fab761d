package web

import (
	"cmp"
	"html"
	"html/template"
	"slices"
	"strings"

	"onrecord/qa"
	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// paragraph is one paragraph as the page sets it.
type paragraph struct {
	Number int
	Look   string // class of the element
	Voices []voice
	Pieces pieces
	Cite   string // the address that cites it
	Cited  *cited // what there is to copy, under the last paragraph that is cited
}

// piece is a run of a paragraph that looks the same.
type piece struct {
	Text string
	Look string // class; empty: none
	Mark bool   // cited
	By   string // whose words end here, where several speak in the paragraph
}

// pieces are runs one after another.
type pieces []piece

// HTML writes pieces down. It does what a template would, and is here for its speed:
// a long story has a thousand of them.
func (p pieces) HTML() template.HTML {
	var b strings.Builder
	for _, x := range p {
		element := ""
		switch {
		case x.Mark:
			element = "mark"
		case x.Look != "":
			element = "span"
		}
		if element == "" {
			b.WriteString(html.EscapeString(x.Text))
			continue
		}
		b.WriteString("<" + element)
		if x.Look != "" {
			b.WriteString(` class="` + html.EscapeString(x.Look) + `"`)
		}
		if x.By != "" {
			b.WriteString(` data-by="` + html.EscapeString(x.By) + `"`)
		}
		b.WriteString(">" + html.EscapeString(x.Text) + "</" + element + ">")
	}
	return template.HTML(b.String()) // all of it is escaped: TestInert and FuzzPage hold it to that
}

// looks are the classes of the kinds of paragraphs.
var looks = map[story.Kind]string{
	story.Body: "body", story.Headline: "headline", story.Standfirst: "standfirst", story.Caption: "caption", story.Repeat: "furniture",
	story.Byline: "byline", story.Promo: "furniture", story.Agency: "furniture",
}

// stretch is a span of the text in somebody's words, or one that is cited.
type stretch struct {
	story.Span
	voice  int // index into the page's voices; -1: cited
	quoted bool
}

// paragraphs sets the text of a story: whose words it holds, and the spans that are
// cited in it.
func paragraphs(s *qa.Story, voices *voices, marks []qa.Span) []paragraph {
	var stretches []stretch
	for _, u := range s.Speech.Utterances {
		for _, span := range u.Spans {
			stretches = append(stretches, stretch{span, voices.of(u), u.Form != speech.Reported})
		}
	}
	for _, m := range marks {
		stretches = append(stretches, stretch{story.Span(m), -1, false})
	}
	slices.SortStableFunc(stretches, func(a, b stretch) int { return cmp.Compare(a.Start, b.Start) })
	out := make([]paragraph, 0, len(s.Doc.Paragraphs))
	from := 0
	for _, p := range s.Doc.Paragraphs {
		if p.Kind == story.Front {
			continue
		}
		for from < len(stretches) && stretches[from].End <= p.Start {
			from++
		}
		set := paragraph{Number: p.Number, Look: looks[p.Kind], Cite: "?at=" + citation{p.Start, p.End}.String() + "#p" + decimal(p.Number)}
		var here []stretch
		for _, x := range stretches[from:] {
			if x.Start >= p.End {
				break
			}
			if x.Overlaps(p.Span) {
				here = append(here, x)
			}
		}
		set.Voices, set.Pieces = voices.set(s.Text, p.Span, here)
		out = append(out, set)
	}
	return out
}

// set cuts a paragraph where what is said in it, or cited of it, begins and ends.
func (v *voices) set(text string, p story.Span, here []stretch) (speak []voice, pieces []piece) {
	cuts := []int{p.Start, p.End}
	for _, x := range here {
		cuts = append(cuts, max(x.Start, p.Start), min(x.End, p.End))
		if x.voice >= 0 && !slices.ContainsFunc(speak, func(o voice) bool { return o.Index == x.voice }) {
			speak = append(speak, v.all[x.voice])
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	for i, start := range cuts[:len(cuts)-1] {
		span := story.Span{Start: start, End: cuts[i+1]}
		out := piece{Text: span.In(text)}
		for _, x := range here {
			switch {
			case !x.Contains(span):
			case x.voice < 0:
				out.Mark = true
			default:
				out.Look = v.all[x.voice].Look
				if !x.quoted {
					out.Look += " reported"
				}
				if len(speak) > 1 && min(x.End, p.End) == span.End {
					out.By = v.all[x.voice].Short
				}
			}
		}
		pieces = append(pieces, out)
	}
	return speak, pieces
}

// headed parts the headline from the paragraphs where it says what the title says,
// so that the page has it once.
func headed(title string, all []paragraph) (head *paragraph, rest []paragraph) {
	if len(all) == 0 || all[0].Look != "headline" && all[0].Look != "body" {
		return nil, all
	}
	var b strings.Builder
	for _, p := range all[0].Pieces {
		b.WriteString(p.Text)
	}
	if !strings.EqualFold(strings.Join(strings.Fields(b.String()), " "), strings.Join(strings.Fields(title), " ")) {
		return nil, all
	}
	return &all[0], all[1:]
}
