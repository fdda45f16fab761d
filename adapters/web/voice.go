package web

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"onrecord/qa"
	"onrecord/qa/speech"
)

// voice is somebody who speaks in a story.
type voice struct {
	Index      int
	Name, Role string
	Short      string // for a margin
	Look       string // class: the colour
	Utterances int
	Paragraphs []int // in which they speak
	Runes      int   // how much they say
	Share      int   // of all that is said, in hundredths, rounded
	Bar        string
	Ask        string // a question about them
	Sample     string // the same, shorter
}

// Links are links to the paragraphs in which somebody speaks. They are of numbers
// only, and written here for the speed of it: a long story has hundreds.
func (v voice) Links() template.HTML {
	var b strings.Builder
	for _, n := range v.Paragraphs {
		number := decimal(n)
		b.WriteString(`<a href="#p` + number + `">¶` + number + `</a> `)
	}
	return template.HTML(b.String())
}

// colours is how many colours there are for voices. Where more speak, names tell
// them apart, as they do for whoever sees no colours.
const colours = 8

// voices are those who speak in a story, in the order in which they first do.
type voices struct {
	all    []voice
	person map[int]int // index into Speech.People, -1 for nobody known -> into all
}

func newVoices(s *qa.Story) *voices {
	v := &voices{person: map[int]int{}}
	total := 0
	for _, u := range s.Speech.Utterances {
		who := -1
		if u.Speaker != nil {
			who = u.Speaker.Person
		}
		i, known := v.person[who]
		if !known {
			i = len(v.all)
			v.person[who] = i
			v.all = append(v.all, newVoice(s, who, i))
		}
		x := &v.all[i]
		x.Utterances++
		for _, span := range u.Spans {
			n := utf8.RuneCountInString(span.In(s.Text))
			x.Runes += n
			total += n
			if number := numberAt(s, span.Start); len(x.Paragraphs) == 0 || x.Paragraphs[len(x.Paragraphs)-1] != number {
				x.Paragraphs = append(x.Paragraphs, number)
			}
		}
	}
	for i := range v.all {
		share := float64(v.all[i].Runes) / float64(max(total, 1))
		v.all[i].Share = int(share*100 + .5)
		v.all[i].Bar = strconv.FormatFloat(max(share*100, .8), 'f', 1, 64)
	}
	return v
}

func newVoice(s *qa.Story, person, index int) voice {
	if person < 0 {
		return voice{Index: index, Name: "Unattributed", Short: "Unattributed", Look: "nobody"}
	}
	p := s.Speech.People[person]
	v := voice{Index: index, Name: p.Name, Role: p.Role, Short: p.Name, Look: "v" + decimal(index%colours), Ask: "What did " + p.Name + " say?"}
	v.Sample = v.Ask
	if words := strings.Fields(p.Name); p.Sort == speech.Human && len(words) > 1 {
		v.Short = words[len(words)-1]
		v.Sample = "What did " + v.Short + " say?"
	}
	if p.Sort == speech.Unnamed {
		v.Role = "not named in the story"
		v.Ask = ""
	}
	return v
}

// of returns whose words an utterance is.
func (v *voices) of(u speech.Utterance) int {
	if u.Speaker == nil {
		return v.person[-1]
	}
	return v.person[u.Speaker.Person]
}

// loudest are the voices by how much they say, most first.
func (v *voices) loudest() []voice {
	out := slices.Clone(v.all)
	slices.SortStableFunc(out, func(a, b voice) int { return cmp.Compare(b.Runes, a.Runes) })
	return out
}

// look is the class of a speaker by name; of nobody known, "nobody".
func (v *voices) look(s *qa.Speaker) string {
	if s != nil && v != nil {
		for _, x := range v.all {
			if x.Name == s.Name {
				return x.Look
			}
		}
	}
	return "nobody"
}

// numberAt is the number of the paragraph that an offset of the text is in.
func numberAt(s *qa.Story, offset int) int {
	number := 0
	for _, p := range s.Doc.Paragraphs {
		if p.Start > offset {
			break
		}
		number = p.Number
	}
	return number
}

func decimal(n int) string { return strconv.Itoa(n) }
