package qa

import (
	"math"
	"slices"

	"onrecord/qa/question"
	"onrecord/qa/rank"
	"onrecord/qa/speech"
	"onrecord/qa/story"
)

// pick is a passage chosen to be shown: whole sentences of one paragraph, and
// the utterance they hold, if any.
type pick struct {
	story     *Story
	span      story.Span
	utterance int // index into Speech.Utterances, -1 for nobody's words
	score     float64
}

// result is what one story has to say to a question.
type result struct {
	picks      []pick
	confidence float64
	reason     Reason
	readAs     string        // a reading of the question that only the story's people could give
	subject    string        // who the question turned out to be about
	gender     speech.Gender // theirs
	people     []Figure      // of a question who is in the story
}

// best answers from each story and keeps the story that is surest; a story that
// answers goes before one that refuses.
func best(q question.Question, stories []*Story) result {
	var top result
	for i, s := range stories {
		r := s.answer(q)
		if q.Kind == question.Time && r.reason == "" && top.reason == "" && i > 0 {
			top.picks = append(top.picks, r.picks...) // what happened then, in each of them
			continue
		}
		if i == 0 || (r.reason == "") != (top.reason == "") && r.reason == "" || (r.reason == "") == (top.reason == "") && better(r, top) {
			top = r
		}
	}
	return top
}

// tells orders the refusals: a story that knows somebody tells more of why they do
// not say it than one that has never heard of them.
var tells = map[Reason]int{SpeakerOffTopic: 2, SpeakerSilent: 1}

func better(a, b result) bool {
	if tells[a.reason] != tells[b.reason] {
		return tells[a.reason] > tells[b.reason]
	}
	if a.confidence != b.confidence {
		return a.confidence > b.confidence
	}
	return a.score() > b.score()
}

func (r result) score() float64 {
	if len(r.picks) == 0 {
		return 0
	}
	return r.picks[0].score
}

// answer finds what the story says to the question, or why it does not say.
func (s *Story) answer(q question.Question) result {
	if len(q.Words()) == 0 && q.Kind != question.Gist && q.Kind != question.People {
		return result{reason: Unclear}
	}
	if q.Negated {
		return s.negated(q)
	}
	switch q.Kind {
	case question.Gist:
		return s.gist()
	case question.People:
		return s.people()
	case question.Time:
		return s.happened(q)
	case question.Said, question.DidSay:
		return s.said(q)
	case question.WhoIs:
		return s.whoIs(q)
	case question.What:
		if r, ok := s.telegraphed(q); ok {
			return r
		}
	}
	return s.ranked(q)
}

// ranked answers from the sentences that hold what is asked.
func (s *Story) ranked(q question.Question) result {
	query := s.query(q)
	found := s.asked().rank.Rank(query)
	r := result{picks: s.picks(found.Candidates, passageLimit), confidence: found.Confidence}
	if len(found.Candidates) == 0 {
		r.reason = NotInStory
		return r
	}
	if len(query.People) == 1 {
		p := s.Speech.People[query.People[0]]
		r.subject, r.gender = p.Name, p.Gender
	}
	if r.confidence < rank.Sure {
		r.reason = NotInStory
		r.picks = r.picks[:min(len(r.picks), closestLimit)]
	}
	return r
}

// query turns a question into what the ranker looks for.
func (s *Story) query(q question.Question) rank.Query {
	var out rank.Query
	for _, w := range q.Words() {
		out.Terms = append(out.Terms, rank.Term{Stem: w.Stem, Name: w.Name})
	}
	out.Want = wants[q.Kind]
	out.People = s.peopleIn(q)
	return out
}

// wants maps the kind of a question to the kind of thing its answer holds.
var wants = map[question.Kind]rank.Want{
	question.Who: rank.Person, question.Where: rank.Place, question.When: rank.Time, question.HowMany: rank.Number,
	question.Why: rank.Reason, question.WhoSaid: rank.Speech, question.Said: rank.Speech, question.WhoIs: rank.Identity,
}

// peopleIn returns the people whom the question names by surname.
func (s *Story) peopleIn(q question.Question) []int {
	var found []int
	for _, w := range q.Words() {
		for _, k := range s.asked().cast.Match([]question.Word{w}) {
			if s.Speech.People[k].Sort == speech.Human && !slices.Contains(found, k) && s.asked().cast.Calls(k, w.Fold) {
				found = append(found, k)
			}
		}
	}
	return found
}

// nearBest is the share of the best passage's score that a fourth or later one
// needs to be shown as well.
const nearBest = 0.6

// picks turns ranked sentences into passages, each with the utterance it is part
// of; sentences that fall into one passage are shown once.
func (s *Story) picks(found []rank.Candidate, limit int) []pick {
	var out []pick
	for _, c := range found {
		if len(out) == limit || len(out) >= closestLimit && c.Score < nearBest*found[0].Score {
			break
		}
		p := s.around(c.Sentence)
		p.score = c.Score
		if !slices.ContainsFunc(out, func(o pick) bool { return o.span.Overlaps(p.span) }) {
			out = append(out, p)
		}
	}
	return out
}

// round rounds x to n decimals, so that the same answer prints the same bytes.
func round(x float64, n int) float64 {
	f := math.Pow10(n)
	return math.Round(x*f) / f
}
