package qa

import (
	"slices"
	"strings"

	"onrecord/qa/question"
	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// description is what a story calls somebody beside the name: "owner of the dog",
// "another Dutch rider". Roles are part of it, and all that no list has as one.
type description struct {
	name   string // in full, as printed
	person int    // index into Speech.People; nobody where the story's people lack them
	head   string // the folded noun: "owner"
	words  []string
	whose  string   // the full name of whose they are, where only "his" or "her" says so
	near   []string // the folded words before "its" or "their", which say whose
}

const (
	nobody      = -1
	phraseWords = 10 // of a description at the most
)

// describe reads what a story calls its people: in an apposition ("her coach, Emil
// Sandor,", "Mona Keller, a nurse in Ost,"), right before the name ("the skipper
// Hamish Orr"), behind "is", and of several together ("Two Dutch engineers").
func describe(s *Story) []description {
	d := describer{story: s, names: s.namesInFull(), mentions: s.mentions()}
	for _, sentence := range s.Doc.Sentences {
		if sentence.Kind.Furniture() {
			continue
		}
		d.words = story.Words(s.Text, sentence.Span)
		for i := range d.words {
			if n, end, ok := d.nameAt(i); ok {
				d.before(n, i, end)
				d.after(n, end)
			}
			d.together(i, sentence.Paragraph)
		}
	}
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

// printing is a name in full where the story prints it.
type printing struct {
	story.Span
	name   string
	person int
}

// namesInFull are the places where the story prints somebody's name in full, those of
// its people and other pairs of capitalised words, in its order.
func (s *Story) namesInFull() []printing {
	var out []printing
	for _, m := range s.mentions() {
		p := s.Speech.People[m.Person]
		if p.Sort != speech.Unnamed && m.How == speech.Named && m.In(s.Text) == p.Name && twoWords(p.Name) && !slices.ContainsFunc(out, func(n printing) bool { return n.Span == m.Span }) {
			out = append(out, printing{m.Span, p.Name, m.Person})
		}
	}
	words := story.Words(s.Text, story.Span{End: len(s.Text)})
	for i := 1; i < len(words); i++ {
		a, b := words[i-1], words[i]
		span := story.Span{Start: a.Start, End: b.End}
		if a.Class != story.Title || b.Class != story.Title || a.End+1 != b.Start || !plainName(a.In(s.Text)) || !plainName(b.In(s.Text)) ||
			slices.ContainsFunc(out, func(n printing) bool { return n.Overlaps(span) }) {
			continue
		}
		out = append(out, printing{span, span.In(s.Text), s.bearing(span.In(s.Text))})
	}
	slices.SortFunc(out, func(a, b printing) int { return a.Start - b.Start })
	return out
}

// twoWords reports whether a name is more than one word and begins like a name.
func twoWords(name string) bool {
	return strings.Contains(name, " ") && strings.ToLower(name[:1]) != name[:1]
}

// bearing is the person of a full name, or nobody.
func (s *Story) bearing(name string) int {
	return slices.IndexFunc(s.Speech.People, func(p speech.Person) bool { return p.Name == name })
}

// plainName reports whether a capitalised word may be a part of somebody's name.
func plainName(w string) bool {
	fold := story.Fold(w)
	return !question.Determines(fold) && !question.Address(fold) && !question.Function(fold) && !speech.IsRole(fold) && !strings.HasSuffix(fold, "'s")
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
	for k := to - 1; k >= 0 && to == i; k-- { // "the government of Premier Anna Berg"
		if question.Preposition(d.fold(k)) {
			return
		}
		if d.words[k].Class != story.Title {
			break
		}
	}
	from, to := d.phraseTo(to)
	if from < 0 || question.Preposition(d.fold(to-1)) {
		return
	}
	d.add(n, from, to)
	if to == i && d.in(from-1) == "," { // "their spokesman, the fisherman Leif Berg"
		if first, to := d.phraseTo(from - 1); first >= 0 {
			d.add(n, first, to)
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
	d.add(n, from, to)
}

func relative(fold string) bool {
	return fold == "who" || fold == "which" || fold == "whose" || fold == "and"
}

// add notes the words from index from up to index to as a description.
func (d *describer) add(n printing, from, to int) {
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
	if out.head == "" || n.person == nobody && !question.Speaks(out.head) && !d.story.acts(out.head) {
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
	who := d.story.broughtIn(d.words[i].End, paragraph)
	if len(who) < n {
		return
	}
	for _, k := range who[:n] {
		before := len(d.found)
		d.add(printing{name: d.story.Speech.People[k].Name, person: k}, i+1, to)
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

// described returns those whom the story calls by the words, each once: the noun must
// be theirs, and every other word must stand in what the story calls them or tell whose
// they are.
func (s *Story) described(words []question.Word) []description {
	head := headOf(words)
	if head < 0 {
		return nil
	}
	noun := words[head].Fold
	if question.Several(words) {
		noun = singular(noun)
	}
	var out []description
	for _, d := range s.asked().descriptions() {
		if d.head != noun && !question.SameOffice(noun, d.head) || slices.ContainsFunc(out, func(o description) bool { return o.name == d.name }) {
			continue
		}
		fits := true
		for i, w := range words {
			fits = fits && (i == head || s.tells(d, w))
		}
		if fits {
			out = append(out, d)
		}
	}
	return out
}

// headOf is the index of the noun of a phrase: the last word, or the last before a
// preposition, whose place shows as a gap; -1 of nothing.
func headOf(words []question.Word) int {
	for i := 1; i < len(words); i++ {
		if words[i].Start > words[i-1].End+1 && !words[i-1].Owner {
			return i - 1
		}
	}
	return len(words) - 1
}

// tells reports whether a word is one by which a description tells somebody.
func (s *Story) tells(d description, w question.Word) bool {
	return slices.ContainsFunc(d.words, func(have string) bool {
		return have == w.Fold || story.Stem(have) == w.Stem || sameCountry(have, w.Fold)
	}) ||
		slices.ContainsFunc(d.near, func(have string) bool { return story.Stem(have) == w.Stem }) ||
		d.whose != "" && slices.Contains(strings.Fields(story.Fold(d.whose)), w.Fold) ||
		d.person != nobody && s.asked().cast.Fits(d.person, []question.Word{w})
}

// fellows returns the full names of those whom the story calls by the same noun as
// somebody, in its order and they among them: the two Dutch riders.
func (s *Story) fellows(name string) []string {
	all := s.asked().descriptions()
	for _, d := range all {
		if d.name != name {
			continue
		}
		var out []string
		for _, o := range all {
			if o.head == d.head && o.named(s) && !slices.Contains(out, o.name) {
				out = append(out, o.name)
			}
		}
		if len(out) > 1 {
			return out
		}
	}
	return nil
}

// named reports whether a description is of somebody with a name.
func (d description) named(s *Story) bool {
	return d.person == nobody || s.Speech.People[d.person].Sort == speech.Human
}

// acts reports whether the story itself has a noun stand for people or a body: they
// speak in it, or say, want, fear, "who".
func (s *Story) acts(noun string) bool {
	for _, p := range s.Speech.People {
		if slices.ContainsFunc(called(p.Name+" "+p.Role), func(w question.Word) bool { return w.Fold == noun }) {
			return true // the ministry speaks through its spokesman
		}
	}
	words := story.Words(s.Text, story.Span{End: len(s.Text)})
	for i := 0; i+1 < len(words); i++ {
		if words[i].Class != story.Lower || story.Fold(words[i].In(s.Text)) != noun {
			continue
		}
		next := story.Fold(words[i+1].In(s.Text))
		if next == "who" || question.Saying(next) || wills().Has(next) {
			return true
		}
		if question.Body(noun) && i+2 < len(words) && (question.Past(next) || question.Auxiliary(next) && !passive(story.Fold(words[i+2].In(s.Text)))) {
			return true // "The government will pay", but "The church would be taken down"
		}
	}
	return false
}

func passive(fold string) bool {
	return fold == "be" || fold == "been" || strings.HasSuffix(fold, "ed")
}

// wills are the verbs of those who can say what they want.
var wills = story.Lexicon(`want wants wanted hope hopes hoped fear fears feared plan plans planned refuse refuses refused vote voted agree agreed
	welcome welcomed object objected intend intends intended expect expects expected vow vowed threaten threatened decided`)
