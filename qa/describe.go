package qa

import (
	"slices"
	"strings"

	"onrecord/qa/question"
	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// phraseWords is how many words a description has at the most.
const phraseWords = 10

// describe reads what a story calls its people: in an apposition ("her coach, Emil
// Sandor,", "Mona Keller, a nurse in Ost,"), right before the name ("the skipper
// Hamish Orr"), behind "is", and of several together ("Two Dutch engineers").
func describe(s *Story, full []printing) []description {
	d := describer{story: s, names: full, mentions: s.mentions()}
	for _, sentence := range s.Doc.Sentences {
		if sentence.Kind.Furniture() {
			continue
		}
		d.words = story.Words(s.Text, sentence.Span)
		for i := range d.words {
			if n, end, ok := d.nameAt(i); ok {
				d.before(n, i, end)
				d.after(n, end)
			} else if d.in(i-1) == "," && d.in(i+1) == "," && d.words[i].Class == story.Title && plainName(d.in(i)) && !speech.IsPlace(d.fold(i)) {
				n := printing{d.words[i].Span, d.in(i), s.bearing(d.in(i))} // "Her son, Miguel, a fireman,"
				d.before(n, i, i+1)
				d.after(n, i+1)
			}
			d.together(i, sentence.Paragraph)
		}
	}
	d.introduced()
	for k, p := range s.Speech.People { // "the ministry's spokesman" has no name
		words := called(p.Name)
		if p.Sort != speech.Unnamed || len(words) == 0 {
			continue
		}
		out := description{name: p.Name, person: k, head: words[headOf(words)].Fold}
		for _, w := range words {
			out.words = append(out.words, w.Fold)
		}
		if first, _, _ := strings.Cut(story.Fold(p.Name), " "); first == "her" || first == "his" || first == "its" || first == "their" {
			out.near = s.wordsBefore(p.At.Start)
		}
		d.found = append(d.found, out)
	}
	return d.found
}

type describer struct {
	story    *Story
	names    []printing
	mentions []speech.Mention
	words    []story.Word // of the sentence
	found    []description
}

// nameAt returns the name that begins at word i, and the word behind it.
func (d *describer) nameAt(i int) (n printing, end int, ok bool) {
	k, ok := slices.BinarySearchFunc(d.names, d.words[i].Start, func(n printing, at int) int { return n.Start - at })
	if !ok {
		return printing{}, 0, false
	}
	for end = i; end < len(d.words) && d.words[end].Start < d.names[k].End; end++ {
	}
	return d.names[k], end, true
}

func (d *describer) in(i int) string {
	if i < 0 || i >= len(d.words) {
		return ""
	}
	return d.words[i].In(d.story.Text)
}

func (d *describer) fold(i int) string { return story.Fold(d.in(i)) }

func (d *describer) mark(i int) bool {
	return i < 0 || i >= len(d.words) || d.words[i].Class == story.Mark
}

// before reads what stands before a name: with a comma between, where another closes
// the apposition, or with none.
func (d *describer) before(n printing, i, end int) {
	to := i
	if d.in(i-1) == "," {
		if to = i - 1; !d.mark(end) {
			return
		}
	}
	if to == i && question.Determines(d.fold(i-1)) {
		return // "An apprentice at the Grunau Mill"
	}
	for k := to - 1; k >= 0 && to == i; k-- { // "the government of Premier Anna Berg"
		if question.Preposition(d.fold(k)) {
			return
		}
		if d.words[k].Class != story.Title {
			break
		}
	}
	if is := d.fold(i - 1); is == "is" || is == "was" || is == "be" { // "The new landlady will be Anna Berg"
		if to--; question.Auxiliary(d.fold(to - 1)) {
			to--
		}
	}
	from, to := d.phraseTo(to)
	if from < 0 || question.Preposition(d.fold(to-1)) {
		return
	}
	d.add(n, from, to, false)
	if to == i && d.in(from-1) == "," { // "their spokesman, the fisherman Leif Berg"
		if first, to := d.phraseTo(from - 1); first >= 0 {
			d.add(n, first, to, false)
		}
	}
}

// phraseTo is where the noun phrase stands that ends before word to, without what
// "who" tells of it; from is -1 if none does.
func (d *describer) phraseTo(to int) (int, int) {
	for i := to - 1; i > 0 && to-i <= phraseWords && !d.mark(i); i-- {
		if d.fold(i) == "who" { // "The arbiter who found it, Anna Berg,"
			to = i
			break
		}
	}
	for from := to - 1; from >= 0 && to-from <= phraseWords && !d.mark(from); from-- {
		fold := d.fold(from)
		if question.Saying(fold) || question.Auxiliary(fold) {
			return -1, to
		}
		if !question.Determines(fold) || from == to-1 || d.words[from].Class != story.Lower && from > 0 && !d.mark(from-1) {
			continue
		}
		if belongs(d.fold(from-1)) && from > 2 && d.words[from-2].Class == story.Lower && !question.Function(d.fold(from-2)) {
			continue // "the owner of the dog"
		}
		if d.mark(from-2) && question.Preposition(d.fold(from-1)) {
			return -1, to // "After the race, Anna Berg, 22, …"
		}
		return from, to
	}
	return -1, to
}

// belongs reports whether a preposition tells whose or where somebody is what they are.
func belongs(fold string) bool {
	return fold == "of" || fold == "for" || fold == "at" || fold == "in" || fold == "from"
}

// after reads what stands behind a name: between commas, or behind "is".
func (d *describer) after(n printing, end int) {
	from := end + 1
	switch {
	case d.in(end) == ",":
		if from < len(d.words) && d.words[from].Class == story.Number && d.in(from+1) == "," {
			from += 2
		}
	case (d.fold(end) == "is" || d.fold(end) == "was") && question.Determines(d.fold(end+1)):
	default:
		return
	}
	if d.mark(from) {
		return
	}
	if fold := d.fold(from); !question.Determines(fold) && !strings.HasSuffix(fold, "'s") { // "head of the board", "nurse"
		next := d.fold(from + 1)
		if d.words[from].Class != story.Lower || question.Function(fold) || question.Preposition(fold) || question.Saying(fold) || question.Past(fold) || wills().Has(fold) ||
			question.Determines(next) || question.Preposition(next) && !belongs(next) || next == "in" || strings.HasSuffix(fold, "ing") {
			return
		}
	}
	to := from
	for to < len(d.words) && to-from < phraseWords && !d.mark(to) && !relative(d.fold(to)) {
		to++
	}
	d.add(n, from, to, false)
}

func relative(fold string) bool {
	return fold == "who" || fold == "which" || fold == "whose" || fold == "and"
}

// add notes the words from index from up to index to as a description; where it is not
// sure that somebody is described, by the noun.
func (d *describer) add(n printing, from, to int, sure bool) {
	out := description{name: n.name, person: n.person}
	for i := from; i < to; i++ {
		fold := strings.TrimSuffix(strings.TrimSuffix(d.fold(i), "'s"), "s'")
		if i > from && (question.Preposition(fold) || relative(fold)) && out.head == "" {
			out.head = lastOf(out.words)
		}
		if !question.Function(fold) && !question.Determines(fold) && d.words[i].Class != story.Number {
			out.words = append(out.words, fold)
		}
	}
	if out.head == "" {
		out.head = lastOf(out.words)
	}
	switch w := d.fold(from); w {
	case "his", "her":
		out.whose = d.owner(d.words[from].Start, n.name, w)
	case "its", "their":
		out.near = d.story.wordsBefore(d.words[from].Start)
	}
	if out.head == "" || !sure && n.person == nobody && !question.Speaks(out.head) && !question.Body(out.head) && nounGender(out.head) == speech.Unknown && !d.story.acts(out.head) {
		return // "in the village, Quebrada Honda,"
	}
	d.found = append(d.found, out)
}

func lastOf(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// wordsBefore are the folded content words of a paragraph before a place.
func (s *Story) wordsBefore(at int) []string {
	i := s.sentenceAt(at)
	from, paragraph := at, s.Doc.Sentences[i].Paragraph
	if from == s.Doc.Sentences[i].Start && i > 0 && (i == 1 || s.Doc.Sentences[i-1].Paragraph != paragraph) {
		i-- // opens a paragraph: "Its director, Anna Berg, …"
		paragraph = s.Doc.Sentences[i].Paragraph
	}
	for ; i >= 0 && s.Doc.Sentences[i].Paragraph == paragraph; i-- {
		from = s.Doc.Sentences[i].Start
	}
	var out []string
	for _, w := range story.Words(s.Text, story.Span{Start: from, End: at}) {
		if fold := story.Fold(w.In(s.Text)); w.Class != story.Mark && !question.Function(fold) {
			out = append(out, fold)
		}
	}
	return out
}

// owner is who was named last before "his" or "her" and may be meant by it.
func (d *describer) owner(at int, but, pronoun string) string {
	want := map[string]speech.Gender{"his": speech.Male, "her": speech.Female}[pronoun]
	for i := len(d.mentions) - 1; i >= 0; i-- {
		m := d.mentions[i]
		p := d.story.Speech.People[m.Person]
		if m.Start >= at || p.Sort != speech.Human || p.Name == but {
			continue
		}
		if p.Gender == want || p.Gender == speech.Unknown {
			return p.Name
		}
	}
	return ""
}

// together reads a number of people who are brought in by what they are: "Two Swiss
// chefs, Urs Ammann and Claire Jaccoud".
func (d *describer) together(i, paragraph int) {
	n := numbers[d.fold(i)]
	if n == 0 {
		return
	}
	to := i + 1
	for to < len(d.words) && to <= i+groupWords && !d.mark(to) && !question.Preposition(d.fold(to)) && !(d.words[to-1].Class == story.Lower && strings.HasSuffix(d.fold(to-1), "s") && to > i+1) {
		to++
	}
	if to == i+1 || !strings.HasSuffix(d.fold(to-1), "s") {
		return
	}
	var who []printing // first named there
	for k, name := range d.names {
		if name.Start > d.words[i].End && d.story.Doc.Sentences[d.story.sentenceAt(name.Start)].Paragraph == paragraph && !slices.ContainsFunc(d.names[:k], func(o printing) bool { return o.name == name.name }) {
			who = append(who, name)
		}
	}
	if len(who) < n {
		return
	}
	for _, name := range who[:n] {
		before := len(d.found)
		d.add(name, i+1, to, true)
		for i := range d.found[before:] {
			d.found[before+i].head = singular(d.found[before+i].head)
		}
	}
}

// singular is a folded noun without the ending of a plural.
func singular(noun string) string {
	switch {
	case strings.HasSuffix(noun, "men"):
		return strings.TrimSuffix(noun, "men") + "man"
	case strings.HasSuffix(noun, "ies"):
		return strings.TrimSuffix(noun, "ies") + "y"
	case strings.HasSuffix(noun, "ss"), strings.HasSuffix(noun, "us"):
		return noun
	}
	return strings.TrimSuffix(noun, "s")
}
