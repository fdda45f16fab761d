package qa

import (
	"slices"
	"strings"

	"onrecord/qa/question"
	"onrecord/qa/rank"
	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// What it takes for somebody's words to be about a topic, as a share of the
// topic's weight that stands in them.
const (
	onTopic   = 0.34
	elsewhere = 0.60 // by a sentence that makes it an answer though none of their words are
)

// How sure the answers are that no ranking finds; the others are fitted (rank.Model).
const (
	allSaid    = 0.95 // words that were looked for and found
	introduced = 0.90
	gistSure   = 0.80
	silentSure = 0.10
)

// said answers what somebody said, all of it or about a topic.
func (s *Story) said(q question.Question) result {
	who, together := s.bearers(q.Subject, q.Address)
	who = slices.DeleteFunc(who, func(k int) bool { return s.owns(k, q.Subject) }) // Berg is not Berg's brother
	if len(who) == 0 {
		return s.nobody(q)
	}
	if speaking := slices.DeleteFunc(slices.Clone(who), func(k int) bool { return !s.speaks(k) }); len(speaking) > 0 {
		who = speaking
	}
	speaker := s.Speech.People[who[0]]
	r := result{subject: speaker.Name, gender: speaker.Gender}
	if together && len(who) > 1 {
		r = result{} // no one of them is spoken of more than the others
	}
	words := s.wordsOf(who)
	s.asidesLast(words)
	if len(words) == 0 && speaker.Sort != speech.Human {
		return s.ranked(q)
	}
	if len(words) == 0 {
		r.reason = SpeakerSilent
		r.picks = s.about(who, closestLimit)
		return r
	}
	if len(q.Topic) == 0 {
		for i := range words {
			words[i].score = 1
		}
		r.picks, r.way = words[:min(len(words), saidLimit)], rank.AllSaid
		return r
	}
	return s.saidAbout(q, r, who, words)
}

// saidAbout keeps those of a speaker's words that are about the question's topic.
func (s *Story) saidAbout(q question.Question, r result, who []int, words []pick) result {
	topic := rank.Query{Want: rank.Speech, People: who, Head: -1}
	for _, w := range q.Topic {
		topic.Terms = append(topic.Terms, rank.Term{Fold: w.Fold, Stem: w.Stem, Name: w.Name})
	}
	found := s.asked().rank.Rank(topic)
	var on []pick
	for _, p := range words {
		for _, c := range found.Candidates {
			if !p.span.Contains(s.Doc.Sentences[c.Sentence].Span) {
				continue
			}
			p.score = max(p.score, c.Features[rank.Coverage]+c.Features[rank.Loose])
		}
		if p.score >= onTopic {
			on = append(on, p)
		}
	}
	if len(on) > 0 {
		byScore(on)
		r.picks, r.way = on, rank.SaidAbout
		return r
	}
	about := slices.DeleteFunc(found.Candidates, func(c rank.Candidate) bool {
		return c.Features[rank.About] == 0 || c.Features[rank.Coverage] < elsewhere
	})
	if len(about) > 0 {
		r.picks, r.way = s.picks(about), rank.SaidAbout
		return r
	}
	byScore(words)
	r.reason = SpeakerOffTopic
	r.picks = words[:min(len(words), closestLimit)]
	return r
}

// nobody answers a question about the words of somebody who is none of the
// story's people: by the story's sentences where it has the words asked for. A
// "she" that nothing was asked about before is left out, and that is told.
func (s *Story) nobody(q question.Question) result {
	r := s.ranked(q)
	if len(q.Subject) == 0 && q.Dangling() != "" && len(q.Topic) > 0 {
		r.readAs = "What was said about " + q.TopicText() + "?"
	}
	for _, w := range q.Subject {
		if !s.asked().rank.Has(w.Stem) {
			r.reason = NoSuchSpeaker
			r.picks = r.picks[:min(len(r.picks), closestLimit)]
			return r
		}
	}
	return r
}

// telegraphed reads a question that is only a name, or a name and a topic, as what
// its bearer said: "baerbock", "hegseth betrayal". Where they say nothing of it,
// it is no such question.
func (s *Story) telegraphed(q question.Question) (result, bool) {
	if len(q.Topic) > telegram || len(q.Topic) > 1 && !terse(q) {
		return result{}, false
	}
	n := len(q.Topic)
	for ; n > 0; n-- {
		if who := s.asked().cast.Match(q.Topic[:n]); len(who) == 1 && s.calls(who[0], q.Topic[:n]) {
			break
		}
	}
	if n == 0 {
		return result{}, false
	}
	who := s.asked().cast.Match(q.Topic[:n])
	readAs := "What did " + s.Speech.People[who[0]].Name + " say"
	if n < len(q.Topic) {
		readAs += " about " + q.Text[q.Topic[n].Start:q.Topic[len(q.Topic)-1].End]
	}
	r := s.said(question.Parse(readAs + "?"))
	r.readAs = readAs + "?"
	return r, n == len(q.Topic) || r.reason == ""
}

// terse reports whether a question has no words but content, and an "on" or
// "about" between: "Lecornu on peace".
func terse(q question.Question) bool {
	for _, w := range story.Words(q.Text, story.Span{End: len(q.Text)}) {
		if w.Class == story.Mark || slices.ContainsFunc(q.Topic, func(t question.Word) bool { return t.Span == w.Span }) {
			continue
		}
		switch story.Fold(w.In(q.Text)) {
		case "on", "about", "re", "the":
		default:
			return false
		}
	}
	return true
}

// telegram is how many words a question without a verb may have.
const telegram = 5

// calls reports whether all the words are parts of a person's name.
func (s *Story) calls(person int, words []question.Word) bool {
	for _, w := range words {
		if !s.asked().cast.Calls(person, w.Fold) {
			return false
		}
	}
	return s.Speech.People[person].Sort == speech.Human
}

// identified is the share of the weight of "the president of France" that must
// stand in one sentence for it to tell who that is.
const identified = 0.7

// whoIs answers who somebody is: where the story introduces them, then where
// else it names them in full.
func (s *Story) whoIs(q question.Question) result {
	who, _ := s.bearers(q.Subject, q.Address)
	if len(who) == 0 {
		r := s.ranked(q)
		if r.found != nil && len(r.found.Candidates) > 0 && r.found.Candidates[0].Features[rank.Coverage] < identified {
			r.reason = NotInStory // "presidents" and, elsewhere, "France" are no president of France
		}
		return r
	}
	p := s.Speech.People[who[0]]
	query := s.query(q)
	query.People, query.Want = who, rank.Identity
	r := result{subject: p.Name, gender: p.Gender, way: rank.Introduced}
	r.picks = s.introductions(who[0])
	if p.Role != "" && len(r.picks) > 0 {
		r.picks = r.picks[:min(len(r.picks), closestLimit)]
	}
	for _, c := range s.picks(s.asked().rank.Rank(query).Candidates) {
		if len(r.picks) > 0 && !s.mentioned(c.span, who) {
			continue
		}
		if len(r.picks) < closestLimit && !slices.ContainsFunc(r.picks, func(o pick) bool { return o.span.Overlaps(c.span) }) {
			r.picks = append(r.picks, c)
		}
	}
	if len(r.picks) == 0 {
		return s.ranked(q)
	}
	return r
}

// mentioned reports whether one of the people is named in a span, or meant by a pronoun.
func (s *Story) mentioned(span story.Span, people []int) bool {
	return slices.ContainsFunc(s.Speech.Mentions, func(m speech.Mention) bool { return span.Contains(m.Span) && slices.Contains(people, m.Person) })
}

// introductions are the body sentences that give the person's role with the name,
// the first one first.
func (s *Story) introductions(person int) []pick {
	p := s.Speech.People[person]
	var out []pick
	for i, d := range s.Doc.Sentences {
		if d.Kind != story.Body || p.Role == "" || !strings.Contains(d.In(s.Text), p.Name) || !strings.Contains(d.In(s.Text), p.Role) {
			continue
		}
		x := s.around(i)
		x.score = 1
		out = append(out, x)
	}
	return out
}

// people answers who is in the story: where it first names each of those who
// speak, and with them a list of all.
func (s *Story) people() result {
	r := result{confidence: introduced, people: s.Figures()}
	for k, p := range s.Speech.People {
		if p.Sort != speech.Human || p.Nameless() || len(r.picks) == peopleLimit {
			continue
		}
		found := s.introductions(k)
		if len(found) == 0 {
			found = s.about([]int{k}, 1)
		}
		if len(found) > 0 && !slices.ContainsFunc(r.picks, func(o pick) bool { return o.span.Overlaps(found[0].span) }) {
			found[0].score = 1
			r.picks = append(r.picks, found[0])
		}
	}
	if len(r.picks) == 0 {
		return result{reason: NotInStory}
	}
	slices.SortStableFunc(r.picks, func(a, b pick) int { return a.span.Start - b.span.Start })
	return r
}

// peopleLimit is how many passages show who is in a story.
const peopleLimit = 8

// drop takes out what the thread has been shown: all of it was asked for but that.
func (r *result) drop(thread []Turn) {
	if r.reason != "" {
		return
	}
	r.picks = slices.DeleteFunc(r.picks, func(p pick) bool {
		for _, t := range thread {
			for _, x := range t.Shown {
				if x.Story == p.story.Slug && p.span.Overlaps(story.Span{Start: x.Start, End: x.End}) {
					return true
				}
			}
		}
		return false
	})
	if len(r.picks) == 0 {
		r.reason, r.confidence = NotInStory, silentSure
	}
}
