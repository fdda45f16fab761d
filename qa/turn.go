package qa

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/qa/question"
	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// turn is what a thread remembers of an answer.
func (a *Answer) turn(q question.Question, subject string, stories []*Story) Turn {
	t := Turn{Text: q.Text, Kind: q.Kind, Subject: subject, Topic: q.TopicText()}
	gender := func(name string) speech.Gender {
		for _, s := range stories {
			if g := s.gender(name); g == speech.Neuter && twoNames(name) && !s.bodily(name) {
				return speech.Unknown // a body, or somebody whose given name is a rare one
			} else if g != speech.Unknown {
				return g
			}
		}
		return speech.Unknown
	}
	if t.Subject == "" && len(a.Choices) == 0 {
		t.Subject, t.Gender = asked(q, stories)
	} else {
		t.Gender = gender(subject)
		if name, _ := q.Who(); name != "" && name == strings.ToLower(name) && strings.HasSuffix(strings.ToLower(q.Text[:q.Subject[0].Start]), " the ") && slices.ContainsFunc(stories, func(s *Story) bool { return s.nameless(subject) }) {
			t.Subject = strings.TrimPrefix(name, "the ") // as good a name as any: "the navy"
		} else if slices.ContainsFunc(q.Subject, func(w question.Word) bool { return w.Owner }) && slices.ContainsFunc(stories, func(s *Story) bool { return s.nameless(subject) }) {
			t.Subject = name // "Berg's husband"
		}
	}
	for _, c := range a.Choices {
		t.Choices = append(t.Choices, question.Pick{Name: c.Name, Question: c.Question})
	}
	if !a.Answered {
		return t // what is closest to a refusal is nothing to go on from
	}
	for _, p := range a.Passages {
		shown := Shown{Story: p.Story, Start: p.Start, End: p.End}
		if p.Speaker != nil {
			shown.Speaker, shown.Gender = p.Speaker.Name, gender(p.Speaker.Name)
		}
		t.Shown = append(t.Shown, shown)
	}
	if len(a.Passages) > 0 {
		for _, p := range a.Passages[1:min(len(a.Passages), closestLimit)] {
			t.Beside = append(t.Beside, named(question.Question{}, p, stories, "")...)
		}
		t.Answer, t.Said = answer(q, a.Passages[0], stories), words(a.Passages[0], stories)
		for _, p := range a.Passages[1:] {
			if t.Answer == "" && q.Announces() != "" {
				t.Answer = answer(q, p, stories) // "What did she demand?", told in a later passage
			}
		}
		who := ""
		if q.Kind == question.Who {
			who = doneBy(q, a.Passages[:min(len(a.Passages), closestLimit)], stories)
		}
		t.Named = named(q, a.Passages[0], stories, who)
	}
	return t
}

// asked is whom a question asked about by a name that is none of the story's people,
// so that "she" after it means nobody else: as the story prints it in full, where it
// does.
func asked(q question.Question, stories []*Story) (string, speech.Gender) {
	name, gender := q.Who()
	if gender == speech.Plural {
		return name, gender
	}
	if q.Kind == question.WhoIs && len(q.Subject) == 1 && name == strings.ToLower(name) && !question.Speaks(name) && !question.Body(name) &&
		!slices.ContainsFunc(stories, func(s *Story) bool { return s.capital(name) != "" || len(s.described(q.Subject)) > 0 || s.acts(name) }) {
		return "", gender // "Who was first?"
	}
	for _, s := range stories {
		if full := s.printed(name); full != "" {
			return full, gender
		}
		if word := s.capital(name); word != "" {
			return word, gender
		}
		if name == "" && q.Kind != question.Gist && q.Kind != question.People {
			if full := s.spokenOf(q); full != "" {
				return full, s.gender(full)
			}
		}
	}
	return name, gender
}

// spokenOf is whom a question names who is none of the story's people, where it prints
// one name in full.
func (s *Story) spokenOf(q question.Question) string {
	found := ""
	for _, w := range q.Words() {
		full := ""
		if w.Name && !speech.IsPlace(w.Fold) {
			full = s.printed(q.Text[w.Start:w.End])
		}
		switch {
		case full == "":
		case found != "" && found != full:
			return ""
		default:
			found = full
		}
	}
	return found
}

// named are the people whom a passage names and the question does not.
func named(q question.Question, p Passage, stories []*Story, did string) []question.Named {
	var out []question.Named
	for _, s := range stories {
		if s.Slug != p.Story {
			continue
		}
		name := cmp.Or(did, s.agent(q, story.Span{Start: p.Start, End: p.End}, likeVerb))
		if name == "" && q.Anybody() && p.Speaker != nil {
			name = p.Speaker.Name // "Did anyone criticise it?", and this is how they did
		}
		if name == "" {
			name = s.doer(p.Start)
		}
		if name != "" && !asks(q, name) && !s.describes(q, name) && q.Kind != question.Said {
			out = append(out, question.Named{Name: name, Gender: s.doerGender(name), Did: q.Kind == question.Who || q.Kind == question.WhoIs || q.Anybody() || strings.HasPrefix(story.Fold(q.Text), "which ") && s.agent(q, story.Span{Start: p.Start, End: p.End}, likeVerb) == name})
		}
		for _, m := range s.Speech.Mentions {
			who := s.Speech.People[m.Person]
			if who.Sort != speech.Human || m.Start < p.Start || m.End > p.End ||
				slices.ContainsFunc(out, func(o question.Named) bool { return o.Name == who.Name }) ||
				slices.ContainsFunc(q.Words(), func(w question.Word) bool { return s.asked().cast.Calls(m.Person, w.Fold) }) {
				continue
			}
			out = append(out, question.Named{Name: who.Name, Gender: s.gender(who.Name)})
		}
		for _, d := range s.asked().descriptions() {
			if d.person == nobody && strings.Contains(p.Text, d.name) && !asks(q, d.name) && !slices.ContainsFunc(out, func(o question.Named) bool { return o.Name == d.name }) {
				out = append(out, question.Named{Name: d.name, Gender: s.gender(d.name)})
			}
		}
	}
	return out
}

// answer is the noun by which a passage answers what was done, or what somebody does.
func answer(q question.Question, p Passage, stories []*Story) string {
	for _, s := range stories {
		if verb := q.Announces(); s.Slug == p.Story && verb != "" {
			return s.objectOf(question.Verb(verb), story.Span{Start: p.Start, End: p.End})
		}
		if s.Slug == p.Story && q.Kind == question.What && !q.Asks("called") && !copular(q) {
			return s.object(q, story.Span{Start: p.Start, End: p.End})
		}
	}
	return ""
}

// copular reports whether a question asks what something is: no verb tells what of a
// passage answers it.
func copular(q question.Question) bool {
	what, rest, _ := strings.Cut(story.Fold(q.Text), " ")
	be, rest, _ := strings.Cut(rest, " ")
	next, _, _ := strings.Cut(rest, " ")
	return what == "what" && question.Be(be) && question.Determines(next)
}

// statementMax is how long what somebody says may be to be asked after again, in bytes.
const statementMax = 200

// words is what somebody says in a passage, as the story has it, where it is one piece.
func words(p Passage, stories []*Story) string {
	for _, s := range stories {
		if s.Slug != p.Story || p.Speaker == nil {
			continue
		}
		for _, u := range s.Speech.Utterances {
			if u.Speaker == nil || !u.Says(s.Text) || len(u.Spans) != 1 || u.Span().Start < p.Start || u.Span().End > p.End || u.Span().Len() > statementMax {
				continue
			}
			text := clean(strings.TrimRight(u.Span().In(s.Text), " ,."))
			if strings.Count(text, "“") != strings.Count(text, "”") {
				continue // words that go on in the next paragraph
			}
			if u.Form != speech.Reported {
				return text
			}
			text = strings.TrimPrefix(text, "that ")
			if strings.Count(text, " ") < 2 {
				return ""
			}
			if first, _, _ := strings.Cut(text, " "); s.common(story.Fold(first)) || question.Determines(story.Fold(first)) || question.Preposition(story.Fold(first)) || numbers[story.Fold(first)] > 0 || many().Has(story.Fold(first)) {
				text = uncapital(text)
			}
			return text
		}
	}
	return ""
}

// nameless reports whether somebody is called by what they are: a body or a source.
func (s *Story) nameless(name string) bool {
	k := s.bearing(name)
	return k >= 0 && s.Speech.People[k].Sort != speech.Human && !twoNames(name)
}

// tells reports whether the story tells anything of what words ask in a sentence about
// somebody.
func (s *Story) tells(name string, words []question.Word) bool {
	k := s.bearing(name)
	var spans []story.Span
	for _, m := range s.mentions() {
		if m.Person == k && k >= 0 {
			spans = append(spans, m.Span)
		}
	}
	for at := 0; k < 0; {
		i := strings.Index(s.Text[at:], name)
		if i < 0 || name == "" {
			break
		}
		spans = append(spans, story.Span{Start: at + i, End: at + i + len(name)})
		at += i + len(name)
	}
	for _, span := range spans {
		sentence := s.Doc.Sentences[min(s.sentenceAt(span.Start), len(s.Doc.Sentences)-1)]
		for _, w := range story.Words(s.Text, sentence.Span) {
			if stem := story.Stem(story.Fold(w.In(s.Text))); slices.ContainsFunc(words, func(q question.Word) bool { return q.Stem == stem }) {
				return true
			}
		}
	}
	return false
}

// asks reports whether a question has a word of a name itself.
func asks(q question.Question, name string) bool {
	return slices.ContainsFunc(q.Words(), func(w question.Word) bool { return slices.Contains(strings.Fields(story.Fold(name)), w.Fold) })
}

// lastStory is the story that the thread was shown last, empty if there is none, or
// none any more.
func lastStory(thread []Turn, all []Meta) string {
	for i := len(thread) - 1; i >= 0; i-- {
		if shown := thread[i].Shown; len(shown) > 0 {
			if slices.ContainsFunc(all, func(m Meta) bool { return m.Slug == shown[0].Story }) {
				return shown[0].Story
			}
			return ""
		}
	}
	return ""
}
