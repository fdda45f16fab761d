package speech

import (
	"slices"
	"sort"
	"strings"

	"onrecord/qa/story"
)

// turn is one place where somebody spoke.
type turn struct {
	token  int // where the speaker is named in the cue, or the speech begins
	person int
	doc    bool // the words are a document's: "said in a joint statement"
}

// lastSpeaker returns who spoke last before token i, or nobody.
func (p *parser) lastSpeaker(i int) (person, at int) {
	k := sort.Search(len(p.history), func(k int) bool { return p.history[k].token >= i }) - 1
	if k < 0 {
		return nobody, 0
	}
	return p.history[k].person, p.history[k].token
}

// remember notes a turn. The turns stay in the text's order: what a later step
// finds in the same paragraph may stand before the last one.
func (p *parser) remember(t turn) {
	k := len(p.history)
	for k > 0 && p.history[k-1].token > t.token {
		k--
	}
	p.history = slices.Insert(p.history, k, t)
}

// How far back, in sentences, a pronoun looks for its person, and what each sign
// of being meant is worth. Set by hand: who just spoke, then the subject of a
// sentence near by, then anyone near by.
const (
	pronounReach  = 12
	nameReach     = 300 // in names: bounds the time on a story that is a list of names
	nearWeight    = 1.0
	subjectWeight = 0.5
	speakerWeight = 0.6
	genderWeight  = 0.3
	ownerWeight   = -0.3
	quotedWeight  = -0.8
	tie           = 0.02
)

// antecedent returns whom a pronoun at token i means, or nobody where nobody
// fits or two fit equally well.
func (p *parser) antecedent(i int) int {
	want := pronounGender(p.tokens[i].fold)
	if want == Plural || want == Neuter {
		return p.thing(want)
	}
	score := map[int]float64{}
	here := int(p.tokens[i].sentence)
	for k, last := p.nameBefore(i), p.nameBefore(i)-nameReach; k >= 0 && k > last; k-- {
		n := p.names[k]
		distance := here - int(p.tokens[n.from].sentence)
		if distance > pronounReach {
			break
		}
		person := p.who[k]
		if person == nobody || p.people[person].Sort != Human {
			continue
		}
		g := p.people[person].Gender
		if g != Unknown && g != want {
			continue
		}
		v := nearWeight / float64(1+distance)
		if g == want {
			v += genderWeight
		}
		if p.tokens[n.to-1].owner {
			v += ownerWeight
		}
		if p.tokens[n.from].quoted() {
			v += quotedWeight
		} else if p.firstName(k) {
			v += subjectWeight
		}
		if old, ok := score[person]; !ok || v > old {
			score[person] = v
		}
	}
	if person, at := p.lastSpeaker(i); person != nobody {
		distance := here - int(p.tokens[at].sentence)
		g := p.people[person].Gender
		if distance <= 2*pronounReach && p.single(person) && (g == Unknown || g == want || g == Neuter && p.people[person].Sort == Unnamed) {
			score[person] = max(score[person], nearWeight/float64(1+distance)) + speakerWeight*3/float64(max(3, distance))
		}
	}
	best, second := nobody, nobody
	for person, v := range score {
		switch {
		case best == nobody || v > score[best]:
			best, second = person, best
		case second == nobody || v > score[second]:
			second = person
		}
	}
	if second != nobody && score[best]-score[second] < tie {
		return nobody
	}
	return best
}

// single reports whether a speaker is one human being: somebody named, or "a
// spokeswoman".
func (p *parser) single(person int) bool {
	x := p.people[person]
	return x.Sort == Human || x.Sort == Unnamed && x.Gender != Plural && !x.Nameless()
}

// mentionPronouns notes whom the pronouns of the narration mean, besides those
// that are the subject of a cue. What "he" means between quotation marks is the
// speaker's business and is left alone.
func (p *parser) mentionPronouns() {
	known := map[int]bool{}
	for _, m := range p.mentions {
		known[m.Start] = true
	}
	for i, t := range p.tokens {
		if t.quoted() || known[t.Start] || !t.is("he", "she", "him", "his", "her") {
			continue
		}
		if k := p.antecedent(i); k != nobody {
			p.mention(t.Span, k, Pronoun)
		}
	}
}

// firstName reports whether name k is the first of a person in its sentence,
// which is where English puts the subject.
func (p *parser) firstName(k int) bool {
	here := p.tokens[p.names[k].from].sentence
	for j := k - 1; j >= 0 && p.tokens[p.names[j].from].sentence == here; j-- {
		if p.who[j] != nobody {
			return false
		}
	}
	return true
}

// thing returns the body or the unnamed speakers that "it" or "they" means: whoever
// of that sort spoke last.
func (p *parser) thing(want Gender) int {
	for k := len(p.history) - 1; k >= 0 && len(p.history)-k <= 3; k-- {
		person := p.history[k].person
		if p.people[person].Nameless() {
			continue
		}
		if p.people[person].Sort != Human || want == Plural && p.people[person].Gender == Plural {
			return person
		}
	}
	return nobody
}

func pronounGender(w string) Gender {
	switch w {
	case "he", "him", "his":
		return Male
	case "she", "her":
		return Female
	case "it", "its":
		return Neuter
	}
	return Plural
}

// byTitle returns the person whose role holds all the words of a title ("the
// secretary general"), the last one named before it; nobody where none does.
func (p *parser) byTitle(r run) int {
	var want []string
	for i := r.from; i < r.to; i++ {
		if w := p.tokens[i].fold; !determiners().Has(w) && w != "former" {
			want = append(want, w)
		}
	}
	if len(want) == 1 { // "the 61-year-old"
		if age, ok := strings.CutSuffix(want[0], "-year-old"); ok && len(p.ages[age]) == 1 {
			return p.ages[age][0]
		}
	}
	if len(want) == 0 || !isRole(want[len(want)-1]) && !isRole(want[0]) {
		return nobody
	}
	seen := map[int]bool{}
	nearest := p.nameBefore(r.from)
	if p.kindOf(r.from) == story.Headline {
		nearest = min(len(p.names), nameReach) - 1 // a headline's people are introduced below it
	}
	for k, last := nearest, nearest-nameReach; k >= 0 && k > last; k-- {
		person := p.who[k]
		if person == nobody || seen[person] {
			continue
		}
		seen[person] = true
		if hasWords(p.people[person].Role, want) {
			return person
		}
	}
	return nobody
}

// hasWords reports whether a role as printed holds all the folded words; a
// country and its demonym are the same word here.
func hasWords(role string, want []string) bool {
	if role == "" {
		return false
	}
	have := map[string]bool{}
	for _, w := range story.Words(role, story.Span{End: len(role)}) {
		f := story.Fold(w.In(role))
		have[f] = true
		if c, ok := CountryOf(trimDot(f)); ok && w.Class != story.Lower {
			have[story.Fold(c)] = true
		}
	}
	for _, w := range want {
		c, ok := CountryOf(w)
		if !have[w] && !(ok && have[story.Fold(c)]) {
			return false
		}
	}
	return true
}
