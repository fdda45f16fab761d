package qa

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/qa/question"
	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// choicesMax bounds how many people are offered to choose from.
const choicesMax = 9

// choices returns whom the question may mean where that is more than one person:
// two of one surname, two with the office it names. Of people who are asked for
// their words only those who speak can be meant.
func choices(q question.Question, stories []*Story) []Choice {
	if len(q.Subject) == 0 || q.Kind != question.Said && q.Kind != question.WhoIs && q.Kind != question.DidSay {
		return nil
	}
	var found []Choice
	for _, s := range stories {
		who, together := s.bearers(q.Subject, q.Address)
		if together {
			return nil
		}
		for _, k := range who {
			p := s.Speech.People[k]
			if p.Sort != speech.Human || q.Kind != question.WhoIs && !s.speaks(k) {
				continue
			}
			if i := slices.IndexFunc(found, func(c Choice) bool { return sameName(c.Name, p.Name) }); i >= 0 {
				if len(p.Name) > len(found[i].Name) {
					found[i].Name = p.Name
				}
				if earlier := found[i].Role; dependent(earlier) || strings.Contains(p.Role, earlier) {
					found[i].Role = cmp.Or(p.Role, earlier)
				}
				continue
			}
			found = append(found, Choice{Name: p.Name, Role: p.Role})
		}
	}
	if len(found) < 2 {
		return nil
	}
	found = found[:min(len(found), choicesMax)]
	from, to := q.Subject[0].Start, q.Subject[len(q.Subject)-1].End
	for i := range found {
		found[i].Question = undetermined(q.Text[:from]) + found[i].Name + q.Text[to:]
	}
	return found
}

// undetermined is the text before a subject without the article or the form of
// address that belonged to it.
func undetermined(before string) string {
	for _, w := range []string{"the ", "a ", "an ", "this ", "that ", "mr ", "mrs ", "ms ", "miss ", "mr. ", "mrs. ", "ms. ", "dr ", "dr. "} {
		if len(before) >= len(w) && strings.EqualFold(before[len(before)-len(w):], w) && (len(before) == len(w) || before[len(before)-len(w)-1] == ' ') {
			return before[:len(before)-len(w)]
		}
	}
	return before
}

// sameName reports whether two names may be one person's: the words of one stand
// in the other.
func sameName(a, b string) bool {
	x, y := strings.Fields(story.Fold(a)), strings.Fields(story.Fold(b))
	if len(x) > len(y) {
		x, y = y, x
	}
	for _, w := range x {
		if !slices.Contains(y, w) {
			return false
		}
	}
	return true
}

// speaks reports whether the story has words of a person.
func (s *Story) speaks(person int) bool {
	return slices.ContainsFunc(s.Speech.Utterances, func(u utterance) bool {
		return u.Speaker != nil && u.Speaker.Person == person && u.Says(s.Text)
	})
}

// meant returns the people whom a name or a description means, in full; nobody where
// it says more than that. "The ministry" is not its spokesman.
func (s *Story) meant(phrase string) []string {
	var out []string
	words := called(phrase)
	who, together := s.bearers(words, speech.Unknown)
	for _, k := range who {
		if together && s.Speech.People[k].Sort != speech.Human || s.owns(k, words) {
			continue
		}
		if together || s.asked().cast.Fits(k, words) && s.headed(k, words) || s.owned(words) || s.titled(words) == k {
			out = append(out, s.Speech.People[k].Name)
		}
	}
	if len(out) == 0 {
		for _, d := range s.described(words) {
			out = append(out, d.name)
		}
	}
	return out
}

// owned reports whether the words tell somebody by whose they are: "Duarte's coach",
// "the boss of Stag".
func (s *Story) owned(words []question.Word) bool {
	if head := headOf(words); head >= 0 && head < len(words)-1 && !words[head].Name {
		return true
	}
	return len(words) > 1 && slices.ContainsFunc(words[:len(words)-1], func(w question.Word) bool { return w.Owner })
}

// headed reports whether the noun of a phrase is one of somebody without a name: "the
// spokesman" and "the county's spokesman", but not "the county".
func (s *Story) headed(person int, words []question.Word) bool {
	p := s.Speech.People[person]
	if len(words) == 0 {
		return true
	}
	if p.Sort == speech.Human { // the club is not its captain
		role := called(p.Role)
		noun := words[headOf(words)]
		return len(role) == 0 || role[headOf(role)].Stem == noun.Stem || question.SameOffice(noun.Fold, role[headOf(role)].Fold) ||
			!slices.ContainsFunc(role, func(w question.Word) bool { return w.Fold == noun.Fold })
	}
	have := called(p.Name)
	if len(have) == 0 {
		return true
	}
	noun, head := words[headOf(words)], have[headOf(have)]
	return noun.Stem == head.Stem || question.SameOffice(noun.Fold, head.Fold) || noun.Name
}

// bearers returns the people whom the words mean, less those who are called by
// another given name, and whether all of them are meant together: Melania Trump is
// not Donald Trump, though Ms Trump may be and Joe is Joseph.
func (s *Story) bearers(words []question.Word, address speech.Gender) (people []int, together bool) {
	if s.owned(words) {
		if who := s.belonging(words); len(who) > 0 {
			return who, false
		}
	}
	if k := s.titled(words); k >= 0 {
		return []int{k}, false
	}
	who, together := s.asked().cast.Meant(words, address)
	if !slices.ContainsFunc(who, func(k int) bool { return s.Speech.People[k].Sort == speech.Human }) && question.Several(words) {
		if group := s.group(words); group != nil {
			return append(group, slices.DeleteFunc(who, func(k int) bool { // "two Swiss chefs" stay, the chefs' union goes
				first, _, _ := strings.Cut(story.Fold(s.Speech.People[k].Name), " ")
				return numbers[first] == 0
			})...), true
		}
	}
	if len(who) == 0 {
		who = s.belonging(words)
		return who, len(who) > 1 && question.Several(words)
	}
	if k := s.literally(words, who); k >= 0 && !together {
		return []int{k}, false
	}
	return slices.DeleteFunc(who, func(k int) bool { return s.another(k, words) || s.kin(k, words) }), together
}

// kin reports whether a name is only that of whose mother or brother somebody is.
func (s *Story) kin(person int, words []question.Word) bool {
	if len(words) != 1 || s.Speech.People[person].Sort != speech.Human || s.asked().cast.Calls(person, words[0].Fold) {
		return false
	}
	role := called(s.Speech.People[person].Role)
	head := headOf(role)
	return head >= 0 && nounGender(role[head].Fold) != speech.Unknown && role[head].Fold != words[0].Fold &&
		slices.ContainsFunc(role, func(w question.Word) bool { return w.Owner && w.Fold == words[0].Fold })
}

// owns reports whether somebody is only whose a phrase says somebody else is.
func (s *Story) owns(person int, words []question.Word) bool {
	if !s.owned(words) {
		return false
	}
	head, cast := words[headOf(words)], s.asked().cast
	return !head.Name && !cast.Bears(person, head.Fold) && !cast.Fits(person, []question.Word{head}) &&
		slices.ContainsFunc(words, func(w question.Word) bool { return w.Owner && cast.Calls(person, w.Fold) })
}

// titled is whom the story itself means by "the professor", where it is one alone.
func (s *Story) titled(words []question.Word) int {
	found := nobody
	for _, m := range s.Speech.Mentions {
		if m.How != speech.Titled || len(words) == 0 {
			continue
		}
		if story.Fold(m.In(s.Text)) != "the "+joined(words) {
			continue
		}
		if found != nobody && found != m.Person {
			return nobody
		}
		found = m.Person
	}
	return found
}

// literally is whom of several the story calls by the very words: "education minister",
// not "minister for education"; or who speaks as "the professor" alone, without a name.
func (s *Story) literally(words []question.Word, who []int) int {
	phrase := joined(words)
	for k, p := range s.Speech.People {
		if p.Sort == speech.Unnamed && story.Fold(p.Name) == phrase && !s.asked().cast.Calls(who[0], words[len(words)-1].Fold) {
			return k
		}
	}
	found := nobody
	for _, k := range who {
		if len(who) < 2 || !strings.Contains(" "+story.Fold(s.Speech.People[k].Role)+" ", " "+phrase+" ") {
			continue
		}
		if found != nobody {
			return nobody
		}
		found = k
	}
	return found
}

func joined(words []question.Word) string {
	var folds []string
	for _, w := range words {
		folds = append(folds, w.Fold)
	}
	return strings.Join(folds, " ")
}

// belonging returns whom the story calls by what they are to somebody: "Duarte's
// coach" is no Duarte.
func (s *Story) belonging(words []question.Word) []int {
	var who []int
	for _, d := range s.described(words) {
		if d.person != nobody {
			who = append(who, d.person)
		}
	}
	return who
}

// another reports whether the word before a surname is a given name that is not the
// person's: one that the story does not have at all.
func (s *Story) another(person int, words []question.Word) bool {
	parts := strings.Fields(story.Fold(s.Speech.People[person].Name))
	if len(parts) < 2 || s.Speech.People[person].Sort != speech.Human {
		return false
	}
	for i := 1; i < len(words); i++ {
		given := words[i-1]
		if words[i].Fold == parts[len(parts)-1] && len(given.Fold) > 2 && !s.knows(given.Fold) &&
			!question.SameGiven(given.Fold, parts[0]) && !s.asked().cast.Fits(person, words[i-1:i]) {
			return true
		}
	}
	return false
}

// holds reports whether the story has the words in a row, the last whole but for an
// ending of a plural.
func (s *Story) holds(phrase string) bool {
	text, phrase := strings.ToLower(strings.ReplaceAll(s.Text, "’", "'")), strings.ToLower(strings.ReplaceAll(phrase, "’", "'"))
	for at := 0; ; {
		i := strings.Index(text[at:], phrase)
		if i < 0 {
			return false
		}
		at += i + len(phrase)
		rest := strings.TrimPrefix(text[at:], "s")
		if next, _ := utf8.DecodeRuneInString(rest); !unicode.IsLetter(next) || phrase == "" {
			return true
		}
	}
}

// called reads the words by which somebody is called: a name or a role.
func called(phrase string) []question.Word {
	return question.Parse("What did " + phrase + " say?").Subject
}

// register is a workspace's names as they were, ready to be looked up: those of
// 10,000 stories take some 20 ms to prepare.
type register struct {
	names []string
	*question.Register
}

// registersMax is how many workspaces' names are kept at hand.
const registersMax = 64

// register returns the names of the people of a workspace.
func (e *Engine) register(ctx context.Context, workspace string) (*question.Register, error) {
	names, err := e.index.Names(ctx, workspace)
	if err != nil {
		return nil, err
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if r, ok := e.registers[workspace]; ok && slices.Equal(r.names, names) {
		return r.Register, nil
	}
	if len(e.registers) >= registersMax {
		clear(e.registers)
	}
	r := register{names, question.NewRegister(names)}
	e.registers[workspace] = r
	return r.Register, nil
}
