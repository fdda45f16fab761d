package qa

import (
	"math"
	"slices"
	"strings"

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
	sentence  int // for which it was picked
}

// result is what one story has to say to a question.
type result struct {
	picks      []pick
	confidence float64
	reason     Reason
	readAs     string        // a reading of the question that only the story's people could give
	subject    string        // who the question turned out to be about
	gender     speech.Gender // theirs
	share      float64       // see Story
	way        rank.Clue     // how it was come by
	evidence   rank.Evidence
	found      *rank.Ranking // the story's sentences, ranked for the question as a whole
	people     []Figure      // of a question who is in the story
}

// best answers from each story and keeps the story that is surest; a story that
// answers goes before one that refuses. What somebody said, and what happened at a
// time, comes from all of them.
func best(q question.Question, stories []*Story) result {
	var top result
	all := make([]result, len(stories))
	for i, s := range stories {
		r := s.answer(q)
		r.share = s.share
		all[i] = r
		if q.Kind == question.Time && r.reason == "" && top.reason == "" && i > 0 {
			top.picks = append(top.picks, r.picks...) // what happened then, in each of them
			continue
		}
		if i == 0 || (r.reason == "") != (top.reason == "") && r.reason == "" || (r.reason == "") == (top.reason == "") && better(r, top) {
			top = r
		}
	}
	return together(q, top, all)
}

// tells orders the refusals: a story that knows somebody tells more of why they do
// not say it than one that has never heard of them.
var tells = map[Reason]int{SpeakerOffTopic: 2, SpeakerSilent: 1}

func better(a, b result) bool {
	if tells[a.reason] != tells[b.reason] {
		return tells[a.reason] > tells[b.reason]
	}
	if x, y := a.standing(), b.standing(); x != y {
		return x > y
	}
	return a.score() > b.score()
}

// standing is what a result of one story is worth beside those of others: a story
// does not know how rare a word is that it has often. The power was chosen among
// 0 to 8 on questions put to 339 stories at once: the answer comes from the right
// story in .64 of them, by the confidence alone in .57.
func (r result) standing() float64 { return r.confidence * math.Pow(r.share, 4) }

func (r result) score() float64 {
	if len(r.picks) == 0 {
		return 0
	}
	return r.picks[0].score
}

// answer finds what the story says to the question, or why it does not say.
func (s *Story) answer(q question.Question) result {
	if what, ok := q.Indirect(); ok { // "Who said when the talks resume?": what tells it, from a mouth first
		r := s.answer(what)
		r.subject, r.readAs = "", ""
		slices.SortStableFunc(r.picks, func(a, b pick) int { return min(b.utterance, 0) - min(a.utterance, 0) })
		return r
	}
	r := s.find(q)
	if r.readAs != "" {
		q = question.Parse(r.readAs)
	}
	if len(r.picks) > 0 && r.confidence == 0 {
		s.trust(q, &r)
	}
	return r
}

// trust settles how sure the result is, by what speaks for its first passage, and
// refuses what was found by its rank alone and is not sure enough.
func (s *Story) trust(q question.Question, r *result) {
	index := s.asked().rank
	found := r.found
	if found == nil {
		found = index.Rank(s.query(q))
	}
	way := r.way
	if r.reason != "" {
		way = rank.Refused
	}
	r.evidence = found.Evidence(r.picks[0].sentence, way)
	model := index.Model()
	r.confidence = model.Confidence(&r.evidence)
	if (r.way == rank.Bias || r.way == rank.Then) && r.reason == "" && (!model.Sure(&r.evidence) || s.figureless(s.query(q).Want, found) || s.unfounded(q, found)) {
		r.reason = NotInStory
	}
	if r.reason != "" {
		r.picks = r.picks[:min(len(r.picks), closestLimit)]
	}
}

// figureless reports whether a figure is asked for and none stands in the best
// passages: whatever else they say, they are no answer to "How old is he?".
func (s *Story) figureless(want rank.Want, found *rank.Ranking) bool {
	switch want {
	case rank.Age, rank.Money, rank.Duration, rank.Count:
	default:
		return false
	}
	for _, c := range found.Candidates[:min(len(found.Candidates), passageLimit)] {
		if c.Features[rank.Wanted] > 0 || strings.ContainsAny(s.Doc.Sentences[c.Sentence].In(s.Text), "0123456789") {
			return false
		}
	}
	return true
}

// unfounded reports whether the question goes on from somebody's words ("Why did
// Rutte say that?") and the best passage does not tell: it is about somebody else, or
// nothing of the kind asked for stands in it.
func (s *Story) unfounded(q question.Question, found *rank.Ranking) bool {
	if !strings.HasSuffix(strings.TrimRight(q.Text, "? "), " say that") {
		return false
	}
	best := found.Candidates[0]
	if q.Kind == question.Why && !s.reasons(best.Sentence) {
		return true
	}
	return best.Features[rank.Wanted] == 0 || best.Features[rank.About] == 0
}

// reasons reports whether a sentence gives a reason in so many words.
func (s *Story) reasons(sentence int) bool {
	text := story.Fold(s.Doc.Sentences[sentence].In(s.Text))
	return slices.ContainsFunc([]string{"because", "since ", "reason", "so that", "due to", "in order to"}, func(w string) bool { return strings.Contains(text, w) })
}

// find looks for what answers the question, by way of its kind.
func (s *Story) find(q question.Question) result {
	if len(q.Words()) == 0 && q.Kind != question.Gist && q.Kind != question.People {
		return result{reason: Unclear}
	}
	if q.Negated {
		return s.negated(q)
	}
	if kin := q.Dispute(); kin != nil {
		return s.disputed(q, kin)
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
	r := result{picks: s.picks(found.Candidates), way: rank.Bias, found: found}
	if len(found.Candidates) == 0 {
		r.reason = NotInStory
		return r
	}
	if len(query.People) == 1 {
		p := s.Speech.People[query.People[0]]
		r.subject, r.gender = p.Name, p.Gender
	}
	return r
}

// peopleIn returns the people whom the question names by surname.
func (s *Story) peopleIn(q question.Question) []int {
	var found []int
	for i, w := range q.Words() {
		for _, k := range s.asked().cast.Match([]question.Word{w}) {
			if i > 0 && s.namesake(k, q.Text[q.Words()[i-1].Start:w.End]) {
				continue // Chiara Belmonte is not Matteo
			}
			if s.Speech.People[k].Sort == speech.Human && !slices.Contains(found, k) && s.asked().cast.Calls(k, w.Fold) {
				found = append(found, k)
			}
		}
	}
	return found
}

// namesake reports whether a full name is one that the story prints of somebody else than
// a person of the same surname.
func (s *Story) namesake(person int, full string) bool {
	return twoNames(full) && !sameName(full, s.Speech.People[person].Name) && s.holds(full)
}

// nearBest is how likely, beside the best passage, a fourth or later one must be to
// be shown as well.
const nearBest = 0.3

// picks turns ranked sentences into passages, each with the utterance it is part
// of; sentences that fall into one passage are shown once.
func (s *Story) picks(found []rank.Candidate) []pick {
	var out []pick
	for _, c := range found {
		if len(out) == passageLimit || len(out) >= closestLimit && c.Share < nearBest*found[0].Share {
			break
		}
		core := s.Doc.Sentences[c.Sentence].Span
		if shown(out, core) {
			continue
		}
		p := s.around(c.Sentence)
		if shown(out, p.span) {
			p.span = core
		}
		p = s.grown(p, found, out)
		if slices.ContainsFunc(out, func(o pick) bool { return alike(o.span.In(s.Text), p.span.In(s.Text)) }) {
			continue
		}
		p.score = c.Score
		out = append(out, p)
	}
	return out
}

// shown reports whether a span is part of one of the picks.
func shown(picks []pick, span story.Span) bool {
	return slices.ContainsFunc(picks, func(p pick) bool { return p.span.Overlaps(span) })
}

// round rounds x to n decimals, so that the same answer prints the same bytes.
func round(x float64, n int) float64 {
	f := math.Pow10(n)
	return math.Round(x*f) / f
}
