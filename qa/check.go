package qa

import "context"

// Verdict says whether words were said as they are quoted.
type Verdict string

// The verdicts.
const (
	Found       Verdict = "found"        // word for word, within one quotation
	Altered     Verdict = "altered"      // close to what somebody said: Difference shows how
	Spliced     Verdict = "spliced"      // put together from several places
	SomeoneElse Verdict = "someone_else" // word for word, but of another speaker than the one asked for
	NotQuoted   Verdict = "reported"     // the words stand there, but not as somebody's quotation
	NotFound    Verdict = "not_found"
)

// Claim is a quotation to be checked.
type Claim struct {
	ID        string // given back
	Workspace string
	Story     string // slug; empty: all stories of the workspace
	Words     string
	Speaker   string // name or role; empty: anybody
}

// Check is what the stories say of a quotation. Its JSON is the product's format.
type Check struct {
	ID         string    `json:"id"`
	Words      string    `json:"words"`                // as asked
	Speaker    string    `json:"speaker"`              // whom they were asked of, in full where the stories know them
	Verdict    Verdict   `json:"verdict"`              // found, or why not
	Difference []Edit    `json:"difference,omitempty"` // from what was said to Words, in order: of an altered quotation, and of one that was cut
	Passages   []Passage `json:"passages"`             // where it is said, or what comes closest
	Choices    []Choice  `json:"choices,omitempty"`    // whom Speaker may mean, where several have that name
}

// Edit is a run of words of a Difference.
type Edit struct {
	Op   Op     `json:"op"`
	Text string `json:"text"`
}

// Op says where the words of an Edit stand.
type Op string

// The operations.
const (
	Same    Op = "="
	LeftOut Op = "-" // said, but not in the quotation
	PutIn   Op = "+" // in the quotation, but not said
)

// Check tells whether somebody said the words. An error is the index's.
func (e *Engine) Check(ctx context.Context, c Claim) (Check, error) {
	if c.Workspace == "" {
		return Check{}, ErrNoWorkspace
	}
	return Check{ID: c.ID, Words: c.Words, Speaker: c.Speaker, Verdict: NotFound, Passages: []Passage{}}, nil
}
