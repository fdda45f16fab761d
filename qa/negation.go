package qa

import (
	"slices"

	"onrecord/qa/question"
	"onrecord/qa/rank"
	"onrecord/qa/story"
)

// How near a word that turns a sentence round must stand to what it turns, in words:
// before it, or behind it where the verb is left out ("Lee signed, but Roy did not").
const (
	turnsBefore = 4
	turnsBehind = 8
	toSpeak     = 4 // "declined to say", "would not immediately comment"
)

// unspoken is how sure it is that somebody would not say what is asked for, where the
// story tells of something that they would not say.
const unspoken = 0.55

// negated answers a question for what is not so from the sentences that say so of
// what it asks about, and from no other: who signed is no answer to who did not.
func (s *Story) negated(q question.Question) result {
	if q.Kind == question.Said {
		if who, _ := s.bearers(q.Subject, q.Address); len(who) > 0 {
			return s.unsaid(q, who)
		}
	}
	return s.only(q, func(sentence int) bool { return s.turns(sentence, q) })
}

// only answers a question from those of the sentences found that hold; where none
// does, the others stand beside the refusal.
func (s *Story) only(q question.Question, holds func(sentence int) bool) result {
	r := s.ranked(q)
	var kept []rank.Candidate
	for _, c := range r.found.Candidates {
		if holds(c.Sentence) {
			kept = append(kept, c)
		}
	}
	if len(kept) == 0 {
		r.reason, r.confidence = NotInStory, silentSure
		r.picks = r.picks[:min(len(r.picks), closestLimit)]
		return r
	}
	r.picks = s.picks(kept)
	return r
}

// turns reports whether a sentence turns round what the question does, the same verb
// in any form: "the crash" is none.
func (s *Story) turns(sentence int, q question.Question) bool {
	words := story.Words(s.Text, s.Doc.Sentences[sentence].Span)
	for i, w := range words {
		if !question.Negates(story.Fold(w.In(s.Text))) {
			continue
		}
		for k := max(0, i-turnsBehind); k < min(len(words), i+turnsBefore+1); k++ {
			if story.Stem(story.Fold(words[k].In(s.Text))) == q.Turned && q.Turned != "" && (k == 0 || !question.Determines(story.Fold(words[k-1].In(s.Text)))) {
				return true
			}
		}
	}
	return false
}

// unsaid answers what somebody did not say: where the story tells that they would
// not. Of all else that they did not say no story tells.
func (s *Story) unsaid(q question.Question, who []int) result {
	p := s.Speech.People[who[0]]
	r := result{subject: p.Name, gender: p.Gender, reason: NotInStory, confidence: silentSure}
	seen := map[int]bool{}
	for _, m := range s.Speech.Mentions {
		i := s.sentenceAt(m.Start)
		if seen[i] || !slices.Contains(who, m.Person) || s.Doc.Sentences[i].Kind.Furniture() || !s.silent(i, m.End) || len(q.Topic) > 0 && !s.holdsAny(i, q.Topic) {
			continue
		}
		seen[i] = true
		one := s.around(i)
		one.score, one.sentence = 1, i
		r.picks = append(r.picks, one)
	}
	if len(r.picks) > 0 {
		r.reason, r.confidence = "", unspoken
	}
	return r
}

// silent reports whether behind a mention of somebody a sentence tells that they did
// not speak: "Mr Roy declined to comment".
func (s *Story) silent(sentence, from int) bool {
	words := story.Words(s.Text, story.Span{Start: from, End: s.Doc.Sentences[sentence].End})
	for i, w := range words[:min(len(words), toSpeak)] {
		if !question.Negates(story.Fold(w.In(s.Text))) {
			continue
		}
		for _, next := range words[i+1 : min(len(words), i+1+toSpeak)] {
			if question.Saying(story.Fold(next.In(s.Text))) {
				return true
			}
		}
	}
	return false
}

// holdsAny reports whether a sentence has one of the words, in any form.
func (s *Story) holdsAny(sentence int, any []question.Word) bool {
	for _, w := range story.Words(s.Text, s.Doc.Sentences[sentence].Span) {
		if stem := story.Stem(story.Fold(w.In(s.Text))); slices.ContainsFunc(any, func(t question.Word) bool { return t.Stem == stem }) {
			return true
		}
	}
	return false
}
