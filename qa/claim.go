package qa

import (
	"context"
	"strings"

	"onrecord/qa/question"
)

// checked answers whether somebody said something, and who said words that stand
// in quotation marks, by looking for the words. ok is false where the question
// asks nothing of the kind, or is better answered by what is said about it.
func (e *Engine) checked(ctx context.Context, a Ask, q question.Question, out *Answer) (Turn, bool, error) {
	claim := Claim{Workspace: a.Workspace, Story: a.Story}
	switch {
	case q.Kind == question.DidSay:
		claim.Words, claim.Speaker = q.Claim, q.SubjectText()
	case q.Kind == question.WhoSaid && len(q.Quoted) > 0:
		claim.Words = q.Quoted[0]
	default:
		return Turn{}, false, nil
	}
	c, err := e.check(ctx, claim)
	if err != nil {
		return Turn{}, false, err
	}
	switch {
	case c.Verdict == NotFound && q.Kind == question.DidSay:
		out.Check = &c
		return Turn{}, false, nil
	case c.Verdict != Found && c.Verdict != NotQuoted && q.Kind == question.WhoSaid && len(strings.Fields(claim.Words)) < claimWords:
		return Turn{}, false, nil // a word in quotation marks need not be a quotation
	}
	out.Check, out.Passages = &c, c.Passages
	out.Answered, out.Confidence = true, allSaid
	if q.Kind == question.WhoSaid && c.Verdict != Found && c.Verdict != NotQuoted {
		out.Answered, out.Confidence, out.Reason = false, silentSure, NotInStory
	}
	subject := ""
	if len(c.Passages) > 0 && c.Passages[0].Speaker != nil {
		subject = c.Passages[0].Speaker.Name
	}
	if q.Kind == question.DidSay {
		subject = c.Speaker
	}
	return out.turn(q, subject, nil), true, nil
}

// claimWords is how many words in quotation marks are taken for a quotation.
const claimWords = 4
